#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/config/access.h"
#include "proxy/core/config/aliases.h"
#include "proxy/core/config/cache.h"
#include "proxy/core/config/field.h"
#include "proxy/core/config/gateways.h"
#include "proxy/core/config/limits.h"
#include "proxy/core/config/prompts.h"
#include "proxy/core/config/providers.h"
#include "proxy/core/config/records.h"
#include "proxy/core/config/routes.h"
#include "proxy/core/config/server.h"
#include "proxy/core/config/traces.h"

namespace gatehouse::config {

/// The settings of a gateway. A value: edits make a new one.
struct Config {
    std::int64_t version = 1;
    ServerConfig server;
    AccessConfig access;
    std::vector<ProviderConfig> providers;
    std::vector<AliasConfig> aliases;
    std::vector<GatewayConfig> gateways;
    std::vector<RouteConfig> routes;
    std::vector<PromptConfig> prompts;
    std::vector<InjectionConfig> injections;
    std::vector<LimitConfig> limits;
    std::vector<TraceConfig> traces;
    CacheConfig cache;
    RecordsConfig records;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const Config&, const Config&) = default;
};

template <class Visit>
void Config::fields(Visit&& visit)
{
    visit(field("version", &Config::version, GH_TEXT("config", "Version of this file format."))
              .range(1, 1'000'000));
    visit(field("server", &Config::server,
                GH_TEXT("config", "Where the gateway listens and what it lets in.")));
    visit(field("access", &Config::access, GH_TEXT("config", "Gateway keys.")));
    visit(field("providers", &Config::providers, GH_TEXT("config", "Providers in use.")));
    visit(field("aliases", &Config::aliases, GH_TEXT("config", "Model names of your own.")));
    visit(field("gateways", &Config::gateways,
                GH_TEXT("config", "Gateways that calls may name, as Cloudflare's API has them.")));
    visit(field("routes", &Config::routes,
                GH_TEXT("config", "Routes: where calls go, drawn as a graph.")));
    visit(field("prompts", &Config::prompts,
                GH_TEXT("config", "Prompts: messages and settings that calls name.")));
    visit(field("injections", &Config::injections,
                GH_TEXT("config", "System text that calls are given, or must have asked for.")));
    visit(field("limits", &Config::limits,
                GH_TEXT("config", "Limits, quotas and budgets: how much callers may have.")));
    visit(field("traces", &Config::traces,
                GH_TEXT("config", "Collectors that are told of calls (OpenTelemetry).")));
    visit(field("cache", &Config::cache,
                GH_TEXT("config", "Answers that are kept to answer the same call again.")));
    visit(field("records", &Config::records,
                GH_TEXT("config", "What is kept of each call, and for how long.")));
}

/// What a first run starts with: loopback, open to this machine, the sample provider.
Config firstRun();

}  // namespace gatehouse::config
