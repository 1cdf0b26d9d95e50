#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "proxy/core/config/access.h"
#include "proxy/core/policy/graph.h"
#include "proxy/core/record/record.h"

/// The way a call would take through a route, without asking anybody.
///
/// Thread  any.
namespace gatehouse::app {

/// A call that was typed.
struct TypedCall {
    QString body = QStringLiteral("{}");
    QString headers;   ///< "Name: value" lines
    QString metadata;  ///< "name = value" lines
};

/// One node of the way.
struct TrailStep {
    std::string node;    ///< id
    std::string output;  ///< the one it leaves by; empty: it ends there
    QString title;
    QString why;  ///< empty where there is nothing to say

    friend bool operator==(const TrailStep&, const TrailStep&) = default;
};

struct Trail {
    std::vector<TrailStep> steps;
    QString trouble;  ///< why there is none
};

/// `failing`: ids of models that are to fail.
Trail trailOf(const policy::Graph& graph, const std::string& route, const TypedCall& call,
              const std::vector<std::string>& failing);
/// `keys`: who has which, so that the user, tenant and role of the call are known.
Trail trailOf(const policy::Graph& graph, const std::string& route, const record::Exchange& call,
              const std::vector<std::string>& failing,
              const std::vector<config::KeyConfig>& keys = {});

}  // namespace gatehouse::app
