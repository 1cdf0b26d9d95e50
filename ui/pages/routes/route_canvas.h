#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QPixmap>
#include <QWidget>

#include "ui/pages/routes/canvas_paint.h"
#include "ui/pages/routes/canvas_scene.h"

class QMenu;

namespace gatehouse::ui {

/// The drawing of a route, with mouse and keyboard.
///
/// Shape   holds no graph of its own: what a hand does becomes the next graph, in edited(), and
/// what
///         is shown is what show() was given. While something is dragged, all that stands still is
///         one picture.
/// Thread  GUI.
class RouteCanvas : public QWidget {
    Q_OBJECT

public:
    explicit RouteCanvas(QWidget* parent = nullptr);

    void show(const policy::Graph& graph, const config::Config& config, const QString& route);
    void setFlaws(const std::vector<policy::Flaw>& flaws);
    /// Nodes and outputs that a call passed; none: no path is drawn.
    using Path = std::vector<std::pair<std::string, std::string>>;
    void setPath(Path path);

    [[nodiscard]] const Path& path() const { return path_; }

    /// Calls that took each output, by node and output; -1: unknown.
    using Counts = std::map<std::pair<std::string, std::string>, std::int64_t>;
    void setCounts(Counts counts);

    [[nodiscard]] const Counts& counts() const { return counts_; }

    void setReadOnly(bool on);

    [[nodiscard]] const CanvasScene& scene() const { return scene_; }

    [[nodiscard]] const std::vector<std::string>& selected() const { return selected_; }

    [[nodiscard]] std::string current() const;  ///< the last that was selected; empty: none
    void select(std::vector<std::string> ids);
    void bringToSight(const std::string& id);

    [[nodiscard]] double zoom() const { return zoom_; }

    void setZoom(double zoom, QPointF around);
    void zoomBy(double factor);
    void fit();

    /// Where a point of the drawing is in the widget, and back.
    [[nodiscard]] QPointF toWidget(QPointF point) const;
    [[nodiscard]] QPointF toScene(QPointF point) const;

    void add(policy::NodeKind kind);  ///< after the current node
    void insertMenu();                ///< of what can come after the current node
    void removeSelected();
    void copy();
    void paste();
    void layOut();

    /// A node on its way from the palette: shown at a place of the widget, then dropped there.
    void dragNew(policy::NodeKind kind, QPointF at);
    void dropNew(policy::NodeKind kind, QPointF at);

Q_SIGNALS:
    void edited(const gatehouse::policy::Graph& next);
    void selectionChanged();
    void propertiesAsked();
    void zoomChanged();
    void said(const QString& words);  ///< why something was not done

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Drag : quint8 { None, Nodes, Arrow, Band, Pan, New };

    [[nodiscard]] bool isSelected(const std::string& id) const;
    [[nodiscard]] Look lookOf(const DrawnNode& node) const;
    [[nodiscard]] Look lookOf(const DrawnEdge& edge) const;
    void paintAll(QPainter& painter, bool moving, bool still);
    void paintDrag(QPainter& painter);
    void startDrag(Drag kind, QPointF at);
    void endDrag();
    void apply(policy::Graph next, std::vector<std::string> select);
    void dropNodes();
    void dropArrow(QPointF at);
    [[nodiscard]] const DrawnEdge* edgeFor(QPointF point) const;
    void nudge(int key);
    bool editByKey(QKeyEvent* event);
    bool goByKey(QKeyEvent* event);
    void offer(const Port& from, QPointF at, QPoint global);

    CanvasScene scene_;
    std::map<std::string, int> flaws_;  // by node: 1 a warning, 2 worse
    Path path_;
    Counts counts_;
    std::vector<std::string> selected_;
    double zoom_ = 1;
    QPointF offset_;  // of the drawing's origin, in the widget
    bool fitted_ = false;
    bool readOnly_ = false;

    Drag drag_ = Drag::None;
    QPointF from_;  // in the drawing
    QPointF at_;
    Port port_;
    policy::NodeKind newKind_ = policy::NodeKind::Model;
    QPixmap still_;  // all that does not move
    bool stillValid_ = false;
};

}  // namespace gatehouse::ui
