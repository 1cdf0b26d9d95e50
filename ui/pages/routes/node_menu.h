#pragma once

#include <functional>
#include <string>
#include <vector>

#include "proxy/core/policy/graph.h"

class QMenu;
class QWidget;

namespace gatehouse::ui {

/// What can be done with a node, as a menu that canvas and outline share: connect each output, add
/// after it, copy, remove. It deletes itself.
///
/// `apply` gets the next graph and what is selected then.
QMenu* makeNodeMenu(QWidget* parent, const policy::Graph& graph, const std::string& id,
                    std::function<void(policy::Graph next, std::vector<std::string> select)> apply);

}  // namespace gatehouse::ui
