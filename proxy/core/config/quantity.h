#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::config {

/// "250", "250ms", "20s", "5m", "2h" → time; empty when it is none of these or does not fit.
std::optional<Millis> parseDuration(std::string_view text) noexcept;

/// "1048576", "512KiB", "32MiB", "2GiB" → bytes; empty when it is none of these or does not fit.
std::optional<ByteCount> parseBytes(std::string_view text) noexcept;

/// 33554432 → "32MiB"; a count that is not whole in any unit stays a number.
std::string showBytes(ByteCount count);

/// What is said of a number outside its range.
std::string rangeText(std::int64_t min, std::int64_t max);

/// The key among `known` that a typing mistake may have meant; empty when none is near.
std::string_view nearestKey(std::string_view typed, const std::vector<std::string_view>& known);

}  // namespace gatehouse::config
