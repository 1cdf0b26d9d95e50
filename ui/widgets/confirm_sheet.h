#pragma once

#include <QDialog>

namespace gatehouse::ui {

/// Asks before something that cannot be undone. What Enter does is harmless.
///
/// Shape   open() it, and connect accepted(); it deletes itself. Buttons are called "confirm.go"
/// and "confirm.cancel".
class ConfirmSheet : public QDialog {
    Q_OBJECT

public:
    ConfirmSheet(const QString& title, const QString& text, const QString& action,
                 const QString& icon, QWidget* parent);
};

}  // namespace gatehouse::ui
