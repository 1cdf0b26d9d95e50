#include "proxy/core/config/versions.h"

#include "proxy/core/base/text.h"
#include "proxy/core/config/checks.h"
#include "proxy/core/config/names.h"

namespace gatehouse::config {

void checkVersionsStay(const Config& before, const Config& after, std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < after.routes.size(); ++i) {
        const auto& route = after.routes[i];
        const RouteConfig* old = named(before.routes, route.id);
        if (old == nullptr) continue;
        for (std::size_t j = 0; j < route.versions.size(); ++j) {
            const auto& version = route.versions[j];
            const auto* published = versionOf(*old, version.number);
            if (published == nullptr || published->elements == version.elements) continue;
            problems.push_back(
                {cat(at(cat(at("/routes", i), "/versions"), j), "/elements"),
                 cat("version ", number(version.number), " was published and never changes"),
                 "add a version with the next number, and make that one live"});
        }
    }
}

void restartRollouts(const Config& before, Config& after)
{
    for (auto& route : after.routes) {
        const RouteConfig* old = named(before.routes, route.id);
        const bool isOther = old == nullptr || old->candidate != route.candidate;
        // Where the rollout itself moved it, the moment has moved as well.
        const bool isMoved = old != nullptr && old->rollout.stageSince != route.rollout.stageSince;
        if (!isOther || isMoved || route.candidate == 0) continue;
        route.rollout.stageSince = 0;
        route.rollout.stopped.clear();
    }
}

}  // namespace gatehouse::config
