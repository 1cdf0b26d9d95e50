#include "ui/pages/routes/canvas_scene.h"

#include <algorithm>
#include <cmath>

#include <QPainterPathStroker>

#include "app/formats.h"
#include "app/routes/graph_layout.h"
#include "app/routes/node_words.h"

namespace gatehouse::ui {
namespace {

constexpr double kPortReach = 11;
constexpr double kEdgeReach = 14;

DrawnNode drawn(const policy::Node& node, const config::Config& config, const QString& route)
{
    DrawnNode made;
    made.id = node.id;
    made.kind = node.kind;
    const auto size = app::sizeOf(node);
    const policy::Spot spot = node.spot.value_or(policy::Spot());
    made.rect = QRectF(spot.x, spot.y, size.width, size.height);
    made.title = app::nodeTitle(node);
    made.summary = node.kind == policy::NodeKind::Start ? QStringLiteral("dynamic/") + route
                                                        : app::nodeSummary(node, config);
    made.outputs = policy::outputNames(node);
    for (const std::string& name : made.outputs) {
        made.outputTitles += app::outputTitle(node, name);
        const auto found = std::ranges::find(node.outputs, name, &policy::Output::name);
        made.leads += found != node.outputs.end() && !found->to.empty();
    }
    return made;
}

}  // namespace

QPointF inPort(const DrawnNode& node)
{
    return {node.rect.center().x(), node.rect.top()};
}

QPointF outPort(const DrawnNode& node, std::size_t output)
{
    const double cells = static_cast<double>(std::max<std::size_t>(node.outputs.size(), 1));
    return {node.rect.left() + node.rect.width() * (static_cast<double>(output) + 0.5) / cells,
            node.rect.bottom()};
}

QPainterPath pathOf(QPointF from, QPointF to)
{
    QPainterPath path(from);
    const double reach = std::clamp(std::abs(to.y() - from.y()) / 2, 24.0, 120.0);
    path.cubicTo(from + QPointF(0, reach), to - QPointF(0, reach), to);
    return path;
}

void CanvasScene::set(const policy::Graph& graph, const config::Config& config,
                      const QString& route)
{
    graph_ = graph;
    nodes_.clear();
    for (const policy::Node& node : graph.nodes) nodes_.push_back(drawn(node, config, route));
    drawEdges();
}

void CanvasScene::drawEdges()
{
    edges_.clear();
    for (const app::Edge& edge : app::edgesOf(graph_)) {
        const DrawnNode* from = find(edge.from);
        const DrawnNode* to = find(edge.to);
        const auto place = std::ranges::find(from->outputs, edge.output) - from->outputs.begin();
        edges_.push_back({edge, outPort(*from, static_cast<std::size_t>(place)), inPort(*to)});
    }
}

const DrawnNode* CanvasScene::find(std::string_view id) const
{
    const auto found = std::ranges::find(nodes_, id, &DrawnNode::id);
    return found == nodes_.end() ? nullptr : &*found;
}

QRectF CanvasScene::bounds() const
{
    QRectF all;
    for (const DrawnNode& node : nodes_) all = all.united(node.rect);
    return all;
}

const DrawnNode* CanvasScene::nodeAt(QPointF point) const
{
    // The last is drawn on top.
    const auto found = std::find_if(nodes_.rbegin(), nodes_.rend(), [point](const DrawnNode& each) {
        return each.rect.contains(point);
    });
    return found == nodes_.rend() ? nullptr : &*found;
}

std::optional<Port> CanvasScene::portAt(QPointF point) const
{
    for (const DrawnNode& node : nodes_) {
        for (std::size_t i = 0; i < node.outputs.size(); ++i) {
            const QPointF at = outPort(node, i);
            if (QLineF(at, point).length() <= kPortReach) return Port{node.id, node.outputs[i], at};
        }
    }
    return std::nullopt;
}

const DrawnEdge* CanvasScene::edgeAt(QPointF point) const
{
    QPainterPathStroker stroker;
    stroker.setWidth(kEdgeReach);
    const auto found = std::ranges::find_if(edges_, [&](const DrawnEdge& each) {
        const QPainterPath path = pathOf(each.from, each.to);
        const QRectF box = path.controlPointRect().adjusted(-kEdgeReach, 0, kEdgeReach, 0);
        return box.contains(point) && stroker.createStroke(path).contains(point);
    });
    return found == edges_.end() ? nullptr : &*found;
}

std::vector<std::string> CanvasScene::within(const QRectF& area) const
{
    std::vector<std::string> ids;
    for (const DrawnNode& node : nodes_) {
        if (area.intersects(node.rect)) ids.push_back(node.id);
    }
    return ids;
}

std::string CanvasScene::neighbour(std::string_view id, Qt::Key arrow) const
{
    const DrawnNode* here = find(id);
    if (here == nullptr) return nodes_.empty() ? std::string() : nodes_.front().id;
    if (arrow == Qt::Key_Down || arrow == Qt::Key_Up) {
        for (const DrawnEdge& each : edges_) {
            if (arrow == Qt::Key_Down && each.edge.from == id) return each.edge.to;
            if (arrow == Qt::Key_Up && each.edge.to == id) return each.edge.from;
        }
        return {};
    }
    const DrawnNode* best = nullptr;
    double least = 0;
    for (const DrawnNode& node : nodes_) {
        const QPointF way = node.rect.center() - here->rect.center();
        const bool ahead = arrow == Qt::Key_Right ? way.x() > 1 : way.x() < -1;
        if (!ahead) continue;
        const double far = std::abs(way.x()) + 3 * std::abs(way.y());
        if (best != nullptr && far >= least) continue;
        best = &node;
        least = far;
    }
    return best == nullptr ? std::string() : best->id;
}

void CanvasScene::shift(const std::vector<std::string>& ids, QPointF by)
{
    for (DrawnNode& node : nodes_) {
        if (std::ranges::find(ids, node.id) != ids.end()) node.rect.translate(by);
    }
    drawEdges();
}

}  // namespace gatehouse::ui
