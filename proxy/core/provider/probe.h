#pragma once

#include <cstdint>
#include <string>

#include "proxy/core/base/units.h"

namespace gatehouse::provider {

/// What the probes of one provider showed.
struct ProbeFacts {
    static constexpr int kHeldAfter = 2;

    WallMicros at = 0;          ///< of the last one; 0: none yet
    int status = 0;             ///< of the last one; 0: no answer came
    std::int64_t latency = -1;  ///< µs until its answer began; -1: none came
    int failures = 0;           ///< in a row
    std::string error, hint;    ///< of the last one, in words; empty: it was good

    /// Calls stay away until a probe is good again.
    [[nodiscard]] bool isHeld() const noexcept { return failures >= kHeldAfter; }

    friend bool operator==(const ProbeFacts&, const ProbeFacts&) = default;
};

/// Whether an answer of that status shows a provider that works. What our key has to do with it
/// counts only where one was shown; to be told to wait, or that there is no such path, is good.
bool isGoodProbe(int status, bool withKey) noexcept;

/// How long until the next one: `every`, a tenth more or less, so that gateways that began together
/// do not ask together.
///
/// `chance`: any number; equal chances are equal times.
Millis untilProbe(Millis every, std::uint64_t chance) noexcept;

}  // namespace gatehouse::provider
