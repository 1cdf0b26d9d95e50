#pragma once

#include <optional>
#include <string_view>

#include "proxy/core/base/units.h"

namespace gatehouse::http {

/// A moment as HTTP writes it: "Sun, 06 Nov 1994 08:49:37 GMT", or one of the two old forms.
///
/// Units   µs since 1970.
/// Errors  empty for anything else, also for days that are not in the calendar.
/// Source  RFC 9110, 5.6.7.
std::optional<WallMicros> parseDate(std::string_view text) noexcept;

}  // namespace gatehouse::http
