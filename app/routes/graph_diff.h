#pragma once

#include <vector>

#include <QString>

#include "proxy/core/policy/graph.h"

/// What differs between two versions of a route, in words.
///
/// Thread  any.
namespace gatehouse::app {

struct GraphChange {
    enum class Kind : quint8 { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    QString node;  ///< what the drawing calls it
    QString what;  ///< "Time out"; empty: the node itself
    QString before;
    QString after;

    friend bool operator==(const GraphChange&, const GraphChange&) = default;
};

/// Nodes that came or went, properties, titles and arrows. Where a node stands is no change.
std::vector<GraphChange> graphChanges(const policy::Graph& before, const policy::Graph& after);

}  // namespace gatehouse::app
