#include "proxy/core/pipeline/prefix_doctor.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/json_cursor.h"
#include "proxy/core/provider/price.h"

namespace gatehouse::pipeline {
namespace {

using dialect::isKey;
using dialect::JsonCursor;

constexpr std::size_t kMostParts = 4096;
constexpr std::size_t kMostShift = 8;   // messages that a history may lose at its front
constexpr std::size_t kShortEcho = 64;  // bytes: what ends alike by chance

struct PartRow {
    std::string_view member;
    std::string_view name;
    int rank;  ///< providers render tools first
    bool isList;
};

constexpr std::array<PartRow, 9> kParts = {{
    {"tools", "tools", 0, false},
    {"functions", "tools", 0, false},
    {"system", "system", 1, false},
    {"instructions", "system", 1, false},
    {"systemInstruction", "system", 1, false},
    {"system_instruction", "system", 1, false},
    {"messages", "messages", 2, true},
    {"input", "messages", 2, true},
    {"contents", "messages", 2, true},
}};

void addItems(JsonCursor& json, std::string_view body, std::vector<PromptPart>& parts)
{
    json.enterArray();
    for (std::int64_t i = 0; json.nextItem(); ++i) {
        (void)json.peek();  // stands at the value then
        const std::size_t from = json.at();
        if (!json.skip()) return;
        if (parts.size() < kMostParts)
            parts.push_back(
                {cat("messages ", number(i)), from, body.substr(from, json.at() - from)});
    }
}

std::size_t sameStart(std::string_view a, std::string_view b) noexcept
{
    const auto [at, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return static_cast<std::size_t>(at - a.begin());
}

std::size_t sameEnd(std::string_view a, std::string_view b) noexcept
{
    const auto [at, other] = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend());
    return static_cast<std::size_t>(at - a.rbegin());
}

/// Bytes of parts that are the same one by one, from there on.
std::size_t sameParts(const std::vector<PromptPart>& before, std::size_t from,
                      const std::vector<PromptPart>& after, std::size_t to) noexcept
{
    std::size_t bytes = 0;
    while (from < before.size() && to < after.size() && before[from].text == after[to].text) {
        bytes += after[to].text.size();
        ++from;
        ++to;
    }
    return bytes;
}

/// "messages 12" → "messages": findings do not depend on how long a talk already was.
std::string kindOf(const std::string& part)
{
    return part.starts_with("messages ") && part != "messages 0" ? std::string("messages") : part;
}

}  // namespace

std::vector<PromptPart> promptParts(std::string_view body)
{
    std::array<std::vector<PromptPart>, 3> ranked;
    JsonCursor json(body);
    if (json.peek() != '{' || !json.enterObject()) return {};
    for (std::string_view key; json.nextKey(key);) {
        const auto row = std::ranges::find_if(
            kParts, [&](const PartRow& each) { return isKey(key, each.member); });
        const char first = json.peek();
        if (row == kParts.end()) {
            if (!json.skip()) return {};
            continue;
        }
        auto& into = ranked[static_cast<std::size_t>(row->rank)];
        if (row->isList && first == '[') {
            addItems(json, body, into);
            continue;
        }
        const std::size_t from = json.at();
        if (!json.skip()) return {};
        into.push_back({std::string(row->isList ? "messages 0" : row->name), from,
                        body.substr(from, json.at() - from)});
    }
    if (json.failed()) return {};
    std::vector<PromptPart> parts;
    for (auto& each : ranked) std::ranges::move(each, std::back_inserter(parts));
    return parts;
}

std::optional<Divergence> divergenceOf(const std::vector<PromptPart>& before,
                                       const std::vector<PromptPart>& after)
{
    std::size_t at = 0;
    Divergence found;
    while (at < before.size() && at < after.size() && before[at].text == after[at].text) {
        found.same += after[at].text.size();
        ++at;
    }
    if (at == before.size() || at == after.size()) return std::nullopt;
    const auto& part = after[at];
    const std::string_view old = before[at].text;
    const std::size_t start = sameStart(old, part.text);
    found.part = part.name;
    found.at = part.at + start;
    found.same += start;
    // Changed in its middle: what stands behind the change was there before.
    const std::size_t end =
        std::min(sameEnd(old, part.text), std::min(old.size(), part.text.size()) - start);
    std::size_t again = (end >= kShortEcho ? end : 0) + sameParts(before, at + 1, after, at + 1);
    // Or whole parts went away or came in between.
    for (std::size_t shift = 1; shift <= kMostShift; ++shift) {
        again = std::max(again, sameParts(before, at + shift, after, at));
        again = std::max(again, sameParts(before, at, after, at + shift));
    }
    found.sameAgain = again;
    return found;
}

void PrefixDoctor::compare(const Run& run, const Last& later, const record::Exchange& earlier)
{
    const auto before = promptParts(earlier.requestBody.bytes);
    const auto after = promptParts(later.body);
    const auto found = divergenceOf(before, after);
    std::size_t bytes = 0;
    for (const auto& part : after) bytes += part.text.size();
    const std::int64_t input = later.usage.input.value_or(0);
    if (!found || found->sameAgain == 0 || bytes == 0 || input <= 0) return;
    const auto tokensOf = [&](std::size_t of) {
        return static_cast<std::int64_t>(static_cast<double>(of) * static_cast<double>(input) /
                                         static_cast<double>(bytes));
    };
    const std::int64_t could = tokensOf(found->same + found->sameAgain);
    const std::int64_t did = later.usage.cacheRead.value_or(0);
    const std::int64_t tokens = std::min(tokensOf(found->sameAgain), could - did);
    if (could < kLeastTokens || tokens < kLeastTokens / 8) return;
    auto& finding = found_[{run, kindOf(found->part)}];
    if (finding.calls == 0) {
        std::tie(finding.key, finding.provider, finding.model) = run;
        finding.part = kindOf(found->part);
        finding.call = later.call;
        finding.before = earlier.id;
        finding.at = found->at;
        finding.same = found->same;
    }
    ++finding.calls;
    finding.tokens += tokens;
    const auto row = providers_.find(finding.provider);
    if (row == providers_.end()) {
        ++finding.unpriced;
        return;
    }
    chat::Usage fresh;
    fresh.input = input;
    fresh.output = 0;
    auto kept = fresh;
    kept.cacheRead = tokens;
    const auto dear = provider::costAt(row->second, finding.model, fresh);
    const auto cheap = provider::costAt(row->second, finding.model, kept);
    if (dear && cheap && *dear >= *cheap) {
        finding.lost += PicoUsd{dear->value - cheap->value};
    } else {
        ++finding.unpriced;
    }
}

void PrefixDoctor::see(const record::Exchange& call)
{
    const bool isMeant = call.operation == "chat" && call.origin == record::Origin::Call &&
                         call.status == 200 && !call.requestBody.bytes.empty() &&
                         call.cache.state != record::CacheState::Hit;
    if (!isMeant) return;
    ++looked_;
    Run run{call.keyLabel, call.provider, call.modelSent};
    auto at = runs_.find(run);
    if (at != runs_.end() && at->second.at - call.startedAt <= kTogether)
        compare(run, at->second, call);
    if (at == runs_.end()) {
        if (runs_.size() >= kMostRuns) return;
        at = runs_.emplace(std::move(run), Last{}).first;
    }
    at->second = {call.id, call.startedAt, call.requestBody.bytes, call.usage};
}

std::vector<PrefixDoctor::Finding> PrefixDoctor::findings() const
{
    std::vector<Finding> all;
    all.reserve(found_.size());
    for (const auto& [of, finding] : found_) all.push_back(finding);
    std::ranges::stable_sort(all, [](const Finding& a, const Finding& b) {
        return std::tie(a.lost, a.tokens) > std::tie(b.lost, b.tokens);
    });
    return all;
}

}  // namespace gatehouse::pipeline
