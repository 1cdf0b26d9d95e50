#include "proxy/shell/engine/cloudflare_log_query.h"

#include <algorithm>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"
#include "proxy/shell/engine/cloudflare_filters.h"

namespace gatehouse::engine::cloudflare {
namespace {

using store::SortBy;

struct Order {
    std::string_view name;
    SortBy by;
    bool inListings = true;
};

constexpr Order kOrders[] = {
    {"created_at", SortBy::Time},
    {"provider", SortBy::Provider},
    {"model", SortBy::Model},
    {"model_type", SortBy::Nothing},
    {"success", SortBy::Success},
    {"cached", SortBy::Nothing},
    {"cost", SortBy::Cost, false},
    {"tokens_in", SortBy::InputTokens, false},
    {"tokens_out", SortBy::OutputTokens, false},
    {"duration", SortBy::Duration, false},
    {"feedback", SortBy::Feedback, false},
};

/// A parameter that stands for a filter.
struct Shorthand {
    std::string_view parameter;
    std::string_view key;
    std::string_view how;
};

// `min_` and `max_` hold for their own value too: what is left out is less, or more.
constexpr Shorthand kShorthands[] = {
    {"cached", "cached", "eq"},
    {"success", "success", "eq"},
    {"feedback", "feedback", "eq"},
    {"model", "model", "eq"},
    {"model_type", "model_type", "eq"},
    {"provider", "provider", "eq"},
    {"request_content_type", "request_content_type", "eq"},
    {"response_content_type", "response_content_type", "eq"},
    {"min_cost", "cost", "lt"},
    {"max_cost", "cost", "gt"},
    {"min_duration", "duration", "lt"},
    {"max_duration", "duration", "gt"},
    {"min_tokens_in", "tokens_in", "lt"},
    {"max_tokens_in", "tokens_in", "gt"},
    {"min_tokens_out", "tokens_out", "lt"},
    {"max_tokens_out", "tokens_out", "gt"},
    {"min_total_tokens", "tokens", "lt"},
    {"max_total_tokens", "tokens", "gt"},
};

constexpr std::string_view kOthers[] = {"direction", "order_by",   "order_by_direction",
                                        "search",    "start_date", "end_date",
                                        "meta_info", "page",       "per_page"};

bool isKnown(std::string_view name)
{
    return name == "filters" || name.starts_with("filters.") || name.starts_with("filters[") ||
           std::ranges::find(kOthers, name) != std::end(kOthers) ||
           std::ranges::find(kShorthands, name, &Shorthand::parameter) != std::end(kShorthands);
}

Result<void> checkNames(const Call& call)
{
    for (const auto& [name, value] : call.query) {
        if (isKnown(name)) continue;
        std::string all = "filters";
        for (const auto& each : kOthers) all += cat(", ", each);
        for (const Shorthand& each : kShorthands) all += cat(", ", each.parameter);
        return badRequest(cat("there is no parameter called ", cutUtf8(name, 60)),
                          cat("known here: ", all));
    }
    return {};
}

Result<void> takeFilters(const Call& call, store::Filter& filter)
{
    auto filters = filtersOfQuery(call.query);
    if (!filters) return std::move(filters).error();
    for (const json::value& each : *filters) {
        auto condition = conditionOf(each, FilterUse::Log);
        if (!condition) return std::move(condition).error();
        filter.also.push_back(std::move(*condition));
    }
    return {};
}

/// min_ and max_: the rows that have the figure, less those beyond it.
store::Condition within(store::Condition beyond)
{
    store::Condition known = beyond.parts.front();
    known.test = store::Test::Known;
    return allOf({std::move(known), negated(std::move(beyond))});
}

Result<void> takeShorthands(const Call& call, store::Filter& filter)
{
    for (const Shorthand& each : kShorthands) {
        const auto text = call.value(each.parameter);
        if (!text) continue;
        auto condition =
            conditionOf({{"key", each.key}, {"operator", each.how}, {"value", json::array{*text}}},
                        FilterUse::Log);
        if (!condition) return std::move(condition).error();
        filter.also.push_back(each.how == "eq" ? std::move(*condition)
                                               : within(std::move(*condition)));
    }
    return {};
}

Result<void> takeTimes(const Call& call, store::Filter& filter)
{
    const auto take = [&call](std::string_view name, WallMicros& to) -> Result<void> {
        const auto text = call.value(name);
        if (!text) return {};
        const auto at = parseIsoTime(*text);
        if (!at || *at < 0)
            return badRequest(cat(name, " is not a time"), "send one such as 2026-11-22T16:00:00Z");
        to = *at;
        return {};
    };
    GH_TRY(take("start_date", filter.from));
    GH_TRY(take("end_date", filter.to));
    if (filter.to != 0) ++filter.to;  // the store's end is exclusive
    return {};
}

Result<bool> isDescending(const Call& call)
{
    const auto one = call.value("order_by_direction");
    const auto other = call.value("direction");
    if (one && other && *one != *other)
        return badRequest("order_by_direction and direction differ", "send one of them");
    const std::string_view text = one ? *one : other.value_or("desc");
    if (text != "asc" && text != "desc")
        return badRequest("there is no such direction", "send asc or desc");
    return text == "desc";
}

Result<void> takeOrder(const Call& call, bool isListing, store::ListWish& wish)
{
    auto descending = isDescending(call);
    if (!descending) return std::move(descending).error();
    wish.isDescending = *descending;
    const auto text = call.value("order_by");
    if (!text) return {};
    const auto* order = std::ranges::find(kOrders, *text, &Order::name);
    if (order != std::end(kOrders) && (order->inListings || !isListing)) {
        wish.by = order->by;
        return {};
    }
    std::string all;
    for (const Order& each : kOrders) {
        if (isListing && !each.inListings) continue;
        all += all.empty() ? std::string(each.name) : cat(", ", each.name);
    }
    return badRequest(cat("the log is not sorted by ", cutUtf8(*text, 60)), cat("known: ", all));
}

}  // namespace

Result<LogQuery> listingOf(const Call& call, store::Filter filter)
{
    LogQuery query;
    query.filter = std::move(filter);
    GH_TRY(checkNames(call));
    GH_TRY(takeFilters(call, query.filter));
    GH_TRY(takeShorthands(call, query.filter));
    GH_TRY(takeTimes(call, query.filter));
    GH_TRY(takeOrder(call, true, query.wish));
    if (const auto text = call.value("search")) query.filter.text = *text;
    auto paging = pagingOf(call);
    if (!paging) return std::move(paging).error();
    query.paging = *paging;
    query.wish.skip = paging->skip();
    query.wish.most = paging->perPage;
    return query;
}

Result<LogQuery> removalOf(const Call& call, store::Filter filter)
{
    LogQuery query;
    query.filter = std::move(filter);
    for (const auto& [name, value] : call.query) {
        const bool isFilter =
            name == "filters" || name.starts_with("filters.") || name.starts_with("filters[");
        if (isFilter || name == "limit" || name == "order_by" || name == "order_by_direction")
            continue;
        return badRequest(cat("there is no parameter called ", cutUtf8(name, 60)),
                          "known here: filters, limit, order_by, order_by_direction");
    }
    GH_TRY(takeFilters(call, query.filter));
    GH_TRY(takeOrder(call, false, query.wish));
    if (const auto text = call.value("limit")) {
        if (!parseInt(*text, query.wish.most) || query.wish.most < 1)
            return badRequest("limit is not a number above 0", "leave it out for all that fit");
    }
    return query;
}

}  // namespace gatehouse::engine::cloudflare
