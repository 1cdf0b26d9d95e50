#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/base/units.h"
#include "proxy/core/provider/health.h"
#include "proxy/core/provider/probe.h"

namespace gatehouse::engine {

/// A key of a provider that may not be used for a while.
struct RestingKey {
    std::string name;
    WallMicros until = 0;
    int status = 0;  ///< 401, 403 or 429

    friend bool operator==(const RestingKey&, const RestingKey&) = default;
};

/// How one provider does, for the window and the admin routes. No secret is in it.
struct ProviderHealth {
    std::string id;
    provider::HealthState state = provider::HealthState::Unknown;
    int calls = 0;                 ///< of the last minutes that were looked at
    int good = 0;                  ///< of these, answered
    std::int64_t latency = -1;     ///< µs to the first byte, in the middle; -1: no answer yet
    WallMicros lastAt = 0;         ///< 0: never called
    WallMicros restsUntil = 0;     ///< when all keys rest: the moment one is back
    int lastStatus = 0;            ///< of the last failure; 0: no answer came
    std::string lastError;         ///< of the last failure, in words; may be empty with a status
    std::string lastHint;          ///< what to do about it
    WallMicros lastFailureAt = 0;  ///< 0: none yet
    std::vector<RestingKey> rests;
    std::size_t keys = 0;
    Millis probeEvery{0};  ///< 0: it is not probed
    provider::ProbeFacts probe;

    friend bool operator==(const ProviderHealth&, const ProviderHealth&) = default;
};

}  // namespace gatehouse::engine
