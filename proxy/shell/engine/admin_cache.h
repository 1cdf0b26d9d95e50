#pragma once

#include <string_view>

#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/state/reply_cache.h"

namespace gatehouse::engine {

/// Answers what is asked of the cache: "cache" and its query, below /admin/api/.
///
/// Shape   GET: {"entries", "bytes", "hits", "misses", "evicted", "savedPicoUsd", "answers":
///         [{"key", "call", "provider", "model", …}]}, the last used first. DELETE: {"removed": n},
///         by key, tag, model, provider, route, gateway, olderThan (s); all=true for all. POST
///         cache/refusals {"pair", "score"}: two questions that are not the same; {"refused": true}
/// Errors  BadRequest: a query that names nothing of these
/// Thread  the helper's
pipeline::Reply answerCache(const pipeline::Exchange& x, state::ReplyCache& cache, WallMicros now);

}  // namespace gatehouse::engine
