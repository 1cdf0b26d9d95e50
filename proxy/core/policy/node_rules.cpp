#include "proxy/core/policy/node_rules.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"

namespace gatehouse::policy {
namespace {

namespace json = boost::json;

constexpr std::pair<std::string_view, Trouble> kTroubles[] = {
    {"connect", Trouble::Connect}, {"timeout", Trouble::Timeout},
    {"cut", Trouble::Cut},         {"content_filter", Trouble::ContentFilter},
    {"context", Trouble::Context},
};

constexpr int kElsewhere[] = {401, 402, 403, 404, 408, 409, 425, 429};

constexpr std::uint8_t bitOf(Trouble trouble) noexcept
{
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(trouble));
}

constexpr double kPico = 1e12;

std::int64_t numberAt(const json::object& from, std::string_view name, std::int64_t otherwise)
{
    const auto* value = from.if_contains(name);
    return value != nullptr && value->is_int64() ? value->get_int64() : otherwise;
}

TargetRule readTarget(const json::object& from)
{
    return {textAt(from, "provider"), textAt(from, "model"), numberAt(from, "weight", 1),
            textAt(from, "key"), textAt(from, "region")};
}

Backoff readBackoff(std::string_view word) noexcept
{
    if (word == "linear") return Backoff::Linear;
    return word == "exponential" ? Backoff::Exponential : Backoff::Constant;
}

ModelRule readModel(const json::object& from)
{
    ModelRule rule;
    if (const auto* targets = from.if_contains("targets")) {
        for (const auto& each : targets->as_array())
            rule.targets.push_back(readTarget(each.as_object()));
        rule.balance = balanceNamed(textAt(from, "balance")).value_or(Balance::Weighted);
        rule.stickyBy = fieldAt(from, "stickyBy");
    } else {
        rule.targets.push_back(readTarget(from));
    }
    rule.retry.timeout = Millis(numberAt(from, "timeout", 0));
    rule.retry.attempts = static_cast<int>(
        std::min<std::int64_t>(numberAt(from, "retries", 0) + 1, RetryRule::kMostAttempts));
    rule.retry.delay = Millis(numberAt(from, "delay", 0));
    rule.retry.backoff = readBackoff(textAt(from, "backoff"));
    if (const auto* on = from.if_contains("on"); on != nullptr && !on->as_array().empty()) {
        std::vector<std::string> words;
        for (const auto& each : on->as_array()) words.emplace_back(each.as_string());
        rule.on = Triggers(words);
    }
    if (const auto* mirror = from.if_contains("mirror"); mirror != nullptr && mirror->is_object()) {
        const auto& to = mirror->get_object();
        rule.mirror = {textAt(to, "provider"), textAt(to, "model"), numberAt(to, "share", 100)};
    }
    if (const std::string hedge = textAt(from, "hedge"); hedge == "after" || hedge == "p95")
        rule.hedge = {Millis(numberAt(from, "hedgeAfter", HedgeRule().after.count())),
                      hedge == "p95"};
    return rule;
}

RateRule readRate(const json::object& from, std::string id)
{
    RateRule rule;
    rule.id = std::move(id);
    const std::string type = textAt(from, "limitType");
    rule.unit = type == "cost"     ? LimitUnit::Cost
                : type == "tokens" ? LimitUnit::Tokens
                                   : LimitUnit::Calls;
    rule.key = fieldAt(from, "key").value_or(Field());
    const double limit = from.at("limit").to_number<double>();
    rule.limit = std::llround(rule.unit == LimitUnit::Cost ? limit * kPico : limit);
    rule.window = Seconds(numberAt(from, "window", 60));
    rule.isSliding = textAt(from, "technique") == "sliding";
    return rule;
}

BudgetRule readBudget(const json::object& from, std::string id)
{
    BudgetRule rule{std::move(id),          textAt(from, "budget"), 0,
                    textAt(from, "period"), textAt(from, "zone"),   textAt(from, "key")};
    if (const auto* limit = from.if_contains("limit"))
        rule.limit = std::llround(limit->to_number<double>() * kPico);
    if (rule.period.empty()) rule.period = "month";
    return rule;
}

GuardRule readGuard(const json::object& from)
{
    constexpr double kHundred = 100;
    GuardRule rule;
    rule.action = textAt(from, "action");
    if (rule.action.empty()) rule.action = "block";
    if (const auto* categories = from.if_contains("categories")) {
        for (const auto& each : categories->as_array())
            rule.categories.emplace_back(each.as_string());
    }
    if (const auto* share = from.if_contains("injection");
        share != nullptr && share->to_number<double>() > 0)
        rule.falseAlarms = share->to_number<double>() / kHundred;
    return rule;
}

/// A text that was found to be good.
prompt::Template templateAt(const json::object& from, std::string_view name,
                            std::string_view otherwise)
{
    const std::string text = textAt(from, name);
    auto read = prompt::Template::parse(text.empty() ? otherwise : std::string_view(text));
    return read ? std::move(*read) : prompt::Template();
}

StepRule readStep(const json::object& from, std::string text)
{
    StepRule rule;
    if (const auto* targets = from.if_contains("targets")) {
        for (const auto& each : targets->as_array())
            rule.targets.push_back(readTarget(each.as_object()));
    }
    rule.system = templateAt(from, "system", {});
    rule.ask = templateAt(from, "ask", kStepAsk);
    rule.as = templateAt(from, "as", kStepAs);
    const std::string into = textAt(from, "into");
    if (into == "system") rule.into = StepInto::System;
    if (into == "nothing") rule.into = StepInto::Nothing;
    const auto need = static_cast<std::size_t>(numberAt(from, "need", 0));
    rule.need = need == 0 ? rule.targets.size() : std::min(need, rule.targets.size());
    rule.timeout = Millis(numberAt(from, "timeout", rule.timeout.count()));
    rule.maxTokens = numberAt(from, "maxTokens", 0);
    rule.text = std::move(text);
    return rule;
}

template <class Rule>
std::size_t put(std::vector<Rule>& rules, Rule rule)
{
    rules.push_back(std::move(rule));
    return rules.size() - 1;
}

}  // namespace

bool Triggers::isKnown(std::string_view word) noexcept
{
    std::int64_t status = 0;
    return word == "4xx" || word == "5xx" ||
           std::ranges::any_of(kTroubles, [&](const auto& each) { return each.first == word; }) ||
           (parseInt(word, status) && status >= 400 && status <= 599);
}

Triggers::Triggers() : serverErrors_(true), statuses_(std::begin(kElsewhere), std::end(kElsewhere))
{
    for (const auto& each : kTroubles) troubles_ |= bitOf(each.second);
}

Triggers::Triggers(const std::vector<std::string>& words)
{
    for (const auto& word : words) {
        std::int64_t status = 0;
        if (word == "4xx") clientErrors_ = true;
        if (word == "5xx") serverErrors_ = true;
        for (const auto& [name, trouble] : kTroubles) {
            if (name == word) troubles_ |= bitOf(trouble);
        }
        if (parseInt(word, status)) statuses_.push_back(static_cast<int>(status));
    }
}

bool Triggers::include(Trouble trouble, int status) const noexcept
{
    if ((troubles_ & bitOf(trouble)) != 0) return true;
    if (status < 400) return false;
    return (serverErrors_ && status >= 500) || (clientErrors_ && status < 500) ||
           std::ranges::find(statuses_, status) != statuses_.end();
}

bool isStepVariable(std::string_view name) noexcept
{
    return name == "question" || name == "original" || name == "conversation" || name == "answers";
}

std::optional<Field> fieldAt(const json::object& from, std::string_view name)
{
    const std::string text = textAt(from, name);
    if (text.empty()) return std::nullopt;
    auto field = readField(text);
    return field ? std::optional<Field>(std::move(*field)) : std::nullopt;
}

json::object propertiesOf(const Node& node)
{
    return node.properties.empty() ? json::object() : json::parse(node.properties).as_object();
}

std::size_t NodeRules::add(const Node& node, std::string_view route)
{
    const json::object from = propertiesOf(node);
    switch (node.kind) {
        case NodeKind::Model:
            return put(models, readModel(from));
        case NodeKind::Rate:
            return put(rates, readRate(from, cat(route, "/", node.id)));
        case NodeKind::Budget:
            return put(budgets, readBudget(from, cat(route, "/", node.id)));
        case NodeKind::Guardrail:
            return put(guards, readGuard(from));
        case NodeKind::Prompt: {
            std::string how = textAt(from, "how");
            return put(prompts, {textAt(from, "prompt"), how.empty() ? "begin" : std::move(how)});
        }
        case NodeKind::Cache:
            return put(caches, {Seconds(numberAt(from, "ttl", CacheRule().ttl.count()))});
        case NodeKind::Step:
            return put(steps, readStep(from, cat(node.id, node.properties)));
        case NodeKind::Reject:
            return put(rejects,
                       {static_cast<int>(numberAt(from, "status", 403)), textAt(from, "message")});
        case NodeKind::Start:
        case NodeKind::Condition:
        case NodeKind::Split:
        case NodeKind::End:
            break;
    }
    return 0;
}

}  // namespace gatehouse::policy
