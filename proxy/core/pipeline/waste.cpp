#include "proxy/core/pipeline/waste.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/dialect/question.h"
#include "proxy/core/dialect/turns.h"
#include "proxy/core/pipeline/simulate.h"
#include "proxy/core/provider/price.h"

namespace gatehouse::pipeline {
namespace {

constexpr std::size_t kMostWords = 120;    // bytes of a prompt that are shown
constexpr std::size_t kMostToolNames = 5;  // likewise
constexpr std::size_t kMostTools = 500;    // of a group
constexpr std::int64_t kCheaperBy = 2;     // a model is cheaper at half the price

std::size_t bytesOf(const std::vector<PromptPart>& parts) noexcept
{
    std::size_t bytes = 0;
    for (const auto& part : parts) bytes += part.text.size();
    return bytes;
}

std::int64_t tokensOf(const record::Exchange& call, std::size_t part, std::size_t all)
{
    if (all == 0) return 0;
    return static_cast<std::int64_t>(static_cast<double>(part) *
                                     static_cast<double>(call.usage.input.value_or(0)) /
                                     static_cast<double>(all));
}

void nameCall(std::vector<std::string>& newest, const std::string& call)
{
    if (newest.size() < WasteFinder::kMostNamed) newest.push_back(call);
}

std::string wordsOf(const record::Exchange& call, const std::vector<PromptPart>& parts)
{
    if (const auto asked = dialect::questionOf(call.dialect, call.requestBody.bytes))
        return std::string(cutUtf8(asked->text, kMostWords));
    return parts.empty() ? std::string() : std::string(cutUtf8(parts.back().text, kMostWords));
}

/// The name of a tool as any dialect describes it, and all names of a list of functions.
void nameTools(const boost::json::value& tool, std::vector<std::pair<std::string, std::size_t>>& to)
{
    using dialect::memberOf;
    for (const char* list : {"functionDeclarations", "function_declarations"}) {
        for (const auto& each : dialect::listOf(memberOf(&tool, list))) nameTools(each, to);
    }
    std::string_view name = dialect::textOf(memberOf(memberOf(&tool, "function"), "name"));
    if (name.empty()) name = dialect::textOf(memberOf(&tool, "name"));
    if (!name.empty()) to.emplace_back(std::string(name), boost::json::serialize(tool).size());
}

std::vector<std::pair<std::string, std::size_t>> toolsIn(const std::vector<PromptPart>& parts)
{
    std::vector<std::pair<std::string, std::size_t>> tools;
    for (const auto& part : parts) {
        if (part.name != "tools") continue;
        const auto list = dialect::parsedJson(part.text);
        for (const auto& each : dialect::listOf(&list)) nameTools(each, tools);
    }
    return tools;
}

/// The cheapest model of the provider that can do what chats want, where it costs half or less.
const provider::ModelCard* cheaperThan(const provider::Provider& row, std::string_view model,
                                       const chat::Usage& usage, PicoUsd paid)
{
    const provider::ModelCard* best = nullptr;
    std::int64_t least = paid.value / kCheaperBy;
    const std::int64_t room = usage.input.value_or(0) + usage.output.value_or(0);
    for (const auto& card : row.models) {
        const bool isFit = card.tools && !card.embeddings && card.price && card.id != model &&
                           (card.context == 0 || card.context >= room);
        if (!isFit) continue;
        const auto cost = provider::costAt(row, card.id, usage);
        if (!cost || cost->value <= 0 || cost->value > least) continue;
        least = cost->value;
        best = &card;
    }
    return best;
}

struct WasteName {
    Waste kind;
    std::string_view word;
};

constexpr std::array<WasteName, 5> kWasteNames{{{Waste::Repeated, "repeated"},
                                                {Waste::Oversized, "oversized"},
                                                {Waste::UnusedTools, "unusedTools"},
                                                {Waste::Overpowered, "overpowered"},
                                                {Waste::Prefix, "prefix"}}};

}  // namespace

std::string_view name(Waste kind) noexcept
{
    return std::ranges::find(kWasteNames, kind, &WasteName::kind)->word;
}

WasteFinder::WasteFinder(Providers providers)
    : providers_(std::move(providers)), doctor_(providers_)
{
}

const provider::Provider* WasteFinder::rowOf(const Run& run) const
{
    const auto row = providers_.find(std::get<1>(run));
    return row == providers_.end() ? nullptr : &row->second;
}

std::optional<PicoUsd> WasteFinder::savedBy(const record::Exchange& call, const Run& run,
                                            std::int64_t tokens) const
{
    const auto* row = rowOf(run);
    if (row == nullptr) return std::nullopt;
    chat::Usage all;
    all.input = call.usage.input;
    all.output = 0;
    all.cacheRead = call.usage.cacheRead;
    auto fewer = all;
    fewer.input = std::max<std::int64_t>(0, all.input.value_or(0) - tokens);
    // What stands at the front is what was read from the provider's cache.
    if (all.cacheRead) fewer.cacheRead = std::max<std::int64_t>(0, *all.cacheRead - tokens);
    const auto dear = provider::costAt(*row, std::get<2>(run), all);
    const auto cheap = provider::costAt(*row, std::get<2>(run), fewer);
    if (!dear || !cheap || *dear < *cheap) return std::nullopt;
    return PicoUsd{dear->value - cheap->value};
}

WasteFinder::Finding& WasteFinder::groupOf(std::map<Run, Finding>& groups, Waste kind,
                                           const Run& run)
{
    auto& group = groups[run];
    group.kind = kind;
    std::tie(group.key, group.provider, group.model) = run;
    return group;
}

void WasteFinder::seeRepeat(const record::Exchange& call, const Run& run,
                            const std::vector<PromptPart>& parts)
{
    std::string whole = cat(std::get<1>(run), "\x1f", std::get<2>(run));
    for (const auto& part : parts) whole += cat("\x1f", part.text);
    const auto digest = sha256(whole);
    auto at = repeats_.find(digest);
    if (at == repeats_.end()) {
        if (repeats_.size() >= kMostGroups) return;
        at = repeats_.emplace(digest, Repeats{}).first;
        auto& all = at->second.all;
        all.kind = Waste::Repeated;
        std::tie(all.key, all.provider, all.model) = run;
        all.what = wordsOf(call, parts);
    }
    auto& [all, lastTokens, last] = at->second;
    if (all.key != call.keyLabel) all.key.clear();
    lastTokens = call.usage.input.value_or(0) + call.usage.output.value_or(0);
    last = call.cost;
    ++all.calls;
    all.tokens += lastTokens;
    if (last)
        all.lost += *last;
    else
        ++all.unpriced;
    nameCall(all.newest, call.id);
}

void WasteFinder::seeSize(const record::Exchange& call, const Run& run,
                          const std::vector<PromptPart>& parts)
{
    if (call.usage.input.value_or(0) < kLargeInput) return;
    std::size_t turns = 0;
    for (const auto& part : parts) turns += part.name.starts_with("messages ") ? 1U : 0U;
    if (turns <= kFreshTurns) return;
    std::size_t old = 0;
    std::size_t seen = 0;
    for (const auto& part : parts) {
        if (!part.name.starts_with("messages ")) continue;
        if (++seen > turns - kFreshTurns) break;
        // Who speaks stands near the front of a message; a system text is needed.
        const bool isSystem =
            seen == 1 && part.text.substr(0, 64).find("\"system\"") != std::string_view::npos;
        old += isSystem ? 0 : part.text.size();
    }
    const std::int64_t tokens = tokensOf(call, old, bytesOf(parts));
    if (tokens < kLeastOld) return;
    auto& group = groupOf(sizes_, Waste::Oversized, run);
    ++group.calls;
    group.tokens += tokens;
    if (const auto saved = savedBy(call, run, tokens))
        group.lost += *saved;
    else
        ++group.unpriced;
    nameCall(group.newest, call.id);
}

void WasteFinder::seeTools(const record::Exchange& call, const Run& run,
                           const std::vector<PromptPart>& parts)
{
    const auto tools = toolsIn(parts);
    if (tools.empty() || (boxes_.size() >= kMostGroups && !boxes_.contains(run))) return;
    auto& box = boxes_[run];
    ++box.calls;
    nameCall(box.newest, call.id);
    for (const auto& turn : dialect::conversationOf(call.dialect, call.requestBody.bytes,
                                                    call.responseBody.bytes, call.streamed)) {
        if (turn.kind == "tool_call" && box.used.size() < kMostTools) box.used.insert(turn.name);
    }
    const std::size_t all = bytesOf(parts);
    for (const auto& [tool, bytes] : tools) {
        if (box.tools.size() >= kMostTools && !box.tools.contains(tool)) continue;
        auto& entry = box.tools[tool];
        const std::int64_t tokens = tokensOf(call, bytes, all);
        ++entry.calls;
        entry.tokens += tokens;
        if (const auto saved = savedBy(call, run, tokens))
            entry.lost += *saved;
        else
            ++entry.unpriced;
    }
}

void WasteFinder::seePower(const record::Exchange& call, const Run& run,
                           const std::vector<PromptPart>& parts)
{
    const bool isSmall = call.usage.input.value_or(0) <= kSimpleInput &&
                         call.usage.output.value_or(kSimpleOutput + 1) <= kSimpleOutput;
    const bool hasTools =
        std::ranges::any_of(parts, [](const PromptPart& part) { return part.name == "tools"; });
    const auto* row = rowOf(run);
    if (!isSmall || hasTools || !call.cost || row == nullptr) return;
    const Trial trial(call);
    auto facts = trial.facts();
    const auto& content = facts.content();
    if (content.complexity >= kSimple || !content.needs.empty()) return;
    const auto* cheaper = cheaperThan(*row, std::get<2>(run), call.usage, *call.cost);
    if (cheaper == nullptr) return;
    auto& group = groupOf(powers_, Waste::Overpowered, run);
    if (group.calls == 0) group.what = cheaper->id;
    // The model that the newest of them would have got speaks for all.
    const auto cost = provider::costAt(*row, group.what, call.usage);
    ++group.calls;
    group.tokens += call.usage.input.value_or(0) + call.usage.output.value_or(0);
    if (cost && *cost < *call.cost)
        group.lost += PicoUsd{call.cost->value - cost->value};
    else
        ++group.unpriced;
    nameCall(group.newest, call.id);
}

void WasteFinder::see(const record::Exchange& call)
{
    doctor_.see(call);
    const bool isMeant = (call.operation == "chat" || call.operation == "embeddings") &&
                         call.origin == record::Origin::Call && call.status == 200 &&
                         !call.requestBody.bytes.empty() &&
                         call.cache.state != record::CacheState::Hit;
    if (!isMeant) return;
    const auto parts = promptParts(call.requestBody.bytes);
    if (parts.empty()) return;
    ++looked_;
    const Run run{call.keyLabel, call.provider, call.modelSent};
    seeRepeat(call, run, parts);
    if (call.operation != "chat") return;
    seeSize(call, run, parts);
    seeTools(call, run, parts);
    seePower(call, run, parts);
}

void WasteFinder::addTools(std::vector<Finding>& all) const
{
    for (const auto& [run, box] : boxes_) {
        if (box.calls < kLeastWithTools) continue;
        Finding finding{.kind = Waste::UnusedTools, .what = {}, .lost = {}, .newest = box.newest};
        std::tie(finding.key, finding.provider, finding.model) = run;
        std::size_t unused = 0;
        for (const auto& [tool, entry] : box.tools) {
            // One that came lately may still be used.
            if (entry.calls < kLeastWithTools || box.used.contains(tool)) continue;
            if (++unused <= kMostToolNames)
                finding.what += cat(finding.what.empty() ? "" : ", ", tool);
            finding.calls = std::max(finding.calls, entry.calls);
            finding.tokens += entry.tokens;
            finding.lost += entry.lost;
            finding.unpriced = std::max(finding.unpriced, entry.unpriced);
        }
        if (unused > kMostToolNames)
            finding.what += cat(" +", number(static_cast<std::int64_t>(unused - kMostToolNames)));
        if (unused > 0) all.push_back(std::move(finding));
    }
}

void WasteFinder::addPrefixes(std::vector<Finding>& all) const
{
    for (const auto& each : doctor_.findings()) {
        all.push_back({.kind = Waste::Prefix,
                       .key = each.key,
                       .provider = each.provider,
                       .model = each.model,
                       .what = each.part,
                       .calls = each.calls,
                       .tokens = each.tokens,
                       .lost = each.lost,
                       .unpriced = each.unpriced,
                       .newest = {each.call, each.before}});
    }
}

std::vector<WasteFinder::Finding> WasteFinder::findings() const
{
    std::vector<Finding> all;
    for (const auto& [digest, repeats] : repeats_) {
        if (repeats.all.calls <= kLeastRepeats) continue;
        auto finding = repeats.all;
        // The first of them had to be asked.
        --finding.calls;
        finding.tokens -= repeats.lastTokens;
        if (repeats.last)
            finding.lost.value -= repeats.last->value;
        else
            --finding.unpriced;
        all.push_back(std::move(finding));
    }
    for (const auto& [run, finding] : sizes_) all.push_back(finding);
    addTools(all);
    for (const auto& [run, finding] : powers_) {
        if (finding.calls >= kLeastSimple) all.push_back(finding);
    }
    addPrefixes(all);
    std::ranges::stable_sort(all, [](const Finding& a, const Finding& b) {
        return std::tie(a.lost, a.tokens) > std::tie(b.lost, b.tokens);
    });
    return all;
}

}  // namespace gatehouse::pipeline
