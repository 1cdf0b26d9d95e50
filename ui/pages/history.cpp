#include "ui/pages/history.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/config_words.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/reader_thread.h"
#include "ui/pages/repricing_list.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kMost = 500;

}  // namespace

HistoryPage::HistoryPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("history"), context, parent)
{
    auto* frame = new PageFrame(tr("History of the settings"),
                                tr("Every state that was live, and the way back to it"), this);
    banner_ = new Banner(QStringLiteral("history.banner"), this);
    frame->body()->addWidget(banner_);
    banner_->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(makeList(), 5);
    row->addWidget(makeChanges(), 4);
    frame->body()->addLayout(row, 1);
    repricings_ = new RepricingList(this);
    frame->body()->addWidget(repricings_);
}

QWidget* HistoryPage::makeList()
{
    auto* card = makeCard(QStringLiteral("history.list"));
    auto* column = startCard(card, tr("Generations"),
                             tr("Choose one to see what it changed, or two to compare them"));
    empty_ = new EmptyState(QStringLiteral("history.empty"), QStringLiteral("clock"),
                            tr("Nothing was published yet"),
                            tr("The first settings that go live appear here."));
    empty_->hide();
    skeleton_ = new Skeleton(6);
    table_ = new QTableWidget(0, 4);
    table_->setObjectName(QStringLiteral("history.table"));
    table_->setAccessibleName(tr("Generations"));
    table_->setHorizontalHeaderLabels({tr("Nr."), tr("When"), tr("By"), tr("Note")});
    table_->verticalHeader()->hide();
    table_->setShowGrid(false);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setTabKeyNavigation(false);
    denseRows(table_, 34, 28);
    auto* header = table_->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    header->setStretchLastSection(true);
    column->addWidget(skeleton_);
    column->addWidget(empty_);
    column->addWidget(table_, 1);
    column->addStretch();  // takes the room of a table that is not there
    connect(table_, &QTableWidget::itemSelectionChanged, this, &HistoryPage::showChanges);
    return card;
}

QWidget* HistoryPage::makeChanges()
{
    auto* card = makeCard(QStringLiteral("history.changes"));
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    title_ = makeLabel({}, "h3", card);
    title_->setObjectName(QStringLiteral("history.title"));
    back_ = makeButton(QStringLiteral("history.rollBack"), tr("Roll back"), "",
                       QStringLiteral("undo"), card);
    back_->setProperty("small", true);
    head->addWidget(title_, 1);
    head->addWidget(back_);
    column->addLayout(head);
    words_ = makeLabel({}, "small", card);
    words_->setWordWrap(true);
    column->addWidget(words_);
    column->addSpacing(6);
    against_ = new Segments(QStringLiteral("history.against"), tr("Compared with"),
                            {{QStringLiteral("before"), tr("Its changes")},
                             {QStringLiteral("live"), tr("Going back")}});
    against_->setCurrent(QStringLiteral("before"));
    column->addWidget(against_, 0, Qt::AlignLeft);
    column->addSpacing(8);
    diff_ = new DiffView(QStringLiteral("history.diff"), tr("Changes"), card);
    column->addWidget(diff_, 1);
    connect(against_, &Segments::chosen, this, &HistoryPage::showChanges);
    connect(back_, &QPushButton::clicked, this, &HistoryPage::rollBack);
    return card;
}

void HistoryPage::activated()
{
    connect(context().gateway, &app::Gateway::configChanged, this, &HistoryPage::load);
    load();
}

void HistoryPage::deactivated()
{
    disconnect(context().gateway, nullptr, this, nullptr);
}

void HistoryPage::load()
{
    if (entries_.empty()) {
        skeleton_->start();
        table_->hide();
    }
    using Entries = std::vector<app::HistoryEntry>;
    context().reader->ask<Entries>(
        this,
        [](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return app::readHistory(reader, kMost);
        },
        [this](Result<Entries> entries) {
            skeleton_->stop();
            skeleton_->hide();
            if (entries) return showEntries(std::move(*entries));
            banner_->show(
                "bad",
                tr("The history cannot be read: %1").arg(app::text(entries.error().message)));
            banner_->setAction(tr("Retry"), [this] { load(); });
        });
    using Lines = std::vector<store::RepricingLine>;
    context().reader->ask<Lines>(
        this,
        [](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return reader.repricings(kMost);
        },
        [this](Result<Lines> lines) {
            // What keeps the one from being read keeps the other: it is told once.
            if (lines) repricings_->show(*lines);
        });
}

void HistoryPage::showEntries(std::vector<app::HistoryEntry> entries)
{
    banner_->hide();
    const auto rows = chosen();
    const quint64 kept = rows.empty() ? 0 : entries_[static_cast<std::size_t>(rows[0])].generation;
    entries_ = std::move(entries);
    empty_->setVisible(entries_.empty());
    table_->setVisible(!entries_.empty());
    const QSignalBlocker quiet(table_);
    table_->setRowCount(static_cast<int>(entries_.size()));
    int select = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const app::HistoryEntry& entry = entries_[i];
        const int row = static_cast<int>(i);
        if (entry.generation == kept) select = row;
        const QString number =
            i == 0 ? tr("%1  live").arg(entry.generation) : QString::number(entry.generation);
        const QStringList texts{number, app::dayTime(entry.at), entry.author, entry.note};
        for (int column = 0; column < texts.size(); ++column) {
            auto* item = new QTableWidgetItem(texts[column]);
            item->setToolTip(texts[column]);
            table_->setItem(row, column, item);
        }
    }
    if (!entries_.empty()) table_->selectRow(select);
    showChanges();
}

std::vector<int> HistoryPage::chosen() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : table_->selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void HistoryPage::showChanges()
{
    const auto rows = chosen();
    const bool any = !rows.empty() && !entries_.empty();
    back_->setEnabled(any && rows.size() == 1 && rows[0] != 0);
    against_->setEnabled(any && rows.size() == 1);
    if (!any) {
        title_->clear();
        words_->clear();
        diff_->showNothing(tr("Choose a generation."));
        return;
    }
    auto newer = static_cast<std::size_t>(rows.front());
    auto older = rows.size() > 1 ? static_cast<std::size_t>(rows.back()) : newer + 1;
    const app::HistoryEntry& entry = entries_[newer];
    title_->setText(rows.size() > 1
                        ? tr("From %1 to %2").arg(entries_[older].generation).arg(entry.generation)
                        : tr("Generation %1").arg(entry.generation));
    words_->setText(rows.size() > 1 ? QString()
                                    : tr("%1, by %2").arg(app::dayTime(entry.at), entry.author));
    words_->setVisible(rows.size() == 1);
    const bool goingBack =
        rows.size() == 1 && against_->current() == QLatin1String("live") && newer != 0;
    if (goingBack) {
        older = 0;  // from the live one to this one
    } else if (older >= entries_.size()) {
        diff_->showNothing(tr("The first one: nothing stood before it."));
        return;
    }
    if (!entry.readable || !entries_[older].readable) {
        diff_->showNothing(
            tr("Written by another version of Gatehouse, which this one cannot "
               "read."));
        return;
    }
    const auto groups = app::changeWords(entries_[older].config, entry.config);
    if (groups.empty()) {
        diff_->showNothing(tr("No setting differs."));
    } else {
        diff_->show(groups, {}, entry.config);
    }
}

void HistoryPage::rollBack()
{
    const auto rows = chosen();
    if (rows.size() != 1) return;
    const quint64 generation = entries_[static_cast<std::size_t>(rows[0])].generation;
    back_->setEnabled(false);
    context().gateway->rollBack(
        generation, this, [this, generation](const app::PublishOutcome& outcome) {
            if (!outcome.ok) {
                banner_->show("bad", tr("Nothing was changed. %1").arg(outcome.error));
                showChanges();
                return;
            }
            table_->clearSelection();  // the new generation comes to the top and is shown
            context().toasts->show(
                tr("Generation %1 is live again, as %2").arg(generation).arg(outcome.generation));
        });
}

}  // namespace gatehouse::ui
