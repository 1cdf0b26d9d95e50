#include "ui/pages/traffic_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/gateway.h"
#include "app/models/store_log_source.h"
#include "app/settings.h"
#include "ui/actions.h"
#include "ui/pages/compare_pool.h"
#include "ui/pages/compare_view.h"
#include "ui/pages/inspector.h"
#include "ui/pages/traffic_actions.h"
#include "ui/pages/traffic_head.h"
#include "ui/pages/traffic_list.h"
#include "ui/pages/traffic_views_menu.h"
#include "ui/pages/traffic_words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/log_table.h"
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

    head_ = new TrafficHead(this);
    makeList();
    actions_ = new TrafficActions(context, *details_, *table_, *model_, this);
    new TrafficWords(context, *queries_, *head_->filter(), this);
    layOut();

    connectModel();
    connectTable();
    connectActions();
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

void TrafficPage::makeList()
{
    splitter_ = new QSplitter(Qt::Horizontal, this);
    splitter_->setObjectName(QStringLiteral("traffic.splitter"));
    splitter_->setHandleWidth(1);
    list_ = new TrafficList(*model_, context().gateway, splitter_);
    table_ = &list_->table();
    inspector_ = new Inspector(splitter_);
    inspector_->hide();
    splitter_->addWidget(list_);
    splitter_->addWidget(inspector_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 0);
    splitter_->setCollapsible(0, false);
    splitter_->setCollapsible(1, false);
}

void TrafficPage::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head_);
    column->addWidget(actions_->transfer());
    banner_ = new Banner(QStringLiteral("traffic.banner"), this);
    banner_->hide();
    auto* bannerRow = new QHBoxLayout;
    bannerRow->setContentsMargins(24, 0, 24, 0);
    bannerRow->addWidget(banner_);
    column->addLayout(bannerRow);
    column->addWidget(makeLine(this));

    body_ = new QStackedWidget(this);
    auto* lists = new QWidget(body_);
    auto* listColumn = new QVBoxLayout(lists);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(splitter_, 1);
    listColumn->addWidget(actions_->pool());
    compare_ = new CompareView(*details_, body_);
    body_->addWidget(lists);
    body_->addWidget(compare_);
    column->addWidget(body_, 1);
}

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
    const auto showNews = [this] {
        selectWanted();
        showState();
    };
    connect(model_, &QAbstractItemModel::modelReset, this, showNews);
    connect(model_, &QAbstractItemModel::rowsInserted, this, showNews);
    connect(model_, &QAbstractItemModel::rowsRemoved, this, &TrafficPage::showState);
    connect(model_, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                onRowsChanged(first.row(), last.row());
            });
    connect(model_, &LogModel::heldBackChanged, this, &TrafficPage::showCounts);
    connect(model_, &LogModel::troubled, this, [this](const QString& message, const QString& hint) {
        bannerStays_ = false;
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
    connect(table_, &LogTable::followingChanged, this, &TrafficPage::statusTextChanged);
    connect(list_, &TrafficList::clearAsked, this, [this] { head_->choose({}, 0, 0); });
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
    connect(&chooseLater_, &QTimer::timeout, this, &TrafficPage::loadChosen);
    if (context().settings != nullptr) {
        table_->restoreColumns(
            context().settings->value(QString::fromLatin1(kColumnsKey)).toByteArray());
    }
}

void TrafficPage::connectActions()
{
    connect(head_, &TrafficHead::exportAsked, actions_, &TrafficActions::showExports);
    connect(head_, &TrafficHead::viewsAsked, this, &TrafficPage::showViews);
    connect(actions_, &TrafficActions::wordAsked, head_, &TrafficHead::addWord);
    connect(actions_, &TrafficActions::filterAsked, this,
            [this](const QString& words) { head_->choose(words, 0, 0); });
    connect(actions_, &TrafficActions::troubled, this, &TrafficPage::complain);
    connect(actions_, &TrafficActions::detailsWanted, loader_, &app::ExchangeLoader::load);
    connect(loader_, &app::ExchangeLoader::loaded, actions_, &TrafficActions::setExchange);
    connect(actions_, &TrafficActions::repeated, this, [this](store::RowId row) {
        wanted_ = row;
        selectWanted();
        if (context().toasts != nullptr)
            context().toasts->show(tr("Sent again"), tr("Show"), [this, row] { goTo(row); });
    });
    connect(actions_->pool(), &ComparePool::compareAsked, this, &TrafficPage::compare);
    connect(compare_, &CompareView::closeAsked, this, [this] {
        body_->setCurrentIndex(0);
        table_->setFocus();
    });
}

void TrafficPage::connectInspector()
{
    connect(inspector_, &Inspector::closeAsked, this, [this] {
        showInspector(false);
        table_->setFocus();
    });
    connect(inspector_, &Inspector::curlAsked, actions_, &TrafficActions::copyCurl);
    connect(inspector_, &Inspector::againAsked, actions_, &TrafficActions::sendAgain);
    connect(inspector_, &Inspector::rowAsked, this, &TrafficPage::goTo);
    connect(inspector_, &Inspector::retryAsked, this, &TrafficPage::loadChosen);
    connect(inspector_, &Inspector::bodiesWanted, this,
            [this] { loader_->loadBodies(inspector_->exchange()); });
    connect(loader_, &app::ExchangeLoader::loaded, this, [this](const app::ExchangePtr& exchange) {
        if (exchange->id != chosen_) return;
        inspector_->setExchange(exchange);
        if (exchange->exchange.outcome == record::Outcome::Running && isActive()) {
            tail_->follow(app::text(exchange->exchange.id), exchange->exchange.dialect);
        }
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
    add("traffic.close", [this] { showInspector(false); });
}

void TrafficPage::open(const QVariantMap& params)
{
    if (params.isEmpty()) return;
    if (const QString calls = params.value(QStringLiteral("compare")).toString();
        !calls.isEmpty()) {
        std::vector<store::RowId> rows;
        for (const QString& row : calls.split(QLatin1Char(','))) rows.push_back(row.toLongLong());
        return compare(rows);
    }
    body_->setCurrentIndex(0);
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
    list_->showState(head_->words());
    if (model_->state() == LogModel::State::Ready && !bannerStays_) banner_->hide();
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
    wanted_ = 0;
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
}

void TrafficPage::compare(const std::vector<store::RowId>& calls)
{
    compare_->setCalls(calls);
    body_->setCurrentWidget(compare_);
    compare_->setFocus();
}

/// A row by its number, whatever the filter lets through.
void TrafficPage::goTo(store::RowId row)
{
    wanted_ = row;
    selectWanted();
    if (wanted_ != 0 && !model_->filter().empty()) {
        head_->choose({}, 0, 0);
        wanted_ = row;
    }
}

void TrafficPage::selectWanted()
{
    const store::RowId row = wanted_;
    if (row != 0 && table_->selectId(row)) wanted_ = 0;
}

/// What went wrong with a file or a call stays until it was read.
void TrafficPage::complain(const QString& message, const QString& hint)
{
    banner_->setAction(tr("Close"), [this] {
        bannerStays_ = false;
        banner_->hide();
    });
    banner_->show("bad", message, hint);
    bannerStays_ = true;
}

void TrafficPage::showViews(const QPoint& globalPosition)
{
    if (context().settings == nullptr) return;
    const app::TrafficView now{{}, head_->filterText(), table_->columnState()};
    auto* menu = new TrafficViewsMenu(*context().settings, now, this);
    connect(menu, &TrafficViewsMenu::chosen, this, [this](const app::TrafficView& view) {
        head_->choose(view.filter, 0, 0);
        table_->restoreColumns(view.columns);
        table_->goNewest();
    });
    menu->popup(globalPosition);
}

}  // namespace gatehouse::ui
