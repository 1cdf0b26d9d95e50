#include "proxy/core/pipeline/call_size.h"

#include <algorithm>
#include <array>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/stages/route.h"
#include "proxy/core/pipeline/transform.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::pipeline {
namespace {

/// What a dialect calls the most output that a call wants.
struct Setting {
    std::string_view dialect;
    std::array<std::string_view, 2> paths;  ///< the first is written where none is there
};

constexpr Setting kSettings[] = {
    {"openai_chat", {"max_completion_tokens", "max_tokens"}},
    {"openai_completions", {"max_tokens", ""}},
    {"openai_responses", {"max_output_tokens", ""}},
    {"anthropic_messages", {"max_tokens", ""}},
    {"gemini_generate", {"generationConfig.maxOutputTokens", ""}},
    {"bedrock_converse", {"inferenceConfig.maxTokens", ""}},
    {"cohere_chat", {"max_tokens", ""}},
    {"ollama_chat", {"options.num_predict", ""}},
};

const Setting* settingOf(const Exchange& x) noexcept
{
    if (x.parse.dialect == nullptr) return nullptr;
    const auto* found = std::ranges::find(kSettings, x.parse.dialect->id, &Setting::dialect);
    return found == std::end(kSettings) ? nullptr : found;
}

std::optional<std::int64_t> valueAt(policy::Facts& facts, std::string_view path)
{
    const auto field = policy::readField(cat("body.", path));
    if (!field) return std::nullopt;
    const auto values = facts.lookUp(*field);
    if (values.empty()) return std::nullopt;
    const auto* value = std::get_if<double>(&values.front());
    constexpr double kMost = 1e12;
    if (value == nullptr || *value < 0 || *value > kMost) return std::nullopt;
    return static_cast<std::int64_t>(*value);
}

std::int64_t costWith(const provider::ModelCard* card, const chat::Usage& usage) noexcept
{
    if (card == nullptr || !card->price) return 0;
    const auto cost = provider::cost(usage, *card->price);
    return cost ? cost->value : 0;
}

std::int64_t costOfRoute(const RouteEntry& route, const Snapshot& snapshot,
                         const chat::Usage& usage)
{
    std::int64_t most = 0;
    for (const auto* version : {route.live.get(), route.candidate.get()}) {
        if (version == nullptr) continue;
        for (const auto& node : version->targets) {
            for (const auto& target : node)
                most = std::max(
                    most, costWith(snapshot.upstreams[target.upstream].card(target.model), usage));
        }
    }
    return most;
}

}  // namespace

std::int64_t CallSize::input()
{
    return facts_.tokens();
}

std::optional<std::int64_t> CallSize::askedOutput()
{
    const auto* setting = settingOf(x_);
    if (isAsked_ || setting == nullptr) return asked_;
    isAsked_ = true;
    for (const auto path : setting->paths) {
        if (path.empty()) continue;
        asked_ = valueAt(facts_, path);
        if (asked_) break;
    }
    return asked_;
}

std::int64_t CallSize::output()
{
    if (x_.parse.operation != dialect::Operation::Chat) return 0;
    return askedOutput().value_or(kUsualOutput);
}

std::int64_t CallSize::cost(std::int64_t output)
{
    chat::Usage usage;
    usage.input = input();
    usage.output = output;
    if (const auto& custom = x_.options.cost)
        return custom->total ? custom->total->value
                             : *usage.input * custom->input + output * custom->output;
    const bool isOwn = x_.parse.facts.model == model_;
    if (x_.parse.route != nullptr && isOwn) return costOfRoute(*x_.parse.route, snapshot_, usage);
    if (!x_.parse.provider.empty() && isOwn) {
        const auto* upstream = snapshot_.find(x_.parse.provider);
        return upstream == nullptr ? 0 : costWith(upstream->card(model_), usage);
    }
    const auto found = stages::findModel(x_, snapshot_, std::string(model_));
    if (!found.route.empty()) {
        const auto* route = snapshot_.route(x_.parse.gateway, found.route);
        return route == nullptr ? 0 : costOfRoute(*route, snapshot_, usage);
    }
    return found.upstream == nullptr ? 0 : costWith(found.upstream->card(found.model), usage);
}

Result<std::string> shortened(const Exchange& x, policy::Facts& facts, std::int64_t most)
{
    const auto* setting = settingOf(x);
    if (setting == nullptr) return std::string();
    std::vector<config::TransformConfig> changes;
    for (const auto path : setting->paths) {
        if (!path.empty() && valueAt(facts, path))
            changes.push_back({"limit", "set", "body", std::string(path), number(most)});
    }
    if (changes.empty())
        changes.push_back(
            {"limit", "set", "body", std::string(setting->paths.front()), number(most)});
    return transformedBody(facts.body, changes, facts);
}

}  // namespace gatehouse::pipeline
