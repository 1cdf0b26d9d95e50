#include "ui/pages/traffic_actions.h"

#include <QClipboard>
#include <QGuiApplication>

#include "app/export/copy_as.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "ui/actions.h"
#include "ui/navigator.h"
#include "ui/pages/compare_pool.h"
#include "ui/pages/compare_view.h"
#include "ui/pages/traffic_marks.h"
#include "ui/pages/traffic_menu.h"
#include "ui/pages/traffic_removal.h"
#include "ui/pages/traffic_replay.h"
#include "ui/widgets/log_table.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {

TrafficActions::TrafficActions(const PageContext& context, app::ReaderThread& reader,
                               LogTable& table, app::LogModel& model, QWidget* page)
    : QObject(page),
      context_(context),
      table_(table),
      model_(model),
      page_(page),
      transfer_(new TrafficTransfer(context, page)),
      pool_(new ComparePool(page)),
      replay_(new TrafficReplay(context, reader, page)),
      marks_(new TrafficMarks(context, reader, page)),
      removal_(new TrafficRemoval(context, page))
{
    connect(&table_, &LogTable::copyAsked, this, &TrafficActions::copyCurl);
    connect(&table_, &LogTable::commanded, this, &TrafficActions::command);
    connect(&table_, &LogTable::menuAsked, this, &TrafficActions::showMenu);
    connect(transfer_, &TrafficTransfer::imported, this,
            [this] { Q_EMIT filterAsked(QStringLiteral("source:import")); });
    connect(transfer_, &TrafficTransfer::troubled, this, &TrafficActions::troubled);
    connect(marks_, &TrafficMarks::troubled, this, &TrafficActions::troubled);
    connect(replay_, &TrafficReplay::troubled, this, &TrafficActions::troubled);
    connect(removal_, &TrafficRemoval::troubled, this, &TrafficActions::troubled);
    connect(replay_, &TrafficReplay::arrived, this, &TrafficActions::repeated);
    addActions(page);
}

/// For the palette and the sheet of keys; the table hears the keys itself.
void TrafficActions::addActions(QWidget* page)
{
    const auto add = [this, page](const char* id, auto run) { makeAction(page, id, run); };
    add("traffic.copy", [this] { copyCurl(); });
    add("traffic.again", [this] { command(Qt::Key_R, false); });
    add("traffic.edited", [this] { command(Qt::Key_R, true); });
    add("traffic.playground", [this] { command(Qt::Key_E, false); });
    add("traffic.prompt", [this] { command(Qt::Key_E, true); });
    add("traffic.pool", [this] { command(Qt::Key_M, false); });
    add("traffic.compare", [this] { command(Qt::Key_M, true); });
    add("traffic.pin", [this] { command(Qt::Key_P, false); });
    add("traffic.marks", [this] { command(Qt::Key_N, false); });
    add("traffic.import", [this] { transfer_->askWhich(); });
    add("traffic.delete", [this] { command(Qt::Key_Delete, false); });
    add("traffic.deleteAll", [this] { removeMatching(); });
}

/// A key of the table.
void TrafficActions::command(int key, bool shift)
{
    const store::RowId row = table_.currentId();
    const std::vector<store::RowId> rows = table_.selectedIds();
    if (key == Qt::Key_M) return shift ? pool_->compareNow() : addToPool();
    if (key == Qt::Key_R && row != 0) shift ? replay_->edited(row) : replay_->again(row);
    if (key == Qt::Key_E && row != 0) {
        context_.navigator->go(shift ? QStringLiteral("prompts") : QStringLiteral("playground"),
                               {{QStringLiteral("row"), QVariant::fromValue<qlonglong>(row)}});
    }
    if (key == Qt::Key_P) marks_->togglePin(rows);
    if (key == Qt::Key_N) marks_->edit(rows);
    if (key == Qt::Key_Delete) removal_->removeRows(rows);
}

void TrafficActions::removeMatching()
{
    removal_->removeMatching(model_.filter(), filterWords_);
}

void TrafficActions::sendAgain()
{
    command(Qt::Key_R, false);
}

void TrafficActions::copyCurl()
{
    copyAs(app::copyFormats().front());
}

/// The chosen call, once it is loaded.
void TrafficActions::copyAs(const app::CopyFormat& format)
{
    const store::RowId row = table_.currentId();
    if (exchange_ == nullptr || exchange_->id != row) {
        copyPending_ = row != 0 ? &format : nullptr;
        if (copyPending_ != nullptr) Q_EMIT detailsWanted(row);
        return;
    }
    copyPending_ = nullptr;
    QGuiApplication::clipboard()->setText(
        format.write(exchange_->exchange, context_.gateway->baseUrl()));
    if (context_.toasts != nullptr) {
        context_.toasts->show(
            tr("Copied as %1; keys are left out").arg(QLatin1String(format.title)));
    }
}

void TrafficActions::setExchange(const app::ExchangePtr& exchange)
{
    exchange_ = exchange;
    if (copyPending_ != nullptr) copyAs(*copyPending_);
}

void TrafficActions::addToPool()
{
    std::vector<ComparePool::Entry> entries;
    for (const store::RowId id : table_.selectedIds()) {
        const int row = model_.rowOf(id);
        const store::Row* known = row < 0 ? nullptr : model_.rowAt(row);
        if (known == nullptr) continue;
        entries.push_back({id, app::clockTime(known->startedAt).left(8) + QStringLiteral("  ") +
                                   app::text(known->model)});
        if (entries.size() > CompareView::kMost) break;
    }
    pool_->add(entries);
}

TrafficTransfer::Subject TrafficActions::subject() const
{
    return {table_.selectedIds(), model_.filter(), model_.rowCount()};
}

void TrafficActions::showExports(const QPoint& globalPosition)
{
    auto* menu = new QMenu(tr("Export"), page_);
    menu->setObjectName(QStringLiteral("traffic.exportMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    transfer_->fillMenu(menu, subject());
    menu->addSeparator();
    const QString words =
        model_.filter().empty() ? tr("Delete all calls (%1)…") : tr("Delete all that match (%1)…");
    auto* remove = menu->addAction(words.arg(app::count(model_.rowCount())));
    remove->setObjectName(QStringLiteral("traffic.deleteMatching"));
    remove->setEnabled(model_.rowCount() > 0);
    connect(remove, &QAction::triggered, this, &TrafficActions::removeMatching);
    menu->popup(globalPosition);
}

void TrafficActions::showMenu(const QPoint& globalPosition)
{
    const int row = model_.rowOf(table_.currentId());
    const store::Row* known = row < 0 ? nullptr : model_.rowAt(row);
    if (known == nullptr) return;
    auto* menu = new TrafficMenu(*known, subject(), *transfer_, page_);
    connect(menu, &TrafficMenu::copyAsked, this, &TrafficActions::copyAs);
    connect(menu, &TrafficMenu::wordAsked, this, &TrafficActions::wordAsked);
    connect(menu, &TrafficMenu::commanded, this, &TrafficActions::command);
    menu->popup(globalPosition);
}

}  // namespace gatehouse::ui
