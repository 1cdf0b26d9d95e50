#pragma once

#include <QString>

#include "proxy/core/base/units.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::app {

/// What stands in the filter field, understood.
///
/// Shape   free words and "phrases" search the text of prompts and answers; `key op value` narrows
///         (app/filter_keys.h has the table); `or`, `-`, `not` and brackets join them. What columns
///         and indexes of the store can find is set in the filter's own parts, the rest in `also`.
/// Errors  `problem` says what was expected, `from` and `length` where; `filter` is then not to be
/// used.
struct TrafficFilter {
    store::Filter filter;
    store::Ranking ranking;
    QString problem;
    qsizetype from = 0;
    qsizetype length = 0;

    [[nodiscard]] bool ok() const { return problem.isEmpty(); }
};

/// Thread  any. `now` is what `last:` counts from.
TrafficFilter parseTrafficFilter(const QString& text, WallMicros now);

/// The text so that another word beside it narrows it: in brackets where it has an `or` of its own.
QString filterPart(const QString& text);

/// The text with another order: `sort:` is put in, changed, or taken out where rows come newest
/// first.
QString orderedText(const QString& text, const store::Ranking& ranking);

/// The other way round: the shortest text that means `filter` (times and `also` aside).
QString trafficFilterText(const store::Filter& filter);

}  // namespace gatehouse::app
