#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::policy {

/// What the calls of a version were like since its share was last moved.
struct VersionFigures {
    std::int64_t calls = 0;
    std::int64_t failed = 0;
    double latency = -1;      ///< ms, mean; -1: none
    double latencyError = 0;  ///< standard error of that mean
    std::int64_t good = 0;    ///< ratings
    std::int64_t bad = 0;     ///< ratings
};

/// When a candidate moves on, and when it is taken back.
struct RolloutRule {
    std::vector<int> stages;  ///< percents, rising
    Millis stageLength{0};    ///< least time at each
    std::int64_t leastCalls = 1;
    std::int64_t mostErrors = 5;     ///< percent
    std::int64_t mostLatency = 0;    ///< percent of the live version's; 0: any
    std::int64_t leastFeedback = 0;  ///< percent of good ratings; 0: any
};

struct RolloutMove {
    enum class Kind : std::uint8_t {
        Wait,     ///< nothing changes
        Advance,  ///< to `share`
        Finish,   ///< the candidate is the live version from now on
        Stop,     ///< the candidate gets no more calls
    };

    Kind kind = Kind::Wait;
    int share = 0;
    std::string why;

    friend bool operator==(const RolloutMove&, const RolloutMove&) = default;
};

/// Where a share of `part` in `all` certainly lies, with 95 % (Wilson, 1927).
struct Interval {
    double low = 0;
    double high = 1;
};

Interval shareInterval(std::int64_t part, std::int64_t all) noexcept;

/// Looks at both versions.
///
/// Shape   a candidate is stopped as soon as it is certain (95 %) that it fails more often than it
///         may and more often than the live version, that it is slower than it may be, or rated
///         worse. It moves on after the time and the calls of its stage, unless it fails too often.
RolloutMove judge(const RolloutRule& rule, int share, Millis atThisShare,
                  const VersionFigures& live, const VersionFigures& candidate);

}  // namespace gatehouse::policy
