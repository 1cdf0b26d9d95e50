#include "ui/theme/icon_engine.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace gatehouse::ui {

IconEngine::IconEngine(QString name, Token colour) : name_(std::move(name)), colour_(colour) {}

QColor IconEngine::colourFor(QIcon::Mode mode) const
{
    const Theme& theme = Theme::of();
    if (mode != QIcon::Disabled) return theme.colour(colour_);
    QColor faint = theme.colour(Token::Text3);
    faint.setAlphaF(0.55F);
    return faint;
}

void IconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State)
{
    const int side = qMin(rect.width(), rect.height());
    const double ratio = painter->device()->devicePixelRatioF();
    const QPixmap pixels = Theme::of().pixmap(name_, side, colourFor(mode), ratio);
    painter->drawPixmap(rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2,
                        pixels);
}

QPixmap IconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State)
{
    return Theme::of().pixmap(name_, qMin(size.width(), size.height()), colourFor(mode), 1.0);
}

QPixmap IconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale)
{
    const int side = qRound(qMin(size.width(), size.height()) / scale);
    return Theme::of().pixmap(name_, side, colourFor(mode), scale);
}

QIconEngine* IconEngine::clone() const
{
    return new IconEngine(name_, colour_);
}

}  // namespace gatehouse::ui
