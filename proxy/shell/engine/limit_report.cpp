#include "proxy/shell/engine/limit_report.h"

#include <algorithm>
#include <fstream>
#include <iterator>
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

}  // namespace

std::vector<LimitUse> usesOf(const pipeline::Snapshot& snapshot, const state::Ledger& ledger,
                             WallMicros now)
{
    std::vector<LimitUse> uses;
    for (const auto& rule : snapshot.limits->rules()) uses.push_back(useOf(rule, ledger, now));
    addNodes(uses, snapshot, ledger, now);
    return uses;
}

std::string limitsText(const pipeline::Snapshot& snapshot, const state::Ledger& ledger,
                       WallMicros now)
{
    boost::json::array rows;
    for (const auto& use : usesOf(snapshot, ledger, now)) {
        if (!use.route.empty()) continue;  // no limit of the settings
        const auto& rule = *snapshot.limits->find(use.id);
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

std::string zoneFile(std::string_view name)
{
    const bool isPlain =
        !name.empty() && name.front() != '/' && name.find("..") == std::string_view::npos &&
        std::ranges::all_of(name, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '/' || c == '_' || c == '-' || c == '+' || c == '.';
        });
    if (!isPlain) return {};
    std::ifstream file(cat("/usr/share/zoneinfo/", name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace gatehouse::engine
