#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "proxy/core/state/reply_cache.h"
#include "proxy/shell/engine/cache_view.h"

/// Kept answers as the window and others see them.
///
/// Thread  any
namespace gatehouse::engine {

state::ReplyCache::Filter filterOf(const CacheFilter& filter);
/// At most `most` answers of those that the filter chooses.
CacheView viewOf(const state::ReplyCache& cache, const CacheFilter& filter, std::size_t most);
/// The answer of a whole key; nothing where there is none.
std::optional<KeptText> textOf(const state::ReplyCache& cache, const std::string& key);

}  // namespace gatehouse::engine
