#include "ui/pages/traffic_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/gateway.h"
#include "app/models/log_texts.h"
#include "app/models/store_log_source.h"
#include "app/settings.h"
#include "ui/actions.h"
#include "ui/navigator.h"
#include "ui/pages/cache/refuse_alike.h"
#include "ui/pages/compare_pool.h"
#include "ui/pages/compare_view.h"
#include "ui/pages/inspector.h"
#include "ui/pages/traffic_actions.h"
#include "ui/pages/traffic_head.h"
#include "ui/pages/traffic_list.h"
#include "ui/pages/traffic_removal.h"
#include "ui/pages/traffic_split.h"
#include "ui/pages/traffic_views_menu.h"
#include "ui/pages/traffic_volume.h"
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
constexpr int kRoomy = 620;        // px of the page
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

    head_ = new TrafficHead(this);
    volume_ = new TrafficVolume(path, this);
    split_ = new TrafficSplit(*context.gateway, *details_, *model_, this);
    list_ = &split_->list();
    table_ = &split_->table();
    inspector_ = &split_->inspector();
    actions_ = new TrafficActions(context, *details_, *table_, *model_, this);
    new TrafficWords(context, *queries_, *head_->filter(), this);
    layOut();

    connectModel();
    connectTable();
    connectActions();
    connectVolume();
    addKeys();
    beat_.setInterval(kFocusedBeat);
    poll_.setInterval(kPollEvery);
    facts_.setInterval(kFactsEvery);
    clock_.start();
    showState();
}

TrafficPage::~TrafficPage() = default;

void TrafficPage::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head_);
    column->addWidget(actions_->transfer());
    column->addWidget(actions_->removal());
    banner_ = new Banner(QStringLiteral("traffic.banner"), this);
    banner_->hide();
    auto* bannerRow = new QHBoxLayout;
    bannerRow->setContentsMargins(24, 0, 24, 0);
    bannerRow->addWidget(banner_);
    column->addLayout(bannerRow);
    column->addWidget(makeLine(this));
    column->addWidget(volume_);
    volumeLine_ = makeLine(this);
    column->addWidget(volumeLine_);

    body_ = new QStackedWidget(this);
    auto* lists = new QWidget(body_);
    auto* listColumn = new QVBoxLayout(lists);
    listColumn->setContentsMargins(0, 0, 0, 0);
    listColumn->setSpacing(0);
    listColumn->addWidget(split_, 1);
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
                volume_->committed(rows);
                if (!rows.removed.empty()) {
                    split_->keepChosen();
                    askFacts();
                }
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
        split_->selectWanted();
        showState();
    };
    connect(model_, &QAbstractItemModel::modelReset, this, showNews);
    connect(model_, &QAbstractItemModel::rowsInserted, this, showNews);
    connect(model_, &QAbstractItemModel::rowsRemoved, this, &TrafficPage::showState);
    connect(model_, &LogModel::heldBackChanged, this, &TrafficPage::showCounts);
    connect(model_, &LogModel::progressChanged, this, &TrafficPage::showCounts);
    connect(head_, &TrafficHead::stopAsked, model_, &LogModel::stop);
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
    connect(table_, &LogTable::followingChanged, this, &TrafficPage::statusTextChanged);
    connect(table_, &LogTable::sortAsked, this, &TrafficPage::sortBy);
    connect(list_, &TrafficList::clearAsked, this, [this] { head_->choose({}, 0, 0); });
    connect(table_, &LogTable::columnsChanged, this, [this] {
        if (context().settings != nullptr) {
            context().settings->setValue(QString::fromLatin1(kColumnsKey), table_->columnState());
        }
    });
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
    connect(inspector_, &Inspector::filterAsked, this,
            [this](const QString& words) { head_->choose(words, 0, 0); });
    connect(actions_, &TrafficActions::troubled, this, &TrafficPage::complain);
    connect(actions_, &TrafficActions::detailsWanted, &split_->loader(),
            &app::ExchangeLoader::load);
    connect(&split_->loader(), &app::ExchangeLoader::loaded, actions_,
            &TrafficActions::setExchange);
    connect(inspector_, &Inspector::curlAsked, actions_, &TrafficActions::copyCurl);
    connect(inspector_, &Inspector::placeAsked, this,
            [this](const QString& page, const QVariantMap& params) {
                context().navigator->go(page, params);
            });
    connect(inspector_, &Inspector::refuseAsked, this,
            [this](const QString& pair, int score) { refuseAlike(context(), pair, score, this); });
    connect(inspector_, &Inspector::againAsked, actions_, &TrafficActions::sendAgain);
    connect(split_, &TrafficSplit::rowAsked, this, &TrafficPage::goTo);
    connect(actions_, &TrafficActions::repeated, this, [this](store::RowId row) {
        split_->want(row);
        if (context().toasts != nullptr)
            context().toasts->show(tr("Sent again"), tr("Show"), [this, row] { goTo(row); });
    });
    connect(actions_->pool(), &ComparePool::compareAsked, this, &TrafficPage::compare);
    connect(compare_, &CompareView::closeAsked, this, [this] {
        body_->setCurrentIndex(0);
        table_->setFocus();
    });
}

void TrafficPage::connectVolume()
{
    connect(volume_, &TrafficVolume::spanChosen, this,
            [this](qint64 from, qint64 to) { head_->choose(head_->filterText(), from, to); });
    connect(split_, &TrafficSplit::placed, this, &TrafficPage::makeRoom);
    connect(body_, &QStackedWidget::currentChanged, this, &TrafficPage::makeRoom);
    connect(volume_, &TrafficVolume::wholeAsked, this,
            [this] { head_->choose(head_->filterText(), 0, 0); });
}

/// List and inspector above one another need the room of the figures in a low window; and of
/// nothing there are none.
void TrafficPage::makeRoom()
{
    const bool isFresh = model_->state() == LogModel::State::Ready && model_->filter().empty() &&
                         model_->rowCount() == 0;
    // Calls that are compared have nothing to do with the filter; and sums of a slow one would read
    // the whole log once more.
    const bool room = !isFresh && !model_->filter().slow() && body_->currentIndex() == 0 &&
                      (!split_->isStacked() || height() >= kRoomy);
    volume_->setVisible(room);
    volumeLine_->setVisible(room);
    volume_->setActive(room && isActive());
}

void TrafficPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    makeRoom();
}

void TrafficPage::addKeys()
{
    const auto add = [this](const char* id, auto run) { makeAction(this, id, run); };
    add("traffic.filter", [this] { head_->focusFilter(); });
    add("traffic.pause", [this] { setPaused(!model_->paused()); });
    add("traffic.place", [this] { split_->togglePlace(); });
    add("traffic.open", [this] { split_->toggleInspector(); });
    add("traffic.next", [this] { table_->step(1); });
    add("traffic.previous", [this] { table_->step(-1); });
    add("traffic.newest", [this] { table_->goNewest(); });
    add("traffic.close", [this] { split_->showInspector(false); });
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
    if (const QString name = params.value(QStringLiteral("view")).toString(); !name.isEmpty()) {
        for (const app::TrafficView& view : app::trafficViews(*context().settings)) {
            if (view.name == name) showView(view);
        }
        return;
    }
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
    split_->setActive(true);
    makeRoom();
}

void TrafficPage::deactivated()
{
    beat_.stop();
    poll_.stop();
    facts_.stop();
    split_->setActive(false);
    volume_->setActive(false);
}

void TrafficPage::applyFilter(const store::Filter& filter, const store::Ranking& ranking)
{
    started_ = true;
    const bool isSame = filter == model_->filter() && ranking == model_->ranking();
    if (isSame && model_->state() != LogModel::State::Failed && model_->rowCount() > 0) return;
    split_->keepChosen();
    actions_->setFilterWords(head_->words());
    model_->setFilter(filter, ranking);
    volume_->setFilter(filter);
    table_->showOrder(ranking);
    Q_EMIT statusTextChanged();
}

/// The largest first, then the smallest, then newest first again.
void TrafficPage::sortBy(int column)
{
    const auto field = app::fieldOf(column);
    if (!field) return;
    store::Ranking next{field, false};
    const store::Ranking& now = model_->ranking();
    if (*field == store::Field::Time) next.smallestFirst = true;  // the newest come first anyway
    if (now == next) {
        next = next.smallestFirst ? store::Ranking{} : store::Ranking{field, true};
    } else if (now.by == field) {
        next = {};
    }
    head_->chooseOrder(next);
}

void TrafficPage::showState()
{
    list_->showState(head_->words());
    if (model_->state() == LogModel::State::Ready && !bannerStays_) banner_->hide();
    makeRoom();
    showCounts();
}

void TrafficPage::showCounts()
{
    const QString shown = app::count(model_->rowCount());
    QString words;
    if (model_->state() == LogModel::State::Loading && model_->rowCount() == 0) {
        words = tr("Looking…");
    } else if (model_->progress() >= 0) {
        const int share = static_cast<int>(model_->progress() * 100);
        words = model_->isRanked() ? tr("Sorting, %1 %").arg(share)
                                   : tr("Scanning, %1 %: %2 found so far").arg(share).arg(shown);
    } else if (model_->isRanked() && model_->rowCount() == static_cast<int>(app::kMostRanked)) {
        words = tr("The first %1 requests").arg(shown);
    } else if (model_->filter().empty()) {
        words = tr("%1 requests stored").arg(shown);
    } else if (model_->stopped()) {
        words = tr("%1 found before the search was stopped").arg(shown);
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
    head_->setProgress(model_->progress());
    head_->setPaused(model_->paused(), model_->heldBack());
}

void TrafficPage::setPaused(bool paused)
{
    model_->setPaused(paused);
    volume_->setPaused(paused);
    showCounts();
    Q_EMIT statusTextChanged();
}

QString TrafficPage::statusText() const
{
    QStringList parts;
    parts += model_->paused()      ? tr("View paused")
             : model_->isRanked()  ? tr("Sorted: new requests wait")
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
    if (model_->paused()) return Token::Warn;
    return table_->following() && !model_->isRanked() ? Token::Ok : Token::Text3;
}

/// The ids of a long log still come while its newest rows are read.
bool TrafficPage::isFilled() const
{
    return model_->state() != app::LogModel::State::Loading && pages_->idle();
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

void TrafficPage::compare(const std::vector<store::RowId>& calls)
{
    compare_->setCalls(calls);
    body_->setCurrentWidget(compare_);
    compare_->setFocus();
}

/// A row by its number, whatever the filter lets through.
void TrafficPage::goTo(store::RowId row)
{
    if (split_->want(row) || model_->filter().empty()) return;
    head_->choose({}, 0, 0);
    split_->want(row);
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
    connect(menu, &TrafficViewsMenu::chosen, this, &TrafficPage::showView);
    menu->popup(globalPosition);
}

void TrafficPage::showView(const app::TrafficView& view)
{
    head_->choose(view.filter, 0, 0);
    table_->restoreColumns(view.columns);
    table_->goNewest();
}

}  // namespace gatehouse::ui
