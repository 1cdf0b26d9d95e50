#include "proxy/shell/engine/admin_cache.h"

#include <cmath>
#include <string>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/http/url.h"

namespace gatehouse::engine {
namespace {

using pipeline::Reply;
using state::ReplyCache;

constexpr std::size_t kMostRows = 500;
constexpr WallMicros kSecond = 1'000'000;

Reply reply(int status, const boost::json::value& value)
{
    Reply made;
    made.set = made.local = true;
    made.status = status;
    made.contentType = "application/json";
    made.body = cat(boost::json::serialize(value), "\n");
    return made;
}

Reply refusal(std::string message)
{
    Reply made;
    made.set = true;
    made.error = fail(ErrorKind::BadRequest, std::move(message),
                      "DELETE /admin/api/cache?key=, tag=, model=, provider=, route=, gateway= or "
                      "olderThan=SECONDS; all=true for everything");
    made.status = made.error.status();
    return made;
}

boost::json::value rowOf(const ReplyCache::Row& row)
{
    const auto& entry = *row.entry;
    boost::json::array tags(entry.tags.begin(), entry.tags.end());
    boost::json::object out{{"key", hex(entry.key)},          {"call", entry.call},
                            {"gateway", entry.gateway},       {"provider", entry.provider},
                            {"model", entry.model},           {"route", entry.route},
                            {"tags", std::move(tags)},        {"streamed", entry.streamed},
                            {"bytes", entry.body.size()},     {"hits", row.hits},
                            {"storedAt", entry.storedAt},     {"usedAt", row.usedAt},
                            {"freshUntil", entry.freshUntil}, {"staleUntil", entry.staleUntil}};
    if (entry.asked) out["isCompared"] = true;
    if (entry.cost) out["costPicoUsd"] = entry.cost->value;
    return out;
}

Reply list(const ReplyCache& cache)
{
    const auto sums = cache.sums();
    boost::json::array answers;
    for (const auto& row : cache.list(kMostRows)) answers.push_back(rowOf(row));
    return reply(200, {{"entries", sums.entries},
                       {"bytes", sums.bytes},
                       {"hits", sums.hits},
                       {"similarHits", sums.alike},
                       {"misses", sums.misses},
                       {"evicted", sums.evicted},
                       {"savedPicoUsd", sums.saved.value},
                       {"answers", std::move(answers)}});
}

/// One part of the query; false: it is none that we know.
bool read(std::string_view name, std::string value, WallMicros now, ReplyCache::Filter& filter,
          bool& all)
{
    constexpr std::pair<std::string_view, std::string ReplyCache::Filter::*> kTexts[] = {
        {"key", &ReplyCache::Filter::key},     {"tag", &ReplyCache::Filter::tag},
        {"model", &ReplyCache::Filter::model}, {"provider", &ReplyCache::Filter::provider},
        {"route", &ReplyCache::Filter::route}, {"gateway", &ReplyCache::Filter::gateway},
    };
    for (const auto& [known, member] : kTexts) {
        if (name != known) continue;
        filter.*member = std::move(value);
        return !(filter.*member).empty();
    }
    if (name == "all") return all = value == "true";
    std::int64_t seconds = 0;
    if (name != "olderThan" || !parseInt(value, seconds) || seconds < 0) return false;
    filter.storedBefore = now - seconds * kSecond;
    return true;
}

Reply purge(std::string_view query, ReplyCache& cache, WallMicros now)
{
    ReplyCache::Filter filter;
    bool all = false;
    if (query.empty()) return refusal("which answers shall go?");
    while (!query.empty()) {
        std::string_view part = takeUntil(query, '&');
        const std::string_view name = takeUntil(part, '=');
        if (!read(name, http::unescape(part), now, filter, all))
            return refusal(cat("'", name, "' with that value chooses no answers"));
    }
    return reply(200, {{"removed", cache.purge(filter)}});
}

/// "These two are not the same": the pair of a row, and its score.
Reply refusePair(const std::string& text, ReplyCache& cache)
{
    constexpr std::size_t kDigits = 32;
    constexpr int kThousand = 1'000;
    boost::system::error_code trouble;
    const auto body = boost::json::parse(text, trouble);
    const auto* object = trouble ? nullptr : body.if_object();
    const auto* pair = object != nullptr ? object->if_contains("pair") : nullptr;
    const auto* score = object != nullptr ? object->if_contains("score") : nullptr;
    const bool isPair =
        pair != nullptr && pair->is_string() && pair->get_string().size() == kDigits &&
        std::string_view(pair->get_string()).find_first_not_of("0123456789abcdef") ==
            std::string_view::npos;
    const bool isScore = score != nullptr && score->is_number() &&
                         score->to_number<double>() >= 0 && score->to_number<double>() <= 1;
    if (!isPair || !isScore) {
        Reply made = refusal("these are not two questions");
        made.error.hint = R"(send {"pair": "32 digits", "score": 0.912}, as the answer's field )"
                          "x-gatehouse-cache has them";
        return made;
    }
    const auto thousandths = static_cast<int>(std::lround(score->to_number<double>() * kThousand));
    const std::string name(pair->get_string());
    return reply(200, {{"refused", cache.lessons().refuse(name, thousandths)}});
}

}  // namespace

Reply answerCache(const pipeline::Exchange& x, ReplyCache& cache, WallMicros now)
{
    const auto& head = x.arrival.head;
    if (head.method == "POST") return refusePair(x.arrival.body, cache);
    if (head.method == "DELETE") return purge(http::splitTarget(head.target).query, cache, now);
    return list(cache);
}

}  // namespace gatehouse::engine
