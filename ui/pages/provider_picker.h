#pragma once

#include <QDialog>

class QListWidget;

namespace gatehouse::ui {

/// Chooses a row of the catalogue, or a service of one's own.
class ProviderPicker : public QDialog {
    Q_OBJECT

public:
    explicit ProviderPicker(QWidget* parent);

    /// The chosen row's id; "openai-compatible" for a service of one's own.
    [[nodiscard]] QString chosen() const { return chosen_; }

private:
    void filter(const QString& words);
    QListWidget* list_;
    QString chosen_;
};

}  // namespace gatehouse::ui
