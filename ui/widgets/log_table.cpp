#include "ui/widgets/log_table.h"

#include <algorithm>
#include <array>

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include "app/models/log_texts.h"
#include "ui/actions.h"
#include "ui/delegates/log_delegate.h"
#include "ui/theme/density.h"

namespace gatehouse::ui {

using app::LogModel;

namespace {

constexpr int kRowHeight = 32;
constexpr int kCompactRow = 26;

struct ColumnWidth {
    int column;
    int width;
    int keepFrom;  ///< without a choice of the user: hidden when the table is narrower than this;
                   ///< 0: always there, -1: only when chosen
    int grows;     ///< its part of the room that is left
};

constexpr std::array<ColumnWidth, LogModel::ColumnCount> kWidths{{
    // clang-format off
    {LogModel::Time,      106, 0,    0},
    {LogModel::Status,    112, 0,    0},
    {LogModel::Model,     156, 0,    2},
    {LogModel::Path,      148, 930,  0},
    {LogModel::Key,        98, 690,  1},
    {LogModel::Latency,   124, 0,    0},
    {LogModel::Tokens,    130, 0,    0},
    {LogModel::Cost,       98, 830,  0},
    {LogModel::Preview,   140, 1080, 8},
    {LogModel::Provider,  110, -1,   0},
    {LogModel::FirstByte, 100, -1,   0},
    {LogModel::Speed,      90, -1,   0},
    {LogModel::Finish,    100, -1,   0},
    {LogModel::Attempts,   84, -1,   0},
    {LogModel::RequestId, 230, -1,   0},
    {LogModel::Tags,      130, -1,   0},
    {LogModel::Note,      160, -1,   0},
    // clang-format on
}};

}  // namespace

LogTable::LogTable(LogModel& model, QWidget* parent)
    : QTableView(parent), model_(model), delegate_(new LogDelegate(this))
{
    setModel(&model_);
    setItemDelegate(delegate_);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    verticalHeader()->hide();
    denseRows(this, kRowHeight, kCompactRow);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* header = horizontalHeader();
    header->setObjectName(QStringLiteral("traffic.table.columns"));
    header->setAccessibleName(tr("Columns"));
    verticalHeader()->setObjectName(QStringLiteral("traffic.table.rows"));
    verticalHeader()->setAccessibleName(tr("Rows"));
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setSectionsClickable(true);
    connect(header, &QHeaderView::sectionClicked, this, &LogTable::sortAsked);
    header->setMinimumSectionSize(56);
    denseHeight(header, kRowHeight, kCompactRow);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    for (const auto& each : kWidths) {
        setColumnWidth(each.column, each.width);
        setColumnHidden(each.column, each.keepFrom < 0);
    }
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        chosen_ = true;
        Q_EMIT columnsChanged();
    });
    connect(header, &QHeaderView::sectionResized, this, [this] {
        // A drag of the user; the header also says so of what we and its last section do.
        if (fitting_ || (QApplication::mouseButtons() & Qt::LeftButton) == 0) return;
        chosen_ = true;
        setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        Q_EMIT columnsChanged();
    });
    connect(header, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        QMenu* menu = columnsMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });
    connect(&Theme::of(), &Theme::changed, this, &LogTable::fitColumns);
    connect(&model_, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { onRowsInserted(first, last); });
    connect(&model_, &QAbstractItemModel::modelReset, this, [this] {
        newAbove_ = 0;
        Q_EMIT newAboveChanged();
        onScrolled(verticalScrollBar()->value());
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogTable::onScrolled);
}

int LogTable::rowHeight() const
{
    return verticalHeader()->defaultSectionSize();
}

void LogTable::showOrder(const store::Ranking& ranking)
{
    QHeaderView* header = horizontalHeader();
    header->setSortIndicatorShown(ranking.by.has_value());
    for (int column = 0; ranking.by && column < app::LogModel::ColumnCount; ++column) {
        if (app::fieldOf(column) == ranking.by)
            header->setSortIndicator(
                column, ranking.smallestFirst ? Qt::AscendingOrder : Qt::DescendingOrder);
    }
}

void LogTable::onRowsInserted(int first, int last)
{
    if (following_ || first > rowAt(0)) return;
    const int rows = last - first + 1;
    QScrollBar* bar = verticalScrollBar();
    // The view learns of its new height only at its next layout; the rows in sight must not move
    // until then.
    anchoring_ = true;
    bar->setMaximum(bar->maximum() + rows * rowHeight());
    bar->setValue(bar->value() + rows * rowHeight());
    anchoring_ = false;
    setHovered(-1);
    newAbove_ += rows;
    Q_EMIT newAboveChanged();
}

void LogTable::onScrolled(int value)
{
    if (anchoring_) return;
    const bool follow = value <= 0;
    if (follow != following_) {
        following_ = follow;
        Q_EMIT followingChanged();
    }
    const int above = follow ? 0 : std::min(newAbove_, std::max(0, value / rowHeight()));
    if (above != newAbove_) {
        newAbove_ = above;
        Q_EMIT newAboveChanged();
    }
    setHovered(-1);
}

void LogTable::goNewest()
{
    verticalScrollBar()->setValue(0);
    onScrolled(0);
}

store::RowId LogTable::currentId() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? model_.idAt(index.row()) : 0;
}

bool LogTable::selectId(store::RowId id)
{
    const int row = model_.rowOf(id);
    if (row < 0) return false;
    const QModelIndex index = model_.index(row, 0);
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    return true;
}

std::vector<store::RowId> LogTable::selectedIds() const
{
    std::vector<store::RowId> ids;
    // Ranges, not indexes: "select all" of a million rows is one range.
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) ids.push_back(model_.idAt(row));
    }
    return ids;
}

void LogTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row()) Q_EMIT rowChosen();
}

void LogTable::step(int rows)
{
    const int row = std::clamp(currentIndex().row() + rows, 0, std::max(0, model_.rowCount() - 1));
    if (model_.rowCount() > 0)
        setCurrentIndex(model_.index(row, std::max(0, currentIndex().column())));
}

void LogTable::keyPressEvent(QKeyEvent* event)
{
    if (isIdleLetter(*this, *event)) return event->ignore();
    const bool plain = event->modifiers() == Qt::NoModifier;
    switch (plain ? event->key() : 0) {
        case Qt::Key_J:
            return step(1);
        case Qt::Key_K:
            return step(-1);
        case Qt::Key_Home:
            return goNewest();
        case Qt::Key_Space:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT opened();
            return;
        case Qt::Key_Escape:
            Q_EMIT closed();
            return;
        case Qt::Key_C:
            Q_EMIT copyAsked();
            return;
        default:
            break;
    }
    const bool shift = event->modifiers() == Qt::ShiftModifier;
    switch (plain || shift ? event->key() : 0) {
        case Qt::Key_E:
        case Qt::Key_R:
        case Qt::Key_P:
        case Qt::Key_N:
        case Qt::Key_M:
        case Qt::Key_Delete:
            if (selectionModel()->hasSelection()) Q_EMIT commanded(event->key(), shift);
            return;
        default:
            QTableView::keyPressEvent(event);
    }
}

void LogTable::setHovered(int row)
{
    if (row == delegate_->hoveredRow()) return;
    for (const int each : {delegate_->hoveredRow(), row}) {
        if (each < 0 || each >= model_.rowCount()) continue;
        viewport()->update(0, rowViewportPosition(each), viewport()->width(), rowHeight());
    }
    delegate_->setHoveredRow(row);
}

void LogTable::mouseMoveEvent(QMouseEvent* event)
{
    setHovered(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void LogTable::leaveEvent(QEvent* event)
{
    setHovered(-1);
    QTableView::leaveEvent(event);
}

void LogTable::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    if (index.isValid()) Q_EMIT menuAsked(event->globalPos(), index.column());
}

void LogTable::resizeEvent(QResizeEvent* event)
{
    fitColumns();
    QTableView::resizeEvent(event);
}

void LogTable::fitColumns()
{
    setHorizontalScrollBarPolicy(chosen_ ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (chosen_) return;
    fitting_ = true;
    const int width = viewport()->width();
    const Theme& theme = Theme::of();
    int used = 0;
    int parts = 0;
    for (const auto& each : kWidths) {
        const bool hide = each.keepFrom < 0 || width < theme.scaled(each.keepFrom);
        if (hide != isColumnHidden(each.column)) setColumnHidden(each.column, hide);
        if (hide) continue;
        used += theme.scaled(each.width);
        parts += each.grows;
    }
    const int left = std::max(0, width - used);
    // Large text in a small window: each gives a little, rather than the last one all.
    const double share = std::min(1.0, static_cast<double>(width) / std::max(1, used));
    for (const auto& each : kWidths) {
        if (isColumnHidden(each.column)) continue;
        const int more = parts > 0 ? left * each.grows / parts : 0;
        setColumnWidth(each.column, static_cast<int>(share * theme.scaled(each.width)) + more);
    }
    fitting_ = false;
}

void LogTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    // The mark of selected rows, over all cells.
    const QModelIndex current = currentIndex();
    if (!current.isValid() || !selectionModel()->isRowSelected(current.row(), {})) return;
    QPainter painter(viewport());
    const int x = isRightToLeft() ? viewport()->width() - 3 : 0;
    painter.fillRect(x, rowViewportPosition(current.row()), 3, rowHeight() - 1,
                     Theme::of().colour(Token::Accent));
}

QByteArray LogTable::columnState() const
{
    return chosen_ ? horizontalHeader()->saveState() : QByteArray();
}

void LogTable::restoreColumns(const QByteArray& state)
{
    fitting_ = true;
    QHeaderView* header = horizontalHeader();
    chosen_ = !state.isEmpty() && header->restoreState(state);
    // A state tells of clicks and of an order, too: heads of an older one did not sort.
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(false);
    fitting_ = false;
    fitColumns();
}

QMenu* LogTable::columnsMenu(QWidget* parent)
{
    auto* menu = new QMenu(tr("Columns"), parent);
    menu->setObjectName(QStringLiteral("traffic.columnsMenu"));
    for (int column = 0; column < LogModel::ColumnCount; ++column) {
        QAction* action = menu->addAction(app::columnTitle(column));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != LogModel::Time);
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            chosen_ = true;
            setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
            setColumnHidden(column, !on);
            Q_EMIT columnsChanged();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Fit to the window")), &QAction::triggered, this, [this] {
        chosen_ = false;
        for (int column = 0; column < LogModel::ColumnCount; ++column) {
            horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column);
        }
        chosen_ = false;
        fitColumns();
        Q_EMIT columnsChanged();
    });
    return menu;
}

}  // namespace gatehouse::ui
