#include "app/routes/graph_edit.h"

#include <algorithm>
#include <map>
#include <set>

#include <QJsonDocument>

namespace gatehouse::app {
namespace {

using policy::Graph;
using policy::Node;
using policy::NodeKind;
using policy::Output;

constexpr int kGrid = 8;
constexpr auto kElse = "else";
constexpr std::string_view kMiss = "miss";  // by which calls go on behind a cache

struct Fresh {
    NodeKind kind;
    const char* properties;
    std::vector<std::string> shares;
};

const std::vector<Fresh>& freshRows()
{
    static const std::vector<Fresh> rows{
        {NodeKind::Condition, R"({"conditions":{"metadata.plan":{"$eq":"paid"}}})", {}},
        {NodeKind::Split, R"({"stickyBy":"key"})", {"50%", kElse}},
        {NodeKind::Rate,
         R"({"key":"key","limit":60,"limitType":"count","technique":"fixed","window":60})",
         {}},
        {NodeKind::Budget, R"({"limit":5,"period":"month"})", {}},
        {NodeKind::Guardrail, R"({"action":"block","categories":["secret"]})", {}},
        {NodeKind::Prompt, R"({"how":"begin"})", {}},
        {NodeKind::Cache, R"({"ttl":300})", {}},
        {NodeKind::Step, R"({"into":"question","targets":[],"timeout":60000})", {}},
        {NodeKind::Model, R"({"retries":1,"timeout":30000})", {}},
        {NodeKind::Reject, R"({"message":"This call is not allowed.","status":403})", {}},
    };
    return rows;
}

bool has(const std::vector<std::string>& ids, std::string_view id)
{
    return std::ranges::find(ids, id) != ids.end();
}

Output* findOutput(Node& node, std::string_view name)
{
    const auto found = std::ranges::find(node.outputs, name, &Output::name);
    return found == node.outputs.end() ? nullptr : &*found;
}

/// Sets where an output leads, at the place its kind gives it. The shares of a split are kept when
/// they lead nowhere; all others are left out.
void lead(Node& node, std::string_view output, std::string_view to)
{
    const bool share = node.kind == NodeKind::Split;
    if (Output* there = findOutput(node, output)) {
        there->to = to;
        if (to.empty() && !share)
            std::erase_if(node.outputs, [&](const Output& each) { return each.name == output; });
        return;
    }
    if (to.empty()) return;
    const auto names = policy::outputNames(node);
    const auto place = [&names](std::string_view name) {
        return std::ranges::find(names, name) - names.begin();
    };
    if (place(output) == static_cast<std::ptrdiff_t>(names.size())) return;  // it has none such
    const auto before = std::ranges::find_if(
        node.outputs, [&](const Output& each) { return place(each.name) > place(output); });
    node.outputs.insert(before, {std::string(output), std::string(to)});
}

/// Whether a way leads from one node to another.
bool reaches(const Graph& graph, std::string_view from, std::string_view to)
{
    std::set<std::string_view> seen;
    std::vector<std::string_view> open{from};
    while (!open.empty()) {
        const std::string_view id = open.back();
        open.pop_back();
        if (id == to) return true;
        if (!seen.insert(id).second) continue;
        const Node* node = graph.find(id);
        if (node == nullptr) continue;
        for (const Output& each : node->outputs) open.push_back(each.to);
    }
    return false;
}

/// Where a node mainly leads: by its first output that leads anywhere.
std::string mainEnd(const Node& node)
{
    if (node.kind == NodeKind::Cache) {
        const auto miss = std::ranges::find(node.outputs, kMiss, &Output::name);
        return miss == node.outputs.end() ? std::string() : miss->to;
    }
    const auto found =
        std::ranges::find_if(node.outputs, [](const Output& each) { return !each.to.empty(); });
    return found == node.outputs.end() ? std::string() : found->to;
}

/// `end`: where an answer that is kept goes; empty: nowhere.
void leadAll(Node& node, const std::string& to, const std::string& end)
{
    const auto names = policy::outputNames(node);
    if (names.empty()) return;
    if (node.kind == NodeKind::Cache) {
        if (!end.empty()) lead(node, names.front(), end);
        return lead(node, kMiss, to);
    }
    if (node.kind != NodeKind::Split) return lead(node, names.front(), to);
    for (const std::string& name : names) lead(node, name, to);
}

bool isAlone(const Graph& graph, const Node& node)
{
    const bool led =
        std::ranges::any_of(node.outputs, [](const Output& each) { return !each.to.empty(); });
    return !led && std::ranges::none_of(graph.nodes, [&node](const Node& other) {
        return std::ranges::any_of(other.outputs,
                                   [&node](const Output& each) { return each.to == node.id; });
    });
}

std::string toText(const QJsonObject& object)
{
    if (object.isEmpty()) return {};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

}  // namespace

std::vector<Edge> edgesOf(const Graph& graph)
{
    std::vector<Edge> edges;
    for (const Node& node : graph.nodes) {
        for (const Output& output : node.outputs) {
            if (graph.find(output.to) != nullptr)
                edges.push_back({node.id, output.name, output.to});
        }
    }
    return edges;
}

Node* findNode(Graph& graph, std::string_view id)
{
    const auto found = std::ranges::find(graph.nodes, id, &Node::id);
    return found == graph.nodes.end() ? nullptr : &*found;
}

std::string freeNodeId(const Graph& graph, std::string_view wanted)
{
    std::string id(wanted);
    for (int n = 2; graph.find(id) != nullptr; ++n)
        id = std::string(wanted) + "-" + std::to_string(n);
    return id;
}

policy::Spot snapped(policy::Spot spot)
{
    const auto snap = [](int value) {
        const int low = value - ((value % kGrid) + kGrid) % kGrid;
        return value - low < kGrid / 2 ? low : low + kGrid;
    };
    return {snap(spot.x), snap(spot.y)};
}

Node freshNode(NodeKind kind, std::string id)
{
    Node node;
    node.id = std::move(id);
    node.kind = kind;
    for (const Fresh& row : freshRows()) {
        if (row.kind != kind) continue;
        node.properties = row.properties;
        for (const std::string& share : row.shares) node.outputs.push_back({share, {}});
    }
    return node;
}

Grown withNode(Graph graph, NodeKind kind, policy::Spot spot)
{
    Node node = freshNode(kind, freeNodeId(graph, policy::rowOf(kind).type));
    node.spot = snapped(spot);
    Grown grown{std::move(graph), {node.id}};
    grown.graph.nodes.push_back(std::move(node));
    return grown;
}

bool mayConnect(const Graph& graph, std::string_view from, std::string_view to)
{
    const Node* end = graph.find(to);
    if (end == nullptr || graph.find(from) == nullptr || end->kind == NodeKind::Start) return false;
    return !reaches(graph, to, from);
}

Graph connected(Graph graph, const Edge& edge)
{
    if (!mayConnect(graph, edge.from, edge.to)) return graph;
    lead(*findNode(graph, edge.from), edge.output, edge.to);
    return graph;
}

Graph disconnected(Graph graph, std::string_view from, std::string_view output)
{
    if (Node* node = findNode(graph, from)) lead(*node, output, {});
    return graph;
}

bool mayInsert(const Graph& graph, const Edge& edge, std::string_view id)
{
    const Node* node = graph.find(id);
    return node != nullptr && node->kind != NodeKind::Start && id != edge.from && id != edge.to &&
           isAlone(graph, *node);
}

Grown insertedOn(Graph graph, const Edge& edge, NodeKind kind, policy::Spot spot)
{
    Grown grown = withNode(std::move(graph), kind, spot);
    grown.graph = movedOnto(std::move(grown.graph), edge, grown.ids.front());
    return grown;
}

Graph movedOnto(Graph graph, const Edge& edge, const std::string& id)
{
    if (!mayInsert(graph, edge, id)) return graph;
    const auto end = std::ranges::find(graph.nodes, NodeKind::End, &Node::kind);
    const std::string endId = end == graph.nodes.end() ? std::string() : end->id;
    leadAll(*findNode(graph, id), edge.to, endId);
    lead(*findNode(graph, edge.from), edge.output, id);
    return graph;
}

Graph without(Graph graph, const std::vector<std::string>& ids)
{
    std::map<std::string, std::string> bridges;
    for (const Node& node : graph.nodes) {
        if (has(ids, node.id) && node.kind != NodeKind::Start) bridges[node.id] = mainEnd(node);
    }
    // Over several in a row: the way ends where something stays, or nowhere.
    const auto endOf = [&bridges](std::string id) {
        for (std::size_t steps = 0; bridges.contains(id); ++steps) {
            if (steps > bridges.size()) return std::string();
            id = bridges[id];
        }
        return id;
    };
    std::erase_if(graph.nodes, [&bridges](const Node& node) { return bridges.contains(node.id); });
    for (Node& node : graph.nodes) {
        const std::vector<Output> before = node.outputs;
        for (const Output& each : before) {
            if (bridges.contains(each.to)) lead(node, each.name, endOf(each.to));
        }
    }
    return graph;
}

Graph moved(Graph graph, const std::vector<std::string>& ids, int dx, int dy)
{
    for (Node& node : graph.nodes) {
        if (!has(ids, node.id)) continue;
        const policy::Spot from = node.spot.value_or(policy::Spot());
        node.spot = snapped({from.x + dx, from.y + dy});
    }
    return graph;
}

Graph titled(Graph graph, std::string_view id, const QString& title)
{
    if (Node* node = findNode(graph, id)) node->title = title.trimmed().toStdString();
    return graph;
}

QJsonObject nodeProperties(const Node& node)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(node.properties)).object();
}

Graph withProperties(Graph graph, std::string_view id, const QJsonObject& all)
{
    Node* node = findNode(graph, id);
    if (node == nullptr || all == nodeProperties(*node))
        return graph;  // the order of members stays
    node->properties = toText(all);
    const auto names = policy::outputNames(*node);
    std::erase_if(node->outputs, [&names](const Output& each) { return !has(names, each.name); });
    return graph;
}

Graph withProperty(Graph graph, std::string_view id, const QString& name, const QJsonValue& value)
{
    const Node* node = graph.find(id);
    if (node == nullptr) return graph;
    QJsonObject all = nodeProperties(*node);
    const bool none = value.isUndefined() || value.isNull() ||
                      (value.isString() && value.toString().isEmpty()) ||
                      (value.isArray() && value.toArray().isEmpty());
    if (none) {
        all.remove(name);
    } else {
        all.insert(name, value);
    }
    return withProperties(std::move(graph), id, all);
}

std::vector<Share> sharesOf(const Node& split)
{
    std::vector<Share> shares;
    for (const Output& each : split.outputs) {
        if (each.name == kElse) continue;
        const QString name = QString::fromStdString(each.name);
        shares.push_back({name.chopped(name.endsWith(QLatin1Char('%')) ? 1 : 0).toInt(), each.to});
    }
    return shares;
}

int restOf(const Node& split)
{
    int rest = 100;
    for (const Share& share : sharesOf(split)) rest -= share.percent;
    return rest;
}

Graph withShares(Graph graph, std::string_view id, std::vector<Share> shares)
{
    Node* node = findNode(graph, id);
    if (node == nullptr || node->kind != NodeKind::Split) return graph;
    const Output* rest = findOutput(*node, kElse);
    Output last{kElse, rest == nullptr ? std::string() : rest->to};
    std::vector<Output> outputs;
    std::set<int> taken;
    int sum = 0;
    for (Share& share : shares) {
        share.percent = std::clamp(share.percent, 1, 99);
        while (taken.contains(share.percent)) ++share.percent;
        taken.insert(share.percent);
        sum += share.percent;
        outputs.push_back({std::to_string(share.percent) + "%", share.to});
    }
    if (sum < 100) outputs.push_back(std::move(last));
    node->outputs = std::move(outputs);
    return graph;
}

std::string copied(const Graph& graph, const std::vector<std::string>& ids)
{
    Graph part;
    for (const Node& node : graph.nodes) {
        if (has(ids, node.id) && node.kind != NodeKind::Start) part.nodes.push_back(node);
    }
    for (Node& node : part.nodes) {
        const std::vector<Output> before = node.outputs;
        for (const Output& each : before) {
            if (!has(ids, each.to)) lead(node, each.name, {});
        }
    }
    return part.nodes.empty() ? std::string() : policy::printGraph(part, policy::Form::Own);
}

Grown pasted(Graph graph, std::string_view text, policy::Spot shift)
{
    auto part = policy::readGraph(text);
    if (!part) return {std::move(graph), {}};
    std::map<std::string, std::string> names;
    Grown grown{std::move(graph), {}};
    for (Node node : part->nodes) {
        if (node.kind == NodeKind::Start) continue;
        const std::string id = freeNodeId(grown.graph, node.id);
        names[node.id] = id;
        node.id = id;
        const policy::Spot from = node.spot.value_or(policy::Spot());
        node.spot = snapped({from.x + shift.x, from.y + shift.y});
        grown.ids.push_back(id);
        grown.graph.nodes.push_back(std::move(node));
    }
    for (const std::string& id : grown.ids) {
        Node& node = *findNode(grown.graph, id);
        const std::vector<Output> before = node.outputs;
        for (const Output& each : before) {
            const auto found = names.find(each.to);
            lead(node, each.name, found == names.end() ? std::string() : found->second);
        }
    }
    return grown;
}

}  // namespace gatehouse::app
