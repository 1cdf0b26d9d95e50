#pragma once

#include <QMenu>

#include "app/traffic_views.h"

namespace gatehouse::ui {

/// The saved views of Traffic: one to look through, one more to save, one to remove.
class TrafficViewsMenu : public QMenu {
    Q_OBJECT

public:
    /// `now`: what is shown at the moment, without a name.
    TrafficViewsMenu(app::Settings& settings, const app::TrafficView& now,
                     QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const gatehouse::app::TrafficView& view);

private:
    void addViews();
    void askName();

    app::Settings& settings_;
    app::TrafficView now_;
};

}  // namespace gatehouse::ui
