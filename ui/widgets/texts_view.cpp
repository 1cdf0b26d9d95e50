#include "ui/widgets/texts_view.h"

#include <algorithm>

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include "app/formats.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kPadding = 6;
constexpr int kDigits = 5;              // room for line numbers
constexpr std::size_t kMostWide = 160;  // letters; what is longer ends in "…" and has a tooltip

int gutterOf(const QFontMetrics& metrics)
{
    return metrics.horizontalAdvance(QLatin1Char('0')) * kDigits;
}

int signOf(const QFontMetrics& metrics)
{
    return metrics.horizontalAdvance(QLatin1Char('+'));
}

struct Side {
    std::string_view line;
    const std::vector<app::DiffMark>& marks;
    int number;  ///< from 0; -1: none
    bool isThere;
    bool isLeft;
};

class TextsDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const auto* model = qobject_cast<const app::DiffModel*>(index.model());
        if (model == nullptr) return;
        const Theme& theme = Theme::of();
        painter->save();
        painter->setFont(theme.font(Type::MonoSmall));
        painter->setClipRect(option.rect);
        const app::DiffRow* row = model->rowAt(index.row());
        if (row == nullptr) {
            drawLeftOut(*painter, option, index);
        } else if (index.column() == app::DiffModel::Left) {
            draw(*painter, option, row->kind,
                 {row->left, row->leftMarks, row->leftLine, row->kind != app::DiffRow::Kind::Added,
                  true});
        } else {
            draw(*painter, option, row->kind,
                 {row->right, row->rightMarks, row->rightLine,
                  row->kind != app::DiffRow::Kind::Removed, false});
        }
        if ((option.state & QStyle::State_Selected) != 0) {
            painter->fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()),
                              theme.colour(Token::Accent));
        }
        painter->restore();
    }

private:
    static void drawLeftOut(QPainter& painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index)
    {
        const Theme& theme = Theme::of();
        painter.fillRect(option.rect, theme.colour(Token::Sunken));
        painter.setPen(theme.colour(Token::Text3));
        if (index.column() == app::DiffModel::Left) {
            painter.drawText(option.rect.adjusted(kPadding, 0, -kPadding, 0),
                             Qt::AlignVCenter | Qt::AlignLeft,
                             QStringLiteral("⋯  ") + index.data().toString());
        }
    }

    static void draw(QPainter& painter, const QStyleOptionViewItem& option, app::DiffRow::Kind kind,
                     const Side& side)
    {
        const Theme& theme = Theme::of();
        const bool differs = kind != app::DiffRow::Kind::Same;
        const bool removed = side.isLeft;
        const QColor strong = theme.colour(removed ? Token::Bad : Token::Ok);
        if (differs && side.isThere)
            painter.fillRect(option.rect, theme.colour(removed ? Token::BadSoft : Token::OkSoft));
        if (differs && !side.isThere) painter.fillRect(option.rect, theme.colour(Token::Sunken));
        const QFontMetrics metrics = painter.fontMetrics();
        const int gutter = gutterOf(metrics);
        QRect rest = option.rect.adjusted(kPadding, 0, -2, 0);
        painter.setPen(theme.colour(Token::Text3));
        if (side.number >= 0) {
            painter.drawText(QRect(rest.left(), rest.top(), gutter, rest.height()),
                             Qt::AlignVCenter | Qt::AlignRight, QString::number(side.number + 1));
        }
        // A sign beside the colour, for those who cannot tell them apart.
        rest.setLeft(rest.left() + gutter + kPadding);
        if (differs && side.isThere) {
            painter.setPen(strong);
            painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                             removed ? QStringLiteral("−") : QStringLiteral("+"));
        }
        rest.setLeft(rest.left() + signOf(metrics) + kPadding);
        drawLine(painter, rest, side, strong);
    }

    static void drawLine(QPainter& painter, const QRect& rect, const Side& side,
                         const QColor& strong)
    {
        const QFontMetrics metrics = painter.fontMetrics();
        const QString line = app::text(side.line);
        QColor mark = strong;
        mark.setAlphaF(0.28F);
        for (const app::DiffMark& each : side.marks) {
            const int from = metrics.horizontalAdvance(app::text(side.line.substr(0, each.from)));
            const int width =
                metrics.horizontalAdvance(app::text(side.line.substr(each.from, each.size)));
            painter.fillRect(QRect(rect.left() + from, rect.top() + 2, width, rect.height() - 4),
                             mark);
        }
        painter.setPen(Theme::of().colour(Token::Text));
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         metrics.elidedText(line, Qt::ElideRight, rect.width()));
    }
};

}  // namespace

TextsView::TextsView(app::DiffModel& model, QWidget* parent) : QTableView(parent), model_(model)
{
    setModel(&model_);
    setItemDelegate(new TextsDelegate(this));
    setLayoutDirection(Qt::LeftToRight);  // code and protocol text
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(60);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(&Theme::of(), &Theme::changed, this, &TextsView::fit);
    connect(&model_, &QAbstractItemModel::modelReset, this, &TextsView::fit);
    fit();
}

void TextsView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

void TextsView::fit()
{
    const QFontMetrics metrics(Theme::of().font(Type::MonoSmall));
    const int height = metrics.height() + 5;
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    // Where the window is narrower than a line, one scrolls: a line cut short hides its change.
    const auto letters =
        static_cast<int>(model_.diff() == nullptr ? 0 : std::min(model_.diff()->widest, kMostWide));
    const int around = 3 * kPadding + 4 + gutterOf(metrics) + signOf(metrics);
    const int wanted = around + letters * metrics.horizontalAdvance(QLatin1Char('0'));
    const int half = viewport()->width() / 2;
    setColumnWidth(app::DiffModel::Left, std::max(half, wanted));
    setColumnWidth(app::DiffModel::Right, std::max(viewport()->width() - half, wanted));
}

void TextsView::goChange(int step)
{
    const int row = model_.changeFrom(currentIndex().isValid() ? currentIndex().row() : -1, step);
    if (row < 0) return;
    setCurrentIndex(model_.index(row, 0));
    scrollTo(model_.index(row, 0), PositionAtCenter);
}

}  // namespace gatehouse::ui
