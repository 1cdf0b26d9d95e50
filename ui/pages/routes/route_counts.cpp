#include "ui/pages/routes/route_counts.h"

#include "app/clock.h"
#include "app/reader_thread.h"

namespace gatehouse::ui {
namespace {

constexpr int kEvery = 5'000;  // ms
constexpr WallMicros kDay = 86'400'000'000;

}  // namespace

RouteCounts::RouteCounts(app::ReaderThread* reader, QObject* parent)
    : QObject(parent), reader_(reader)
{
    timer_.setInterval(kEvery);
    connect(&timer_, &QTimer::timeout, this, &RouteCounts::ask);
}

void RouteCounts::watch(const std::string& route)
{
    if (route == route_) return;
    route_ = route;
    if (active_) ask();
}

void RouteCounts::setActive(bool active)
{
    if (active == active_) return;
    active_ = active;
    if (!active) return timer_.stop();
    timer_.start();
    ask();
}

void RouteCounts::ask()
{
    if (route_.empty()) return;
    using Versions = std::vector<store::VersionSums>;
    const WallMicros now = app::now();
    reader_->ask<Versions>(
        this,
        [route = route_, now](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return reader.versions(route, now - kDay, now);
        },
        [this, route = route_](Result<Versions> versions) {
            if (route != route_) return;
            if (!versions) return Q_EMIT failed(versions.error());
            Q_EMIT counted(*versions);
        });
}

}  // namespace gatehouse::ui
