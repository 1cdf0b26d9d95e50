#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "proxy/core/base/units.h"

namespace gatehouse::provider {

enum class HealthState : std::uint8_t {
    Unknown,  ///< no traffic yet, or none lately
    Healthy,
    Resting,  ///< it limited us, and no key may be used before it said
    Failing,  ///< the last call failed, and at least half of the last ones did
};

std::string_view name(HealthState state) noexcept;  ///< "unknown", "healthy", …

/// How one attempt at a provider ended, as far as its health is concerned.
struct CallMark {
    WallMicros at = 0;
    int status = 0;               ///< 0: no answer came
    bool broken = false;          ///< the answer ended too early
    std::int64_t firstByte = -1;  ///< µs from the start of the attempt; -1: none came
};

/// What the last calls of one provider say about it.
struct HealthFacts {
    HealthState state = HealthState::Unknown;
    int calls = 0;              ///< those that were looked at
    int good = 0;               ///< of these, answered
    std::int64_t latency = -1;  ///< µs to the first byte, the middle one of the good; -1: none
    WallMicros lastAt = 0;
};

/// Looks at what happened within five minutes of the last call; after a quarter of an hour without
/// any, it says nothing.
///
/// Shape   `marks` in any order; those of 4xx that are the client's own mistake (all but 401, 403,
/// 408 and 429) count as answered: the provider works. `restsUntil`: when a key may be used again;
/// 0: one may now.
HealthFacts healthOf(std::span<const CallMark> marks, WallMicros restsUntil, WallMicros now);

/// A failure of the provider or of our key. To be told to wait is none.
bool isFailure(const CallMark& call) noexcept;

/// How long a key rests that was answered so; 0: it does not.
///
/// `retryAfter`: as the provider asked; 0: it did not.
Millis restAfter(int status, Millis retryAfter) noexcept;

/// What to do about an answer of that status, as a hint; empty: nothing is known.
std::string_view adviceOn(int status) noexcept;

/// A key as it is chosen among others.
struct KeyShare {
    std::int64_t weight = 1;    ///< 0: never
    WallMicros restsUntil = 0;  ///< 0: it does not rest
};

/// The place of the key a call goes out under: by weight among those that do not rest. Where all
/// rest, the one that is back first.
///
/// `chance`: any number; equal chances are equal choices.
std::size_t chooseKey(std::span<const KeyShare> keys, WallMicros now,
                      std::uint64_t chance) noexcept;

}  // namespace gatehouse::provider
