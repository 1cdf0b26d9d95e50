#pragma once

#include <chrono>
#include <cstdint>

#include "proxy/core/base/random.h"
#include "proxy/core/base/units.h"

namespace gatehouse::state {
struct Shared;
}

namespace gatehouse::pipeline {

struct Snapshot;

/// Time as a stop sees it: stamped by the shell before each stop.
struct Now {
    std::int64_t sinceStart = 0;  ///< µs since the exchange began, monotonic
    WallMicros wall = 0;
};

/// All that a stop may look at besides the exchange.
struct Env {
    const Snapshot& snapshot;
    Now now;
    state::Shared* shared = nullptr;  ///< what all exchanges have in common
};

}  // namespace gatehouse::pipeline
