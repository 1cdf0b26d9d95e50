#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/units.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

/// How long answers of some calls are kept.
struct CacheRuleConfig {
    std::string id;
    std::string when;  ///< conditions in JSON; empty: every call
    Millis ttl{0};     ///< 0: they are not kept

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const CacheRuleConfig&, const CacheRuleConfig&) = default;
};

inline constexpr std::string_view kSimilarOff = "off";
inline constexpr std::string_view kSimilarWatch = "watch";
inline constexpr std::string_view kSimilarServe = "serve";

/// Kept answers for questions in other words.
struct SimilarConfig {
    std::string mode = std::string(kSimilarOff);
    std::int64_t mostErrors = 5;  ///< of 1,000 calls that are compared; 0: nothing is verified

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const SimilarConfig&, const SimilarConfig&) = default;
};

/// Answers that are kept to answer the same call again.
struct CacheConfig {
    bool enabled = false;
    Millis ttl{300'000};
    Millis staleFor{0};  ///< beyond its time, while no provider answers
    ByteCount maxBytes = 256_MiB;
    ByteCount maxEntry = 4_MiB;
    std::string scope = "key";        ///< key, user, tenant or all: who shares answers
    std::vector<std::string> by;      ///< fields of a call: each value has answers of its own
    std::vector<std::string> ignore;  ///< members of the body that make no difference
    std::vector<CacheRuleConfig> rules;
    bool toolCalls = false;      ///< keeps answers that call tools
    bool personal = false;       ///< keeps answers to calls that name their user
    bool clientControl = true;   ///< Cache-Control of requests is obeyed
    bool share = true;           ///< the same call at the same time goes upstream once
    bool forgetOnUpdate = true;  ///< another address of a provider: what it said before is over
    SimilarConfig similar;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const CacheConfig&, const CacheConfig&) = default;
};

template <class Visit>
void CacheRuleConfig::fields(Visit&& visit)
{
    visit(field("id", &CacheRuleConfig::id, GH_TEXT("config", "Stable name of the rule.")));
    visit(field("when", &CacheRuleConfig::when,
                GH_TEXT("config", "Conditions, as routes have them: whose answers. Empty: all."))
              .in(Unit::Json));
    visit(field("ttl", &CacheRuleConfig::ttl,
                GH_TEXT("config", "How long they are kept. 0: not at all."))
              .in(Unit::Millis)
              .range(0, 366 * kDayMillis));
}

template <class Visit>
void SimilarConfig::fields(Visit&& visit)
{
    visit(field("mode", &SimilarConfig::mode,
                GH_TEXT("config",
                        "off; watch: notes which calls an answer to a like question would serve; "
                        "serve: gives it.")));
    visit(field("mostErrors", &SimilarConfig::mostErrors,
                GH_TEXT("config",
                        "Of 1,000 compared calls, the most that may get a wrong answer: learnt by "
                        "asking anew and comparing, before the first is given. 0: nothing is "
                        "verified."))
              .range(0, 50));
}

template <class Visit>
void CacheConfig::fields(Visit&& visit)
{
    constexpr std::int64_t kYearMillis = 366 * kDayMillis;
    visit(field("enabled", &CacheConfig::enabled,
                GH_TEXT("config",
                        "Keeps answers. Off: only calls and gateways that ask for it are kept.")));
    visit(
        field("ttl", &CacheConfig::ttl, GH_TEXT("config", "How long an answer may be used again."))
            .in(Unit::Millis)
            .range(1'000, kYearMillis));
    visit(field("staleFor", &CacheConfig::staleFor,
                GH_TEXT("config",
                        "How long beyond that an answer serves while no provider answers. 0: "
                        "never."))
              .in(Unit::Millis)
              .range(0, kYearMillis));
    visit(field("maxBytes", &CacheConfig::maxBytes,
                GH_TEXT("config", "The most that is kept, in memory and on the disk."))
              .in(Unit::Bytes)
              .range(1_MiB, 64_GiB));
    visit(
        field("maxEntry", &CacheConfig::maxEntry, GH_TEXT("config", "Longer answers are not kept."))
            .in(Unit::Bytes)
            .range(1_KiB, 64_MiB));
    visit(field("scope", &CacheConfig::scope,
                GH_TEXT("config", "Who shares answers: key, user, tenant or all.")));
    visit(field("by", &CacheConfig::by,
                GH_TEXT("config",
                        "Fields of a call, each value of which has answers of its own: "
                        "headers.NAME, metadata.NAME, query.NAME, app, role.")));
    visit(field("ignore", &CacheConfig::ignore,
                GH_TEXT("config",
                        "Members of the body that make no difference, such as metadata.trace or "
                        "messages.*.id.")));
    visit(field("rules", &CacheConfig::rules,
                GH_TEXT("config",
                        "How long for which calls: the first that applies counts, before the "
                        "times above and those of gateways.")));
    visit(field("toolCalls", &CacheConfig::toolCalls,
                GH_TEXT("config", "Keeps answers that call tools, too.")));
    visit(field("personal", &CacheConfig::personal,
                GH_TEXT("config", "Keeps answers to calls that name their user, too.")));
    visit(
        field("clientControl", &CacheConfig::clientControl,
              GH_TEXT("config", "Obeys Cache-Control of requests: no-store, no-cache, max-age.")));
    visit(field(
        "share", &CacheConfig::share,
        GH_TEXT("config", "The same call at the same time goes upstream once; the others wait.")));
    visit(field("forgetOnUpdate", &CacheConfig::forgetOnUpdate,
                GH_TEXT("config",
                        "Once a provider has another address, its former answers are not used.")));
    visit(field("similar", &CacheConfig::similar,
                GH_TEXT("config", "Answers for calls that ask the same in other words.")));
}

}  // namespace gatehouse::config
