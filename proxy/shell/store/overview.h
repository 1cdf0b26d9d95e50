#pragma once

#include "proxy/shell/store/db.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

struct OverviewRange {
    WallMicros from = 0;
    WallMicros to = 0;
    std::int64_t bucketSeconds = 60;
};

/// Reader::overview() on an open database: sums and percentiles from the rollup tables alone.
///
/// The range is widened to whole buckets; the range before has as many.
/// Errors  Invalid for a step that is no multiple of a minute, or a range of more than 100,000
/// buckets.
Result<Overview> overviewOf(Database& database, NameTexts& names, const OverviewRange& asked,
                            const Scope& scope);
/// The same of a store that is not there yet: empty buckets.
Result<Overview> emptyOverview(WallMicros from, WallMicros to, std::int64_t bucketSeconds);

}  // namespace gatehouse::store
