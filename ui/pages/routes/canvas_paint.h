#pragma once

#include <QString>

#include "proxy/core/policy/graph.h"
#include "ui/pages/routes/canvas_scene.h"

class QPainter;

namespace gatehouse::ui {

/// The icon of a kind of node, by its file.
QString iconOf(policy::NodeKind kind);
/// Its colour among the chart series; below 0: the colour of quiet text.
int seriesOf(policy::NodeKind kind);
QColor colourOf(policy::NodeKind kind);

/// How a node or an arrow stands out.
struct Look {
    bool selected = false;
    bool current = false;  ///< has the keyboard
    bool lit = false;      ///< on the path of a simulated call
    bool faint = false;    ///< beside that path
    bool target = false;   ///< an arrow would end here
    int flaw = 0;          ///< 1 a warning, 2 what keeps it from running
};

/// Small pictures of the canvas have no words.
enum class Detail : quint8 { Full, Shapes };

void paintNode(QPainter& painter, const DrawnNode& node, const Look& look, Detail detail);
void paintEdge(QPainter& painter, const QPainterPath& path, const Look& look,
               const QString& label = {}, double width = 0);
/// The dots of the ground, at a zoom and an offset.
void paintGround(QPainter& painter, const QRect& area, QPointF offset, double zoom);

}  // namespace gatehouse::ui
