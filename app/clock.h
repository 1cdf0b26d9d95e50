#pragma once

#include "proxy/core/base/units.h"

namespace gatehouse::app {

/// The time of day as the window shows and counts it, µs since 1970.
///
/// Thread  any.
WallMicros now();

/// Holds that time still for as long as it lives: for pictures that shall be the same tomorrow.
class StoppedClock {
public:
    explicit StoppedClock(WallMicros at);
    ~StoppedClock();
    StoppedClock(const StoppedClock&) = delete;
    StoppedClock& operator=(const StoppedClock&) = delete;
};

}  // namespace gatehouse::app
