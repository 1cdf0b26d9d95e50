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

constexpr double kTurn = 56;  // height of a turn into a lane: it fits between two layers

/// A curve by its ends and the points that bend it.
struct Curve {
    QPointF from, first, second, to;
};

/// Whether a curve runs under a card.
bool meets(const QRectF& rect, const Curve& curve)
{
    constexpr int kSteps = 16;
    const auto [left, right] = std::minmax(curve.from.x(), curve.to.x());
    if (right < rect.left() || left > rect.right() || curve.to.y() < rect.top() ||
        curve.from.y() > rect.bottom())
        return false;
    for (int i = 1; i < kSteps; ++i) {
        const double t = static_cast<double>(i) / kSteps;
        const double u = 1 - t;
        const QPointF point = u * u * u * curve.from + 3 * u * u * t * curve.first +
                              3 * u * t * t * curve.second + t * t * t * curve.to;
        if (rect.contains(point)) return true;
    }
    return false;
}

double reachOf(QPointF from, QPointF to)
{
    return std::clamp(std::abs(to.y() - from.y()) / 2, 24.0, 120.0);
}

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
    const QPointF reach(0, reachOf(from, to));
    path.cubicTo(from + reach, to - reach, to);
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
        edges_.push_back({edge, outPort(*from, static_cast<std::size_t>(place)), inPort(*to), {}});
        edges_.back().path = clearPath(edges_.back());
    }
}

/// The first node, but both ends, that a stretch of an arrow runs under; nullptr: none.
template <class Meets>
const DrawnNode* CanvasScene::nodeThat(Meets meets, const app::Edge& edge) const
{
    const auto found = std::ranges::find_if(nodes_, [&](const DrawnNode& node) {
        return node.id != edge.from && node.id != edge.to && meets(node.rect);
    });
    return found == nodes_.end() ? nullptr : &*found;
}

/// Straight on where nothing is in the way, else along a lane beside what is.
QPainterPath CanvasScene::clearPath(const DrawnEdge& edge) const
{
    constexpr double kBeside = 20;
    const QPointF from = edge.from;
    const QPointF to = edge.to;
    const QPointF reach(0, reachOf(from, to));
    const DrawnNode* inTheWay = nodeThat(
        [&](const QRectF& rect) {
            return meets(rect, {from, from + reach, to - reach, to});
        },
        edge.edge);
    if (inTheWay == nullptr || to.y() - from.y() < 2 * kTurn) return pathOf(from, to);
    for (const double lane :
         {from.x(), to.x(), inTheWay->rect.left() - kBeside, inTheWay->rect.right() + kBeside}) {
        const QPointF in(lane, from.y() + kTurn);
        const QPointF out(lane, to.y() - kTurn);
        const QPointF half(0, kTurn / 2);
        const auto isUnder = [&](const QRectF& rect) {
            return rect.intersects(QRectF(in, out).normalized().adjusted(-1, 0, 1, 0)) ||
                   meets(rect, {from, from + half, in - half, in}) ||
                   meets(rect, {out, out + half, to - half, to});
        };
        if (nodeThat(isUnder, edge.edge) != nullptr) continue;
        QPainterPath path(from);
        path.cubicTo(from + half, in - half, in);
        path.lineTo(out);
        path.cubicTo(out + half, to - half, to);
        return path;
    }
    return pathOf(from, to);
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
        const QPainterPath& path = each.path;
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
