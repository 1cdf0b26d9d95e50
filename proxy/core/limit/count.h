#pragma once

#include <cstdint>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::limit {

/// How something is counted over time.
enum class Kind : std::uint8_t {
    Fixed,       ///< windows that follow each other
    Sliding,     ///< the time until now
    Bucket,      ///< holds `burst`, gets `limit` in each `length`
    Concurrent,  ///< what is taken now and was not given back
};

/// A limit at one moment. For windows of a calendar the moments stand in `begin` and `end`.
struct Window {
    Kind kind = Kind::Fixed;
    std::int64_t limit = 0;
    std::int64_t burst = 0;  ///< of a bucket; 0: the limit
    WallMicros length = 60'000'000;
    WallMicros begin = 0;  ///< of a fixed one; 0 with `end`: multiples of the length
    WallMicros end = 0;

    friend bool operator==(const Window&, const Window&) = default;
};

/// Where a count stands.
struct Standing {
    std::int64_t limit = 0;      ///< at most
    std::int64_t used = 0;       ///< never below 0
    std::int64_t remaining = 0;  ///< likewise
    WallMicros resetAt = 0;      ///< when all of it is free again; 0: when others end
};

/// Where and when something was taken, for who gives it back.
struct Mark {
    WallMicros at = 0;  ///< begin of the window, or of the slot of a sliding one
    std::int64_t amount = 0;
};

/// What was used of a limit by one caller. A value; who shares it holds a lock.
///
/// Shape   a sliding window forgets slot by slot, each 1/60 of it, once all of a slot lies outside:
///         no span of its length ever holds more than the limit. A bucket may owe: what a call cost
///         above what was set aside for it.
/// Units   as the limit; times in wall microseconds, which may also go back
class Count {
public:
    /// Forgets what lies outside.
    void roll(const Window& window, WallMicros now);

    // These speak of the moment of the last roll().

    /// 0 asks whether there is anything left.
    [[nodiscard]] bool fits(const Window& window, std::int64_t amount) const noexcept;
    [[nodiscard]] Standing standing(const Window& window, WallMicros now) const noexcept;
    /// When `amount` will fit if nobody takes more; 0: nobody can tell, -1: never.
    [[nodiscard]] WallMicros freeAt(const Window& window, std::int64_t amount,
                                    WallMicros now) const noexcept;
    Mark take(const Window& window, std::int64_t amount, WallMicros now);
    /// What was taken turns out to be `actual`. A window that is over is not changed by it.
    void settle(const Window& window, const Mark& mark, std::int64_t actual);

    /// What was used, of fixed windows also as it was kept on the disk.
    [[nodiscard]] std::int64_t used() const noexcept { return used_; }

    [[nodiscard]] WallMicros begin() const noexcept { return begin_; }

    void restore(WallMicros begin, std::int64_t used) noexcept
    {
        begin_ = begin;
        used_ = used;
    }

    /// Nothing of it matters any more.
    [[nodiscard]] bool isIdle() const noexcept;

private:
    struct Slot {
        WallMicros begin = 0;
        std::int64_t amount = 0;
    };

    void fill(const Window& window, WallMicros now);

    std::int64_t used_ = 0;  ///< of a bucket: what is missing in it
    WallMicros begin_ = 0;   ///< of the window; of a bucket: until when it was filled
    std::vector<Slot> slots_;
};

}  // namespace gatehouse::limit
