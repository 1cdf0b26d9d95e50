#pragma once

#include <QDialog>

#include "app/support_bundle.h"

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace gatehouse::ui {

/// Shows what a support bundle would hold, exactly as it would be saved, and lets parts be left
/// out.
class SupportSheet : public QDialog {
    Q_OBJECT

public:
    SupportSheet(QList<app::BundlePart> parts, QWidget* parent);

    [[nodiscard]] QString text() const;  ///< what would be saved now
    /// Words for people; empty: done.
    [[nodiscard]] QString save(const QString& path) const;

private:
    void showText();
    void askAndSave();

    QList<app::BundlePart> parts_;
    QList<QCheckBox*> boxes_;
    QString shown_;
    QPlainTextEdit* preview_;
    QLabel* hidden_;
    QLabel* trouble_;
};

}  // namespace gatehouse::ui
