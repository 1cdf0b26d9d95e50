#include "app/routes/graph_grow.h"

#include <algorithm>

#include "app/routes/graph_layout.h"

namespace gatehouse::app {
namespace {

using policy::Graph;
using policy::Node;
using policy::NodeKind;

constexpr int kBelow = 144;
constexpr int kRoom = 24;

bool leads(const Node& node, std::string_view output)
{
    const auto found = std::ranges::find(node.outputs, output, &policy::Output::name);
    return found != node.outputs.end() && !found->to.empty();
}

}  // namespace

std::vector<NodeKind> offeredKinds()
{
    std::vector<NodeKind> kinds;
    for (const policy::NodeRow& row : policy::nodeRows()) {
        if (row.kind != NodeKind::Start) kinds.push_back(row.kind);
    }
    return kinds;
}

std::vector<NodeKind> fittingKinds(const Graph& graph, std::string_view from,
                                   std::string_view output)
{
    const Node* node = graph.find(from);
    const bool isAnswered =
        node != nullptr && ((node->kind == NodeKind::Model && output == "success") ||
                            (node->kind == NodeKind::Cache && output == "hit"));
    if (isAnswered) return {NodeKind::End};
    return offeredKinds();
}

policy::Spot freeSpot(const Graph& graph, NodeKind kind, policy::Spot wanted)
{
    Node fresh;
    fresh.kind = kind;
    const NodeSize size = sizeOf(fresh);
    wanted = snapped(wanted);
    const auto blocker = [&]() -> const Node* {
        const auto found = std::ranges::find_if(graph.nodes, [&](const Node& each) {
            const policy::Spot at = each.spot.value_or(policy::Spot());
            const NodeSize other = sizeOf(each);
            return wanted.x < at.x + other.width + kRoom && at.x < wanted.x + size.width + kRoom &&
                   wanted.y < at.y + other.height && at.y < wanted.y + size.height;
        });
        return found == graph.nodes.end() ? nullptr : &*found;
    };
    while (const Node* each = blocker())
        wanted = snapped(
            {each->spot.value_or(policy::Spot()).x + sizeOf(*each).width + kRoom + 4, wanted.y});
    return wanted;
}

std::string nextOutput(const Node& node)
{
    const auto names = policy::outputNames(node);
    const auto open = std::ranges::find_if(
        names, [&node](const std::string& name) { return !leads(node, name); });
    if (open != names.end()) return *open;
    return names.empty() ? std::string() : names.front();
}

Grown addedAfter(Graph graph, const std::string& after, NodeKind kind)
{
    const Node* node = graph.find(after);
    if (node == nullptr) {
        int bottom = 0;
        for (const Node& each : graph.nodes)
            bottom = std::max(bottom, each.spot.value_or(policy::Spot()).y + kBelow);
        const policy::Spot spot = freeSpot(graph, kind, {0, bottom});
        return withNode(std::move(graph), kind, spot);
    }
    const policy::Spot at = node->spot.value_or(policy::Spot());
    const std::string output = nextOutput(*node);
    Node fresh;
    fresh.kind = kind;
    const int middle = at.x + (sizeOf(*node).width - sizeOf(fresh).width) / 2;
    const policy::Spot spot = freeSpot(graph, kind, {middle, at.y + kBelow});
    if (output.empty() || !leads(*node, output))
        return addedAt(std::move(graph), after, output, kind, spot);
    const auto there = std::ranges::find(node->outputs, output, &policy::Output::name);
    const Edge edge{after, output, there->to};
    return insertedOn(std::move(graph), edge, kind, spot);
}

Grown addedAt(Graph graph, const std::string& from, const std::string& output, NodeKind kind,
              policy::Spot spot)
{
    Grown grown = withNode(std::move(graph), kind, spot);
    if (!output.empty())
        grown.graph = connected(std::move(grown.graph), {from, output, grown.ids.front()});
    return grown;
}

}  // namespace gatehouse::app
