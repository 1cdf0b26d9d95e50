#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "proxy/core/policy/graph.h"

/// Edits of a route's graph as values: each takes one and gives the next. What cannot be done
/// leaves it as it was.
///
/// Thread  any.
namespace gatehouse::app {

/// One arrow of the drawing: from an output of a node to a node.
struct Edge {
    std::string from;
    std::string output;
    std::string to;

    friend bool operator==(const Edge&, const Edge&) = default;
};

/// A graph with new nodes in it, and who they are.
struct Grown {
    policy::Graph graph;
    std::vector<std::string> ids;
};

/// Every output that leads somewhere, in the order of the nodes.
std::vector<Edge> edgesOf(const policy::Graph& graph);
policy::Node* findNode(policy::Graph& graph, std::string_view id);
/// "model", or "model-2" when that is taken.
std::string freeNodeId(const policy::Graph& graph, std::string_view wanted);
/// Drawings stand on a grid of 8 px.
policy::Spot snapped(policy::Spot spot);

/// A node as it is when it comes from the palette: what most people want, ready to be changed.
policy::Node freshNode(policy::NodeKind kind, std::string id);

Grown withNode(policy::Graph graph, policy::NodeKind kind, policy::Spot spot);
/// Whether an arrow may lead there: not to a start, not in a circle.
bool mayConnect(const policy::Graph& graph, std::string_view from, std::string_view to);
policy::Graph connected(policy::Graph graph, const Edge& edge);
policy::Graph disconnected(policy::Graph graph, std::string_view from, std::string_view output);
/// Whether a node can be put into an arrow: it stands alone, or is about to be made.
bool mayInsert(const policy::Graph& graph, const Edge& edge, std::string_view id);
/// A new node in the middle of an arrow. One that has no outputs becomes the end of the arrow.
Grown insertedOn(policy::Graph graph, const Edge& edge, policy::NodeKind kind, policy::Spot spot);
/// A node that stands alone, put into an arrow.
policy::Graph movedOnto(policy::Graph graph, const Edge& edge, const std::string& id);
/// Takes nodes away. What led to one then leads to where it mainly led, if that is still there; a
/// start stays.
policy::Graph without(policy::Graph graph, const std::vector<std::string>& ids);
policy::Graph moved(policy::Graph graph, const std::vector<std::string>& ids, int dx, int dy);

policy::Graph titled(policy::Graph graph, std::string_view id, const QString& title);
QJsonObject nodeProperties(const policy::Node& node);
/// Replaces all properties. Outputs that the node has no longer go, such as those of a case.
policy::Graph withProperties(policy::Graph graph, std::string_view id, const QJsonObject& all);
/// Sets one; an undefined or empty text takes it away.
policy::Graph withProperty(policy::Graph graph, std::string_view id, const QString& name,
                           const QJsonValue& value);

/// A share of a split; the rest is what "else" gets.
struct Share {
    int percent = 0;
    std::string to;  ///< empty: nowhere yet

    friend bool operator==(const Share&, const Share&) = default;
};

/// Those before "else", in their order.
std::vector<Share> sharesOf(const policy::Node& split);
int restOf(const policy::Node& split);  ///< percent left to "else"
/// Where "else" leads stays, as long as something is left to it. A share that stands twice is made
/// one percent larger: shares are known by their number.
policy::Graph withShares(policy::Graph graph, std::string_view id, std::vector<Share> shares);

/// Nodes as a text for the clipboard, with the arrows among them.
std::string copied(const policy::Graph& graph, const std::vector<std::string>& ids);
/// The nodes of such a text beside what is there, under new ids; no ids where the text is none.
Grown pasted(policy::Graph graph, std::string_view text, policy::Spot shift);

}  // namespace gatehouse::app
