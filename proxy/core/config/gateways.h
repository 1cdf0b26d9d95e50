#pragma once

#include <cstdint>
#include <string>

#include "proxy/core/config/access.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

/// The gateway that serves calls which name none.
inline constexpr std::string_view kDefaultGateway = "default";

/// A gateway as Cloudflare's API knows it: a name that calls may have in their path, with rules of
/// its own.
///
/// Shape   what acts: authentication, collectLogs, the three of retries and of rate limiting. The
/// rest is kept as it was set, so that a client finds it again. A number of -1 and an empty text
/// are "not set". Texts in Unit::Json hold JSON; a secret in them is only named.
struct GatewayConfig {
    std::string id;
    bool authentication = false;  ///< never opens more than the server does
    bool collectLogs = true;
    std::int64_t retryMaxAttempts = -1;
    std::int64_t retryDelay = -1;  ///< ms
    std::string retryBackoff;      ///< constant, linear or exponential
    std::int64_t cacheTtl = -1;    ///< s
    bool cacheInvalidateOnUpdate = false;
    std::int64_t rateLimitingInterval = -1;  ///< s
    std::int64_t rateLimitingLimit = -1;
    std::string rateLimitingTechnique;  ///< fixed or sliding
    std::int64_t logManagement = -1;    ///< rows
    std::string logManagementStrategy;  ///< STOP_INSERTING or DELETE_OLDEST
    bool logClassification = false;
    bool logpush = false;
    std::string logpushPublicKey;
    bool byokOnly = false;
    bool zdr = false;
    std::string storeId;
    std::string workersAiBillingMode;  ///< postpaid or unified
    std::string dlp, guardrails, otel, spendLimits, policies, stripe;
    WallMicros createdAt = 0;
    WallMicros modifiedAt = 0;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const GatewayConfig&, const GatewayConfig&) = default;
};

template <class Visit>
void GatewayConfig::fields(Visit&& visit)
{
    constexpr std::int64_t kMonth = 31 * 86'400;
    constexpr std::int64_t kMany = 1'000'000'000;
    visit(field("id", &GatewayConfig::id,
                GH_TEXT("config", "Name of the gateway, as it stands in the path of a call.")));
    visit(field("authentication", &GatewayConfig::authentication,
                GH_TEXT("config",
                        "On: its calls need a gateway key, those of this machine too. Off: as "
                        "server.openOnLoopback says.")));
    visit(field("collectLogs", &GatewayConfig::collectLogs,
                GH_TEXT("config", "Off: its calls leave no row.")));
    visit(field("retryMaxAttempts", &GatewayConfig::retryMaxAttempts,
                GH_TEXT("config", "How often a provider is asked at most. -1: once."))
              .range(-1, 5));
    visit(field("retryDelay", &GatewayConfig::retryDelay,
                GH_TEXT("config", "Milliseconds between two attempts. -1: none."))
              .range(-1, 5'000));
    visit(field("retryBackoff", &GatewayConfig::retryBackoff,
                GH_TEXT("config", "How the wait grows: constant, linear or exponential.")));
    visit(field("cacheTtl", &GatewayConfig::cacheTtl,
                GH_TEXT("config",
                        "Seconds an answer may be used again. -1: not set. 0: none is kept."))
              .range(-1, kMonth));
    visit(field("cacheInvalidateOnUpdate", &GatewayConfig::cacheInvalidateOnUpdate,
                GH_TEXT("config",
                        "Once a provider has another address, its former answers are not used.")));
    visit(field("rateLimitingInterval", &GatewayConfig::rateLimitingInterval,
                GH_TEXT("config", "Seconds the limit counts over. -1: not set."))
              .range(-1, kMany));
    visit(field("rateLimitingLimit", &GatewayConfig::rateLimitingLimit,
                GH_TEXT("config", "Most calls in an interval. -1: not set."))
              .range(-1, kMany));
    visit(field("rateLimitingTechnique", &GatewayConfig::rateLimitingTechnique,
                GH_TEXT("config", "How calls are counted: fixed or sliding.")));
    visit(field("logManagement", &GatewayConfig::logManagement,
                GH_TEXT("config", "Most rows in its log. -1: not set. Kept, not used yet."))
              .range(-1, kMany));
    visit(
        field("logManagementStrategy", &GatewayConfig::logManagementStrategy,
              GH_TEXT("config",
                      "What happens then: STOP_INSERTING or DELETE_OLDEST. Kept, not used yet.")));
    visit(field("logClassification", &GatewayConfig::logClassification,
                GH_TEXT("config", "Sorts calls by their task. Kept, not used yet.")));
    visit(field("logpush", &GatewayConfig::logpush,
                GH_TEXT("config", "Sends its log on. Kept, not used yet.")));
    visit(field("logpushPublicKey", &GatewayConfig::logpushPublicKey,
                GH_TEXT("config", "Public key that log is sealed with. Kept, not used yet.")));
    visit(field("byokOnly", &GatewayConfig::byokOnly,
                GH_TEXT("config", "Calls need a key of the provider; here they always do.")));
    visit(field("zdr", &GatewayConfig::zdr,
                GH_TEXT("config", "Only providers that keep no data. Kept, not used yet.")));
    visit(field("storeId", &GatewayConfig::storeId,
                GH_TEXT("config", "Store of its secrets elsewhere. Kept, not used here.")));
    visit(field("workersAiBillingMode", &GatewayConfig::workersAiBillingMode,
                GH_TEXT("config", "postpaid or unified. Kept, not used here.")));
    visit(field("dlp", &GatewayConfig::dlp,
                GH_TEXT("config",
                        "Data loss prevention, as the API has it, of requests and answers. REDACT, "
                        "MASK, HASH and PLACEHOLDER are actions of our own, words and patterns "
                        "what policies may look for beside profiles, providers and models whom "
                        "they mean; restore puts the values of placeholders back into answers."))
              .in(Unit::Json));
    visit(
        field("guardrails", &GatewayConfig::guardrails,
              GH_TEXT("config",
                      "Guardrails, as the API has them. P1 of prompts acts: a classifier of "
                      "prompt injection, as strict as an object injection of our own says "
                      "(falseAlarms, resultFalseAlarms). S1 to S13 act once an object judge of our "
                      "own names who is asked (model, kind, timeout in milliseconds)."))
            .in(Unit::Json));
    visit(field("otel", &GatewayConfig::otel,
                GH_TEXT("config",
                        "Collectors that are told of its calls, with prompts and answers, as the "
                        "API has them. Credentials are named only, such as vault:NAME."))
              .in(Unit::Json));
    visit(field("spendLimits", &GatewayConfig::spendLimits,
                GH_TEXT("config", "Limits of money, as the API has them."))
              .in(Unit::Json));
    visit(
        field("policies", &GatewayConfig::policies,
              GH_TEXT("config",
                      "Who may call which models and for how much, as the API has policies: name, "
                      "actor, resource, condition (CEL), action. The first one denies what no "
                      "policy means."))
            .in(Unit::Json));
    visit(field("stripe", &GatewayConfig::stripe,
                GH_TEXT("config",
                        "Where usage is billed. Its credential is named only, such as vault:NAME. "
                        "Kept, not used yet."))
              .in(Unit::Json));
    visit(field("createdAt", &GatewayConfig::createdAt,
                GH_TEXT("config", "When the gateway was made."))
              .in(Unit::Moment)
              .range(0, kLastMoment));
    visit(field("modifiedAt", &GatewayConfig::modifiedAt,
                GH_TEXT("config", "When the gateway was last changed."))
              .in(Unit::Moment)
              .range(0, kLastMoment));
}

}  // namespace gatehouse::config
