#pragma once

#include <vector>

#include <QString>

#include "proxy/core/config/config.h"
#include "proxy/core/policy/graph.h"

/// Routes to begin with. They run as they are: with the providers that are set up, and with the
/// built-in sample where there are too few.
///
/// Thread  any.
namespace gatehouse::app {

struct Starter {
    QString id;     ///< "fallback"
    QString title;  ///< "Fallback chain"
    QString text;   ///< what it is for
    policy::Graph graph;
};

/// A provider and one of its models.
struct Target {
    std::string provider;
    std::string model;

    friend bool operator==(const Target&, const Target&) = default;
};

/// What a new route begins with.
struct FirstTargets {
    Target strong;  ///< a recent model of the first provider that is set up
    Target cheap;   ///< the least dear of its recent ones
    Target other;   ///< of another provider, where there is one
};

FirstTargets firstTargets(const config::Config& config);

std::vector<Starter> starters(const config::Config& config);

/// A route of one starter, ready for withRoute().
config::RouteConfig routeOf(const Starter& starter, const config::Config& config, WallMicros now);

}  // namespace gatehouse::app
