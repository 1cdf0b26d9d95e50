#include "proxy/shell/engine/cloudflare_routes.h"

#include <algorithm>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"
#include "proxy/core/policy/graph.h"
#include "proxy/shell/engine/cloudflare_objects.h"

namespace gatehouse::engine::cloudflare {
namespace {

using store::StoredObject;

constexpr std::string_view kRoute = "route";
constexpr std::string_view kVersion = "route_version";
constexpr std::string_view kDeployment = "route_deployment";
constexpr std::size_t kLongestName = 100;

std::string textAt(const json::object& data, std::string_view name)
{
    const auto* value = data.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string())
                                                  : std::string();
}

/// A route with what belongs to it, oldest first.
struct Whole {
    StoredObject route;
    std::vector<StoredObject> versions;
    std::vector<StoredObject> deployments;

    [[nodiscard]] const StoredObject* version(const std::string& id) const
    {
        const auto at = std::ranges::find(versions, id, &StoredObject::id);
        return at == versions.end() ? nullptr : &*at;
    }

    /// The version that serves; null only where somebody else emptied the store.
    [[nodiscard]] const StoredObject* active() const
    {
        if (deployments.empty()) return nullptr;
        return version(textAt(dataOf(deployments.back()), "version_id"));
    }
};

Result<Whole> wholeOf(const Call& call, StoredObject route)
{
    auto versions = objectsOf(call, kVersion, call.gateway());
    if (!versions) return std::move(versions).error();
    auto deployments = objectsOf(call, kDeployment, call.gateway());
    if (!deployments) return std::move(deployments).error();
    const json::value id(route.id);
    keepEqual(*versions, "route", id);
    keepEqual(*deployments, "route", id);
    return Whole{std::move(route), std::move(*versions), std::move(*deployments)};
}

Result<Whole> routeNamed(const Call& call)
{
    auto route = objectOf(call, kRoute, call.names[1], call.gateway());
    if (!route) return std::move(route).error();
    return wholeOf(call, std::move(*route));
}

json::array elementsOf(const StoredObject& version)
{
    const json::object data = dataOf(version);
    const auto* elements = data.if_contains("elements");
    return elements != nullptr && elements->is_array() ? elements->get_array() : json::array();
}

json::object versionJson(const Whole& whole, const StoredObject& version)
{
    const bool isActive = whole.active() == &version;
    return {{"version_id", version.id},
            {"active", isActive ? "true" : "false"},
            {"created_at", isoTime(version.createdAt)},
            {"data", json::serialize(elementsOf(version))},
            {"is_valid", true}};
}

json::object deploymentJson(const StoredObject& deployment)
{
    return {{"deployment_id", deployment.id},
            {"version_id", textAt(dataOf(deployment), "version_id")},
            {"created_at", isoTime(deployment.createdAt)}};
}

/// The route with the elements of a version; without one, those of the active version.
json::object routeJson(const Call& call, const Whole& whole, const StoredObject* version = nullptr)
{
    const StoredObject* shown = version == nullptr ? whole.active() : version;
    json::object out{{"id", whole.route.id},
                     {"account_tag", call.account},
                     {"gateway_id", whole.route.gateway},
                     {"name", textAt(dataOf(whole.route), "name")},
                     {"created_at", isoTime(whole.route.createdAt)},
                     {"modified_at", isoTime(whole.route.modifiedAt)},
                     {"elements", shown == nullptr ? json::array() : elementsOf(*shown)}};
    if (shown != nullptr) out["version"] = versionJson(whole, *shown);
    if (!whole.deployments.empty()) out["deployment"] = deploymentJson(whole.deployments.back());
    return out;
}

Reply both(std::string_view name, json::value value)
{
    Reply reply = ok(value);
    json::value envelope = json::parse(reply.body);
    envelope.as_object()[name] = std::move(value);
    reply.body = cat(json::serialize(envelope), "\n");
    return reply;
}

Reply listReply(std::string_view name, json::array rows, const Paging& paging)
{
    return both("data", {{name, std::move(rows)},
                         {"page", paging.page},
                         {"per_page", paging.perPage},
                         {"order_by", "created_at"},
                         {"order_by_direction", "asc"}});
}

Result<std::string> nameOf(const json::object& body)
{
    auto name = textOf(body, "name");
    if (name && (name->size() > kLongestName || name->find('/') != std::string::npos))
        return badRequest("this cannot name a route", "use at most 100 signs, without a slash");
    return name;
}

/// Calls name a route by its name: there is one of each in a gateway.
Result<void> needFree(const Call& call, const std::string& name, const std::string& except)
{
    auto routes = objectsOf(call, kRoute, call.gateway());
    if (!routes) return std::move(routes).error();
    keepEqual(*routes, "name", json::value(name));
    if (std::ranges::any_of(*routes, [&](const auto& each) { return each.id != except; }))
        return fail(ErrorKind::Conflict, "this gateway has a route of that name",
                    "choose another name");
    return {};
}

Result<json::array> elementsFrom(const json::object& body)
{
    const auto* elements = body.if_contains("elements");
    if (elements == nullptr) return badRequest("elements is missing", "send the list of them");
    auto checked = policy::checkedRoute(json::serialize(*elements));
    if (!checked) return std::move(checked).error();
    return json::parse(*checked).as_array();
}

Result<StoredObject> addVersion(const Call& call, const std::string& route,
                                const json::array& elements)
{
    auto id = newId();
    if (!id) return std::move(id).error();
    return keepObject(call, kVersion, *id, call.gateway(),
                      {{"route", route}, {"elements", elements}});
}

Result<StoredObject> addDeployment(const Call& call, const std::string& route,
                                   const std::string& version)
{
    auto id = newId();
    if (!id) return std::move(id).error();
    return keepObject(call, kDeployment, *id, call.gateway(),
                      {{"route", route}, {"version_id", version}});
}

Result<Whole> makeRoute(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return body.error();
    GH_TRY(checkMembers(*body, {"name", "elements"}));
    auto name = nameOf(*body);
    if (!name) return std::move(name).error();
    auto elements = elementsFrom(*body);
    if (!elements) return std::move(elements).error();
    GH_TRY(needFree(call, *name, ""));
    auto id = newId();
    if (!id) return std::move(id).error();
    auto route = keepObject(call, kRoute, *id, call.gateway(), {{"name", *name}});
    if (!route) return std::move(route).error();
    const auto version = addVersion(call, *id, *elements);
    if (!version) return version.error();
    const auto deployment = addDeployment(call, *id, version->id);
    if (!deployment) return deployment.error();
    return wholeOf(call, std::move(*route));
}

}  // namespace

Reply listRoutes(const Call& call)
{
    if (const auto known = checkQuery(call, {}); !known) return refuse(known.error());
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    const auto routes = objectsOf(call, kRoute, call.gateway());
    if (!routes) return refuse(routes.error());
    json::array rows;
    for (const StoredObject& each : cut(*routes, *paging)) {
        const auto whole = wholeOf(call, each);
        if (!whole) return refuse(whole.error());
        rows.push_back(routeJson(call, *whole));
    }
    return listReply("routes", std::move(rows), *paging);
}

Reply createRoute(const Call& call)
{
    const auto made = makeRoute(call);
    return made ? ok(routeJson(call, *made)) : refuse(made.error());
}

Reply getRoute(const Call& call)
{
    const auto whole = routeNamed(call);
    return whole ? ok(routeJson(call, *whole)) : refuse(whole.error());
}

Reply renameRoute(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    if (const auto known = checkMembers(*body, {"name"}); !known) return refuse(known.error());
    const auto name = nameOf(*body);
    if (!name) return refuse(name.error());
    auto whole = routeNamed(call);
    if (!whole) return refuse(whole.error());
    if (const auto free = needFree(call, *name, whole->route.id); !free)
        return refuse(free.error());
    auto kept = keepObject(call, kRoute, whole->route.id, call.gateway(), {{"name", *name}});
    if (!kept) return refuse(kept.error());
    whole->route = std::move(*kept);
    return both("route", routeJson(call, *whole));
}

Reply removeRoute(const Call& call)
{
    const auto whole = routeNamed(call);
    if (!whole) return refuse(whole.error());
    const json::object shown = routeJson(call, *whole);
    const auto drop = [&call](std::string_view kind,
                              const std::vector<StoredObject>& all) -> Result<void> {
        for (const StoredObject& each : all) GH_TRY(dropObject(call, kind, each.id));
        return {};
    };
    for (const auto& gone : {drop(kDeployment, whole->deployments), drop(kVersion, whole->versions),
                             drop(kRoute, {whole->route})}) {
        if (!gone) return refuse(gone.error());
    }
    return ok(shown);
}

Reply listVersions(const Call& call)
{
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    const auto whole = routeNamed(call);
    if (!whole) return refuse(whole.error());
    json::array rows;
    const auto from = static_cast<std::size_t>(std::max<std::int64_t>(0, paging->skip()));
    for (std::size_t i = from; i < whole->versions.size(); ++i) {
        if (rows.size() == static_cast<std::size_t>(paging->perPage)) break;
        rows.push_back(versionJson(*whole, whole->versions[i]));
    }
    return listReply("versions", std::move(rows), *paging);
}

Reply createVersion(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    if (const auto known = checkMembers(*body, {"elements"}); !known) return refuse(known.error());
    const auto elements = elementsFrom(*body);
    if (!elements) return refuse(elements.error());
    auto route = objectOf(call, kRoute, call.names[1], call.gateway());
    if (!route) return refuse(route.error());
    const auto version = addVersion(call, route->id, *elements);
    if (!version) return refuse(version.error());
    const auto whole = wholeOf(call, std::move(*route));
    if (!whole) return refuse(whole.error());
    return ok(routeJson(call, *whole, whole->version(version->id)));
}

Reply getVersion(const Call& call)
{
    const auto whole = routeNamed(call);
    if (!whole) return refuse(whole.error());
    const StoredObject* version = whole->version(call.names[2]);
    if (version == nullptr) return refuse(notFound("version", "…/routes/ID/versions"));
    json::object out = routeJson(call, *whole, version);
    for (const auto& member : versionJson(*whole, *version)) out[member.key()] = member.value();
    return ok(std::move(out));
}

Reply listDeployments(const Call& call)
{
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    const auto whole = routeNamed(call);
    if (!whole) return refuse(whole.error());
    json::array rows;
    for (const StoredObject& each : cut(whole->deployments, *paging))
        rows.push_back(deploymentJson(each));
    return listReply("deployments", std::move(rows), *paging);
}

Reply createDeployment(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    if (const auto known = checkMembers(*body, {"version_id"}); !known)
        return refuse(known.error());
    const auto version = textOf(*body, "version_id");
    if (!version) return refuse(version.error());
    auto whole = routeNamed(call);
    if (!whole) return refuse(whole.error());
    if (whole->version(*version) == nullptr)
        return refuse(notFound("version", "…/routes/ID/versions"));
    auto deployment = addDeployment(call, whole->route.id, *version);
    if (!deployment) return refuse(deployment.error());
    whole->deployments.push_back(std::move(*deployment));
    return ok(routeJson(call, *whole));
}

}  // namespace gatehouse::engine::cloudflare
