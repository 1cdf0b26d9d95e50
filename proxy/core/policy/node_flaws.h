#pragma once

#include <vector>

#include "proxy/core/policy/graph.h"

namespace gatehouse::policy {

/// Adds what is wrong with the properties of one node, apart from the others.
void addNodeFlaws(const Node& node, const Known& known, std::vector<Flaw>& flaws);

}  // namespace gatehouse::policy
