#include "app/routes/graph_layout.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "app/routes/graph_edit.h"

namespace gatehouse::app {
namespace {

using policy::Graph;
using policy::Node;
using policy::NodeKind;

constexpr int kGapX = 40;
constexpr int kGapY = 64;
constexpr int kLayerHeight = kHeadHeight + kStripHeight + kGapY;
constexpr int kRounds = 8;
constexpr int kLaneWidth = 24;
constexpr std::size_t kLongestLane = 12;  ///< layers; longer arrows take their chance

/// A node at the other end of an arrow, and how far beside its own middle the arrow begins.
struct Neighbour {
    std::size_t node = 0;
    double shift = 0;
};

/// The nodes of a graph as numbers, with the way down and the way up.
struct Net {
    std::vector<std::vector<Neighbour>> down, up;
    std::vector<std::size_t> layer;
    std::vector<double> middle;  // x of each node's middle
};

Net netOf(const Graph& graph)
{
    Net net;
    const std::size_t count = graph.nodes.size();
    net.down.resize(count);
    net.up.resize(count);
    net.layer.assign(count, 0);
    net.middle.assign(count, 0);
    std::map<std::string_view, std::size_t> at;
    for (std::size_t i = 0; i < count; ++i) at[graph.nodes[i].id] = i;
    for (std::size_t i = 0; i < count; ++i) {
        const auto names = policy::outputNames(graph.nodes[i]);
        const auto cells = static_cast<double>(std::max<std::size_t>(names.size(), 1));
        for (const policy::Output& output : graph.nodes[i].outputs) {
            const auto found = at.find(output.to);
            if (found == at.end() || found->second == i) continue;
            const auto cell =
                static_cast<double>(std::ranges::find(names, output.name) - names.begin());
            const double shift = (cell + 0.5 - cells / 2) * kCardWidth / cells;
            net.down[i].push_back({found->second, -shift});
            net.up[found->second].push_back({i, shift});
        }
    }
    return net;
}

/// Each node one layer below the lowest that leads to it. A circle ends after as many rounds as
/// there are nodes.
void sinkLayers(Net& net)
{
    const std::size_t count = net.down.size();
    for (std::size_t round = 0; round < count; ++round) {
        bool changed = false;
        for (std::size_t i = 0; i < count; ++i) {
            for (const auto& [below, shift] : net.down[i]) {
                if (net.layer[below] > net.layer[i]) continue;
                if (net.layer[i] + 1 >= count) continue;
                net.layer[below] = net.layer[i] + 1;
                changed = true;
            }
        }
        if (!changed) return;
    }
}

/// Keeps room for arrows that pass layers: what leads to the same node shares a lane, a narrow node
/// in each layer between.
void addLanes(Net& net)
{
    const std::size_t count = net.layer.size();
    const auto links = std::exchange(net.down, std::vector<std::vector<Neighbour>>(count));
    net.up.assign(count, {});
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> lanes;  // by end and layer
    const auto link = [&net](std::size_t from, std::size_t to, double shift) {
        net.down[from].push_back({to, -shift});
        net.up[to].push_back({from, shift});
    };
    const auto laneAt = [&](std::size_t end, std::size_t layer) {
        const auto [found, fresh] = lanes.try_emplace({end, layer}, net.layer.size());
        if (fresh) {
            net.layer.push_back(layer);
            net.middle.push_back(0);
            net.down.emplace_back();
            net.up.emplace_back();
        }
        return std::pair(found->second, fresh);
    };
    for (std::size_t i = 0; i < count; ++i) {
        for (const auto& [end, back] : links[i]) {
            std::size_t from = i;
            double shift = -back;
            bool open = true;
            const std::size_t last = net.layer[end];
            const bool passes = last > net.layer[i] + 1 && last - net.layer[i] <= kLongestLane;
            for (std::size_t layer = net.layer[i] + 1; passes && open && layer < last; ++layer) {
                const auto [lane, fresh] = laneAt(end, layer);
                link(from, lane, shift);
                from = lane;
                shift = 0;
                open = fresh;  // from here on it is another's lane
            }
            if (open) link(from, end, shift);
        }
    }
}

using Layers = std::vector<std::vector<std::size_t>>;

/// Moves the nodes of a layer apart, in their order, as little as can be.
void spread(Net& net, const Graph& graph, const std::vector<std::size_t>& layer)
{
    if (layer.empty()) return;
    const auto width = [&](std::size_t i) {
        return i < graph.nodes.size() ? sizeOf(graph.nodes[i]).width : kLaneWidth;
    };
    double wanted = 0;
    for (const std::size_t each : layer) wanted += net.middle[each];
    for (std::size_t k = 1; k < layer.size(); ++k) {
        const double least =
            net.middle[layer[k - 1]] + (width(layer[k - 1]) + width(layer[k])) / 2.0 + kGapX;
        net.middle[layer[k]] = std::max(net.middle[layer[k]], least);
    }
    double got = 0;
    for (const std::size_t each : layer) got += net.middle[each];
    const double back = (got - wanted) / static_cast<double>(layer.size());
    for (const std::size_t each : layer) net.middle[each] -= back;
}

/// The order of a layer by the middle of its neighbours above (or below), so that arrows are
/// straight.
void sortLayer(Net& net, const Graph& graph, std::vector<std::size_t>& layer,
               const std::vector<std::vector<Neighbour>>& neighbours)
{
    const auto wish = [&](std::size_t i) {
        if (neighbours[i].empty()) return net.middle[i];
        double sum = 0;
        for (const Neighbour& each : neighbours[i]) sum += net.middle[each.node] + each.shift;
        return sum / static_cast<double>(neighbours[i].size());
    };
    std::map<std::size_t, double> wishes;
    for (const std::size_t each : layer) wishes[each] = wish(each);
    std::ranges::stable_sort(layer, {}, [&wishes](std::size_t each) { return wishes[each]; });
    for (const std::size_t each : layer) net.middle[each] = wishes[each];
    spread(net, graph, layer);
}

}  // namespace

bool isPill(NodeKind kind) noexcept
{
    return kind == NodeKind::Start || kind == NodeKind::End || kind == NodeKind::Reject;
}

NodeSize sizeOf(const Node& node)
{
    if (isPill(node.kind)) return {kPillWidth, kPillHeight};
    return {kCardWidth, kHeadHeight + kStripHeight};
}

Graph laidOut(Graph graph)
{
    Net net = netOf(graph);
    sinkLayers(net);
    addLanes(net);
    Layers layers;
    for (std::size_t i = 0; i < net.layer.size(); ++i) {
        layers.resize(std::max(layers.size(), net.layer[i] + 1));
        layers[net.layer[i]].push_back(i);
    }
    for (const auto& layer : layers) {
        double x = 0;
        for (const std::size_t each : layer) net.middle[each] = x += kCardWidth + kGapX;
    }
    for (int round = 0; round < kRounds; ++round) {
        for (auto& layer : layers) sortLayer(net, graph, layer, net.up);
        if (round + 1 == kRounds) break;
        for (auto layer = layers.rbegin(); layer != layers.rend(); ++layer)
            sortLayer(net, graph, *layer, net.down);
    }
    double left = 0;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const double edge = net.middle[i] - sizeOf(graph.nodes[i]).width / 2.0;
        left = i == 0 ? edge : std::min(left, edge);
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        Node& node = graph.nodes[i];
        const double x = net.middle[i] - sizeOf(node).width / 2.0 - left;
        node.spot = snapped({static_cast<int>(x), static_cast<int>(net.layer[i]) * kLayerHeight});
    }
    return graph;
}

Graph placed(Graph graph)
{
    const auto hasNone = [](const Node& node) { return !node.spot; };
    if (std::ranges::all_of(graph.nodes, hasNone)) return laidOut(std::move(graph));
    if (std::ranges::none_of(graph.nodes, hasNone)) return graph;
    int right = 0;
    for (const Node& node : graph.nodes) {
        if (node.spot) right = std::max(right, node.spot->x + sizeOf(node).width);
    }
    int y = 0;
    for (Node& node : graph.nodes) {
        if (node.spot) continue;
        node.spot = snapped({right + kGapX, y});
        y += kLayerHeight;
    }
    return graph;
}

}  // namespace gatehouse::app
