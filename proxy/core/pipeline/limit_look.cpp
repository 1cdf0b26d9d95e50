#include "proxy/core/pipeline/limit_look.h"

#include <algorithm>

#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/pipeline/trip.h"

namespace gatehouse::pipeline {

using limit::Rule;
using limit::Unit;

LimitLook::LimitLook(Exchange& x, const Env& env)
    : x_(x),
      facts_(factsOf(x)),
      model_(wantedModel(x, env)),
      gateway_(x.parse.gateway.empty() ? config::kDefaultGateway : x.parse.gateway),
      size_(x, env.snapshot, facts_, model_)
{
    facts_.model = model_;
}

bool LimitLook::fallsUnder(const Rule& rule)
{
    if (!rule.gateway.empty() && rule.gateway != gateway_) return false;
    const auto& passed = x_.limit->passed;
    if (std::ranges::find(passed, &rule) != passed.end()) return false;
    return !rule.when || rule.when->holds(facts_);
}

std::int64_t LimitLook::amountOf(const Rule& rule)
{
    switch (rule.unit) {
        case Unit::Requests:
            return 1;
        case Unit::InputTokens:
            return size_.input();
        case Unit::OutputTokens:
            return size_.output();
        case Unit::Tokens:
            return size_.input() + size_.output();
        case Unit::Cost:
            return size_.cost(size_.output());
    }
    return 0;
}

std::int64_t LimitLook::roomFor(const Rule& rule)
{
    constexpr std::int64_t kMany = 100'000;
    const std::int64_t limit = rule.window.limit;
    if (rule.unit == Unit::OutputTokens) return limit;
    if (rule.unit == Unit::Tokens) return limit - size_.input();
    const std::int64_t base = size_.cost(0);
    const std::int64_t each = (size_.cost(kMany) - base) / kMany;
    return each <= 0 ? kMany : (limit - base) / each;
}

bool LimitLook::saysOutput()
{
    return size_.askedOutput().has_value();
}

std::string LimitLook::whoOf(const Rule& rule)
{
    return rule.whoOf(facts_);
}

std::string_view LimitLook::wantedModel(const Exchange& x, const Env& env)
{
    const std::string_view asked = x.limit->redirectTo.empty()
                                       ? std::string_view(x.parse.facts.model)
                                       : std::string_view(x.limit->redirectTo);
    const auto alias = env.snapshot.models.find(asked);
    return alias == env.snapshot.models.end() ? asked : std::string_view(alias->second);
}

}  // namespace gatehouse::pipeline
