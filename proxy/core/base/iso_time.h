#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/base/units.h"

namespace gatehouse {

/// "2026-11-22T16:43:35.120Z": UTC, to the millisecond.
std::string isoTime(WallMicros at);

/// "20261122T164335Z": the same to the second, as file names and signatures have it.
std::string compactTime(WallMicros at);

/// "2026-11-22", "2026-11-22T16:43", "2026-11-22T16:43:35.12+02:00". Without a zone it is UTC.
///
/// Errors  empty for anything else, also for days that are not in the calendar.
/// Source  RFC 3339, ISO 8601.
std::optional<WallMicros> parseIsoTime(std::string_view text) noexcept;

}  // namespace gatehouse
