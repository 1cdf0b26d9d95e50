#include "app/traffic_views.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/settings.h"

namespace gatehouse::app {
namespace {

const QString kKey = QStringLiteral("traffic/views");

void write(Settings& settings, const std::vector<TrafficView>& views)
{
    QJsonArray list;
    for (const TrafficView& each : views) {
        list.append(
            QJsonObject{{QStringLiteral("name"), each.name},
                        {QStringLiteral("filter"), each.filter},
                        {QStringLiteral("columns"), QString::fromLatin1(each.columns.toBase64())}});
    }
    settings.setValue(kKey, QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact)));
}

}  // namespace

std::vector<TrafficView> trafficViews(const Settings& settings)
{
    std::vector<TrafficView> views;
    const QByteArray text = settings.value(kKey).toString().toUtf8();
    for (const QJsonValue& each : QJsonDocument::fromJson(text).array()) {
        const QString name = each[QLatin1String("name")].toString();
        if (name.isEmpty()) continue;
        views.push_back(
            {name, each[QLatin1String("filter")].toString(),
             QByteArray::fromBase64(each[QLatin1String("columns")].toString().toLatin1())});
    }
    return views;
}

void keepTrafficView(Settings& settings, const TrafficView& view)
{
    auto views = trafficViews(settings);
    std::erase_if(views, [&view](const TrafficView& each) { return each.name == view.name; });
    views.push_back(view);
    std::ranges::sort(views, [](const TrafficView& a, const TrafficView& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
    write(settings, views);
}

void removeTrafficView(Settings& settings, const QString& name)
{
    auto views = trafficViews(settings);
    std::erase_if(views, [&name](const TrafficView& each) { return each.name == name; });
    write(settings, views);
}

}  // namespace gatehouse::app
