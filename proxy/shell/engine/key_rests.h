#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::engine {

/// A provider's key that was refused or limited, by its mark.
struct Rest {
    std::uint64_t key = 0;
    WallMicros since = 0;
    WallMicros until = 0;
    int status = 0;  ///< 401, 403 or 429
};

/// The keys that rest, for all loops together. It outlives a publish: a new setting does not make a
/// key well, but another key has another mark.
///
/// Shape   changes are rare and take a lock; who asks often keeps a copy, and looks at `version`
/// whether it is still true.
/// Thread  any.
class KeyRests {
public:
    void add(const Rest& rest);
    /// The key was taken again by a call that began at `began`: after the rest did, or it says
    /// nothing.
    void end(std::uint64_t key, WallMicros began);

    [[nodiscard]] std::uint64_t version() const noexcept
    {
        return version_.load(std::memory_order_acquire);
    }

    /// All of them; `version` is what it was then.
    [[nodiscard]] std::vector<Rest> all(std::uint64_t& version) const;

private:
    mutable std::mutex mutex_;
    std::vector<Rest> rests_;
    std::atomic<std::uint64_t> version_{0};
};

/// Of one key among `rests`; 0: it does not rest.
WallMicros restOf(const std::vector<Rest>& rests, std::uint64_t key) noexcept;

}  // namespace gatehouse::engine
