#include "proxy/shell/engine/cloudflare_routes.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/policy/graph.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/engine/cloudflare_objects.h"

namespace gatehouse::engine::cloudflare {
namespace {

using config::RouteConfig;
using config::RouteVersionConfig;
using store::StoredObject;

constexpr std::string_view kDeployment = "route_deployment";
constexpr std::size_t kLongestName = 100;

std::string_view gatewayOf(const RouteConfig& route) noexcept
{
    return route.gateway.empty() ? config::kDefaultGateway : std::string_view(route.gateway);
}

std::string versionId(const RouteConfig& route, const RouteVersionConfig& version)
{
    return cat(route.id, "-", number(version.number));
}

/// A route with the deployments that were made here, oldest first.
struct Whole {
    RouteConfig route;
    std::vector<StoredObject> deployments;

    [[nodiscard]] const RouteVersionConfig* version(std::string_view id) const
    {
        const auto at = std::ranges::find_if(
            route.versions, [&](const auto& each) { return versionId(route, each) == id; });
        return at == route.versions.end() ? nullptr : &*at;
    }

    /// The version that serves.
    [[nodiscard]] const RouteVersionConfig* active() const
    {
        return config::versionOf(route, route.live);
    }
};

const RouteConfig* findRoute(const Call& call, const config::Config& config, std::string_view id)
{
    const auto at = std::ranges::find_if(config.routes, [&](const RouteConfig& each) {
        return each.id == id && gatewayOf(each) == call.gateway();
    });
    return at == config.routes.end() ? nullptr : &*at;
}

/// What was deployed last may be another version than the one that serves: the window moves it,
/// too.
Result<Whole> wholeOf(const Call& call, RouteConfig route)
{
    auto deployments = objectsOf(call, kDeployment, call.gateway());
    if (!deployments) return std::move(deployments).error();
    keepEqual(*deployments, "route", json::value(route.id));
    const auto* live = config::versionOf(route, route.live);
    const bool isTold =
        !deployments->empty() && live != nullptr &&
        textAt(dataOf(deployments->back()), "version_id") == versionId(route, *live);
    if (!isTold && live != nullptr) {
        StoredObject now;
        now.id = cat("live-", versionId(route, *live));
        now.gateway = call.gateway();
        now.data = json::serialize(json::object{{"version_id", versionId(route, *live)}});
        now.createdAt = now.modifiedAt = live->createdAt;
        deployments->push_back(std::move(now));
    }
    return Whole{std::move(route), std::move(*deployments)};
}

Result<Whole> routeNamed(const Call& call)
{
    const auto* route = findRoute(call, call.snapshot.config, call.names[1]);
    if (route == nullptr) return notFound("route", "…/routes");
    return wholeOf(call, *route);
}

json::array elementsOf(const RouteVersionConfig& version)
{
    const auto graph = policy::readGraph(version.elements);
    if (!graph) return {};
    return json::parse(policy::printGraph(*graph, policy::Form::Cloudflare)).as_array();
}

json::object versionJson(const Whole& whole, const RouteVersionConfig& version)
{
    const bool isActive = whole.route.live == version.number;
    return {{"version_id", versionId(whole.route, version)},
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

WallMicros lastChange(const Whole& whole)
{
    WallMicros last = 0;
    for (const auto& each : whole.route.versions) last = std::max(last, each.createdAt);
    for (const auto& each : whole.deployments) last = std::max(last, each.createdAt);
    return last;
}

/// The route with the elements of a version; without one, those of the active version.
json::object routeJson(const Call& call, const Whole& whole,
                       const RouteVersionConfig* version = nullptr)
{
    const auto* shown = version == nullptr ? whole.active() : version;
    const auto& versions = whole.route.versions;
    json::object out{{"id", whole.route.id},
                     {"account_tag", call.account},
                     {"gateway_id", gatewayOf(whole.route)},
                     {"name", whole.route.name},
                     {"created_at", isoTime(versions.empty() ? 0 : versions.front().createdAt)},
                     {"modified_at", isoTime(lastChange(whole))},
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
Result<void> needFree(const Call& call, const config::Config& config, const std::string& name,
                      const std::string& except)
{
    if (std::ranges::any_of(config.routes, [&](const RouteConfig& each) {
            return each.name == name && gatewayOf(each) == call.gateway() && each.id != except;
        })) {
        return fail(ErrorKind::Conflict, "this gateway has a route of that name",
                    "choose another name");
    }
    return {};
}

Result<std::string> elementsFrom(const json::object& body)
{
    const auto* elements = body.if_contains("elements");
    if (elements == nullptr) return badRequest("elements is missing", "send the list of them");
    return policy::checkedRoute(json::serialize(*elements));
}

RouteVersionConfig versionFrom(std::string elements, std::int64_t number)
{
    RouteVersionConfig version;
    version.number = number;
    version.elements = std::move(elements);
    version.author = "cloudflare api";
    version.createdAt = wallNow();
    return version;
}

Result<StoredObject> addDeployment(const Call& call, const std::string& route,
                                   const std::string& version)
{
    auto id = newId();
    if (!id) return std::move(id).error();
    return keepObject(call, kDeployment, *id, call.gateway(),
                      {{"route", route}, {"version_id", version}});
}

/// Changes the route that the call names; `made` is what became of it.
Reply change(const Call& call, const std::function<Result<void>(RouteConfig&)>& how,
             const std::string& note, const std::function<Reply(const Whole&)>& tell)
{
    RouteConfig made;
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            const auto* found = findRoute(call, live, call.names[1]);
            if (found == nullptr) return notFound("route", "…/routes");
            config::Config next = live;
            auto& route = next.routes[static_cast<std::size_t>(found - live.routes.data())];
            GH_TRY(how(route));
            made = route;
            return next;
        },
        note);
    if (auto refused = refusal(published)) return std::move(*refused);
    const auto whole = wholeOf(call, std::move(made));
    return whole ? tell(*whole) : refuse(whole.error());
}

Reply makeRoute(const Call& call, const json::object& body)
{
    const auto name = nameOf(body);
    if (!name) return refuse(name.error());
    auto elements = elementsFrom(body);
    if (!elements) return refuse(elements.error());
    auto id = newId();
    if (!id) return refuse(id.error());
    RouteConfig route;
    route.id = std::move(*id);
    route.name = *name;
    if (call.gateway() != config::kDefaultGateway) route.gateway = call.gateway();
    route.versions.push_back(versionFrom(std::move(*elements), 1));
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            GH_TRY(needFree(call, live, *name, ""));
            config::Config next = live;
            next.routes.push_back(route);
            return next;
        },
        cat("route ", *name, " made"));
    if (auto refused = refusal(published)) return std::move(*refused);
    const auto deployment = addDeployment(call, route.id, versionId(route, route.versions.front()));
    if (!deployment) return refuse(deployment.error());
    const auto whole = wholeOf(call, std::move(route));
    return whole ? ok(routeJson(call, *whole)) : refuse(whole.error());
}

}  // namespace

Reply listRoutes(const Call& call)
{
    if (const auto known = checkQuery(call, {}); !known) return refuse(known.error());
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    std::vector<RouteConfig> routes;
    std::ranges::copy_if(call.snapshot.config.routes, std::back_inserter(routes),
                         [&](const auto& each) { return gatewayOf(each) == call.gateway(); });
    json::array rows;
    for (const RouteConfig& each : cut(routes, *paging)) {
        const auto whole = wholeOf(call, each);
        if (!whole) return refuse(whole.error());
        rows.push_back(routeJson(call, *whole));
    }
    return listReply("routes", std::move(rows), *paging);
}

Reply createRoute(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    if (const auto known = checkMembers(*body, {"name", "elements"}); !known)
        return refuse(known.error());
    return makeRoute(call, *body);
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
    return change(
        call,
        [&](RouteConfig& route) -> Result<void> {
            GH_TRY(needFree(call, call.snapshot.config, *name, route.id));
            route.name = *name;
            return {};
        },
        cat("route renamed to ", *name),
        [&](const Whole& whole) { return both("route", routeJson(call, whole)); });
}

Reply removeRoute(const Call& call)
{
    const auto whole = routeNamed(call);
    if (!whole) return refuse(whole.error());
    const json::object shown = routeJson(call, *whole);
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            config::Config next = live;
            std::erase_if(next.routes,
                          [&](const RouteConfig& each) { return each.id == whole->route.id; });
            return next;
        },
        cat("route ", whole->route.name, " removed"));
    if (auto refused = refusal(published)) return std::move(*refused);
    for (const auto& each : whole->deployments) {
        if (const auto gone = dropObject(call, kDeployment, each.id);
            !gone && gone.error().kind != ErrorKind::NotFound)
            return refuse(gone.error());
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
    for (const auto& each : cut(whole->route.versions, *paging))
        rows.push_back(versionJson(*whole, each));
    return listReply("versions", std::move(rows), *paging);
}

Reply createVersion(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    if (const auto known = checkMembers(*body, {"elements"}); !known) return refuse(known.error());
    const auto elements = elementsFrom(*body);
    if (!elements) return refuse(elements.error());
    return change(
        call,
        [&](RouteConfig& route) -> Result<void> {
            const std::int64_t last = route.versions.empty() ? 0 : route.versions.back().number;
            route.versions.push_back(versionFrom(*elements, last + 1));
            return {};
        },
        "a version of a route made",
        [&](const Whole& whole) {
            return ok(routeJson(call, whole, &whole.route.versions.back()));
        });
}

Reply getVersion(const Call& call)
{
    const auto whole = routeNamed(call);
    if (!whole) return refuse(whole.error());
    const auto* version = whole->version(call.names[2]);
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
    const auto wanted = textOf(*body, "version_id");
    if (!wanted) return refuse(wanted.error());
    const auto whole = routeNamed(call);
    if (!whole) return refuse(whole.error());
    const auto* version = whole->version(*wanted);
    if (version == nullptr) return refuse(notFound("version", "…/routes/ID/versions"));
    return change(
        call,
        [&](RouteConfig& route) -> Result<void> {
            route.live = version->number;
            if (route.candidate == route.live) route.candidate = 0;
            return {};
        },
        cat("version ", number(version->number), " of route ", whole->route.name, " deployed"),
        [&](const Whole& changed) {
            const auto kept = addDeployment(call, changed.route.id, *wanted);
            if (!kept) return refuse(kept.error());
            const auto now = wholeOf(call, changed.route);
            return now ? ok(routeJson(call, *now)) : refuse(now.error());
        });
}

}  // namespace gatehouse::engine::cloudflare
