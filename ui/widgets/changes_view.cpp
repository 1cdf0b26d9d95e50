#include "ui/widgets/changes_view.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "app/formats.h"
#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

using Kind = app::UnifiedModel::Kind;

constexpr int kPadding = 6;
constexpr int kSign = 14;  // px

class ChangesDelegate : public QStyledItemDelegate {
public:
    ChangesDelegate(const app::UnifiedModel& model, QObject* parent)
        : QStyledItemDelegate(parent), model_(model)
    {
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        const QFontMetrics metrics(Theme::of().font(Type::MonoSmall));
        const auto& line = model_.line(index.row());
        const int words = metrics.horizontalAdvance(app::text(line.text));
        return {std::max(option.rect.width(), words + kSign + 2 * kPadding), metrics.height() + 5};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme& theme = Theme::of();
        const auto& line = model_.line(index.row());
        const bool removed = line.kind == Kind::Removed;
        const bool changed = removed || line.kind == Kind::Added;
        painter->save();
        painter->setFont(theme.font(Type::MonoSmall));
        const QFontMetrics metrics = painter->fontMetrics();
        const QColor strong = theme.colour(removed ? Token::Bad : Token::Ok);
        if (changed)
            painter->fillRect(option.rect, theme.colour(removed ? Token::BadSoft : Token::OkSoft));
        const bool here = (option.state & QStyle::State_Selected) != 0;
        if (here)
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                              theme.colour(Token::Accent));
        QRect rest = option.rect.adjusted(kPadding, 0, 0, 0);
        if (line.kind == Kind::LeftOut) {
            painter->setPen(theme.colour(Token::Text3));
            painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                              QStringLiteral("⋯  ") + index.data().toString());
            return painter->restore();
        }
        if (changed) {
            painter->setPen(strong);
            painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                              removed ? QStringLiteral("−") : QStringLiteral("+"));
        }
        rest.setLeft(rest.left() + kSign);
        drawMarks(*painter, rest, line, strong, metrics);
        painter->setPen(theme.colour(changed ? Token::Text : Token::Text2));
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          app::text(line.text));
        painter->restore();
    }

private:
    static void drawMarks(QPainter& painter, const QRect& rect, const app::UnifiedModel::Line& line,
                          QColor strong, const QFontMetrics& metrics)
    {
        if (line.marks == nullptr) return;
        strong.setAlphaF(0.28F);
        for (const app::DiffMark& mark : *line.marks) {
            const int from = metrics.horizontalAdvance(app::text(line.text.substr(0, mark.from)));
            const int width =
                metrics.horizontalAdvance(app::text(line.text.substr(mark.from, mark.size)));
            painter.fillRect(QRect(rect.left() + from, rect.top() + 2, width, rect.height() - 4),
                             strong);
        }
    }

    const app::UnifiedModel& model_;
};

}  // namespace

ChangesView::ChangesView(const QString& objectName, QWidget* parent)
    : QListView(parent), model_(new app::UnifiedModel(this))
{
    setObjectName(objectName);
    setAccessibleName(tr("Changes"));
    setModel(model_);
    setItemDelegate(new ChangesDelegate(*model_, this));
    setLayoutDirection(Qt::LeftToRight);  // code and protocol text
    setFrameShape(QFrame::NoFrame);
    setUniformItemSizes(false);
    setLayoutMode(Batched);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    connect(&Theme::of(), &Theme::changed, this, &ChangesView::fit);
}

void ChangesView::setDiff(std::shared_ptr<const app::DiffText> diff)
{
    model_->setDiff(std::move(diff));
}

void ChangesView::fit()
{
    scheduleDelayedItemsLayout();
}

}  // namespace gatehouse::ui
