#include "proxy/shell/engine/limit_report.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/limit_book.h"

namespace gatehouse::engine {
namespace {

constexpr std::size_t kMostCallers = 100;

boost::json::array namesOf(std::string_view who)
{
    boost::json::array names;
    while (!who.empty()) names.emplace_back(toUtf8(takeUntil(who, '\x1f')));
    return names;
}

}  // namespace

std::string limitsText(const pipeline::Snapshot& snapshot, const state::Ledger& ledger,
                       WallMicros now)
{
    boost::json::array rows;
    for (const auto& rule : snapshot.limits->rules()) {
        boost::json::array callers;
        auto entries = ledger.all(rule.id, rule.windowAt(now), now);
        for (const auto& [who, standing] : entries) {
            if (callers.size() == kMostCallers) break;
            callers.push_back({{"by", namesOf(who)},
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
