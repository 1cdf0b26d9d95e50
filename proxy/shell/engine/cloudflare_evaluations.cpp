#include "proxy/shell/engine/cloudflare_evaluations.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/engine/cloudflare_datasets.h"
#include "proxy/shell/engine/cloudflare_filters.h"
#include "proxy/shell/engine/cloudflare_logs.h"
#include "proxy/shell/engine/cloudflare_objects.h"

namespace gatehouse::engine::cloudflare {
namespace {

using store::Field;
using store::StoredObject;
using store::Test;

constexpr std::string_view kKind = "evaluation";

/// What all calls of an evaluation say together.
struct Found {
    store::Listing calls;
    std::int64_t liked = 0;
    std::int64_t disliked = 0;
};

/// An average as a text, and how many calls it is of.
struct Outcome {
    std::string text;
    std::int64_t count = 0;
};

std::string decimal(double value, int places)
{
    std::array<char, 64> out{};
    const int size = std::snprintf(out.data(), out.size(), "%.*f", places, value);
    return {out.data(), static_cast<std::size_t>(std::max(0, size))};
}

Outcome averageOf(const store::Span& span, double unit, int places)
{
    if (span.count == 0) return {};
    const double average = static_cast<double>(span.sum) / static_cast<double>(span.count) / unit;
    return {decimal(average, places), span.count};
}

Outcome costOf(const Found& found)
{
    return averageOf(found.calls.cost, 1e12, 9);
}

Outcome speedOf(const Found& found)
{
    return averageOf(found.calls.duration, 1e3, 3);
}

Outcome feedbackOf(const Found& found)
{
    const std::int64_t count = found.liked + found.disliked;
    if (count == 0) return {};
    return {decimal(100.0 * static_cast<double>(found.liked) / static_cast<double>(count), 2),
            count};
}

struct Type {
    std::string_view id;
    std::string_view name;
    std::string_view description;
    std::string_view unknown;  ///< where no call has the figure
    Outcome (*look)(const Found&);
};

constexpr Type kTypes[] = {
    {"cost", "Cost", "Average cost of a call in USD, of the calls whose cost is known.",
     "no call of these datasets has a known cost", costOf},
    {"speed", "Speed", "Average duration of a call in milliseconds.",
     "no call of these datasets has ended", speedOf},
    {"human_feedback", "Human feedback",
     "Share of thumbs up among all thumbs up and down, in percent.",
     "no call of these datasets has feedback", feedbackOf},
};

Result<std::vector<std::string>> idsOf(const json::object& body, std::string_view name)
{
    const Error wrong = badRequest(cat(name, " is missing, or no list of ids"), "send a list");
    const auto* value = body.if_contains(name);
    if (value == nullptr || !value->is_array() || value->get_array().empty()) return wrong;
    std::vector<std::string> ids;
    for (const json::value& each : value->get_array()) {
        if (!each.is_string()) return wrong;
        ids.emplace_back(each.get_string());
    }
    return ids;
}

Result<std::vector<const Type*>> typesOf(const json::object& body)
{
    const auto ids = idsOf(body, "evaluation_type_ids");
    if (!ids) return ids.error();
    std::vector<const Type*> types;
    for (const std::string& id : *ids) {
        const auto* type = std::ranges::find(kTypes, id, &Type::id);
        if (type == std::end(kTypes))
            return badRequest("there is no such evaluation type", "cost, speed, human_feedback");
        types.push_back(type);
    }
    return types;
}

Result<std::vector<StoredObject>> datasetsOf(const Call& call, const json::object& body)
{
    const auto ids = idsOf(body, "dataset_ids");
    if (!ids) return ids.error();
    std::vector<StoredObject> datasets;
    for (const std::string& id : *ids) {
        auto dataset = objectOf(call, kDataset, id, call.gateway());
        if (!dataset)
            return badRequest("there is no such dataset in this gateway", "GET …/datasets");
        datasets.push_back(std::move(*dataset));
    }
    return datasets;
}

/// A call that several datasets have counts once.
Result<Found> lookAt(const Call& call, const std::vector<StoredObject>& datasets)
{
    std::vector<store::Condition> any;
    for (const StoredObject& each : datasets) {
        auto condition = conditionOfDataset(each);
        if (!condition) return std::move(condition).error();
        any.push_back(std::move(*condition));
    }
    store::Filter filter = logOf(call);
    filter.also.push_back(anyOf(std::move(any)));
    auto log = openLog(call);
    if (!log) return std::move(log).error();
    const store::ListWish figures{.most = 0};
    Found found;
    auto calls = (*log)->list(filter, figures);
    if (!calls) return std::move(calls).error();
    found.calls = std::move(*calls);
    const auto countOf = [&](std::int64_t feedback) -> Result<std::int64_t> {
        store::Filter some = filter;
        some.also.push_back(leaf(Field::Feedback, Test::Equals, feedback));
        auto listing = (*log)->list(some, figures);
        if (!listing) return std::move(listing).error();
        return listing->total;
    };
    auto liked = countOf(1);
    if (!liked) return std::move(liked).error();
    auto disliked = countOf(-1);
    if (!disliked) return std::move(disliked).error();
    found.liked = *liked;
    found.disliked = *disliked;
    return found;
}

Result<json::object> resultJson(const Type& type, const Found& found, const std::string& evaluation,
                                const std::string& now)
{
    auto id = newId();
    if (!id) return std::move(id).error();
    const Outcome outcome = type.look(found);
    const bool isKnown = outcome.count > 0;
    return json::object{{"id", *id},
                        {"evaluation_id", evaluation},
                        {"evaluation_type_id", type.id},
                        {"created_at", now},
                        {"modified_at", now},
                        {"result", outcome.text},
                        {"status", isKnown ? 1 : 0},
                        {"status_description", isKnown ? std::string_view("done") : type.unknown},
                        {"total_logs", outcome.count}};
}

json::object datasetJson(const Call& call, const StoredObject& dataset)
{
    json::object out = objectJson(dataset);
    out["account_id"] = call.account;
    out["account_tag"] = call.account;
    return out;
}

Reply reply(const Result<StoredObject>& object)
{
    return object ? ok(objectJson(*object)) : refuse(object.error());
}

Result<StoredObject> evaluate(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return body.error();
    GH_TRY(checkMembers(*body, {"name", "dataset_ids", "evaluation_type_ids"}));
    auto name = textOf(*body, "name");
    if (!name) return std::move(name).error();
    const auto types = typesOf(*body);
    if (!types) return types.error();
    const auto datasets = datasetsOf(call, *body);
    if (!datasets) return datasets.error();
    const auto found = lookAt(call, *datasets);
    if (!found) return found.error();
    auto id = newId();
    if (!id) return std::move(id).error();
    const std::string now = isoTime(wallNow());
    json::array results;
    for (const Type* type : *types) {
        auto result = resultJson(*type, *found, *id, now);
        if (!result) return std::move(result).error();
        results.push_back(std::move(*result));
    }
    json::array used;
    for (const StoredObject& each : *datasets) used.push_back(datasetJson(call, each));
    return keepObject(call, kKind, *id, call.gateway(),
                      {{"name", *name},
                       {"datasets", std::move(used)},
                       {"processed", true},
                       {"results", std::move(results)},
                       {"total_logs", found->calls.total}});
}

}  // namespace

Reply listEvaluationTypes(const Call& call)
{
    if (const auto known = checkQuery(call, {"order_by", "order_by_direction"}); !known)
        return refuse(known.error());
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    std::vector<json::value> all;
    for (const Type& type : kTypes) {
        all.push_back({{"id", type.id},
                       {"name", type.name},
                       {"type", type.id},
                       {"description", type.description},
                       {"enable", true},
                       {"mandatory", false},
                       {"created_at", isoTime(0)},
                       {"modified_at", isoTime(0)}});
    }
    json::array rows;
    for (const auto& each : cut(all, *paging)) rows.push_back(each);
    return okPage(std::move(rows), *paging, static_cast<std::int64_t>(all.size()));
}

Reply listEvaluations(const Call& call)
{
    if (const auto known = checkQuery(call, {"name", "processed", "search"}); !known)
        return refuse(known.error());
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    auto all = objectsOf(call, kKind, call.gateway());
    if (!all) return refuse(all.error());
    if (const auto text = call.value("processed")) {
        if (*text != "true" && *text != "false")
            return refuse(badRequest("processed is neither true nor false", "leave it out"));
        keepEqual(*all, "processed", *text == "true");
    }
    if (const auto text = call.value("name")) keepEqual(*all, "name", json::value(*text));
    if (const auto text = call.value("search")) keepHolding(*all, "name", *text);
    json::array rows;
    for (const auto& each : cut(*all, *paging)) rows.push_back(objectJson(each));
    return okPage(std::move(rows), *paging, static_cast<std::int64_t>(all->size()));
}

Reply createEvaluation(const Call& call)
{
    return reply(evaluate(call));
}

Reply getEvaluation(const Call& call)
{
    return reply(objectOf(call, kKind, call.names[1], call.gateway()));
}

Reply removeEvaluation(const Call& call)
{
    const auto object = objectOf(call, kKind, call.names[1], call.gateway());
    if (!object) return refuse(object.error());
    if (const auto gone = dropObject(call, kKind, object->id); !gone) return refuse(gone.error());
    return reply(object);
}

}  // namespace gatehouse::engine::cloudflare
