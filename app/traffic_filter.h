#pragma once

#include <QString>

#include "proxy/core/base/units.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// What stands in the filter field, understood.
///
/// Shape   free words and "phrases" search the text of prompts and answers; `key:value` narrows:
/// status (404, 4xx,
///         5xx, error, 400-499), model, provider, key, last (15m, 24h, 7d), pin (yes, no), tag,
///         note (yes, no, or a part of it), source (replay, import).
/// Errors  `problem` says what was expected, `from` and `length` where; `filter` is then not to be
/// used.
struct TrafficFilter {
    store::Filter filter;
    QString problem;
    qsizetype from = 0;
    qsizetype length = 0;

    [[nodiscard]] bool ok() const { return problem.isEmpty(); }
};

/// Thread  any. `now` is what `last:` counts from.
TrafficFilter parseTrafficFilter(const QString& text, WallMicros now);

/// The other way round: the shortest text that means `filter` (times aside).
QString trafficFilterText(const store::Filter& filter);

}  // namespace gatehouse::app
