#include "proxy/shell/engine/limit_report.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/limit_book.h"

namespace gatehouse::engine {
namespace {

constexpr std::size_t kMostCallers = 100;

std::vector<std::string> namesOf(std::string_view who)
{
    std::vector<std::string> names;
    while (!who.empty()) names.push_back(toUtf8(takeUntil(who, '\x1f')));
    return names;
}

LimitUse useOf(const limit::Rule& rule, const state::Ledger& ledger, WallMicros now)
{
    LimitUse use{.id = rule.id,
                 .route = {},
                 .unit = rule.unit,
                 .window = rule.windowAt(now),
                 .isPerCall = rule.isPerCall,
                 .callers = {}};
    auto entries = ledger.all(rule.id, use.window, now);
    use.callerCount = entries.size();
    for (const auto& [who, standing] : entries) {
        if (use.callers.size() == kMostCallers) break;
        use.callers.push_back({namesOf(who), standing});
    }
    return use;
}

/// Budgets that are nodes of routes, of the versions that serve.
void addNodes(std::vector<LimitUse>& uses, const pipeline::Snapshot& snapshot,
              const state::Ledger& ledger, WallMicros now)
{
    for (const auto& entry : snapshot.routes) {
        if (!entry.enabled || !entry.live) continue;
        const auto& budgets = entry.live->route.budgets();
        for (std::size_t i = 0; i < budgets.size(); ++i) {
            if (!budgets[i].named.empty()) continue;  // a limit of the settings
            auto use = useOf(entry.live->nodes.budgets[i], ledger, now);
            use.route = entry.name;
            uses.push_back(std::move(use));
        }
    }
}

/// What caps of policies have counted: those of a gateway and a period stand together, each bucket
/// for itself.
void addPolicies(std::vector<LimitUse>& uses, const pipeline::Snapshot& snapshot,
                 const state::Ledger& ledger, WallMicros now)
{
    for (const auto& set : snapshot.limits->policies()) {
        for (const auto& policy : set.policies) {
            const auto& rule = set.ruleOf(policy);
            const bool isCap = policy.action == limit::SpendPolicy::Action::Cap;
            if (isCap && std::ranges::count(uses, rule.id, &LimitUse::id) == 0)
                uses.push_back(useOf(rule, ledger, now));
        }
    }
}

}  // namespace

std::vector<LimitUse> usesOf(const pipeline::Snapshot& snapshot, const state::Ledger& ledger,
                             WallMicros now)
{
    std::vector<LimitUse> uses;
    for (const auto& rule : snapshot.limits->rules()) uses.push_back(useOf(rule, ledger, now));
    addNodes(uses, snapshot, ledger, now);
    addPolicies(uses, snapshot, ledger, now);
    return uses;
}

std::string limitsText(const pipeline::Snapshot& snapshot, const state::Ledger& ledger,
                       WallMicros now)
{
    boost::json::array rows;
    for (const auto& use : usesOf(snapshot, ledger, now)) {
        if (!use.route.empty()) continue;  // no limit of the settings
        const auto* found = snapshot.limits->find(use.id);
        if (found == nullptr) continue;  // of policies
        const auto& rule = *found;
        boost::json::array callers;
        for (const auto& [by, standing] : use.callers) {
            callers.push_back({{"by", boost::json::array(by.begin(), by.end())},
                               {"used", standing.used},
                               {"remaining", standing.remaining},
                               {"resetAt", standing.resetAt}});
        }
        rows.push_back({{"id", rule.id},
                        {"name", rule.name},
                        {"unit", limit::name(rule.unit)},
                        {"text", limit::describe(rule)},
                        {"max", rule.window.limit},
                        {"callers", std::move(callers)}});
    }
    return boost::json::serialize(rows);
}

}  // namespace gatehouse::engine
