#include "proxy/core/pipeline/route_table.h"

#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/snapshot.h"

namespace gatehouse::pipeline {
namespace {

constexpr std::uint64_t kHundred = 10'000;  // a share of 100 %

/// What one token in and one out cost together: enough to tell targets apart.
std::optional<std::int64_t> priceOf(const Upstream& upstream, std::string_view model)
{
    const auto* card = upstream.card(model);
    if (card != nullptr && card->price && card->price->rates.input && card->price->rates.output)
        return *card->price->rates.input + *card->price->rates.output;
    return upstream.row.local ? std::optional<std::int64_t>(0) : std::nullopt;
}

Result<std::vector<RouteTarget>> targetsOf(const policy::ModelRule& rule, const Snapshot& snapshot)
{
    std::vector<RouteTarget> targets;
    for (const auto& each : rule.targets) {
        const Upstream* upstream = snapshot.find(each.provider);
        if (upstream == nullptr) {
            return fail(ErrorKind::Invalid,
                        cat("there is no provider ", cutUtf8(each.provider, 60)),
                        "add it on the Providers page, or take it out of the route");
        }
        RouteTarget target;
        target.upstream = static_cast<std::size_t>(upstream - snapshot.upstreams.data());
        // The sample's models are called by their whole names.
        target.model = upstream->row.sample && !each.model.starts_with("sample/")
                           ? cat("sample/", each.model)
                           : each.model;
        target.name = cat(each.provider, "/", each.model);
        target.key = each.key;
        target.region = each.region;
        target.weight = each.weight;
        target.price = priceOf(*upstream, each.model);
        targets.push_back(std::move(target));
    }
    return targets;
}

Result<std::unique_ptr<const RouteVersion>> versionOf(const config::RouteConfig& route,
                                                      std::int64_t number, const Snapshot& snapshot,
                                                      const limit::ZoneSource& zones)
{
    const auto* chosen = config::versionOf(route, number);
    if (chosen == nullptr)
        return fail(ErrorKind::Invalid, cat("there is no version ", gatehouse::number(number)),
                    "name one of its versions");
    auto graph = policy::readGraph(chosen->elements);
    if (!graph) return std::move(graph).error();
    auto compiled = policy::Route::compile(*graph, route.id);
    if (!compiled) return std::move(compiled).error();
    auto made = std::make_unique<RouteVersion>();
    made->number = number;
    made->route = std::move(*compiled);
    for (const auto& rule : made->route.models()) {
        auto targets = targetsOf(rule, snapshot);
        if (!targets) return std::move(targets).error();
        made->targets.push_back(std::move(*targets));
    }
    auto nodes = nodesOf(made->route, snapshot, zones);
    if (!nodes) return std::move(nodes).error();
    made->nodes = std::move(*nodes);
    return std::unique_ptr<const RouteVersion>(std::move(made));
}

Result<RouteEntry> entryOf(const config::RouteConfig& route, const Snapshot& snapshot,
                           const limit::ZoneSource& zones)
{
    RouteEntry entry;
    entry.id = route.id;
    entry.name = route.name;
    entry.gateway = route.gateway.empty() ? std::string(config::kDefaultGateway) : route.gateway;
    entry.dialect = route.dialect.empty() ? "openai_chat" : route.dialect;
    entry.enabled = route.enabled;
    entry.bodies = route.bodies;
    entry.hashes = route.hashes;
    entry.share = route.share;
    entry.transforms = route.transforms;
    auto live = versionOf(route, route.live, snapshot, zones);
    if (!live) return std::move(live).error();
    entry.live = std::move(*live);
    if (route.candidate != 0 && route.candidate != route.live) {
        auto candidate = versionOf(route, route.candidate, snapshot, zones);
        if (!candidate) return std::move(candidate).error();
        entry.candidate = std::move(*candidate);
    }
    if (!route.stickyBy.empty()) {
        auto field = policy::readField(route.stickyBy);
        if (!field) return std::move(field).error();
        entry.stickyBy = std::move(*field);
    }
    if (!route.candidateFor.empty()) {
        auto condition = policy::Condition::compile(route.candidateFor);
        if (!condition) return std::move(condition).error();
        entry.candidateFor = std::move(*condition);
    }
    return entry;
}

}  // namespace

const RouteVersion& RouteEntry::versionFor(policy::Facts& facts, std::uint64_t chance) const
{
    if (!candidate) return *live;
    if (candidateFor && candidateFor->holds(facts)) return *candidate;
    std::uint64_t drawn = policy::spread("version", chance ^ live->route.seed());
    if (stickyBy) {
        const std::string who = facts.text(*stickyBy);
        if (!who.empty()) drawn = policy::spread(who, live->route.seed());
    }
    const auto point = drawn % kHundred;
    return point < static_cast<std::uint64_t>(share) * (kHundred / 100) ? *candidate : *live;
}

Result<void> addRoutes(Snapshot& snapshot, const limit::ZoneSource& zones)
{
    const auto& routes = snapshot.config.routes;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        auto entry = entryOf(routes[i], snapshot, zones);
        if (!entry) {
            return fail(
                ErrorKind::Invalid,
                cat("/routes/", number(static_cast<std::int64_t>(i)), ": ", entry.error().message),
                entry.error().hint);
        }
        snapshot.routes.push_back(std::move(*entry));
        const auto& added = snapshot.routes.back();
        snapshot.routesByName.emplace(cat(added.gateway, "/", added.name), i);
        if (!routes[i].path.empty()) snapshot.routesByPath.emplace(routes[i].path, i);
    }
    return {};
}

}  // namespace gatehouse::pipeline
