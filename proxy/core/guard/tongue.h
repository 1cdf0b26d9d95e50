#pragma once

#include <string_view>

namespace gatehouse::guard {

/// The language of a text, as ISO 639-1 has it: "de". Empty: it is too short, or cannot be told.
///
/// Shape   by its letters, and for those written in Latin ones by their commonest small words. Only
///         what is read first counts (kMostHeard bytes). Thread  any; pure
std::string_view tongueOf(std::string_view text) noexcept;

/// Whether it is one that can be told.
bool isTongue(std::string_view code) noexcept;

inline constexpr std::size_t kMostHeard = 8 * 1024;

}  // namespace gatehouse::guard
