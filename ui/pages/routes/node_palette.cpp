#include "ui/pages/routes/node_palette.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/routes/graph_grow.h"
#include "app/routes/node_words.h"
#include "ui/pages/routes/canvas_paint.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pane.h"

namespace gatehouse::ui {
namespace {

constexpr int kTile = 30;
constexpr int kIcon = 17;
constexpr int kHeight = 44;
constexpr double kTint = 0.12;

}  // namespace

NodeTile::NodeTile(policy::NodeKind kind, QWidget* parent) : QAbstractButton(parent), kind_(kind)
{
    const policy::NodeRow& row = policy::rowOf(kind);
    setObjectName(QStringLiteral("routes.add.") + app::text(row.type));
    setText(app::kindTitle(kind));
    setAccessibleName(tr("Add %1").arg(app::kindTitle(kind)));
    setAccessibleDescription(app::kindHint(kind));
    setToolTip(tr("%1 (key %2 on the drawing)").arg(accessibleName(), app::letterOf(kind)));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::OpenHandCursor);
}

QSize NodeTile::sizeHint() const
{
    return {172, Theme::of().scaled(kHeight)};
}

void NodeTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::of();
    const QRectF all = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (hasFocus()) {
        painter.setPen(QPen(theme.colour(Token::Accent), 2));
        painter.drawRoundedRect(all, 8, 8);
    } else if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.colour(Token::Hover));
        painter.drawRoundedRect(all, 8, 8);
    }
    const QRectF tile(8, (height() - kTile) / 2.0, kTile, kTile);
    QColor tint = colourOf(kind_);
    tint.setAlphaF(static_cast<float>(kTint));
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawRoundedRect(tile, 8, 8);
    const QPixmap icon = theme.pixmap(iconOf(kind_), kIcon, colourOf(kind_), devicePixelRatioF());
    painter.drawPixmap(
        QRectF(tile.center() - QPointF(kIcon / 2.0, kIcon / 2.0), QSizeF(kIcon, kIcon)), icon,
        QRectF(icon.rect()));
    const double left = tile.right() + 10;
    const QRectF top(left, height() / 2.0 - theme.scaled(17), width() - left - 6, theme.scaled(18));
    painter.setFont(theme.font(Type::Strong));
    painter.setPen(theme.colour(Token::Text));
    painter.drawText(
        top, Qt::AlignVCenter,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(top.width())));
    painter.setFont(theme.font(Type::Caption));
    painter.setPen(theme.colour(Token::Text3));
    const QString hint = painter.fontMetrics().elidedText(app::kindHint(kind_), Qt::ElideRight,
                                                          static_cast<int>(top.width()));
    painter.drawText(top.translated(0, theme.scaled(17)), Qt::AlignVCenter, hint);
}

void NodeTile::mousePressEvent(QMouseEvent* event)
{
    QAbstractButton::mousePressEvent(event);
    pressed_ = event->pos();
    dragging_ = false;
}

void NodeTile::mouseMoveEvent(QMouseEvent* event)
{
    QAbstractButton::mouseMoveEvent(event);
    const bool far =
        (event->pos() - pressed_).manhattanLength() >= QApplication::startDragDistance();
    if (!event->buttons().testFlag(Qt::LeftButton) || (!dragging_ && !far)) return;
    dragging_ = true;
    Q_EMIT dragged(event->globalPosition().toPoint());
}

void NodeTile::mouseReleaseEvent(QMouseEvent* event)
{
    if (dragging_) {
        dragging_ = false;
        setDown(false);
        Q_EMIT dropped(event->globalPosition().toPoint());
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void NodeTile::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void NodeTile::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

NodePalette::NodePalette(QWidget* parent) : QScrollArea(parent)
{
    makePane(*this, QStringLiteral("routes.palette"), tr("Nodes to add"));
    auto* inner = new QWidget(this);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(10, 12, 10, 12);
    column->setSpacing(2);
    for (const auto group :
         {app::NodeGroup::Decide, app::NodeGroup::Protect, app::NodeGroup::Answer}) {
        auto* heading = makeLabel(app::titleOf(group).toUpper(), "caption", inner);
        heading->setContentsMargins(8, 6, 0, 2);
        column->addWidget(heading);
        for (const policy::NodeKind kind : app::offeredKinds()) {
            if (app::groupOf(kind) != group) continue;
            auto* tile = new NodeTile(kind, inner);
            column->addWidget(tile);
            connect(tile, &NodeTile::clicked, this, [this, kind] { Q_EMIT chosen(kind); });
            connect(tile, &NodeTile::dragged, this,
                    [this, kind](QPoint at) { Q_EMIT dragged(kind, at); });
            connect(tile, &NodeTile::dropped, this,
                    [this, kind](QPoint at) { Q_EMIT dropped(kind, at); });
        }
    }
    column->addStretch(1);
    setWidget(inner);
    inner->setAutoFillBackground(false);  // the card behind it shows
}

}  // namespace gatehouse::ui
