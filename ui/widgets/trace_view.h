#pragma once

#include <vector>

#include <QScrollArea>

#include "app/line_trace.h"

class QLabel;
class QVBoxLayout;

namespace gatehouse::ui {

/// One stop: a mark on the line, its name and decision, when and how long.
class TraceRow : public QWidget {
    Q_OBJECT

public:
    enum class Place { First, Middle, Last, Only };

    TraceRow(const app::TraceStep& step, Place place, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    app::TraceStep::State state_;
    Place place_;
    QLabel* name_;
};

/// The line of a call, stop under stop.
class TraceView : public QScrollArea {
    Q_OBJECT

public:
    explicit TraceView(QWidget* parent = nullptr);

    void setSteps(const std::vector<app::TraceStep>& steps);
    void setNothing(const QString& why);

private:
    QVBoxLayout* column_;
};

}  // namespace gatehouse::ui
