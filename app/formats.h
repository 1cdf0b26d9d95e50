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

}  // namespace gatehouse::app
