#include "ui/pages/routes/versions_sheet.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/routes/graph_diff.h"
#include "app/routes/route_edit.h"
#include "app/routes/route_session.h"
#include "ui/theme/density.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

using Kind = app::GraphChange::Kind;

policy::Graph graphOf(const config::RouteVersionConfig* version)
{
    if (version == nullptr) return {};
    auto graph = policy::readGraph(version->elements);
    return graph ? std::move(*graph) : policy::Graph();
}

QString authorWords(const std::string& author)
{
    return author == "desktop" ? VersionsSheet::tr("this window") : app::text(author);
}

}  // namespace

VersionsSheet::VersionsSheet(app::RouteSession* session, QWidget* parent)
    : QDialog(parent), session_(session)
{
    auto* column = startSheet(
        this, tr("Versions of the route"),
        tr("A published version never changes. Going back is one click, and calls under way end "
           "as they began."));
    resize(860, 560);
    auto* row = new QHBoxLayout;
    row->setSpacing(16);
    table_ = new QTableWidget(0, 4, this);
    table_->setObjectName(QStringLiteral("routes.versions"));
    table_->setAccessibleName(tr("Versions of the route"));
    table_->setHorizontalHeaderLabels({tr("Version"), tr("When"), tr("By"), tr("Note")});
    table_->verticalHeader()->hide();
    table_->setShowGrid(false);
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setTabKeyNavigation(false);
    denseRows(table_, 34, 28);
    auto* header = table_->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    for (int i = 0; i < 3; ++i) header->setSectionResizeMode(i, QHeaderView::ResizeToContents);
    header->setStretchLastSection(true);
    row->addWidget(table_, 5);
    row->addWidget(makeChanges(), 4);
    column->addLayout(row, 1);
    column->addSpacing(10);
    trouble_ = makeLabel({}, "bad", this);
    trouble_->setWordWrap(true);
    column->addWidget(trouble_);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(8);
    auto* close = makeButton(QStringLiteral("routes.versions.close"), tr("Close"), "", {}, this);
    open_ = makeButton(QStringLiteral("routes.versions.open"), tr("Edit from here"), "",
                       QStringLiteral("edit"), this);
    live_ = makeButton(QStringLiteral("routes.versions.live"), tr("Make it live"), "primary",
                       QStringLiteral("check"), this);
    bottom->addWidget(close);
    bottom->addStretch(1);
    bottom->addWidget(open_);
    bottom->addWidget(live_);
    column->addLayout(bottom);
    connect(table_, &QTableWidget::itemSelectionChanged, this, &VersionsSheet::showChanges);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(open_, &QPushButton::clicked, this, [this] {
        session_->show(chosen());
        accept();
    });
    connect(live_, &QPushButton::clicked, this, &VersionsSheet::makeLive);
    fill();
}

QWidget* VersionsSheet::makeChanges()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    against_ = new Segments(QStringLiteral("routes.versions.against"), tr("Compared with"),
                            {{QStringLiteral("before"), tr("The one before")},
                             {QStringLiteral("live"), tr("The live one")}},
                            side);
    against_->setCurrent(QStringLiteral("before"));
    column->addWidget(against_, 0, Qt::AlignLeft);
    auto* scroll = new QScrollArea(side);
    scroll->setObjectName(QStringLiteral("routes.versions.changes"));
    scroll->setAccessibleName(tr("Changes"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inner = new QWidget(scroll);
    changes_ = new QVBoxLayout(inner);
    changes_->setContentsMargins(0, 0, 8, 0);
    changes_->setSpacing(8);
    scroll->setWidget(inner);
    column->addWidget(scroll, 1);
    connect(against_, &Segments::chosen, this, &VersionsSheet::showChanges);
    return side;
}

void VersionsSheet::fill()
{
    const auto* route = session_->route();
    if (route == nullptr) return;
    const auto* live = session_->liveRoute();
    numbers_.clear();
    for (const auto& each : route->versions) numbers_.push_back(each.number);
    std::ranges::sort(numbers_, std::greater<>());
    table_->setRowCount(static_cast<int>(numbers_.size()));
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        const auto* version = config::versionOf(*route, numbers_[i]);
        QString name = QStringLiteral("v%1").arg(version->number);
        if (live != nullptr && live->live == version->number)
            name += QStringLiteral("  ") + tr("live");
        if (live != nullptr && live->candidate == version->number)
            name += QStringLiteral("  ") + tr("tried");
        if (!app::isPublished(session_->gateway()->config(), route->id, version->number))
            name += QStringLiteral("  ") + tr("draft");
        const QStringList words{
            name, version->createdAt == 0 ? QString() : app::dayTime(version->createdAt),
            authorWords(version->author), app::text(version->note)};
        for (int column = 0; column < words.size(); ++column) {
            auto* item = new QTableWidgetItem(words[column]);
            item->setToolTip(words[column]);
            table_->setItem(static_cast<int>(i), column, item);
        }
    }
    const auto now = std::ranges::find(numbers_, session_->shown());
    table_->selectRow(now == numbers_.end() ? 0 : static_cast<int>(now - numbers_.begin()));
    showChanges();
}

std::int64_t VersionsSheet::chosen() const
{
    const auto rows = table_->selectionModel()->selectedRows();
    return rows.isEmpty() ? 0 : numbers_[static_cast<std::size_t>(rows.first().row())];
}

void VersionsSheet::showChanges()
{
    clearLayout(changes_);
    const auto* route = session_->route();
    const std::int64_t number = chosen();
    if (route == nullptr || number == 0) return;
    const auto* live = session_->liveRoute();
    const bool isLive = live != nullptr && live->live == number;
    live_->setEnabled(!isLive &&
                      app::isPublished(session_->gateway()->config(), route->id, number));
    open_->setEnabled(number != session_->shown());
    const bool againstLive = against_->current() == QLatin1String("live") && live != nullptr;
    const auto place = std::ranges::find(numbers_, number);
    const std::int64_t other = againstLive                   ? live->live
                               : place + 1 == numbers_.end() ? 0
                                                             : *(place + 1);
    const auto add = [this](const QString& words, const char* role) {
        auto* label = makeLabel(words, role);
        label->setWordWrap(true);
        changes_->addWidget(label);
    };
    if (other == 0) {
        add(tr("The first one: nothing stood before it."), "small");
    } else {
        const auto changes = app::graphChanges(graphOf(config::versionOf(*route, other)),
                                               graphOf(config::versionOf(*route, number)));
        for (const app::GraphChange& each : changes) {
            if (each.kind == Kind::Added) add(tr("+ %1").arg(each.node), "ok");
            if (each.kind == Kind::Removed) add(tr("− %1").arg(each.node), "bad");
            if (each.kind != Kind::Changed) continue;
            const QString nothing = QStringLiteral("–");
            add(tr("%1 · %2: %3 → %4")
                    .arg(each.node, each.what, each.before.isEmpty() ? nothing : each.before,
                         each.after.isEmpty() ? nothing : each.after),
                "small2");
        }
        if (changes.empty()) add(tr("Nothing differs but the places of the nodes."), "small");
    }
    changes_->addStretch(1);
}

/// At once, without a review: going back is what one reaches for when something burns. Only the
/// live number is published, whatever else waits in the draft.
void VersionsSheet::makeLive()
{
    const auto& live = session_->gateway()->config();
    const std::int64_t number = chosen();
    live_->setEnabled(false);
    session_->gateway()->publish(
        app::withLive(live, live, session_->id(), number, {}),
        tr("version %1 of %2").arg(number).arg(app::titleOf(*session_->route())), this,
        [this, number](const app::PublishOutcome& outcome) {
            if (!outcome.ok) {
                trouble_->setText(tr("Nothing was changed. %1").arg(outcome.error));
                return showChanges();
            }
            session_->show(number);
            accept();
        });
}

}  // namespace gatehouse::ui
