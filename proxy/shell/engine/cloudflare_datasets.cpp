#include "proxy/shell/engine/cloudflare_datasets.h"

#include "proxy/core/base/text.h"
#include "proxy/shell/engine/cloudflare_filters.h"
#include "proxy/shell/engine/cloudflare_objects.h"

namespace gatehouse::engine::cloudflare {
namespace {

Result<json::object> dataFrom(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return body.error();
    GH_TRY(checkMembers(*body, {"name", "enable", "filters"}));
    auto name = textOf(*body, "name");
    if (!name) return std::move(name).error();
    auto enable = flagOf(*body, "enable", true);
    if (!enable) return std::move(enable).error();
    const auto* filters = body->if_contains("filters");
    if (filters == nullptr || !filters->is_array())
        return badRequest("filters is missing, or no list", "send a list of filters, or []");
    for (const json::value& each : filters->get_array())
        GH_TRY(conditionOf(each, FilterUse::Dataset));
    return json::object{{"name", *name}, {"enable", *enable}, {"filters", *filters}};
}

Reply reply(const Result<store::StoredObject>& object)
{
    return object ? ok(objectJson(*object)) : refuse(object.error());
}

}  // namespace

Reply listDatasets(const Call& call)
{
    if (const auto known = checkQuery(call, {"enable", "name", "search"}); !known)
        return refuse(known.error());
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    auto all = objectsOf(call, kDataset, call.gateway());
    if (!all) return refuse(all.error());
    if (const auto text = call.value("enable")) {
        if (*text != "true" && *text != "false")
            return refuse(badRequest("enable is neither true nor false", "leave it out"));
        keepEqual(*all, "enable", *text == "true");
    }
    if (const auto text = call.value("name")) keepEqual(*all, "name", json::value(*text));
    if (const auto text = call.value("search")) keepHolding(*all, "name", *text);
    json::array rows;
    for (const auto& each : cut(*all, *paging)) rows.push_back(objectJson(each));
    return okPage(std::move(rows), *paging, static_cast<std::int64_t>(all->size()));
}

Reply createDataset(const Call& call)
{
    const auto data = dataFrom(call);
    if (!data) return refuse(data.error());
    const auto id = newId();
    if (!id) return refuse(id.error());
    return reply(keepObject(call, kDataset, *id, call.gateway(), *data));
}

Reply getDataset(const Call& call)
{
    return reply(objectOf(call, kDataset, call.names[1], call.gateway()));
}

Reply replaceDataset(const Call& call)
{
    const auto data = dataFrom(call);
    if (!data) return refuse(data.error());
    const auto object = objectOf(call, kDataset, call.names[1], call.gateway());
    if (!object) return refuse(object.error());
    return reply(keepObject(call, kDataset, object->id, call.gateway(), *data));
}

Reply removeDataset(const Call& call)
{
    const auto object = objectOf(call, kDataset, call.names[1], call.gateway());
    if (!object) return refuse(object.error());
    if (const auto gone = dropObject(call, kDataset, object->id); !gone)
        return refuse(gone.error());
    return reply(object);
}

Result<store::Condition> conditionOfDataset(const store::StoredObject& dataset)
{
    const json::object data = dataOf(dataset);
    std::vector<store::Condition> all;
    const auto* filters = data.if_contains("filters");
    if (filters == nullptr || !filters->is_array()) return allOf({});
    for (const json::value& each : filters->get_array()) {
        auto condition = conditionOf(each, FilterUse::Dataset);
        if (!condition) return std::move(condition).error();
        all.push_back(std::move(*condition));
    }
    return allOf(std::move(all));
}

}  // namespace gatehouse::engine::cloudflare
