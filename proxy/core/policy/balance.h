#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::policy {

/// How a model node chooses among several targets.
enum class Balance : std::uint8_t { Weighted, RoundRobin, LeastBusy, Cheapest, Fastest, Sticky };

std::optional<Balance> balanceNamed(std::string_view word) noexcept;

/// A number that is the same for the same texts, well spread.
std::uint64_t spread(std::string_view text, std::uint64_t seed) noexcept;

/// A target as it is chosen among others.
struct Choice {
    std::string_view name;              ///< of provider and model; what sticky choices hang on
    std::int64_t weight = 1;            ///< 0: only when all others failed
    std::int64_t busy = 0;              ///< calls under way
    std::int64_t latency = -1;          ///< µs to the first byte, as lately seen; -1: not known
    std::optional<std::int64_t> price;  ///< pico-dollars a token, in and out together
    bool isReady = true;                ///< not resting, its breaker is closed
};

/// What chance and order a choice is made by.
struct Draw {
    std::uint64_t chance = 0;
    std::uint64_t turn = 0;  ///< counts the calls of this node
    std::string_view who;    ///< of sticky choices; empty: by chance
};

/// The places of all targets in the order in which they are to be asked: those that are ready
/// first, each part by the rule.
///
/// Shape   fastest asks a target that nothing is known of first, and one call in twenty another
/// than
///         the fastest, so that one that has recovered is found. Cheapest puts unknown prices last.
std::vector<std::size_t> orderOf(Balance balance, std::span<const Choice> choices,
                                 const Draw& draw);

/// A mean of latencies in which old ones fade.
///
/// Shape   each new one weighs 20 %; what was seen `kHalfLife` ago counts half, so that a target
///         that was slow once is asked again.
struct LatencyMean {
    static constexpr WallMicros kHalfLife = 30'000'000;

    double mean = -1;  ///< µs; -1: none
    WallMicros at = 0;

    void note(std::int64_t latency, WallMicros now) noexcept;
    [[nodiscard]] std::int64_t seen(WallMicros now) const noexcept;
};

/// Keeps calls away from a target that fails.
///
/// Shape   five failures in a row open it for a second; each time it fails its trial, for twice as
///         long, at most a minute. Once that time is over one call a second goes through as a
///         trial; the first answer closes it.
struct Breaker {
    static constexpr int kFailures = 5;
    static constexpr WallMicros kShortest = 1'000'000;
    static constexpr WallMicros kLongest = 60'000'000;

    int failures = 0;
    int opened = 0;            ///< times in a row
    WallMicros openUntil = 0;  ///< 0: closed

    [[nodiscard]] bool isOpen(WallMicros now) const noexcept { return openUntil > now; }

    /// Whether a call may go out now. An open breaker whose time is over lets this one try, and no
    /// other for a second.
    bool mayAsk(WallMicros now) noexcept;
    void noteFailure(WallMicros now) noexcept;
    void noteSuccess() noexcept;
};

}  // namespace gatehouse::policy
