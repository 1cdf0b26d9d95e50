#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

namespace gatehouse::app {

class Settings;

/// A way to look at Traffic that a person has saved: what is filtered, and which columns show it.
struct TrafficView {
    QString name;
    QString filter;
    QByteArray columns;  ///< as LogTable::columnState(); empty: as they fit
};

/// The saved views, by name.
std::vector<TrafficView> trafficViews(const Settings& settings);
/// Takes the place of one of the same name.
void keepTrafficView(Settings& settings, const TrafficView& view);
void removeTrafficView(Settings& settings, const QString& name);

}  // namespace gatehouse::app
