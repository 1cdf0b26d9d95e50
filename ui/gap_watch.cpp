#include "ui/gap_watch.h"

#include <ctime>
#include <utility>

#include <QCoreApplication>
#include <QMetaEnum>

namespace gatehouse::ui {
namespace {

constexpr double kWorthTelling = 5;  // ms

/// What this thread has computed so far, in ms.
double computed()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}  // namespace

GapWatch::GapWatch(std::function<void(const Gap&)> told)
    : told_(std::move(told)), schedule_(QStringLiteral("/proc/thread-self/schedstat"))
{
    clock_.start();
    tick_.setTimerType(Qt::PreciseTimer);
    connect(&tick_, &QTimer::timeout, this, &GapWatch::onTick);
}

void GapWatch::start()
{
    lastTick_ = now();
    lastCpu_ = computed();
    lastQueue_ = waited();
    eventAt_ = lastTick_;
    longestMs_ = 0;
    QCoreApplication::instance()->installEventFilter(this);
    tick_.start(1);
}

void GapWatch::stop()
{
    tick_.stop();
    QCoreApplication::instance()->removeEventFilter(this);
}

bool GapWatch::eventFilter(QObject* watched, QEvent* event)
{
    closeEvent();
    receiver_ = watched->objectName();
    if (receiver_.isEmpty()) receiver_ = QString::fromLatin1(watched->metaObject()->className());
    kind_ = event->type();
    return false;
}

double GapWatch::now() const
{
    return static_cast<double>(clock_.nsecsElapsed()) / 1e6;
}

double GapWatch::waited()
{
    if (!schedule_.isOpen() && !schedule_.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return 0;
    schedule_.seek(0);
    const auto fields = schedule_.read(100).split(' ');
    return fields.size() > 1 ? fields[1].toDouble() / 1e6 : 0;
}

void GapWatch::closeEvent()
{
    const double at = now();
    if (at - eventAt_ > longestMs_) {
        longestMs_ = at - eventAt_;
        longest_ = receiver_;
        longestKind_ = kind_;
    }
    eventAt_ = at;
}

void GapWatch::onTick()
{
    closeEvent();
    Gap gap;
    gap.ms = now() - lastTick_;
    gap.cpuMs = computed() - lastCpu_;
    gap.queueMs = waited() - lastQueue_;
    if (gap.ms > kWorthTelling) {
        const char* kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(longestKind_);
        gap.longest = QStringLiteral("%1 %2 %3 ms")
                          .arg(longest_, QString::fromLatin1(kind))
                          .arg(longestMs_, 0, 'f', 2);
    }
    longestMs_ = 0;
    lastTick_ += gap.ms;
    lastCpu_ += gap.cpuMs;
    lastQueue_ += gap.queueMs;
    told_(gap);
}

}  // namespace gatehouse::ui
