#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "proxy/core/chat/usage.h"
#include "proxy/core/provider/catalogue.h"
#include "proxy/core/provider/provider.h"

namespace gatehouse::provider {

/// "2.50" (USD per million tokens) → 2 500 000 (pico-dollars a token).
///
/// Shape   digits with at most one point and no sign; "0" is a rate (free), "" is none.
/// Units   digits beyond a whole pico-dollar round half up; no floating point on the way.
/// Errors  empty when it is not such a number or is a million dollars per token or more.
std::optional<std::int64_t> parseRate(std::string_view text) noexcept;

/// "0.0000015", "1.5e-6" (USD) → 1 500 000 (pico-dollars): a number as JSON writes it.
///
/// Shape   no sign; an exponent from -12 to 6.
/// Errors  empty when it is not such a number or is a million dollars or more.
std::optional<std::int64_t> parseDollars(std::string_view text) noexcept;

/// What a rate is written in.
enum class RateUnit : std::uint8_t {
    PerMillion,   ///< USD per million tokens
    PerThousand,  ///< USD per thousand pieces
    Percent,      ///< of the rates of tokens
};

struct RateName {
    std::string_view key;  ///< in files and settings
    Rate Rates::*rate;
    RateUnit unit;
};

/// All rates, those of tokens first.
std::span<const RateName> rateNames() noexcept;

/// As parseRate(), of a rate in that unit: "10" per thousand → 10 000 000 000 (pico-dollars
/// apiece), "50" percent → 500 000 (millionths).
std::optional<std::int64_t> parseRate(std::string_view text, RateUnit unit) noexcept;

/// The rate as parseRate() reads it: 2 500 000 per million → "2.5".
std::string rateText(std::int64_t rate, RateUnit unit);

/// The rates of a call whose prompt has `promptTokens`: those of the highest tier below, else the
/// plain ones. What is no rate of tokens is the same in all tiers that do not tell it.
Rates ratesFor(const Price& price, std::int64_t promptTokens) noexcept;

/// Cost of a call by what is known of the provider's model. Local providers are free unless priced.
std::optional<PicoUsd> costAt(const Provider& provider, std::string_view model,
                              const chat::Usage& usage) noexcept;

}  // namespace gatehouse::provider
