#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/base/units.h"
#include "proxy/core/config/access.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

/// What stands before the name of a route where it is called as a model.
inline constexpr std::string_view kRoutePrefix = "dynamic/";

/// One version of a route. Once published it never changes.
struct RouteVersionConfig {
    std::int64_t number = 1;
    /// JSON: a list of {id, type, properties, outputs} as Cloudflare's API has it, with node types
    /// of our own and the places of a drawing; see policy::Graph.
    std::string elements;
    std::string note;
    std::string author;
    WallMicros createdAt = 0;

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const RouteVersionConfig&, const RouteVersionConfig&) = default;
};

/// How a new version of a route takes over, step by step, and when it is stopped.
struct RolloutConfig {
    std::string stages;              ///< percents, such as "1, 5, 25, 100"; empty: by hand
    Millis stageLength{600'000};     ///< least time at each share
    std::int64_t leastCalls = 50;    ///< of the candidate at each share, before it moves on
    std::int64_t mostErrors = 5;     ///< percent of its calls; above: back to the live version
    std::int64_t mostLatency = 200;  ///< percent of the live version's middle latency; 0: any
    std::int64_t leastFeedback = 0;  ///< percent of ratings that are good; 0: any
    WallMicros stageSince = 0;       ///< when the share was last moved
    std::string stopped;             ///< why it was rolled back; empty: it was not

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const RolloutConfig&, const RolloutConfig&) = default;
};

/// Adds, removes or renames a header or a member of the JSON body on the way to the provider.
struct TransformConfig {
    std::string name;    ///< for people; names the row
    std::string action;  ///< set, remove, rename
    std::string place;   ///< header, body
    std::string target;  ///< of a header its name; of a body its path, such as metadata.team
    std::string value;   ///< set: the value, of a body in JSON; rename: the new name

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const TransformConfig&, const TransformConfig&) = default;
};

/// A route: calls to the model dynamic/NAME, or to its path, go where its graph leads them.
struct RouteConfig {
    std::string id;       ///< never changes; Cloudflare's API names it so
    std::string name;     ///< of the model dynamic/NAME
    std::string gateway;  ///< Cloudflare's gateway it belongs to; empty: the default one
    std::string title;    ///< for people; empty: the name
    bool enabled = true;
    bool bodies = true;          ///< false: prompts and answers of its calls are not kept
    bool hashes = false;         ///< where they are not: their type, size and hash are
    std::string path;            ///< such as /ai/chat: calls there take this route; empty: none
    std::string dialect;         ///< spoken there; empty: openai_chat
    std::int64_t live = 1;       ///< number of the version that serves
    std::int64_t candidate = 0;  ///< number of the version that is tried; 0: none
    std::int64_t share = 0;      ///< percent of calls that take the candidate
    std::string stickyBy;        ///< what keeps a caller on one version; empty: chance
    std::string candidateFor;  ///< conditions in JSON: who takes the candidate, whatever the share
    RolloutConfig rollout;
    std::vector<TransformConfig> transforms;
    std::vector<RouteVersionConfig> versions;  ///< oldest first

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const RouteConfig&, const RouteConfig&) = default;
};

/// Its shares in percent, rising; empty: by hand, or not to be read.
std::vector<int> stagesOf(const RolloutConfig& rollout);

/// The version of that number; nullptr: there is none.
inline const RouteVersionConfig* versionOf(const RouteConfig& route, std::int64_t number) noexcept
{
    for (const auto& each : route.versions) {
        if (each.number == number) return &each;
    }
    return nullptr;
}

template <class Visit>
void RouteVersionConfig::fields(Visit&& visit)
{
    visit(field("number", &RouteVersionConfig::number,
                GH_TEXT("config", "Number of the version, counted from 1."))
              .range(1, 1'000'000));
    visit(field("elements", &RouteVersionConfig::elements,
                GH_TEXT("config",
                        "The graph: a list of elements with id, type, properties and "
                        "outputs."))
              .in(Unit::Json));
    visit(field("note", &RouteVersionConfig::note, GH_TEXT("config", "What was changed.")));
    visit(field("author", &RouteVersionConfig::author, GH_TEXT("config", "Who changed it.")));
    visit(field("createdAt", &RouteVersionConfig::createdAt,
                GH_TEXT("config", "When the version was made."))
              .in(Unit::Moment)
              .range(0, kLastMoment));
}

template <class Visit>
void RolloutConfig::fields(Visit&& visit)
{
    visit(field("stages", &RolloutConfig::stages,
                GH_TEXT("config",
                        "Shares of the candidate in percent, such as \"1, 5, 25, 100\". "
                        "Empty: it is moved by hand.")));
    visit(field("stageLength", &RolloutConfig::stageLength,
                GH_TEXT("config", "Least time at each share."))
              .in(Unit::Millis)
              .range(1'000, 30 * kDayMillis));
    visit(field("leastCalls", &RolloutConfig::leastCalls,
                GH_TEXT("config", "Calls the candidate must have answered before it moves on."))
              .range(1, 1'000'000));
    visit(field("mostErrors", &RolloutConfig::mostErrors,
                GH_TEXT("config", "Percent of failed calls above which it is rolled back."))
              .range(0, 100));
    visit(field("mostLatency", &RolloutConfig::mostLatency,
                GH_TEXT("config",
                        "Latency in percent of the live version's above which it is "
                        "rolled back. 0: any."))
              .range(0, 100'000));
    visit(field("leastFeedback", &RolloutConfig::leastFeedback,
                GH_TEXT("config", "Percent of good ratings below which it is rolled back. 0: any."))
              .range(0, 100));
    visit(field("stageSince", &RolloutConfig::stageSince,
                GH_TEXT("config", "When the share was last moved."))
              .in(Unit::Moment)
              .range(0, kLastMoment));
    visit(field("stopped", &RolloutConfig::stopped,
                GH_TEXT("config", "Why the candidate was rolled back. Empty: it was not.")));
}

template <class Visit>
void TransformConfig::fields(Visit&& visit)
{
    visit(field("name", &TransformConfig::name, GH_TEXT("config", "Name of the change.")));
    visit(field("action", &TransformConfig::action, GH_TEXT("config", "set, remove or rename.")));
    visit(field("place", &TransformConfig::place, GH_TEXT("config", "header or body.")));
    visit(field("target", &TransformConfig::target,
                GH_TEXT("config",
                        "Name of the header, or path in the body, such as "
                        "metadata.team.")));
    visit(field("value", &TransformConfig::value,
                GH_TEXT("config", "The value to set, of a body in JSON; or the new name.")));
}

template <class Visit>
void RouteConfig::fields(Visit&& visit)
{
    visit(field("id", &RouteConfig::id, GH_TEXT("config", "Id of the route. It never changes.")));
    visit(field("name", &RouteConfig::name,
                GH_TEXT("config", "Name of the route: calls to the model dynamic/NAME take it.")));
    visit(field("gateway", &RouteConfig::gateway,
                GH_TEXT("config", "Gateway it belongs to. Empty: the default one.")));
    visit(field("title", &RouteConfig::title,
                GH_TEXT("config", "Title for people. Empty: the name.")));
    visit(field("enabled", &RouteConfig::enabled,
                GH_TEXT("config", "Off: calls to it are refused.")));
    visit(field("bodies", &RouteConfig::bodies,
                GH_TEXT("config",
                        "Keeps the bodies of its calls, where records.bodies does. Off: only "
                        "times, tokens, cost and status.")));
    visit(field("hashes", &RouteConfig::hashes,
                GH_TEXT("config",
                        "Keeps type, size and hash of bodies of its calls that are not kept, even "
                        "where records.hashes is off.")));
    visit(field("path", &RouteConfig::path,
                GH_TEXT("config", "Path of its own, such as /ai/chat. Empty: none.")));
    visit(field("dialect", &RouteConfig::dialect,
                GH_TEXT("config", "Dialect spoken at that path. Empty: openai_chat.")));
    visit(field("live", &RouteConfig::live, GH_TEXT("config", "Number of the version that serves."))
              .range(1, 1'000'000));
    visit(field("candidate", &RouteConfig::candidate,
                GH_TEXT("config", "Number of the version that is tried. 0: none."))
              .range(0, 1'000'000));
    visit(field("share", &RouteConfig::share,
                GH_TEXT("config", "Percent of calls that take the candidate."))
              .range(0, 100));
    visit(field("stickyBy", &RouteConfig::stickyBy,
                GH_TEXT("config",
                        "What keeps a caller on one version, such as key, "
                        "metadata.user or header.x-user. Empty: chance.")));
    visit(field("candidateFor", &RouteConfig::candidateFor,
                GH_TEXT("config", "Conditions: whose calls take the candidate whatever the share."))
              .in(Unit::Json));
    visit(field("rollout", &RouteConfig::rollout,
                GH_TEXT("config", "How the candidate takes over, and when it is stopped.")));
    visit(field("transforms", &RouteConfig::transforms,
                GH_TEXT("config", "Changes to headers and bodies on the way to the provider.")));
    visit(field("versions", &RouteConfig::versions,
                GH_TEXT("config", "Versions of the route, oldest first.")));
}

}  // namespace gatehouse::config
