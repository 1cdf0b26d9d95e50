#pragma once

#include <string>
#include <vector>

#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/state/ledger.h"
#include "proxy/shell/engine/limit_use.h"

namespace gatehouse::engine {

/// What is used of all limits of a config, in their order, then of budgets that are nodes of
/// routes, then the caps of policies: one row for a gateway and a period
/// ("gateway/default/policy/monthly"), its callers are buckets ("user:ada \"*\"").
std::vector<LimitUse> usesOf(const pipeline::Snapshot& snapshot, const state::Ledger& ledger,
                             WallMicros now);

/// All limits of a config and what is used of them, as JSON.
///
/// Shape   [{"id", "name", "unit", "text", "max", "callers": [{"by": ["…"], "used", "remaining",
///         "resetAt"}]}], callers that used most first, at most a hundred of each limit. Money in
///         pico-dollars, times in microseconds.
std::string limitsText(const pipeline::Snapshot& snapshot, const state::Ledger& ledger,
                       WallMicros now);

}  // namespace gatehouse::engine
