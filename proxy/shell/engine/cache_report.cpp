#include "proxy/shell/engine/cache_report.h"

#include <cstring>

#include "proxy/core/base/crypto.h"

namespace gatehouse::engine {
namespace {

KeptAnswer answerOf(const state::ReplyCache::Row& row)
{
    const auto& entry = *row.entry;
    KeptAnswer answer;
    answer.key = hex(entry.key);
    answer.call = entry.call;
    answer.gateway = entry.gateway;
    answer.provider = entry.provider;
    answer.model = entry.model;
    answer.route = entry.route;
    answer.tags = entry.tags;
    answer.streamed = entry.streamed;
    answer.bytes = static_cast<ByteCount>(entry.size());
    answer.hits = row.hits;
    answer.cost = entry.cost;
    answer.took = entry.took;
    answer.storedAt = entry.storedAt;
    answer.usedAt = row.usedAt;
    answer.freshUntil = entry.freshUntil;
    answer.staleUntil = entry.staleUntil;
    return answer;
}

}  // namespace

state::ReplyCache::Filter filterOf(const CacheFilter& filter)
{
    return {.key = filter.key,
            .tag = filter.tag,
            .model = filter.model,
            .provider = filter.provider,
            .route = filter.route,
            .gateway = filter.gateway,
            .call = filter.call,
            .storedBefore = filter.storedBefore};
}

CacheView viewOf(const state::ReplyCache& cache, const CacheFilter& filter, std::size_t most)
{
    const auto sums = cache.sums();
    const auto found = cache.search(filterOf(filter), most);
    CacheView view;
    view.entries = sums.entries;
    view.bytes = static_cast<ByteCount>(sums.bytes);
    view.evicted = sums.evicted;
    view.meant = found.meant;
    view.meantBytes = static_cast<ByteCount>(found.bytes);
    view.answers.reserve(found.rows.size());
    for (const auto& row : found.rows) view.answers.push_back(answerOf(row));
    return view;
}

std::optional<KeptText> textOf(const state::ReplyCache& cache, const std::string& key)
{
    std::string bytes;
    Digest digest{};
    if (!fromHex(key, bytes) || bytes.size() != digest.size()) return std::nullopt;
    std::memcpy(digest.data(), bytes.data(), digest.size());
    const auto row = cache.peek(digest);
    if (!row) return std::nullopt;
    return KeptText{answerOf(*row), row->entry->contentType, row->entry->body};
}

}  // namespace gatehouse::engine
