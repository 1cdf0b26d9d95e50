#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include <QString>

#include "proxy/core/base/units.h"

/// Values of the filter as people type them, in lower case. Nothing where they do not fit.
///
/// Thread  any.
namespace gatehouse::app {

std::optional<std::int64_t> durationOf(
    const QString& value);  ///< "300ms", "2s", "1.5m" → µs; bare: ms
std::optional<std::int64_t> countOf(const QString& value);        ///< "1200", "10k", "2m"
std::optional<std::int64_t> bytesOf(const QString& value);        ///< "500", "20k", "2mb"
std::optional<std::int64_t> thousandthsOf(const QString& value);  ///< "52.5" → 52500
/// "$0.05", "1" → pico-dollars, exactly; at most twelve places.
std::optional<std::int64_t> picoOf(const QString& value);
std::optional<std::int64_t> statusOf(const QString& value);  ///< 100 to 599
std::optional<std::int64_t> agoOf(const QString& value);     ///< "15m", "24h", "7d" → µs
/// "14:30" (of today), "2026-11-22", "2026-11-22t14:30", local → µs since 1970.
std::optional<std::int64_t> momentOf(const QString& value, WallMicros now);
/// "today", "yesterday", "2026-11-22": its first µs, and that of the next day.
std::optional<std::pair<WallMicros, WallMicros>> dayOf(const QString& value, WallMicros now);

}  // namespace gatehouse::app
