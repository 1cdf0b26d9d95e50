#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <QString>

#include "proxy/core/base/units.h"

/// Figures as people read them. Unknown is a word, never 0.
///
/// Thread  any.
namespace gatehouse::app {

QString text(std::string_view utf8);
QString money(std::optional<PicoUsd> cost);  ///< "$0.0066" below 1, "$12.40" above; "unknown"
QString duration(std::int64_t micros);       ///< "486 ms", "1.94 s", "2 m 05 s"; "–" below 0
QString count(std::int64_t value);           ///< "48,214"
QString shortCount(std::int64_t value);      ///< "31.6 M", "4.2 k", "912"
QString bytes(ByteCount size);               ///< "2.31 GB", "14 KB", "312 B"
QString clockTime(WallMicros at);            ///< local "14:32:07.412"
QString dayTime(WallMicros at);              ///< local "21 Nov 14:32:07"
/// The colour of a provider among the chart series, always the same.
int providerSeries(std::string_view provider);

QString millis(double value);  ///< ms as duration() writes it
/// Money of many calls: "$12.40", "$12.40 + 3 without price", "3 without price".
QString spend(PicoUsd known, std::int64_t requests, std::int64_t unpriced);
QString percent(double share, int places = 1);  ///< 0.0062 → "0.6%"
/// A rate of a price table for a million tokens: "$2.50", "free", "–" when unknown.
QString ratePerMillion(std::optional<std::int64_t> picoPerToken);
QString ago(WallMicros at, WallMicros now);  ///< "just now", "5 min ago", "3 h ago", else the day

}  // namespace gatehouse::app
