#include "ui/pages/limits/use_bar.h"

#include <QPainter>
#include <QStyle>

#include "ui/theme/theme.h"

namespace gatehouse::ui {

UseBar::UseBar(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(8);
    setMinimumWidth(60);
    connect(&Theme::of(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void UseBar::set(double share, double warnAt, Token colour)
{
    share_ = qBound(0.0, share, 1.0);
    warnAt_ = warnAt;
    colour_ = colour;
    update();
}

void UseBar::paintEvent(QPaintEvent*)
{
    constexpr int kRound = 3;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRect bar = rect().adjusted(0, 1, 0, -1);
    painter.setBrush(Theme::of().colour(Token::Sunken));
    painter.drawRoundedRect(bar, kRound, kRound);
    if (share_ > 0) {
        const int length = qMax(2 * kRound, qRound(bar.width() * share_));
        painter.setBrush(Theme::of().colour(colour_));
        painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(),
                                                   QRect(0, bar.top(), length, bar.height())),
                                kRound, kRound);
    }
    if (warnAt_ <= 0 || warnAt_ >= 1) return;
    const int x = qRound(bar.width() * warnAt_);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, 2, height())),
                     Theme::of().colour(Token::BorderStrong));
}

}  // namespace gatehouse::ui
