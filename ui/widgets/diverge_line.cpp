#include "ui/widgets/diverge_line.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kPad = 4;
constexpr int kGap = 5;  // the mark and a little air

}  // namespace

DivergeLine::DivergeLine(const QString& shared, const QString& own, QWidget* parent)
    : QWidget(parent), shared_(shared), own_(own)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(shared_ + own_);
    setToolTip(shared_ + own_);
    connect(&Theme::of(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize DivergeLine::sizeHint() const
{
    const QFontMetrics metrics(Theme::of().font(Type::MonoSmall));
    return {metrics.horizontalAdvance(shared_ + own_), metrics.height() + 2 * kPad};
}

QSize DivergeLine::minimumSizeHint() const
{
    const QFontMetrics metrics(Theme::of().font(Type::MonoSmall));
    return {metrics.averageCharWidth() * 8, metrics.height() + 2 * kPad};
}

void DivergeLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont font = Theme::of().font(Type::MonoSmall);
    const QFontMetrics metrics(font);
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::of().colour(Token::Sunken));
    painter.drawRoundedRect(rect(), 4, 4);
    // JSON reads from left to right, whatever the window does.
    painter.setLayoutDirection(Qt::LeftToRight);
    const int room = width() - 2 * kPad;
    const QString start = metrics.elidedText(shared_, Qt::ElideLeft, room / 2);
    const int split = metrics.horizontalAdvance(start);
    const QString rest = metrics.elidedText(own_, Qt::ElideRight, room - split - kGap);
    const QRect line = rect().adjusted(kPad, 0, -kPad, 0);
    painter.setPen(Theme::of().colour(Token::Text3));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, start);
    painter.setPen(Theme::of().colour(Token::Text));
    painter.drawText(line.adjusted(split + kGap, 0, 0, 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, rest);
    painter.fillRect(QRect(line.left() + split + 1, 2, 2, height() - 4),
                     Theme::of().colour(Token::Bad));
}

}  // namespace gatehouse::ui
