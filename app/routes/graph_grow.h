#pragma once

#include <string>
#include <vector>

#include "app/routes/graph_edit.h"

/// New nodes where one expects them, without a hand that places them.
///
/// Thread  any.
namespace gatehouse::app {

/// Those a palette offers: a route has more than one of them.
std::vector<policy::NodeKind> offeredKinds();
/// Those an output may lead to: after an answer, only its end.
std::vector<policy::NodeKind> fittingKinds(const policy::Graph& graph, std::string_view from,
                                           std::string_view output);
/// The nearest place at or right of `wanted` where such a node covers no other.
policy::Spot freeSpot(const policy::Graph& graph, policy::NodeKind kind, policy::Spot wanted);
/// The output of a node that is connected next: its first that leads nowhere, else its first.
std::string nextOutput(const policy::Node& node);
/// A node below another: at its first output that leads nowhere, else into its first arrow. `after`
/// unknown: it stands alone at the bottom.
Grown addedAfter(policy::Graph graph, const std::string& after, policy::NodeKind kind);
/// A node at the end of a new arrow.
Grown addedAt(policy::Graph graph, const std::string& from, const std::string& output,
              policy::NodeKind kind, policy::Spot spot);

}  // namespace gatehouse::app
