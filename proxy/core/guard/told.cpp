#include "proxy/core/guard/told.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "proxy/core/base/text.h"

namespace gatehouse::guard {
namespace {

void appendList(std::string& out, std::string_view texts)
{
    out += '[';
    bool isFirst = true;
    while (!texts.empty()) {
        if (!isFirst) out += ',';
        isFirst = false;
        appendJsonString(out, takeUntil(texts, ','));
    }
    out += ']';
}

}  // namespace

void Told::add(const Finding& finding, const Rule& rule) noexcept
{
    const auto at = static_cast<std::size_t>(finding.category);
    ++counts[at];
    rules[at] = &rule;
    blocks = blocks || rule.action == Action::Block;
    ++total;
}

std::string decisionOf(const Told& told)
{
    std::string out;
    for (std::size_t i = 0; i < told.counts.size(); ++i) {
        if (told.counts[i] == 0) continue;
        if (!out.empty()) out += ", ";
        out += cat(name(static_cast<Category>(i)), " ", number(told.counts[i]), " ",
                   name(told.rules[i]->action));
    }
    return out;
}

std::string headerOf(const Told& told, bool isRequest)
{
    std::string out = R"({"findings":[)";
    std::vector<const Rule*> seen;
    for (const auto* rule : told.rules) {
        if (rule == nullptr || std::ranges::find(seen, rule) != seen.end()) continue;
        std::string entries;
        for (std::size_t i = 0; i < told.rules.size(); ++i) {
            if (told.rules[i] != rule) continue;
            entries += cat(entries.empty() ? "" : ",", name(static_cast<Category>(i)));
        }
        out += seen.empty() ? R"({"profile":{"context":{},"entry_ids":)"
                            : R"(,{"profile":{"context":{},"entry_ids":)";
        seen.push_back(rule);
        appendList(out, entries);
        out += R"(,"profile_id":)";
        appendJsonString(out, rule->profiles);
        out += R"(},"policy_ids":)";
        appendList(out, rule->id);
        out += cat(R"(,"check":")", isRequest ? "REQUEST" : "RESPONSE", R"("})");
    }
    out += told.blocks ? R"(],"action":"BLOCK"})" : R"(],"action":"FLAG"})";
    for (char& c : out) c = c >= ' ' && c <= '~' ? c : '?';
    return out;
}

}  // namespace gatehouse::guard
