#include "ui/pages/traffic_volume.h"

#include <QHBoxLayout>

#include "app/gateway.h"
#include "ui/widgets/metric_strip.h"
#include "ui/widgets/volume_strip.h"

namespace gatehouse::ui {

TrafficVolume::TrafficVolume(const QString& databasePath, QWidget* parent)
    : QWidget(parent), reader_(databasePath)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(24, 8, 24, 6);
    row->setSpacing(24);
    metrics_ = new MetricStrip(QStringLiteral("traffic.metrics"), this);
    strip_ = new VolumeStrip(QStringLiteral("traffic.volume"), this);
    row->addWidget(metrics_, 0, Qt::AlignVCenter);
    row->addWidget(strip_, 1);
    connect(strip_, &VolumeStrip::spanChosen, this, &TrafficVolume::spanChosen);
    connect(strip_, &VolumeStrip::wholeAsked, this, &TrafficVolume::wholeAsked);
    beat_.setInterval(kBeat);
    connect(&beat_, &QTimer::timeout, this, &TrafficVolume::look);
    clock_.start();
}

void TrafficVolume::setFilter(const store::Filter& filter)
{
    filter_ = filter;
    if (asking_ != 0) reader_.cancel(asking_);
    asking_ = 0;
    restUntil_ = 0;
    due_ = true;
    look();
}

void TrafficVolume::setActive(bool active)
{
    active_ = active;
    if (!active) return beat_.stop();
    beat_.start();
    look();
}

void TrafficVolume::setPaused(bool paused)
{
    paused_ = paused;
    look();
}

void TrafficVolume::committed(const store::Committed& rows)
{
    due_ = due_ || !rows.added.empty() || !rows.updated.empty() || !rows.removed.empty() ||
           rows.removedBelow != 0;
}

void TrafficVolume::look()
{
    if (!active_ || paused_ || !due_ || asking_ != 0 || clock_.elapsed() < restUntil_) return;
    ask();
}

void TrafficVolume::ask()
{
    due_ = false;
    askedAt_ = clock_.elapsed();
    asking_ = reader_.ask<store::Summary>(
        this,
        [filter = filter_](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return reader.summary(filter);
        },
        [this](Result<store::Summary> summary) {
            asking_ = 0;
            const qint64 took = clock_.elapsed() - askedAt_;
            restUntil_ = clock_.elapsed() + took * kRest;
            if (!summary) return;  // the list says what is wrong with the store
            summary_ = std::move(*summary);
            metrics_->setSummary(summary_);
            strip_->setSummary(summary_);
        });
}

}  // namespace gatehouse::ui
