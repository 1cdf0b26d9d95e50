#include "proxy/core/pipeline/limit_book.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/spend_limits.h"

namespace gatehouse::pipeline {
namespace {

/// What Cloudflare's API calls the rate limiting of a gateway.
void addGateway(std::vector<limit::Rule>& rules, const config::GatewayConfig& gateway)
{
    constexpr WallMicros kSecond = 1'000'000;
    // Its API writes 0 for "off".
    if (gateway.rateLimitingInterval <= 0 || gateway.rateLimitingLimit <= 0) return;
    limit::Rule rule;
    rule.id = cat("gateway/", gateway.id);
    rule.name = cat("gateway ", gateway.id);
    rule.gateway = gateway.id;
    rule.window.kind =
        gateway.rateLimitingTechnique == "sliding" ? limit::Kind::Sliding : limit::Kind::Fixed;
    rule.window.limit = gateway.rateLimitingLimit;
    rule.window.length = gateway.rateLimitingInterval * kSecond;
    rules.push_back(std::move(rule));
}

limit::Rule ruleOf(const config::GatewayConfig& gateway, const limit::SpendPolicy& policy)
{
    constexpr std::string_view kWords[] = {"hourly", "daily", "weekly", "monthly"};
    limit::Rule rule;
    rule.id = cat("gateway/", gateway.id, "/policy/", kWords[static_cast<int>(policy.period)]);
    rule.name = policy.name;
    rule.gateway = gateway.id;
    rule.unit = limit::Unit::Cost;
    rule.window.limit = policy.amount;
    rule.period = policy.period;
    return rule;
}

Result<PolicySet> policiesOf(const config::GatewayConfig& gateway)
{
    auto policies = limit::readPolicies(gateway.policies);
    if (!policies) return std::move(policies).error();
    PolicySet set;
    set.gateway = gateway.id;
    set.policies = std::move(*policies);
    for (const auto& policy : set.policies) set.rules.push_back(ruleOf(gateway, policy));
    return set;
}

}  // namespace

Result<LimitBook> LimitBook::build(const config::Config& config, const limit::ZoneSource& zones)
{
    LimitBook book;
    for (std::size_t i = 0; i < config.limits.size(); ++i) {
        if (!config.limits[i].enabled) continue;
        auto rule = limit::compile(config.limits[i], zones);
        if (!rule)
            return fail(
                ErrorKind::Invalid,
                cat("/limits/", number(static_cast<std::int64_t>(i)), "/", rule.error().message),
                rule.error().hint);
        book.rules_.push_back(std::move(*rule));
    }
    for (const auto& gateway : config.gateways) {
        addGateway(book.rules_, gateway);
        auto spending = spendRulesOf(gateway);
        if (!spending) return std::move(spending).error();
        for (auto& rule : *spending) book.rules_.push_back(std::move(rule));
        auto policies = policiesOf(gateway);
        if (!policies) return std::move(policies).error();
        if (!policies->policies.empty()) book.policies_.push_back(std::move(*policies));
    }
    return book;
}

const limit::Rule* LimitBook::find(std::string_view id) const noexcept
{
    const auto found = std::ranges::find(rules_, id, &limit::Rule::id);
    return found == rules_.end() ? nullptr : &*found;
}

}  // namespace gatehouse::pipeline
