#pragma once

#include <chrono>

#include "proxy/core/base/units.h"

namespace gatehouse::engine {

/// Wall clock, µs since 1970 UTC. The only place that reads it; steady time is net::steadyNow().
inline WallMicros wallNow() noexcept
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace gatehouse::engine
