#pragma once

#include <QDialog>

namespace gatehouse::ui {

/// What the program is made with, and under which terms.
class LicenceSheet : public QDialog {
    Q_OBJECT

public:
    explicit LicenceSheet(QWidget* parent);
};

}  // namespace gatehouse::ui
