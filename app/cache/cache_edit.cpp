#include "app/cache/cache_edit.h"

#include <algorithm>

#include "app/formats.h"

namespace gatehouse::app {
namespace {

constexpr Millis kTenMinutes{600'000};
constexpr Millis kDay{86'400'000};

}  // namespace

config::Config withCache(config::Config config, CachePreset preset)
{
    auto& cache = config.cache;
    switch (preset) {
        case CachePreset::TenMinutes:
            cache.enabled = true;
            cache.ttl = kTenMinutes;
            break;
        case CachePreset::Exact: {
            config::CacheRuleConfig rule;
            rule.id = freeRuleId(cache);
            rule.when = R"({"temperature":{"$eq":0}})";
            rule.ttl = kDay;
            cache.rules.push_back(std::move(rule));
            break;
        }
        case CachePreset::Outage:
            cache.enabled = true;
            cache.ttl = kTenMinutes;
            cache.staleFor = kDay;
            break;
    }
    return config;
}

bool keepsAnswers(const config::Config& config)
{
    const auto keeps = [](const config::GatewayConfig& each) { return each.cacheTtl > 0; };
    return config.cache.enabled || !config.cache.rules.empty() ||
           std::ranges::any_of(config.gateways, keeps);
}

std::string freeRuleId(const config::CacheConfig& cache)
{
    std::string id = "rule";
    const auto isTaken = [&](const config::CacheRuleConfig& rule) { return rule.id == id; };
    for (int number = 2; std::ranges::any_of(cache.rules, isTaken); ++number)
        id = "rule-" + std::to_string(number);
    return id;
}

QStringList gatewayNames(const config::Config& config)
{
    QStringList names{text(config::kDefaultGateway)};
    for (const auto& each : config.gateways) {
        if (!names.contains(text(each.id))) names.append(text(each.id));
    }
    return names;
}

}  // namespace gatehouse::app
