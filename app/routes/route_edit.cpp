#include "app/routes/route_edit.h"

#include <algorithm>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

using config::Config;
using config::RouteConfig;
using config::RouteVersionConfig;

RouteConfig* find(Config& config, const std::string& id)
{
    const auto found = std::ranges::find(config.routes, id, &RouteConfig::id);
    return found == config.routes.end() ? nullptr : &*found;
}

RouteVersionConfig* findVersion(RouteConfig& route, std::int64_t number)
{
    const auto found = std::ranges::find(route.versions, number, &RouteVersionConfig::number);
    return found == route.versions.end() ? nullptr : &*found;
}

void endTrial(RouteConfig& route)
{
    route.candidate = 0;
    route.share = 0;
    route.stickyBy.clear();
    route.candidateFor.clear();
    route.rollout = {};
}

std::string slugOf(const QString& wanted)
{
    std::string slug;
    for (const QChar letter : wanted.toLower()) {
        const bool plain = letter.unicode() < 128 && letter.isLetterOrNumber();
        if (plain) {
            slug.push_back(static_cast<char>(letter.unicode()));
        } else if (!slug.empty() && slug.back() != '-') {
            slug.push_back('-');
        }
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    return slug.empty() ? "route" : slug;
}

}  // namespace

const RouteConfig* findRoute(const Config& config, const std::string& id)
{
    const auto found = std::ranges::find(config.routes, id, &RouteConfig::id);
    return found == config.routes.end() ? nullptr : &*found;
}

QString titleOf(const RouteConfig& route)
{
    return text(route.title.empty() ? route.name : route.title);
}

std::string freeRouteName(const Config& config, const QString& wanted)
{
    const std::string slug = slugOf(wanted);
    std::string name = slug;
    const auto isTaken = [&config](const std::string& word) {
        return std::ranges::any_of(config.routes, [&word](const RouteConfig& each) {
            return each.id == word || each.name == word;
        });
    };
    for (int n = 2; isTaken(name); ++n) name = slug + "-" + std::to_string(n);
    return name;
}

std::int64_t newestOf(const RouteConfig& route)
{
    std::int64_t newest = 0;
    for (const RouteVersionConfig& each : route.versions) newest = std::max(newest, each.number);
    return newest;
}

bool isPublished(const Config& live, const std::string& route, std::int64_t number)
{
    const RouteConfig* found = findRoute(live, route);
    return found != nullptr && config::versionOf(*found, number) != nullptr;
}

bool isNameFree(const Config& config, const std::string& route, const QString& name)
{
    return std::ranges::none_of(config.routes, [&](const RouteConfig& each) {
        return each.id != route && text(each.name) == name;
    });
}

Config withRoute(Config config, RouteConfig route)
{
    if (RouteConfig* found = find(config, route.id)) {
        *found = std::move(route);
    } else {
        config.routes.push_back(std::move(route));
    }
    return config;
}

Config withoutRoute(Config config, const std::string& id)
{
    std::erase_if(config.routes, [&id](const RouteConfig& each) { return each.id == id; });
    return config;
}

Edited withGraph(Config config, const Config& live, const GraphEdit& edit)
{
    RouteConfig* route = find(config, edit.route);
    if (route == nullptr) return {std::move(config), 0};
    std::string elements = policy::printGraph(edit.graph, policy::Form::Own);
    RouteVersionConfig* from = findVersion(*route, edit.from);
    if (from != nullptr && from->elements == elements) return {std::move(config), edit.from};
    const std::int64_t newest = newestOf(*route);
    // What was begun elsewhere, such as on an older version, goes into the one open version.
    RouteVersionConfig* open = findVersion(*route, newest);
    if (open == nullptr || isPublished(live, edit.route, newest)) {
        RouteVersionConfig fresh;
        fresh.number = newest + 1;
        fresh.author = edit.author;
        fresh.createdAt = edit.now;
        route->versions.push_back(std::move(fresh));
        open = &route->versions.back();
    }
    open->elements = std::move(elements);
    const std::int64_t number = open->number;
    return {std::move(config), number};
}

Config withLive(Config config, const Config& live, const std::string& id, std::int64_t number,
                const QString& note)
{
    RouteConfig* route = find(config, id);
    RouteVersionConfig* version = route == nullptr ? nullptr : findVersion(*route, number);
    if (version == nullptr) return config;
    if (!isPublished(live, id, number) && !note.trimmed().isEmpty())
        version->note = note.trimmed().toStdString();
    route->live = number;
    endTrial(*route);
    return config;
}

Config withCandidate(Config config, const std::string& id, const Candidate& candidate)
{
    RouteConfig* route = find(config, id);
    if (route == nullptr || findVersion(*route, candidate.number) == nullptr) return config;
    endTrial(*route);
    route->candidate = candidate.number;
    route->share = std::clamp<std::int64_t>(candidate.share, 0, 100);
    route->stickyBy = candidate.stickyBy;
    route->rollout.stages = candidate.stages;
    route->rollout.stageLength = candidate.stageLength;
    route->rollout.stageSince = candidate.stages.empty() ? 0 : candidate.now;
    return config;
}

Config withoutCandidate(Config config, const std::string& id)
{
    if (RouteConfig* route = find(config, id)) endTrial(*route);
    return config;
}

Config renamedRoute(Config config, const std::string& id, const QString& title, const QString& name)
{
    RouteConfig* route = find(config, id);
    if (route == nullptr) return config;
    route->title = title.trimmed().toStdString();
    if (!name.trimmed().isEmpty() && isNameFree(config, id, name.trimmed()))
        route->name = name.trimmed().toStdString();
    return config;
}

Config duplicatedRoute(Config config, const std::string& id, const QString& title, WallMicros now,
                       std::string& made)
{
    const RouteConfig* from = findRoute(config, id);
    if (from == nullptr) return config;
    RouteConfig copy = *from;
    const RouteVersionConfig* serving = config::versionOf(*from, from->live);
    copy.versions.clear();
    if (serving != nullptr) copy.versions.push_back(*serving);
    for (RouteVersionConfig& each : copy.versions) {
        each.number = 1;
        each.note.clear();
        each.createdAt = now;
    }
    copy.id = copy.name = made = freeRouteName(config, title);
    copy.title = title.trimmed().toStdString();
    copy.live = 1;
    copy.path.clear();  // one path leads to one route
    endTrial(copy);
    return withRoute(std::move(config), std::move(copy));
}

}  // namespace gatehouse::app
