#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <QStringList>

#include "app/routes/graph_edit.h"
#include "proxy/core/config/config.h"
#include "proxy/core/policy/graph.h"

namespace gatehouse::ui {

/// A node as it is drawn.
struct DrawnNode {
    std::string id;
    policy::NodeKind kind = policy::NodeKind::Start;
    QRectF rect;
    QString title;
    QString summary;
    std::vector<std::string> outputs;  ///< names
    QStringList outputTitles;
    QList<bool> leads;  ///< whether each of them leads anywhere
};

/// An arrow as it is drawn; `edge` has its ends.
struct DrawnEdge {
    app::Edge edge;
    QPointF from;
    QPointF to;
    QPainterPath path;  ///< around the nodes in between, where there is room
};

/// A place on a node where an arrow begins.
struct Port {
    std::string node;
    std::string output;
    QPointF at;
};

/// A graph as rectangles, words and lines: what is where, and what lies under a point.
///
/// Units   px at 100 %.
class CanvasScene {
public:
    void set(const policy::Graph& graph, const config::Config& config, const QString& route);

    [[nodiscard]] const policy::Graph& graph() const { return graph_; }

    [[nodiscard]] const std::vector<DrawnNode>& nodes() const { return nodes_; }

    [[nodiscard]] const std::vector<DrawnEdge>& edges() const { return edges_; }

    [[nodiscard]] const DrawnNode* find(std::string_view id) const;
    [[nodiscard]] QRectF bounds() const;  ///< of all nodes

    [[nodiscard]] const DrawnNode* nodeAt(QPointF point) const;
    [[nodiscard]] std::optional<Port> portAt(QPointF point) const;
    [[nodiscard]] const DrawnEdge* edgeAt(QPointF point) const;
    [[nodiscard]] std::vector<std::string> within(const QRectF& area) const;

    /// The nearest node in a direction: down and up along the arrows, to the sides by place. Empty:
    /// none.
    [[nodiscard]] std::string neighbour(std::string_view id, Qt::Key arrow) const;

    /// Draws nodes elsewhere, as while they are dragged.
    void shift(const std::vector<std::string>& ids, QPointF by);

private:
    void drawEdges();
    template <class Meets>
    [[nodiscard]] const DrawnNode* nodeThat(Meets meets, const app::Edge& edge) const;
    [[nodiscard]] QPainterPath clearPath(const DrawnEdge& edge) const;

    policy::Graph graph_;
    std::vector<DrawnNode> nodes_;
    std::vector<DrawnEdge> edges_;
};

QPointF inPort(const DrawnNode& node);
QPointF outPort(const DrawnNode& node, std::size_t output);
QPainterPath pathOf(QPointF from, QPointF to);

}  // namespace gatehouse::ui
