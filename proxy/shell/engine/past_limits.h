#pragma once

#include <string_view>

#include "proxy/core/config/config.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::engine {

/// What a limit would have done with the calls of the log; see pipeline::LimitPast.
///
/// Shape   `asked`: {"id": "team"} for a limit of the config, or {"limit": {…}} for one that is
///         written as in the config; "hours" back, 168 where it says nothing. The answer:
///         {"looked", "of", "calls", "refused", "waits", "redirected", "clamped", "warned",
///         "unknown", "costPicoUsd", "refusedCostPicoUsd", "callers": [{"by", "calls", "over",
///         "most"}], "models": [{"model", "calls", "over", "refusedCostPicoUsd"}], "hits":
///         [{"request", "at", "by", "model", "amount", "fate", "waitedMicros",
///         "costPicoUsd"}]}
/// Bounds  see LogWalk
/// Errors  BadRequest: nothing that can be tried; NotFound: no limit of that id; the store's
/// Thread  the helper's
Result<std::string> tryPastLimit(store::Reader& reader, const config::Config& config,
                                 std::string_view asked, WallMicros now);

}  // namespace gatehouse::engine
