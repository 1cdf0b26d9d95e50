#pragma once

#include <QDialog>

#include "proxy/core/config/config.h"

class QLineEdit;

namespace gatehouse::ui {

/// Title and name of a new prompt, or the title of one that is there: its name never changes.
class PromptNameSheet : public QDialog {
    Q_OBJECT

public:
    /// For a new one.
    PromptNameSheet(const config::Config& config, const QString& title, QWidget* parent = nullptr);
    PromptNameSheet(const config::PromptConfig& prompt, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const;
    [[nodiscard]] std::string name() const;

private:
    void build(const QString& heading, const QString& words, const QString& verb);

    QLineEdit* title_ = nullptr;
    QLineEdit* name_ = nullptr;
};

}  // namespace gatehouse::ui
