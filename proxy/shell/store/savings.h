#pragma once

#include "proxy/core/base/result.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// What kept answers did in a range that is widened to whole steps, and in the one before it.
///
/// Errors  Invalid for a step that is not positive, or a range of more than 10,000 of them
Result<Savings> savingsOf(Database& database, WallMicros from, WallMicros to,
                          std::int64_t bucketSeconds);

}  // namespace gatehouse::store
