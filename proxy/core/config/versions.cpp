#include "proxy/core/config/versions.h"

#include "proxy/core/base/text.h"
#include "proxy/core/config/checks.h"
#include "proxy/core/config/names.h"

namespace gatehouse::config {

namespace {

/// `list` and `member`: where the versions stand in the config, and what of them is kept.
template <class Owner, class Version>
void checkStay(const std::vector<Owner>& before, const std::vector<Owner>& after,
               std::string_view list, std::string_view name, std::string Version::*member,
               std::vector<Problem>& problems)
{
    for (std::size_t i = 0; i < after.size(); ++i) {
        const Owner* old = named(before, std::string(nameOf(after[i])));
        if (old == nullptr) continue;
        const auto& versions = after[i].versions;
        for (std::size_t j = 0; j < versions.size(); ++j) {
            const auto* published = versionOf(*old, versions[j].number);
            if (published == nullptr || published->*member == versions[j].*member) continue;
            problems.push_back(
                {cat(at(cat(at(list, i), "/versions"), j), "/", name),
                 cat("version ", number(versions[j].number), " was published and never changes"),
                 "add a version with the next number, and make that one live"});
        }
    }
}

}  // namespace

void checkVersionsStay(const Config& before, const Config& after, std::vector<Problem>& problems)
{
    checkStay(before.routes, after.routes, "/routes", "elements", &RouteVersionConfig::elements,
              problems);
    checkStay(before.prompts, after.prompts, "/prompts", "content", &PromptVersionConfig::content,
              problems);
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
