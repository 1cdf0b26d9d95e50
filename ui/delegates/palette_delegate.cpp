#include "ui/delegates/palette_delegate.h"

#include <QPainter>
#include <QStyle>
#include <QTextLayout>

#include "ui/palette/palette_model.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kRow = 40;
constexpr int kSide = 8;  // around the row's own box
constexpr int kIcon = 18;

/// The title with its found letters in the accent's colour.
void drawTitle(QPainter& painter, const QRect& area, const QString& title,
               const QList<int>& letters, Qt::LayoutDirection direction)
{
    const Theme& theme = Theme::of();
    QFont font = theme.font(Type::Body);
    font.setWeight(QFont::Medium);
    QTextLayout layout(QFontMetrics(font).elidedText(title, Qt::ElideRight, area.width()), font);
    QTextOption option(QStyle::visualAlignment(direction, Qt::AlignLeft));
    option.setTextDirection(direction);
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> marks;
    for (const int at : letters) {
        if (at >= layout.text().size()) break;
        QTextCharFormat format;
        format.setForeground(theme.colour(Token::AccentText));
        format.setFontWeight(QFont::DemiBold);
        marks.append({at, 1, format});
    }
    layout.setFormats(marks);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();
    painter.setPen(theme.colour(Token::Text));
    layout.draw(&painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2.0));
}

}  // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), Theme::of().scaled(kRow)};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Theme& theme = Theme::of();
    const Qt::LayoutDirection direction = option.direction;
    const QRect box = option.rect.adjusted(kSide, 1, -kSide, -1);
    const auto visual = [&](const QRect& area) {
        return QStyle::visualRect(direction, option.rect, area);
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.colour(Token::AccentSoft));
        painter->drawRoundedRect(box, 6, 6);
    }
    const QRect icon(box.left() + 12, box.top() + (box.height() - kIcon) / 2, kIcon, kIcon);
    painter->drawPixmap(visual(icon).topLeft(),
                        theme.pixmap(index.data(PaletteModel::IconRole).toString(), kIcon,
                                     theme.colour(chosen ? Token::AccentText : Token::Text2),
                                     painter->device()->devicePixelRatioF()));
    int right = box.right() - 12;
    const QString keys = index.data(PaletteModel::KeysRole).toString();
    painter->setFont(theme.font(Type::Caption));
    if (!keys.isEmpty()) {
        const int wide = painter->fontMetrics().horizontalAdvance(keys) + 14;
        const int high = painter->fontMetrics().height() + 6;
        const QRect cap = visual(QRect(right - wide, box.center().y() - high / 2, wide, high));
        painter->setPen(theme.colour(Token::Border));
        painter->setBrush(theme.colour(Token::Surface));
        painter->drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(theme.colour(Token::Text2));
        painter->drawText(cap, Qt::AlignCenter, keys);
        right -= wide + 10;
    }
    const QString kind = index.data(PaletteModel::KindRole).toString();
    const int kindWide = painter->fontMetrics().horizontalAdvance(kind);
    painter->setPen(theme.colour(Token::Text3));
    painter->drawText(visual(QRect(right - kindWide - 2, box.top(), kindWide + 2, box.height())),
                      Qt::AlignCenter, kind);
    right -= kindWide + 12;
    const int left = icon.right() + 13;
    drawTitle(*painter, visual(QRect(left, box.top(), qMax(0, right - left), box.height())),
              index.data(Qt::DisplayRole).toString(),
              index.data(PaletteModel::LettersRole).value<QList<int>>(), direction);
    painter->restore();
}

}  // namespace gatehouse::ui
