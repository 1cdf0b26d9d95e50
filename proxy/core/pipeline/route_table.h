#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/config/routes.h"
#include "proxy/core/limit/rule.h"
#include "proxy/core/pipeline/nodes.h"
#include "proxy/core/policy/walk.h"

namespace gatehouse::pipeline {

/// A target of a model node, found among the upstreams of its snapshot.
struct RouteTarget {
    std::size_t upstream = 0;  ///< its place there
    std::string model;
    std::string name;  ///< "provider/model"
    std::string key;
    std::string region;
    std::int64_t weight = 1;
    std::optional<std::int64_t> price;  ///< pico-dollars, of a token in and one out
};

/// A version of a route, compiled.
struct RouteVersion {
    std::int64_t number = 0;
    policy::Route route;
    std::vector<std::vector<RouteTarget>> targets;  ///< by the place of the model rule
    NodeTable nodes;
};

/// A route as calls take it.
struct RouteEntry {
    std::string id;
    std::string name;
    std::string gateway;
    std::string dialect;
    bool enabled = true;
    bool bodies = true;   ///< false: those of its calls are not kept
    bool hashes = false;  ///< then their type, size and hash are
    std::unique_ptr<const RouteVersion> live;
    std::unique_ptr<const RouteVersion> candidate;  ///< null: none is tried
    std::int64_t share = 0;                         ///< percent of the candidate
    std::optional<policy::Field> stickyBy;
    std::optional<policy::Condition> candidateFor;
    std::vector<config::TransformConfig> transforms;

    /// Which version this call takes.
    [[nodiscard]] const RouteVersion& versionFor(policy::Facts& facts, std::uint64_t chance) const;
};

struct Snapshot;

/// Compiles the routes of the snapshot's config over its upstreams and prompts.
/// Errors  Invalid with the path of the config entry in the message.
Result<void> addRoutes(Snapshot& snapshot, const limit::ZoneSource& zones);

}  // namespace gatehouse::pipeline
