#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "proxy/core/base/units.h"

namespace gatehouse::policy {

enum class Backoff : std::uint8_t { Constant, Linear, Exponential };

/// By its word, in any case; empty: there is none of that name.
std::optional<Backoff> backoffNamed(std::string_view word) noexcept;

/// How often a target is asked, and how long is waited between.
struct RetryRule {
    static constexpr int kMostAttempts = 5;
    static constexpr Millis kLongestDelay{5000};

    int attempts = 1;  ///< 1 to kMostAttempts
    Millis delay{0};   ///< before the second attempt; at most kLongestDelay
    Backoff backoff = Backoff::Constant;
    Millis timeout{0};  ///< until the first part of an answer; 0: as the provider is set

    friend bool operator==(const RetryRule&, const RetryRule&) = default;
};

/// How long is waited after the `attempt`-th attempt failed (1 is the first): the delay, the delay
/// times `attempt`, or twice as long each time.
Millis waitAfter(const RetryRule& rule, int attempt) noexcept;

/// The time limit of the `attempt`-th attempt. The last of several may take as long as it takes.
Millis timeoutOf(const RetryRule& rule, int attempt) noexcept;

/// Whether a provider that answers so may answer otherwise when asked again.
bool isPassing(int status) noexcept;

}  // namespace gatehouse::policy
