#include "ui/widgets/link_row.h"

#include <QLayout>
#include <QPainter>

#include "ui/theme/theme.h"

namespace gatehouse::ui {

LinkRow::LinkRow(const QString& objectName, QWidget* parent) : QAbstractButton(parent)
{
    setObjectName(objectName);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize LinkRow::sizeHint() const
{
    return layout()->sizeHint();
}

QSize LinkRow::minimumSizeHint() const
{
    return layout()->minimumSize();
}

void LinkRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::of().colour(Token::Hover));
        painter.drawRoundedRect(rect(), 6, 6);
    }
    if (hasFocus()) {
        painter.setPen(QPen(Theme::of().colour(Token::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
}

void LinkRow::enterEvent(QEnterEvent*)
{
    update();
}

void LinkRow::leaveEvent(QEvent*)
{
    update();
}

}  // namespace gatehouse::ui
