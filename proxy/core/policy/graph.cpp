#include "proxy/core/policy/graph.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"

namespace gatehouse::policy {
namespace {

namespace json = boost::json;

constexpr std::string_view kNext[] = {"next"};
constexpr std::string_view kTrueFalse[] = {"true", "false"};
constexpr std::string_view kSuccess[] = {"success", "fallback"};
constexpr std::string_view kPassed[] = {"success", "blocked"};
constexpr std::string_view kHit[] = {"hit", "miss"};

constexpr NodeRow kRows[] = {
    {NodeKind::Start, "start", kNext, true},
    {NodeKind::Condition, "conditional", kTrueFalse, true},
    {NodeKind::Split, "percentage", {}, true},
    {NodeKind::Rate, "rate", kSuccess, true},
    {NodeKind::Budget, "budget", kSuccess},
    {NodeKind::Guardrail, "guardrail", kPassed},
    {NodeKind::Prompt, "prompt", kNext},
    {NodeKind::Cache, "cache", kHit},
    {NodeKind::Step, "step", kSuccess},
    {NodeKind::Model, "model", kSuccess, true},
    {NodeKind::End, "end", {}, true},
    {NodeKind::Reject, "reject", {}},
};

/// What the other forms call a property.
struct Renamed {
    NodeKind kind;
    std::string_view theirs;
    std::string_view ours;
};

constexpr Renamed kRenamed[] = {
    {NodeKind::Condition, "condition", "conditions"},
    {NodeKind::Rate, "limit_type", "limitType"},
    {NodeKind::Rate, "interval", "window"},
    {NodeKind::Model, "ai_gateway_dynamic_routing_provider", "provider"},
};

Error unreadable(std::string_view id, std::string message, std::string hint)
{
    return fail(ErrorKind::Invalid,
                id.empty() ? std::move(message) : cat("element '", cutUtf8(id, 60), "': ", message),
                std::move(hint));
}

const NodeRow* rowOf(std::string_view type) noexcept
{
    if (type == "rate_limit") type = "rate";
    const auto* found = std::ranges::find(kRows, type, &NodeRow::type);
    return found == std::end(kRows) ? nullptr : found;
}

std::string readProperties(NodeKind kind, const json::value* from)
{
    if (from == nullptr || !from->is_object()) return {};
    json::object properties;
    for (const auto& each : from->get_object()) {
        std::string_view name = each.key();
        for (const auto& renamed : kRenamed) {
            if (renamed.kind == kind && renamed.theirs == name) name = renamed.ours;
        }
        json::value value = each.value();
        if (name == "conditions" && value.is_string()) {  // as Terraform has it
            json::error_code trouble;
            auto parsed = json::parse(value.get_string(), trouble);
            if (!trouble) value = std::move(parsed);
        }
        properties.insert_or_assign(name, std::move(value));
    }
    return properties.empty() ? std::string() : dialect::jsonText(properties);
}

void readOutputs(const json::value* from, Node& node)
{
    if (from == nullptr || !from->is_object()) return;
    for (const auto& each : from->get_object()) {
        std::string to;
        if (each.value().is_object()) {
            to = textAt(each.value().get_object(), "elementId");
            if (to.empty()) to = textAt(each.value().get_object(), "element_id");
        }
        node.outputs.push_back({std::string(each.key()), std::move(to)});
    }
}

std::optional<Spot> readSpot(const json::object& from)
{
    const auto* spot = from.if_contains("position");
    if (spot == nullptr || !spot->is_object()) return std::nullopt;
    const auto* x = spot->get_object().if_contains("x");
    const auto* y = spot->get_object().if_contains("y");
    if (x == nullptr || y == nullptr || !x->is_int64() || !y->is_int64()) return std::nullopt;
    constexpr std::int64_t kFar = 1'000'000;
    return Spot{static_cast<int>(std::clamp(x->get_int64(), -kFar, kFar)),
                static_cast<int>(std::clamp(y->get_int64(), -kFar, kFar))};
}

Result<Node> readNode(const json::value& from)
{
    if (!from.is_object()) return unreadable({}, "an element is no object", R"(write {"id": …})");
    const json::object& members = from.get_object();
    Node node;
    node.id = textAt(members, "id");
    if (node.id.empty()) return unreadable({}, "an element has no id", "name it");
    const auto* row = rowOf(textAt(members, "type"));
    if (row == nullptr) {
        std::string known;
        for (const auto& each : kRows)
            known += known.empty() ? std::string(each.type) : cat(", ", each.type);
        return unreadable(node.id, "its type is not known", cat("known: ", known));
    }
    node.kind = row->kind;
    node.title = textAt(members, "title");
    node.properties = readProperties(node.kind, members.if_contains("properties"));
    readOutputs(members.if_contains("outputs"), node);
    node.spot = readSpot(members);
    return node;
}

json::object printNode(const Node& node, Form form, std::string_view end)
{
    json::object outputs;
    for (const auto& [name, to] : node.outputs) outputs[name] = {{"elementId", to}};
    const auto& row = policy::rowOf(node.kind);
    const bool mayFallBack = row.outputs.size() == 2 && row.outputs[1] == "fallback";
    if (form == Form::Cloudflare && mayFallBack && !outputs.contains("fallback"))
        outputs["fallback"] = {{"elementId", end}};
    json::object element{{"id", node.id}, {"type", row.type}};
    if (form == Form::Own && !node.title.empty()) element["title"] = node.title;
    if (!node.properties.empty()) {
        json::error_code trouble;
        json::value properties = json::parse(node.properties, trouble);
        if (!trouble) element["properties"] = std::move(properties);
    }
    element["outputs"] = std::move(outputs);
    if (form == Form::Own && node.spot)
        element["position"] = {{"x", node.spot->x}, {"y", node.spot->y}};
    return element;
}

}  // namespace

std::span<const NodeRow> nodeRows() noexcept
{
    return kRows;
}

const NodeRow& rowOf(NodeKind kind) noexcept
{
    return kRows[static_cast<std::size_t>(kind)];
}

const Node* Graph::find(std::string_view id) const noexcept
{
    const auto found = std::ranges::find(nodes, id, &Node::id);
    return found == nodes.end() ? nullptr : &*found;
}

std::vector<std::string> outputNames(const Node& node)
{
    std::vector<std::string> names;
    if (node.kind == NodeKind::Split) {
        for (const auto& each : node.outputs) names.push_back(each.name);
        return names;
    }
    if (node.kind == NodeKind::Condition && !node.properties.empty()) {
        json::error_code trouble;
        const json::value properties = json::parse(node.properties, trouble);
        const auto* cases = trouble || !properties.is_object()
                                ? nullptr
                                : properties.get_object().if_contains("cases");
        if (cases != nullptr && cases->is_array()) {
            for (const auto& each : cases->get_array())
                names.push_back(each.is_object() ? textAt(each.get_object(), "name") : "");
            names.emplace_back("else");
            return names;
        }
    }
    for (const auto name : rowOf(node.kind).outputs) names.emplace_back(name);
    return names;
}

Result<Graph> readGraph(std::string_view text)
{
    json::error_code trouble;
    json::value list = json::parse(text, trouble);
    if (!trouble && list.is_object() && list.get_object().contains("elements")) {
        json::value elements = list.get_object().at("elements");
        list = std::move(elements);
    }
    if (trouble || !list.is_array() || list.get_array().empty())
        return unreadable({}, "the elements are no list", "send a list that begins with a start");
    if (list.get_array().size() > kMostNodes)
        return unreadable({}, "a route has at most 200 elements", "make it smaller");
    Graph graph;
    for (const json::value& each : list.get_array()) {
        auto node = readNode(each);
        if (!node) return std::move(node).error();
        graph.nodes.push_back(std::move(*node));
    }
    return graph;
}

std::string printGraph(const Graph& graph, Form form)
{
    const auto end = std::ranges::find(graph.nodes, NodeKind::End, &Node::kind);
    json::array list;
    for (const Node& each : graph.nodes)
        list.push_back(
            printNode(each, form, end == graph.nodes.end() ? std::string_view() : end->id));
    return dialect::jsonText(list);
}

Result<std::string> checkedRoute(std::string_view elements)
{
    const auto graph = readGraph(elements);
    if (!graph) return graph.error();
    for (const Flaw& flaw : flawsOf(*graph)) {
        if (!flaw.isWarning) return fail(ErrorKind::Invalid, flawText(flaw), flaw.hint);
    }
    return printGraph(*graph, Form::Cloudflare);
}

}  // namespace gatehouse::policy
