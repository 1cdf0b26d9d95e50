#pragma once

#include <QStackedWidget>

#include "app/models/log_model.h"

class QPushButton;

namespace gatehouse::app {
class Gateway;
}

namespace gatehouse::ui {

class EmptyState;
class LogTable;
class Skeleton;

/// The table of Traffic, or what stands in its place: grey bars, the first steps, "nothing found".
///
/// Shape   over the table a pill says how many rows came in above what is in sight.
class TrafficList : public QStackedWidget {
    Q_OBJECT

public:
    TrafficList(app::LogModel& model, app::Gateway* gateway, QWidget* parent = nullptr);

    [[nodiscard]] LogTable& table() { return *table_; }

    /// Brings to the front what fits the model's state; `words` are those of the filter.
    void showState(const QString& words);

Q_SIGNALS:
    void clearAsked();  ///< of the filter

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeFirstSteps(app::Gateway* gateway);
    void showPill();

    app::LogModel& model_;
    LogTable* table_;
    Skeleton* skeleton_;
    QWidget* firstSteps_;
    EmptyState* nothingFound_;
    QPushButton* pill_;
};

}  // namespace gatehouse::ui
