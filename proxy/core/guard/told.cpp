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

void Told::add(const Finding& finding, const Rule& rule)
{
    const bool isOwn = guard::isOwn(finding.category);
    const auto kind = isOwn ? finding.rule : name(finding.category);
    blocks = blocks || rule.action == Action::Block;
    ++total;
    const auto found = std::ranges::find_if(entries, [&](const Entry& entry) {
        return entry.category == finding.category && entry.rule == &rule && entry.kind == kind;
    });
    if (found != entries.end()) {
        ++found->count;
        return;
    }
    const auto behind = std::ranges::upper_bound(entries, finding.category, {}, &Entry::category);
    entries.insert(behind, {finding.category, kind, &rule, 1});
}

std::string decisionOf(const Told& told)
{
    std::string out;
    for (const auto& entry : told.entries) {
        if (!out.empty()) out += ", ";
        out += cat(entry.kind, " ", number(entry.count), " ", name(entry.rule->action), " by ",
                   entry.rule->id);
    }
    return out;
}

std::string headerOf(const Told& told, bool isRequest)
{
    std::string out = R"({"findings":[)";
    std::vector<const Rule*> seen;
    for (const auto& first : told.entries) {
        const auto* rule = first.rule;
        if (std::ranges::find(seen, rule) != seen.end()) continue;
        std::string entries;
        for (const auto& entry : told.entries) {
            if (entry.rule != rule) continue;
            entries += cat(entries.empty() ? "" : ",", entry.kind);
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
