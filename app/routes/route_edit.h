#pragma once

#include <string>

#include <QString>

#include "proxy/core/config/config.h"
#include "proxy/core/policy/graph.h"

/// Edits of a config's routes as values: each takes one and gives the next.
///
/// Shape   a version that was published never changes. An edit of one appends a version, and
/// further
///         edits change that one until it is published in its turn.
/// Thread  any.
namespace gatehouse::app {

[[nodiscard]] const config::RouteConfig* findRoute(const config::Config& config,
                                                   const std::string& id);
/// What people call it: its title, or its name.
QString titleOf(const config::RouteConfig& route);
/// "support-chat" for "Support chat", or "support-chat-2" when that is taken: as id and as name.
std::string freeRouteName(const config::Config& config, const QString& wanted);
std::int64_t newestOf(const config::RouteConfig& route);  ///< its highest number; 0: none
bool isPublished(const config::Config& live, const std::string& route, std::int64_t number);
/// Whether any edge of the config names the route by this name; a name must be the only one.
bool isNameFree(const config::Config& config, const std::string& route, const QString& name);

/// Replaces the route with this id, or appends it.
config::Config withRoute(config::Config config, config::RouteConfig route);
config::Config withoutRoute(config::Config config, const std::string& id);

/// A graph that was edited.
struct GraphEdit {
    std::string route;      ///< id
    std::int64_t from = 0;  ///< the version that was edited
    policy::Graph graph;
    std::string author;
    WallMicros now = 0;
};

/// A config, and the version of the route that holds the edit.
struct Edited {
    config::Config config;
    std::int64_t version = 0;
};

/// `live` tells which versions are published. Equal to what the version holds: nothing changes.
Edited withGraph(config::Config config, const config::Config& live, const GraphEdit& edit);
/// Makes a version serve, and ends the trial of another. A note on a version that is not published
/// yet stays with it.
config::Config withLive(config::Config config, const config::Config& live, const std::string& route,
                        std::int64_t number, const QString& note);

struct Candidate {
    std::int64_t number = 0;
    std::int64_t share = 0;  ///< percent
    std::string stickyBy;
    std::string stages;  ///< such as "1, 5, 25, 100"; empty: by hand
    Millis stageLength{600'000};
    WallMicros now = 0;
};

config::Config withCandidate(config::Config config, const std::string& route,
                             const Candidate& candidate);
config::Config withoutCandidate(config::Config config, const std::string& route);
config::Config renamedRoute(config::Config config, const std::string& route, const QString& title,
                            const QString& name);
/// A copy with one version: the one that serves. `made` gets its id.
config::Config duplicatedRoute(config::Config config, const std::string& route,
                               const QString& title, WallMicros now, std::string& made);

}  // namespace gatehouse::app
