#include "ui/theme/density.h"

#include <functional>

#include <QHeaderView>
#include <QLayout>
#include <QListView>
#include <QStyledItemDelegate>
#include <QTableView>

#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

/// Now, and whenever the looks change.
void follow(QObject* owner, const std::function<void()>& apply)
{
    apply();
    QObject::connect(&Theme::of(), &Theme::changed, owner, apply);
}

class RowDelegate : public QStyledItemDelegate {
public:
    RowDelegate(int comfortable, int compact, QObject* parent)
        : QStyledItemDelegate(parent), comfortable_(comfortable), compact_(compact)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(Theme::of().dense(comfortable_, compact_));
        return size;
    }

private:
    int comfortable_;
    int compact_;
};

}  // namespace

void denseRows(QTableView* table, int comfortable, int compact)
{
    follow(table, [=] {
        QHeaderView* header = table->verticalHeader();
        const int height = Theme::of().dense(comfortable, compact);
        if (header->defaultSectionSize() == height) return;
        // Rows above the first one in sight must not push it away.
        const int first = table->rowAt(0);
        {
            // Qt would tell of each of a million rows; the view asks the header anyway.
            const QSignalBlocker quiet(header);
            header->setMinimumSectionSize(height);
            header->setDefaultSectionSize(height);
        }
        table->doItemsLayout();
        if (first > 0) table->scrollTo(table->model()->index(first, 0), QTableView::PositionAtTop);
    });
}

void denseRows(QListView* list, int comfortable, int compact)
{
    list->setItemDelegate(new RowDelegate(comfortable, compact, list));
    QObject::connect(&Theme::of(), &Theme::changed, list, &QListView::doItemsLayout);
}

void denseHeight(QWidget* widget, int comfortable, int compact)
{
    follow(widget, [=] { widget->setFixedHeight(Theme::of().dense(comfortable, compact)); });
}

void denseMargins(QLayout* layout, const QMargins& comfortable, const QMargins& compact)
{
    follow(layout, [=] {
        layout->setContentsMargins(Theme::of().density() == Density::Compact ? compact
                                                                             : comfortable);
    });
}

void denseSpacing(QLayout* layout, int comfortable, int compact)
{
    follow(layout, [=] { layout->setSpacing(Theme::of().dense(comfortable, compact)); });
}

}  // namespace gatehouse::ui
