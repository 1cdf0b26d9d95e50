#pragma once

#include <QDialog>

#include "app/models/series.h"

class QDateTimeEdit;
class QLabel;
class QPushButton;

namespace gatehouse::ui {

/// Asks for two moments. Widgets: "range.from", "range.to", "range.show".
class RangeSheet : public QDialog {
    Q_OBJECT

public:
    explicit RangeSheet(const app::Window& shown, QWidget* parent = nullptr);
    [[nodiscard]] app::Window window() const;

private:
    void check();

    QDateTimeEdit* from_;
    QDateTimeEdit* to_;
    QLabel* wrong_;
    QPushButton* show_;
};

}  // namespace gatehouse::ui
