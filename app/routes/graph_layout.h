#pragma once

#include <string_view>

#include "proxy/core/policy/graph.h"

/// How large a route is drawn, and where its nodes stand when nobody placed them.
///
/// Units   px at 100 %.
/// Thread  any.
namespace gatehouse::app {

inline constexpr int kCardWidth = 212;
inline constexpr int kHeadHeight = 52;
inline constexpr int kStripHeight = 27;  ///< of the outputs, one cell each
inline constexpr int kPillWidth = 176;
inline constexpr int kPillHeight = 40;

/// Start, end and reject are drawn as pills, the others as cards.
bool isPill(policy::NodeKind kind) noexcept;

struct NodeSize {
    int width = 0;
    int height = 0;
};

NodeSize sizeOf(const policy::Node& node);

/// All nodes in layers from top to bottom, each below all that lead to it, with few crossings. What
/// cannot be reached stands at the right.
policy::Graph laidOut(policy::Graph graph);
/// Places only nodes that have no place; a graph without any is laid out.
policy::Graph placed(policy::Graph graph);

}  // namespace gatehouse::app
