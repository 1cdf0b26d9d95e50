#include "app/clock.h"

#include <atomic>

#include <QDateTime>

namespace gatehouse::app {
namespace {

constexpr WallMicros kRunning = -1;
std::atomic<WallMicros> stoppedAt{kRunning};

}  // namespace

WallMicros now()
{
    const WallMicros stopped = stoppedAt.load(std::memory_order_relaxed);
    return stopped == kRunning ? QDateTime::currentMSecsSinceEpoch() * 1000 : stopped;
}

StoppedClock::StoppedClock(WallMicros at)
{
    stoppedAt.store(at, std::memory_order_relaxed);
}

StoppedClock::~StoppedClock()
{
    stoppedAt.store(kRunning, std::memory_order_relaxed);
}

}  // namespace gatehouse::app
