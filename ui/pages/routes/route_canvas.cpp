#include "ui/pages/routes/route_canvas.h"

#include <algorithm>
#include <cmath>

#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "app/formats.h"
#include "app/routes/graph_grow.h"
#include "app/routes/graph_layout.h"
#include "app/routes/node_words.h"
#include "ui/pages/routes/node_menu.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

using policy::NodeKind;

constexpr double kLeast = 0.25;
constexpr double kMost = 2.0;
constexpr double kWordsFrom = 0.5;
constexpr int kMargin = 40;

}  // namespace

RouteCanvas::RouteCanvas(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("routes.canvas"));
    setAccessibleName(tr("Drawing of the route"));
    setAccessibleDescription(tr("The outline beside it has the same nodes as a list."));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RouteCanvas::show(const policy::Graph& graph, const config::Config& config,
                       const QString& route)
{
    const bool first = scene_.nodes().empty();
    endDrag();
    scene_.set(graph, config, route);
    const auto before = selected_.size();
    std::erase_if(selected_, [this](const std::string& id) { return scene_.find(id) == nullptr; });
    if (first && !graph.nodes.empty()) fit();
    update();
    if (selected_.size() != before) Q_EMIT selectionChanged();
}

void RouteCanvas::setFlaws(const std::vector<policy::Flaw>& flaws)
{
    flaws_.clear();
    for (const policy::Flaw& flaw : flaws)
        flaws_[flaw.node] = std::max(flaws_[flaw.node], flaw.isWarning ? 1 : 2);
    update();
}

void RouteCanvas::setPath(Path path)
{
    path_ = std::move(path);
    update();
}

void RouteCanvas::setCounts(Counts counts)
{
    counts_ = std::move(counts);
    update();
}

void RouteCanvas::setReadOnly(bool on)
{
    readOnly_ = on;
}

std::string RouteCanvas::current() const
{
    return selected_.empty() ? std::string() : selected_.back();
}

bool RouteCanvas::isSelected(const std::string& id) const
{
    return std::ranges::find(selected_, id) != selected_.end();
}

void RouteCanvas::select(std::vector<std::string> ids)
{
    if (ids == selected_) return;
    selected_ = std::move(ids);
    update();
    Q_EMIT selectionChanged();
}

void RouteCanvas::bringToSight(const std::string& id)
{
    const DrawnNode* node = scene_.find(id);
    if (node == nullptr) return;
    const QRectF seen(toScene({0, 0}), toScene({double(width()), double(height())}));
    if (seen.contains(node->rect)) return;
    offset_ = QPointF(width() / 2.0, height() / 2.0) - node->rect.center() * zoom_;
    update();
}

QPointF RouteCanvas::toWidget(QPointF point) const
{
    return point * zoom_ + offset_;
}

QPointF RouteCanvas::toScene(QPointF point) const
{
    return (point - offset_) / zoom_;
}

void RouteCanvas::setZoom(double zoom, QPointF around)
{
    const QPointF held = toScene(around);
    zoom_ = std::clamp(zoom, kLeast, kMost);
    offset_ = around - held * zoom_;
    fitted_ = false;
    stillValid_ = false;
    update();
    Q_EMIT zoomChanged();
}

void RouteCanvas::zoomBy(double factor)
{
    setZoom(zoom_ * factor, QPointF(width() / 2.0, height() / 2.0));
}

void RouteCanvas::fit()
{
    const QRectF all = scene_.bounds().adjusted(-kMargin, -kMargin, kMargin, kMargin);
    zoom_ = std::clamp(std::min(width() / all.width(), height() / all.height()), kLeast, 1.0);
    offset_ = QPointF(width() / 2.0, height() / 2.0) - all.center() * zoom_;
    fitted_ = true;
    stillValid_ = false;
    update();
    Q_EMIT zoomChanged();
}

void RouteCanvas::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    stillValid_ = false;
    if (fitted_ || !isVisible()) fit();
}

Look RouteCanvas::lookOf(const DrawnNode& node) const
{
    Look look;
    look.selected = isSelected(node.id);
    look.current = hasFocus() && node.id == current();
    const auto flaw = flaws_.find(node.id);
    look.flaw = flaw == flaws_.end() ? 0 : flaw->second;
    look.lit =
        std::ranges::any_of(path_, [&node](const auto& each) { return each.first == node.id; });
    look.faint = !path_.empty() && !look.lit;
    look.target = drag_ == Drag::Arrow && node.rect.contains(at_) && node.id != port_.node &&
                  app::mayConnect(scene_.graph(), port_.node, node.id);
    return look;
}

Look RouteCanvas::lookOf(const DrawnEdge& edge) const
{
    Look look;
    look.selected = isSelected(edge.edge.from);
    look.lit = std::ranges::find(path_, std::pair(edge.edge.from, edge.edge.output)) != path_.end();
    look.faint = !path_.empty() && !look.lit;
    return look;
}

/// `moving`: what is dragged, or what is not; `still`: both, when nothing is dragged.
void RouteCanvas::paintAll(QPainter& painter, bool moving, bool still)
{
    painter.save();
    painter.translate(offset_);
    painter.scale(zoom_, zoom_);
    const QRectF seen = QRectF(toScene({0, 0}), toScene({double(width()), double(height())}))
                            .adjusted(-8, -8, 8, 8);
    const Detail detail = zoom_ < kWordsFrom ? Detail::Shapes : Detail::Full;
    const auto wanted = [&](bool moves) { return still || moves == moving; };
    for (const DrawnEdge& each : scene_.edges()) {
        const bool moves = isSelected(each.edge.from) || isSelected(each.edge.to);
        if (!wanted(moves)) continue;
        if (!seen.intersects(each.path.controlPointRect().adjusted(-1, -1, 1, 1))) continue;
        const auto count = counts_.find({each.edge.from, each.edge.output});
        const bool known = count != counts_.end() && count->second >= 0;
        const double width =
            known ? 1.6 + std::min(4.0, std::log10(1.0 + static_cast<double>(count->second)) * 0.8)
                  : 0;
        const QString label =
            known && detail == Detail::Full ? app::shortCount(count->second) : QString();
        paintEdge(painter, each.path, lookOf(each), label, width);
    }
    for (const DrawnNode& each : scene_.nodes()) {
        if (wanted(isSelected(each.id)) && seen.intersects(each.rect))
            paintNode(painter, each, lookOf(each), detail);
    }
    painter.restore();
}

void RouteCanvas::paintDrag(QPainter& painter)
{
    painter.save();
    painter.translate(offset_);
    painter.scale(zoom_, zoom_);
    Look look;
    look.target = true;
    if (drag_ == Drag::Arrow) paintEdge(painter, pathOf(port_.at, at_), look);
    const DrawnEdge* edge = drag_ == Drag::New || drag_ == Drag::Nodes ? edgeFor(at_) : nullptr;
    if (edge != nullptr) paintEdge(painter, edge->path, look);
    if (drag_ == Drag::New) {
        policy::Graph ghost;
        ghost.nodes.push_back(app::freshNode(newKind_, "new"));
        const auto size = app::sizeOf(ghost.nodes[0]);
        ghost.nodes[0].spot = policy::Spot{static_cast<int>(at_.x()) - size.width / 2,
                                           static_cast<int>(at_.y()) - size.height / 2};
        CanvasScene scene;
        scene.set(ghost, {}, {});
        painter.setOpacity(0.8);
        paintNode(painter, scene.nodes()[0], look, Detail::Full);
    }
    if (drag_ == Drag::Band) {
        QColor fill = Theme::of().colour(Token::Accent);
        painter.setPen(QPen(fill, 1 / zoom_));
        fill.setAlphaF(0.08F);
        painter.setBrush(fill);
        painter.drawRect(QRectF(from_, at_).normalized());
    }
    painter.restore();
}

void RouteCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (drag_ != Drag::Nodes) {
        paintGround(painter, rect(), offset_, zoom_);
        paintAll(painter, false, true);
        return paintDrag(painter);
    }
    if (!stillValid_) {
        still_ = QPixmap(size() * devicePixelRatioF());
        still_.setDevicePixelRatio(devicePixelRatioF());
        QPainter ground(&still_);
        ground.setRenderHint(QPainter::Antialiasing);
        ground.setRenderHint(QPainter::SmoothPixmapTransform);
        paintGround(ground, rect(), offset_, zoom_);
        paintAll(ground, false, false);
        stillValid_ = true;
    }
    painter.drawPixmap(0, 0, still_);
    paintDrag(painter);
    paintAll(painter, true, false);
}

void RouteCanvas::startDrag(Drag kind, QPointF at)
{
    drag_ = kind;
    from_ = at_ = at;
    stillValid_ = false;
}

void RouteCanvas::endDrag()
{
    drag_ = Drag::None;
    still_ = {};
    stillValid_ = false;
    unsetCursor();
    update();
}

void RouteCanvas::mousePressEvent(QMouseEvent* event)
{
    const QPointF at = toScene(event->position());
    if (event->button() == Qt::MiddleButton ||
        (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::AltModifier))) {
        startDrag(Drag::Pan, event->position());
        return setCursor(Qt::ClosedHandCursor);
    }
    if (event->button() != Qt::LeftButton) return;
    if (const auto port = scene_.portAt(at); port && !readOnly_) {
        port_ = *port;
        return startDrag(Drag::Arrow, at);
    }
    const DrawnNode* node = scene_.nodeAt(at);
    const bool more = event->modifiers().testFlag(Qt::ControlModifier) ||
                      event->modifiers().testFlag(Qt::ShiftModifier);
    if (node == nullptr) {
        if (!more) select({});
        return startDrag(Drag::Band, at);
    }
    std::vector<std::string> next = selected_;
    if (more && isSelected(node->id)) {
        std::erase(next, node->id);
        return select(std::move(next));
    }
    if (!more && !isSelected(node->id)) next.clear();
    std::erase(next, node->id);
    next.push_back(node->id);
    select(std::move(next));
    if (!readOnly_) startDrag(Drag::Nodes, at);
}

void RouteCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = toScene(event->position());
    switch (drag_) {
        case Drag::None:
            setCursor(scene_.portAt(at) && !readOnly_ ? Qt::CrossCursor
                      : scene_.nodeAt(at) != nullptr  ? Qt::PointingHandCursor
                                                      : Qt::ArrowCursor);
            return;
        case Drag::Pan:
            offset_ += event->position() - at_;
            at_ = event->position();
            fitted_ = false;
            break;
        case Drag::Nodes:
            scene_.shift(selected_, at - at_);
            [[fallthrough]];
        default:
            at_ = at;
    }
    update();
}

void RouteCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag ended = drag_;
    const QPointF at = toScene(event->position());
    switch (ended) {
        case Drag::Nodes:
            return dropNodes();
        case Drag::Arrow:
            return dropArrow(at);
        case Drag::Band: {
            const QRectF area = QRectF(from_, at).normalized();
            std::vector<std::string> ids = selected_;
            for (std::string& id : scene_.within(area)) {
                if (!isSelected(id) && area.width() + area.height() > 4)
                    ids.push_back(std::move(id));
            }
            endDrag();
            return select(std::move(ids));
        }
        default:
            endDrag();
    }
}

void RouteCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (scene_.nodeAt(toScene(event->position())) != nullptr) Q_EMIT propertiesAsked();
}

/// The arrow that something would be put into here: not one of what is dragged.
const DrawnEdge* RouteCanvas::edgeFor(QPointF point) const
{
    const DrawnEdge* edge = scene_.edgeAt(point);
    if (edge == nullptr || drag_ == Drag::New) return edge;
    const bool alone =
        selected_.size() == 1 && app::mayInsert(scene_.graph(), edge->edge, selected_[0]);
    return alone ? edge : nullptr;
}

void RouteCanvas::dropNodes()
{
    const QPointF way = at_ - from_;
    const DrawnEdge* edge = edgeFor(at_);
    const auto onto = edge == nullptr ? std::optional<app::Edge>() : edge->edge;
    endDrag();
    const int dx = static_cast<int>(std::lround(way.x()));
    const int dy = static_cast<int>(std::lround(way.y()));
    if (std::abs(dx) + std::abs(dy) < 3) {
        scene_.shift(selected_, -way);  // a click whose hand trembled
        return;
    }
    policy::Graph next = app::moved(scene_.graph(), selected_, dx, dy);
    if (onto) next = app::movedOnto(std::move(next), *onto, selected_[0]);
    apply(std::move(next), selected_);
}

void RouteCanvas::dropArrow(QPointF at)
{
    const DrawnNode* node = scene_.nodeAt(at);
    const Port port = port_;
    const bool moved = QLineF(port.at, at).length() > 12;
    endDrag();
    if (!moved) return select({port.node});
    if (node == nullptr) return offer(port, at, mapToGlobal(toWidget(at).toPoint()));
    if (!app::mayConnect(scene_.graph(), port.node, node->id)) {
        Q_EMIT said(tr("A route never comes back to where it was."));
        return;
    }
    apply(app::connected(scene_.graph(), {port.node, port.output, node->id}), {port.node});
}

void RouteCanvas::offer(const Port& from, QPointF at, QPoint global)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("routes.fitting"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const NodeKind kind : app::fittingKinds(scene_.graph(), from.node, from.output)) {
        menu->addAction(
            Theme::icon(iconOf(kind)), app::kindTitle(kind), this, [this, from, at, kind] {
                policy::Node fresh;
                fresh.kind = kind;
                const policy::Spot spot{static_cast<int>(at.x()) - app::sizeOf(fresh).width / 2,
                                        static_cast<int>(at.y())};
                app::Grown grown = app::addedAt(scene_.graph(), from.node, from.output, kind, spot);
                apply(std::move(grown.graph), grown.ids);
            });
    }
    menu->popup(global);
}

void RouteCanvas::dragNew(NodeKind kind, QPointF at)
{
    if (readOnly_) return;
    newKind_ = kind;
    if (drag_ != Drag::New) startDrag(Drag::New, toScene(at));
    at_ = toScene(at);
    update();
}

void RouteCanvas::dropNew(NodeKind kind, QPointF at)
{
    at_ = toScene(at);
    const DrawnEdge* edge = scene_.edgeAt(at_);
    const bool inside = rect().contains(at.toPoint());
    const QPointF drop = at_;
    endDrag();
    if (!inside || readOnly_) return;
    policy::Node fresh;
    fresh.kind = kind;
    const auto size = app::sizeOf(fresh);
    const policy::Spot spot{static_cast<int>(drop.x()) - size.width / 2,
                            static_cast<int>(drop.y()) - size.height / 2};
    app::Grown grown = edge == nullptr ? app::withNode(scene_.graph(), kind, spot)
                                       : app::insertedOn(scene_.graph(), edge->edge, kind, spot);
    apply(std::move(grown.graph), grown.ids);
    setFocus();
}

void RouteCanvas::apply(policy::Graph next, std::vector<std::string> wanted)
{
    if (readOnly_) return;
    Q_EMIT edited(next);
    select(std::move(wanted));
    bringToSight(current());
}

void RouteCanvas::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        return setZoom(zoom_ * std::pow(1.0015, event->angleDelta().y()), event->position());
    }
    QPointF by = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) / 2
                                              : QPointF(event->pixelDelta());
    if (event->modifiers().testFlag(Qt::ShiftModifier)) by = by.transposed();
    offset_ += by;
    fitted_ = false;
    stillValid_ = false;
    update();
}

void RouteCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    const DrawnNode* node = event->reason() == QContextMenuEvent::Mouse
                                ? scene_.nodeAt(toScene(QPointF(event->pos())))
                                : scene_.find(current());
    if (node == nullptr || readOnly_) return;
    select({node->id});
    const QPoint at = event->reason() == QContextMenuEvent::Mouse
                          ? event->globalPos()
                          : mapToGlobal(toWidget(node->rect.center()).toPoint());
    auto* menu = makeNodeMenu(this, scene_.graph(), node->id,
                              [this](policy::Graph next, std::vector<std::string> ids) {
                                  apply(std::move(next), std::move(ids));
                              });
    menu->popup(at);
}

void RouteCanvas::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    const bool byKey =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && selected_.empty() && !scene_.nodes().empty()) select({scene_.nodes().front().id});
    update();
}

void RouteCanvas::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

}  // namespace gatehouse::ui
