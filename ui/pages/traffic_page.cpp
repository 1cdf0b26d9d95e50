#include "ui/pages/traffic_page.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/export/copy_as.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/models/log_texts.h"
#include "app/models/store_log_source.h"
#include "app/settings.h"
#include "ui/actions.h"
#include "ui/pages/inspector.h"
#include "ui/pages/traffic_head.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/log_table.h"
#include "ui/widgets/snippet_card.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {

using app::LogModel;

namespace {

constexpr int kFocusedBeat = 100;  // ms
constexpr int kVisibleBeat = 250;  // ms
constexpr int kPollEvery = 250;    // ms
constexpr int kFactsEvery = 5000;  // ms
constexpr int kRateOver = 10'000;  // ms
constexpr int kBelowUnder = 1020;  // px of the page: a window of 1080 px with the rail
constexpr auto kColumnsKey = "traffic/columns";

}  // namespace

TrafficPage::TrafficPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("traffic"), context, parent)
{
    const QString path = context.gateway->databasePath();
    pages_ = std::make_unique<app::ReaderThread>(path);
    queries_ = std::make_unique<app::ReaderThread>(path);
    details_ = std::make_unique<app::ReaderThread>(path);
    source_ = new app::StoreLogSource(*pages_, *queries_, this);
    live_ = new app::LiveModel(this);
    model_ = new LogModel(*source_, *live_, this);
    loader_ = new app::ExchangeLoader(*details_, this);
    tail_ = new app::StreamTail(*context.gateway, *details_, this);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    head_ = new TrafficHead(this);
    column->addWidget(head_);
    banner_ = new Banner(QStringLiteral("traffic.banner"), this);
    banner_->hide();
    auto* bannerRow = new QHBoxLayout;
    bannerRow->setContentsMargins(24, 0, 24, 0);
    bannerRow->addWidget(banner_);
    column->addLayout(bannerRow);
    column->addWidget(makeLine(this));

    splitter_ = new QSplitter(Qt::Horizontal, this);
    splitter_->setObjectName(QStringLiteral("traffic.splitter"));
    splitter_->setHandleWidth(1);
    stack_ = new QStackedWidget(splitter_);
    stack_->setMinimumSize(320, 160);
    table_ = new LogTable(*model_, stack_);
    table_->setObjectName(QStringLiteral("traffic.table"));
    table_->setAccessibleName(tr("Requests, newest first"));
    skeleton_ = new Skeleton(12, stack_);
    empty_ = new QWidget(stack_);
    empty_->setObjectName(QStringLiteral("traffic.empty"));
    auto* emptyColumn = new QVBoxLayout(empty_);
    emptyColumn->setContentsMargins(24, 24, 24, 24);
    auto* snippet = new SnippetCard(QStringLiteral("traffic"), context.gateway, empty_);
    snippet->setMaximumWidth(860);
    emptyColumn->addWidget(snippet);
    emptyColumn->addStretch(1);
    nothingFound_ = new EmptyState(QStringLiteral("traffic.nothingFound"), QStringLiteral("filter"),
                                   tr("No request matches"), {}, stack_);
    connect(nothingFound_->addAction(tr("Clear filter")), &QPushButton::clicked, this,
            [this] { head_->choose({}, 0, 0); });
    for (QWidget* page : {static_cast<QWidget*>(table_), static_cast<QWidget*>(skeleton_),
                          static_cast<QWidget*>(empty_), static_cast<QWidget*>(nothingFound_)}) {
        stack_->addWidget(page);
    }
    pill_ = makeButton(QStringLiteral("traffic.newAbove"), {}, "primary",
                       QStringLiteral("arrow-up"), table_);
    pill_->setProperty("small", true);
    pill_->setAccessibleName(tr("Go to the newest"));
    pill_->hide();
    inspector_ = new Inspector(splitter_);
    inspector_->hide();
    splitter_->addWidget(stack_);
    splitter_->addWidget(inspector_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 0);
    splitter_->setCollapsible(0, false);
    splitter_->setCollapsible(1, false);
    column->addWidget(splitter_, 1);

    connectModel();
    connectTable();
    connectInspector();
    addKeys();
    beat_.setInterval(kFocusedBeat);
    poll_.setInterval(kPollEvery);
    facts_.setInterval(kFactsEvery);
    chooseLater_.setSingleShot(true);
    chooseLater_.setInterval(40);
    clock_.start();
    showState();
}

TrafficPage::~TrafficPage() = default;

void TrafficPage::connectModel()
{
    connect(context().gateway, &app::Gateway::committed, this,
            [this](const store::Committed& rows) {
                model_->committed(rows);
                if (rows.added.empty()) return;
                arrivals_.emplace_back(clock_.elapsed(), rows.added.size());
                stored_.rows += static_cast<std::int64_t>(rows.added.size());
            });
    connect(head_, &TrafficHead::filtered, this, &TrafficPage::applyFilter);
    connect(head_, &TrafficHead::pauseAsked, this, [this] { setPaused(!model_->paused()); });
    connect(head_, &TrafficHead::columnsAsked, this, [this](const QPoint& at) {
        QMenu* menu = table_->columnsMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(at);
    });
    connect(model_, &LogModel::stateChanged, this, &TrafficPage::showState);
    connect(model_, &QAbstractItemModel::modelReset, this, [this] {
        if (wanted_ != 0 && table_->selectId(wanted_)) wanted_ = 0;
        showState();
    });
    connect(model_, &QAbstractItemModel::rowsInserted, this, &TrafficPage::showState);
    connect(model_, &QAbstractItemModel::rowsRemoved, this, &TrafficPage::showState);
    connect(model_, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                onRowsChanged(first.row(), last.row());
            });
    connect(model_, &LogModel::heldBackChanged, this, &TrafficPage::showCounts);
    connect(model_, &LogModel::troubled, this, [this](const QString& message, const QString& hint) {
        banner_->setAction(tr("Retry"), [this] { model_->reload(); });
        banner_->show("bad", message, hint);
    });
    connect(&beat_, &QTimer::timeout, this, [this] {
        beat_.setInterval(window()->isActiveWindow() ? kFocusedBeat : kVisibleBeat);
        model_->beat();
    });
    connect(&poll_, &QTimer::timeout, this, &TrafficPage::pollRunning);
    connect(&facts_, &QTimer::timeout, this, &TrafficPage::askFacts);
}

void TrafficPage::connectTable()
{
    connect(table_, &LogTable::rowChosen, this, &TrafficPage::choose);
    connect(table_, &LogTable::followingChanged, this, [this] {
        showPill();
        Q_EMIT statusTextChanged();
    });
    connect(table_, &LogTable::newAboveChanged, this, &TrafficPage::showPill);
    connect(table_, &LogTable::columnsChanged, this, [this] {
        if (context().settings != nullptr) {
            context().settings->setValue(QString::fromLatin1(kColumnsKey), table_->columnState());
        }
    });
    connect(table_, &LogTable::opened, this, [this] { showInspector(!inspector_->isVisible()); });
    connect(table_, &QTableView::doubleClicked, this, [this] { showInspector(true); });
    connect(table_, &QTableView::clicked, this, [this] {
        if (!inspector_->isVisible()) showInspector(true);
    });
    connect(table_, &LogTable::closed, this, [this] { showInspector(false); });
    connect(table_, &LogTable::copyAsked, this, &TrafficPage::copyCurl);
    connect(table_, &LogTable::menuAsked, this, &TrafficPage::showMenu);
    connect(pill_, &QPushButton::clicked, table_, &LogTable::goNewest);
    connect(&chooseLater_, &QTimer::timeout, this, &TrafficPage::loadChosen);
    table_->viewport()->installEventFilter(this);
    if (context().settings != nullptr) {
        table_->restoreColumns(
            context().settings->value(QString::fromLatin1(kColumnsKey)).toByteArray());
    }
}

void TrafficPage::connectInspector()
{
    connect(inspector_, &Inspector::closeAsked, this, [this] {
        showInspector(false);
        table_->setFocus();
    });
    connect(inspector_, &Inspector::curlAsked, this, &TrafficPage::copyCurl);
    connect(inspector_, &Inspector::retryAsked, this, &TrafficPage::loadChosen);
    connect(inspector_, &Inspector::bodiesWanted, this,
            [this] { loader_->loadBodies(inspector_->exchange()); });
    connect(loader_, &app::ExchangeLoader::loaded, this, [this](const app::ExchangePtr& exchange) {
        if (exchange->id != chosen_) return;
        inspector_->setExchange(exchange);
        if (exchange->exchange.outcome == record::Outcome::Running && isActive()) {
            tail_->follow(app::text(exchange->exchange.id), exchange->exchange.dialect);
        }
        if (copyPending_ != nullptr) copyAs(*copyPending_);
    });
    connect(loader_, &app::ExchangeLoader::bodiesLoaded, this,
            [this](store::RowId id, const app::BodiesPtr& bodies) {
                if (id == chosen_) inspector_->setBodies(bodies);
            });
    connect(loader_, &app::ExchangeLoader::missing, inspector_, &Inspector::setMissing);
    connect(loader_, &app::ExchangeLoader::failed, inspector_, &Inspector::setTrouble);
    connect(tail_, &app::StreamTail::updated, inspector_, &Inspector::addLive);
}

void TrafficPage::addKeys()
{
    const auto add = [this](const char* id, auto run) { makeAction(this, id, run); };
    add("traffic.filter", [this] { head_->focusFilter(); });
    add("traffic.pause", [this] { setPaused(!model_->paused()); });
    add("traffic.place", [this] {
        belowChosen_ = !below_;
        below_ = !below_;
        splitter_->setOrientation(below_ ? Qt::Vertical : Qt::Horizontal);
        showInspector(true);
    });
    add("traffic.open", [this] { showInspector(!inspector_->isVisible()); });
    add("traffic.next", [this] { table_->step(1); });
    add("traffic.previous", [this] { table_->step(-1); });
    add("traffic.newest", [this] { table_->goNewest(); });
    add("traffic.copy", [this] { copyCurl(); });
    add("traffic.close", [this] { showInspector(false); });
}

void TrafficPage::open(const QVariantMap& params)
{
    if (params.isEmpty()) return;
    head_->choose(params.value(QStringLiteral("filter")).toString(),
                  params.value(QStringLiteral("from")).toLongLong(),
                  params.value(QStringLiteral("to")).toLongLong());
    table_->goNewest();
}

void TrafficPage::activated()
{
    if (!started_) {
        started_ = true;
        if (model_->filter().empty()) model_->reload();
        table_->setFocus();
    }
    beat_.start();
    poll_.start();
    facts_.start();
    askFacts();
    model_->beat();
    if (chosen_ != 0 && inspector_->isVisible()) loadChosen();
}

void TrafficPage::deactivated()
{
    beat_.stop();
    poll_.stop();
    facts_.stop();
    tail_->stop();
}

void TrafficPage::applyFilter(const store::Filter& filter)
{
    started_ = true;
    if (filter == model_->filter() && model_->state() != LogModel::State::Failed &&
        model_->rowCount() > 0)
        return;
    wanted_ = chosen_;
    model_->setFilter(filter);
}

void TrafficPage::showState()
{
    const bool none = model_->rowCount() == 0;
    QWidget* page = table_;
    if (none && model_->state() == LogModel::State::Loading)
        page = skeleton_;
    else if (none && model_->state() == LogModel::State::Ready)
        page = model_->filter().empty() ? empty_ : nothingFound_;
    if (page == nothingFound_) {
        nothingFound_->setText(tr("No request matches"),
                               tr("Nothing stored fits “%1”.").arg(head_->words()));
    }
    if (stack_->currentWidget() != page) {
        stack_->setCurrentWidget(page);
        page == skeleton_ ? skeleton_->start() : skeleton_->stop();
    }
    if (model_->state() == LogModel::State::Ready) banner_->hide();
    showCounts();
}

void TrafficPage::showCounts()
{
    const QString shown = app::count(model_->rowCount());
    QString words;
    if (model_->state() == LogModel::State::Loading && model_->rowCount() == 0) {
        words = tr("Looking…");
    } else if (model_->filter().empty()) {
        words = tr("%1 requests stored").arg(shown);
    } else if (!model_->complete()) {
        words = tr("%1 found so far…").arg(shown);
    } else if (stored_.rows > 0) {
        words =
            tr("%1 of %2 match")
                .arg(shown, app::count(std::max<std::int64_t>(stored_.rows, model_->rowCount())));
    } else {
        words = tr("%1 match").arg(shown);
    }
    head_->setCounts(words);
    head_->setPaused(model_->paused(), model_->heldBack());
}

void TrafficPage::showPill()
{
    const int rows = table_->newAbove();
    pill_->setVisible(rows > 0 && !table_->following());
    if (rows == 0) return;
    const QString words = tr("%1 new").arg(app::count(rows));
    if (pill_->text() != words) {
        pill_->setText(words);
        pill_->setAccessibleName(
            tr("%1 new requests above, go to the newest").arg(app::count(rows)));
    }
    pill_->adjustSize();
    pill_->move((table_->width() - pill_->width()) / 2, LogTable::kRowHeight + 10);
    pill_->raise();
}

void TrafficPage::setPaused(bool paused)
{
    model_->setPaused(paused);
    showCounts();
    Q_EMIT statusTextChanged();
}

QString TrafficPage::statusText() const
{
    QStringList parts;
    parts += model_->paused()      ? tr("View paused")
             : table_->following() ? tr("Following newest")
                                   : tr("Not following: scrolled away from the newest");
    std::size_t rows = 0;
    for (const auto& [at, added] : arrivals_) {
        if (clock_.elapsed() - at <= kRateOver) rows += added;
    }
    parts += tr("%1 req/s").arg(static_cast<double>(rows) * 1000 / kRateOver, 0, 'f', 1);
    parts += tr("%n stream(s) open", nullptr, live_->streams());
    return parts.join(QStringLiteral("      "));
}

std::optional<Token> TrafficPage::statusDot() const
{
    return model_->paused() ? Token::Warn : table_->following() ? Token::Ok : Token::Text3;
}

void TrafficPage::askFacts()
{
    while (!arrivals_.empty() && clock_.elapsed() - arrivals_.front().first > kRateOver)
        arrivals_.pop_front();
    queries_->ask<store::StoreFacts>(
        this,
        [](store::Reader& reader, const app::ReaderThread::Ticket&) { return reader.facts(); },
        [this](Result<store::StoreFacts> facts) {
            if (!facts) return;
            stored_ = *facts;
            showCounts();
        });
}

void TrafficPage::pollRunning()
{
    if (polling_) return;
    polling_ = true;
    context().gateway->askRunning(this, [this](const std::vector<engine::Running>& running) {
        polling_ = false;
        const int streams = live_->streams();
        live_->setRunning(running);
        if (streams != live_->streams()) Q_EMIT statusTextChanged();
    });
}

void TrafficPage::choose()
{
    const store::RowId id = table_->currentId();
    if (id == chosen_) return;
    chosen_ = id;
    tail_->stop();
    loader_->forget();
    if (id == 0) return showInspector(false);
    const int row = model_->rowOf(id);
    if (const store::Row* known = model_->rowAt(row))
        inspector_->begin(*known, model_->runningAt(row));
    if (!inspector_->isVisible()) showInspector(true);
    chooseLater_.start();
}

void TrafficPage::loadChosen()
{
    if (chosen_ == 0 || !inspector_->isVisible()) return;
    loader_->load(chosen_);
}

void TrafficPage::onRowsChanged(int first, int last)
{
    if (chosen_ == 0) return;
    const int row = model_->rowOf(chosen_);
    if (row < first || row > last) return;
    const store::Row* known = model_->rowAt(row);
    if (known == nullptr) return;
    inspector_->setRow(*known, model_->runningAt(row));
    const auto& shown = inspector_->exchange();
    const bool wasRunning = shown != nullptr && shown->id == chosen_ &&
                            shown->exchange.outcome == record::Outcome::Running;
    if (wasRunning && known->outcome != record::Outcome::Running) {
        tail_->stop();
        loader_->load(chosen_);
    }
}

void TrafficPage::showInspector(bool visible)
{
    if (visible && chosen_ == 0) {
        if (model_->rowCount() == 0) return;
        table_->selectId(table_->currentId() != 0 ? table_->currentId() : model_->idAt(0));
        return;
    }
    const bool before = inspector_->isVisible();
    inspector_->setVisible(visible);
    if (!visible) {
        tail_->stop();
        return;
    }
    if (!before) {
        placeInspector();
        const int row = model_->rowOf(chosen_);
        const store::Row* known = row < 0 ? nullptr : model_->rowAt(row);
        if (known != nullptr) inspector_->begin(*known, model_->runningAt(row));
        chooseLater_.start();
    }
}

void TrafficPage::placeInspector()
{
    const auto wanted = below_ ? Qt::Vertical : Qt::Horizontal;
    if (splitter_->orientation() != wanted) splitter_->setOrientation(wanted);
    const int whole = below_ ? splitter_->height() : splitter_->width();
    const int part = below_ ? whole * 11 / 20 : std::max(Inspector::kWidth, whole * 35 / 100);
    splitter_->setSizes({whole - part, part});
}

void TrafficPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool below = width() < kBelowUnder;
    if (below != below_ && !belowChosen_) {
        below_ = below;
        placeInspector();
    }
    showPill();
}

bool TrafficPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) showPill();
    return Page::eventFilter(watched, event);
}

void TrafficPage::copyCurl()
{
    copyAs(app::copyFormats().front());
}

/// The chosen call, once it is loaded.
void TrafficPage::copyAs(const app::CopyFormat& format)
{
    const auto& exchange = inspector_->exchange();
    if (exchange == nullptr || exchange->id != chosen_) {
        copyPending_ = chosen_ != 0 ? &format : nullptr;
        if (copyPending_ != nullptr) loader_->load(chosen_);
        return;
    }
    copyPending_ = nullptr;
    QApplication::clipboard()->setText(
        format.write(exchange->exchange, context().gateway->baseUrl()));
    if (context().toasts != nullptr) {
        context().toasts->show(
            tr("Copied as %1; keys are left out").arg(QLatin1String(format.title)));
    }
}

void TrafficPage::showMenu(const QPoint& globalPosition, int)
{
    const int row = model_->rowOf(table_->currentId());
    const store::Row* known = row < 0 ? nullptr : model_->rowAt(row);
    if (known == nullptr) return;
    auto* menu = new QMenu(tr("Request"), this);
    menu->setObjectName(QStringLiteral("traffic.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* copy = menu->addMenu(tr("Copy as"));
    copy->setObjectName(QStringLiteral("traffic.menu.copy"));
    for (const app::CopyFormat& format : app::copyFormats()) {
        auto* action = copy->addAction(QLatin1String(format.title));
        action->setObjectName(QStringLiteral("traffic.menu.copy.") + QLatin1String(format.id));
        connect(action, &QAction::triggered, this, [this, &format] { copyAs(format); });
    }
    const QString id = app::text(known->requestId);
    connect(menu->addAction(tr("Copy request id")), &QAction::triggered, this,
            [id] { QApplication::clipboard()->setText(id); });
    menu->addSeparator();
    const auto filterBy = [this, menu](const QString& key, const std::string& value) {
        if (value.empty()) return;
        QString word = app::text(value);
        if (word.contains(QLatin1Char(' '))) word = QLatin1Char('"') + word + QLatin1Char('"');
        word = key + QLatin1Char(':') + word;
        connect(menu->addAction(tr("Only %1").arg(word)), &QAction::triggered, this,
                [this, word] { head_->addWord(word); });
    };
    filterBy(QStringLiteral("model"), known->model);
    filterBy(QStringLiteral("provider"), known->provider);
    filterBy(QStringLiteral("key"), known->keyLabel);
    if (known->status > 0) filterBy(QStringLiteral("status"), std::to_string(known->status));
    menu->popup(globalPosition);
}

}  // namespace gatehouse::ui
