#include "ui/delegates/log_delegate.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

#include "app/formats.h"

namespace gatehouse::ui {

using app::LogModel;
using app::Tone;

namespace {

constexpr int kBarWidth = 44;
constexpr int kBarHeight = 5;
constexpr int kSign = 13;                  // px, a square
constexpr std::int64_t kSlow = 5'000'000;  // µs: from here on the bar is amber

/// `rect` on the other side where the text runs right to left.
QRect mirrored(const QRect& rect, const QRect& around, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, around, rect);
}

}  // namespace

LogDelegate::LogDelegate(QObject* parent) : QStyledItemDelegate(parent)
{
    loadFonts();
    connect(&Theme::of(), &Theme::changed, this, &LogDelegate::loadFonts);
}

void LogDelegate::loadFonts()
{
    const Theme& theme = Theme::of();
    body_ = theme.font(Type::Body);
    medium_ = body_;
    medium_.setWeight(QFont::Medium);
    mono_ = theme.font(Type::Mono);
    caption_ = theme.font(Type::Caption);
    caption_.setWeight(QFont::DemiBold);
}

QSize LogDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    const QFontMetrics metrics(index.column() == LogModel::Time ? mono_ : body_);
    return {metrics.horizontalAdvance(text) + 2 * kPadding + 16, option.rect.height()};
}

std::pair<Token, Token> LogDelegate::coloursOf(Tone tone)
{
    switch (tone) {
        case Tone::Quiet:
            return {Token::Ok, Token::OkSoft};
        case Tone::Running:
            return {Token::Info, Token::InfoSoft};
        case Tone::Warn:
            return {Token::Warn, Token::WarnSoft};
        case Tone::Bad:
            return {Token::Bad, Token::BadSoft};
        case Tone::Grey:
            break;
    }
    return {Token::Text2, Token::Sunken};
}

double LogDelegate::barShare(std::int64_t micros)
{
    if (micros <= 0) return 0;
    return 1.0 - std::exp(-static_cast<double>(micros) / 4e6);
}

void LogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const
{
    const Theme& theme = Theme::of();
    const auto* model = qobject_cast<const LogModel*>(index.model());
    if (model == nullptr) return;
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    if (selected) {
        painter->fillRect(option.rect, theme.colour(Token::AccentSoft));
    } else if (index.row() == hovered_) {
        painter->fillRect(option.rect, theme.colour(Token::Hover));
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      theme.colour(Token::RowLine));

    const QRect inner = option.rect.adjusted(kPadding, 0, -kPadding, -1);
    const store::Row* row = model->rowAt(index.row());
    if (row == nullptr) {  // on its way
        QRect bar(inner.left(), inner.center().y() - 3,
                  std::min(inner.width(), 36 + (index.column() * 13) % 40), 7);
        painter->fillRect(mirrored(bar, inner, option.direction), theme.colour(Token::RowLine));
        return;
    }
    const Cell cell{*painter, inner, *row, model->runningAt(index.row()), option.direction};
    const int column = index.column();
    switch (column) {
        case LogModel::Status:
            return drawStatus(cell);
        case LogModel::Model:
            return drawModel(cell);
        case LogModel::Latency:
            return drawLatency(cell);
        default:
            break;
    }
    const QString text = app::cellText(*row, cell.running, column);
    const int alignment = app::alignmentOf(column);
    const bool figure = (alignment & Qt::AlignRight) != 0 || column == LogModel::Time ||
                        column == LogModel::RequestId;
    const bool unknown = (column == LogModel::Cost && !row->cost) ||
                         (column == LogModel::Tokens && !row->usage.known());
    const bool quiet = unknown || column == LogModel::Preview || column == LogModel::Finish;
    drawText(cell, text, figure ? mono_ : body_, quiet ? Token::Text3 : Token::Text2, alignment);
}

void LogDelegate::drawText(const Cell& cell, const QString& text, const QFont& font, Token colour,
                           int alignment) const
{
    if (text.isEmpty() || cell.rect.width() <= 0) return;
    cell.painter.setFont(font);
    cell.painter.setPen(Theme::of().colour(colour));
    const QFontMetrics metrics(font);
    const auto visual = QStyle::visualAlignment(cell.direction, Qt::Alignment(alignment));
    // Figures, models and ids read from left to right in every language.
    cell.painter.setLayoutDirection(Qt::LeftToRight);
    cell.painter.drawText(cell.rect, static_cast<int>(visual) | Qt::TextSingleLine,
                          metrics.elidedText(text, Qt::ElideRight, cell.rect.width()));
}

void LogDelegate::drawStatus(const Cell& cell) const
{
    const Theme& theme = Theme::of();
    const QString text = app::cellText(cell.row, cell.running, LogModel::Status);
    const Tone tone = app::toneOf(cell.row);
    const auto [colour, soft] = coloursOf(tone);
    QPainter& painter = cell.painter;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (tone == Tone::Quiet && !cell.row.requestId.empty()) {
        painter.setBrush(theme.colour(colour));
        const QRect dot(cell.rect.left() + 4, cell.rect.center().y() - 2, 6, 6);
        painter.drawEllipse(mirrored(dot, cell.rect, cell.direction));
        const Cell rest{painter,
                        mirrored(cell.rect.adjusted(16, 0, 0, 0), cell.rect, cell.direction),
                        cell.row, cell.running, cell.direction};
        drawText(rest, text, mono_, Token::Text2,
                 static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter));
        painter.restore();
        return;
    }
    const bool running = tone == Tone::Running;
    const QFontMetrics metrics(caption_);
    const int dotSpace = running ? 11 : 0;
    const int width = std::min(cell.rect.width(), metrics.horizontalAdvance(text) + 14 + dotSpace);
    const QRect badge = mirrored(QRect(cell.rect.left(), cell.rect.center().y() - 9, width, 20),
                                 cell.rect, cell.direction);
    painter.setBrush(theme.colour(soft));
    painter.drawRoundedRect(badge, 4, 4);
    if (running) {
        painter.setBrush(theme.colour(colour));
        painter.drawEllipse(
            mirrored(QRect(badge.left() + 7, badge.center().y() - 2, 6, 6), badge, cell.direction));
    }
    painter.setFont(caption_);
    painter.setPen(theme.colour(colour));
    const QRect words = mirrored(badge.adjusted(7 + dotSpace, 0, -5, 0), badge, cell.direction);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, words.width()));
    painter.restore();
}

void LogDelegate::drawModel(const Cell& cell) const
{
    QPainter& painter = cell.painter;
    const QRect dot(cell.rect.left(), cell.rect.center().y() - 3, 8, 8);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(cell.row.provider.empty()
                         ? Theme::of().colour(Token::BorderStrong)
                         : Theme::of().series(app::providerSeries(cell.row.provider)));
    painter.drawRoundedRect(mirrored(dot, cell.rect, cell.direction), 2.5, 2.5);
    painter.restore();
    const int marks = drawMarks(cell);
    const Cell rest{painter,
                    mirrored(cell.rect.adjusted(15, 0, -marks, 0), cell.rect, cell.direction),
                    cell.row, cell.running, cell.direction};
    const QString model = app::text(cell.row.model);
    if (model.isEmpty()) {
        drawText(rest, app::text(cell.row.dialect), body_, Token::Text3,
                 static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter));
    } else {
        drawText(rest, model, medium_, Token::Text,
                 static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter));
    }
}

/// Small signs at the end of the cell: pinned, with a note or tags, sent again, imported. Gives the
/// room they take.
int LogDelegate::drawMarks(const Cell& cell) const
{
    struct Sign {
        bool shown;
        const char* icon;
        Token colour;
    };

    const store::Row& row = cell.row;
    const Sign signs[] = {
        {row.pinned, "pin", Token::AccentText},
        {!row.note.empty() || !row.tags.empty(), "tag", Token::AccentText},
        {row.origin == record::Origin::Replay, "refresh", Token::Text3},
        {row.origin == record::Origin::Import, "import", Token::Text3},
    };
    const Theme& theme = Theme::of();
    int taken = 0;
    for (const Sign& sign : signs) {
        if (!sign.shown) continue;
        taken += kSign + 3;
        const QRect place(cell.rect.right() - taken + 1, cell.rect.center().y() - kSign / 2 + 1,
                          kSign, kSign);
        cell.painter.drawPixmap(
            mirrored(place, cell.rect, cell.direction).topLeft(),
            theme.pixmap(QLatin1String(sign.icon), kSign, theme.colour(sign.colour),
                         cell.painter.device()->devicePixelRatioF()));
    }
    return taken;
}

void LogDelegate::drawLatency(const Cell& cell) const
{
    const Theme& theme = Theme::of();
    const bool open = cell.row.latency < 0;
    if (open && cell.running == nullptr) return;
    const auto whole = open ? cell.running->elapsed : cell.row.latency;
    const auto first = open ? cell.running->firstByte : cell.row.firstByte;
    QPainter& painter = cell.painter;
    const int space = std::min(kBarWidth, std::max(0, cell.rect.width() - 70));
    if (space > 8) {
        const int width = std::max(3, static_cast<int>(std::lround(barShare(whole) * space)));
        const QRect bar(cell.rect.left(), cell.rect.center().y() - kBarHeight / 2, width,
                        kBarHeight);
        QColor colour = open             ? theme.colour(Token::Info)
                        : whole >= kSlow ? theme.series(2)
                                         : theme.series(1);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        QColor soft = colour;
        soft.setAlphaF(0.38F);
        painter.setBrush(soft);
        painter.drawRoundedRect(mirrored(bar, cell.rect, cell.direction), 2.5, 2.5);
        if (first >= 0 && whole > 0) {
            const double share =
                std::clamp(static_cast<double>(first) / static_cast<double>(whole), 0.0, 1.0);
            QRect dark = bar;
            dark.setWidth(std::clamp(static_cast<int>(std::lround(share * width)), 3, width));
            painter.setBrush(colour);
            painter.drawRoundedRect(mirrored(dark, cell.rect, cell.direction), 2.5, 2.5);
        }
        painter.restore();
    }
    const Cell rest{
        painter,
        mirrored(cell.rect.adjusted(space > 8 ? space + 6 : 0, 0, 0, 0), cell.rect, cell.direction),
        cell.row, cell.running, cell.direction};
    drawText(rest, app::duration(whole), mono_, Token::Text2,
             static_cast<int>(Qt::AlignRight | Qt::AlignVCenter));
}

}  // namespace gatehouse::ui
