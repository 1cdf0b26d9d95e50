#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "proxy/core/base/units.h"

namespace gatehouse::state {

/// A limit over a window of time.
struct Window {
    std::int64_t limit = 0;  ///< calls, tokens or pico-dollars
    Seconds length{60};
    bool isSliding = false;  ///< of the window before, as much counts as still lies inside
};

/// What was used of a limit, in memory.
///
/// Shape   counts belong to a rule and to whoever its key names; those of a window that is over are
///         forgotten.
/// Thread  any; a count is taken and checked in one step.
class Ledger {
public:
    struct Answer {
        bool passes = true;
        std::int64_t used = 0;  ///< with what was taken
        WallMicros freeAt = 0;  ///< when the window ends
    };

    /// Takes `amount` when that stays within the limit; 0 only asks whether there is any left.
    Answer take(std::string_view rule, std::string_view who, const Window& window,
                std::int64_t amount, WallMicros now);
    /// Adds what is known afterwards, also beyond the limit.
    void settle(std::string_view rule, std::string_view who, const Window& window,
                std::int64_t amount, WallMicros now);
    /// As take() would answer, changing nothing.
    Answer look(std::string_view rule, std::string_view who, const Window& window,
                std::int64_t amount, WallMicros now);

    [[nodiscard]] std::size_t size() const;

private:
    struct Count {
        WallMicros begin = 0;  ///< of the window
        std::int64_t used = 0;
        std::int64_t before = 0;  ///< in the window before
        WallMicros length = 0;
    };

    struct Shard {
        mutable std::mutex mutex;
        std::unordered_map<std::string, Count> counts;
    };

    static void roll(Count& count, const Window& window, WallMicros now) noexcept;
    static std::int64_t usedOf(const Count& count, const Window& window, WallMicros now) noexcept;
    static void sweep(Shard& shard, WallMicros now);
    Shard& shardOf(const std::string& key);

    static constexpr std::size_t kShards = 16;
    std::array<Shard, kShards> shards_;
};

}  // namespace gatehouse::state
