#include "ui/pages/cache/cache_page.h"

#include <algorithm>

#include <QGridLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/cache/cache_edit.h"
#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/settings.h"
#include "ui/navigator.h"
#include "ui/pages/cache/cache_settings.h"
#include "ui/pages/cache/cache_tester.h"
#include "ui/pages/cache/kept_list.h"
#include "ui/pages/cache/kept_view.h"
#include "ui/pages/cache/prefix_card.h"
#include "ui/pages/cache/waste_card.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/kpi_card.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kRate = 5'000;  // ms
constexpr double kChartHeight = 230;
constexpr int kWide = 900;  // px, from where all cards stand side by side

const QString kRangeKey = QStringLiteral("cache/range");

QVector<QPointF> pointsOf(const store::Savings& savings,
                          std::int64_t (*value)(const store::Saving&))
{
    QVector<QPointF> points;
    for (const auto& each : savings.series) {
        points.append(
            QPointF(static_cast<double>(each.start / 1000), static_cast<double>(value(each))));
    }
    return points;
}

}  // namespace

CachePage::CachePage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("cache"), context, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    stack_->setObjectName(QStringLiteral("cache.stack"));
    column->addWidget(stack_);
    stack_->addWidget(makeOverview());
    entry_ = new KeptView(context, stack_);
    settings_ = new CacheSettings(context, stack_);
    stack_->addWidget(entry_);
    stack_->addWidget(settings_);
    timer_.setParent(this);
    timer_.setObjectName(QStringLiteral("cache.timer"));
    timer_.setInterval(kRate);
    connect(&timer_, &QTimer::timeout, this, &CachePage::refresh);
    connect(entry_, &KeptView::backAsked, this, [this] { go({}); });
    connect(entry_, &KeptView::gone, this, [this] { go({}); });
    connect(settings_, &CacheSettings::backAsked, this, [this] { go({}); });
}

QWidget* CachePage::makeOverview()
{
    auto* page = new QWidget(stack_);
    frame_ = new PageFrame(tr("Cache"), tr("The same question is answered, and paid, once"), page);
    page->setObjectName(QStringLiteral("cache.overview"));
    QList<QPair<QString, QString>> ranges;
    for (const app::RangeRow& row : app::rangeList())
        ranges.append({QString::fromLatin1(row.key), QString::fromLatin1(row.text)});
    range_ = new Segments(QStringLiteral("cache.range"), tr("Time range"), ranges, page);
    range_->setCurrent(context().settings->value(kRangeKey, QStringLiteral("24h")).toString());
    auto* settings = makeButton(QStringLiteral("cache.openSettings"), tr("Settings"), "",
                                QStringLiteral("gear"), page);
    frame_->actions()->addWidget(range_);
    frame_->actions()->addWidget(settings);
    banner_ = new Banner(QStringLiteral("cache.banner"), page);
    banner_->hide();
    frame_->body()->addWidget(banner_);
    skeleton_ = new Skeleton(4, page);
    skeleton_->hide();
    frame_->body()->addWidget(skeleton_);
    empty_ = new EmptyState(QStringLiteral("cache.empty"), QStringLiteral("database"),
                            tr("The cache is off"),
                            tr("Every call is made and paid, even where the same was asked a "
                               "minute ago. Begin with one of these; it can be changed before it "
                               "is published."),
                            page);
    const auto preset = [this](const QString& words, const QString& icon, const char* name,
                               app::CachePreset which) {
        auto* button = empty_->addAction(words, icon);
        button->setObjectName(QStringLiteral("cache.empty.") + QLatin1String(name));
        connect(button, &QPushButton::clicked, this, [this, which] {
            context().draft->edit(app::withCache(context().draft->config(), which));
        });
    };
    preset(tr("Every answer, for 10 minutes"), QStringLiteral("timer"), "all",
           app::CachePreset::TenMinutes);
    preset(tr("Calls at temperature 0, for a day"), QStringLiteral("check"), "exact",
           app::CachePreset::Exact);
    preset(tr("10 minutes, and a day in an outage"), QStringLiteral("shield"), "outage",
           app::CachePreset::Outage);
    frame_->body()->addWidget(empty_);
    makeCards(page);
    list_ = new KeptList(context(), page);
    frame_->body()->addWidget(list_);
    tester_ = new CacheTester(context(), page);
    frame_->body()->addWidget(tester_);
    waste_ = new WasteCard(context(), page);
    frame_->body()->addWidget(waste_);
    prefix_ = new PrefixCard(context(), page);
    frame_->body()->addWidget(prefix_);
    frame_->body()->addStretch(1);
    connect(settings, &QPushButton::clicked, this, [this] {
        go({{QStringLiteral("part"), QStringLiteral("settings")}});
    });
    connect(range_, &Segments::chosen, this, [this](const QString& key) {
        context().settings->setValue(kRangeKey, key);
        readAt_ = 0;
        readSavings();
    });
    connect(list_, &KeptList::openAsked, this, [this](const QString& key) {
        go({{QStringLiteral("entry"), key}});
    });
    connect(list_, &KeptList::filterChanged, this, &CachePage::askKept);
    connect(list_, &KeptList::purged, this, &CachePage::askKept);
    return page;
}

void CachePage::makeCards(QWidget* page)
{
    figures_ = new QWidget(page);
    auto* column = new QVBoxLayout(figures_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    grid_ = new QGridLayout;
    grid_->setSpacing(12);
    column->addLayout(grid_);

    struct Row {
        const char* name;
        QString title;
        int colour;
    };

    const std::array<Row, 4> rows{{{"cache.rate", tr("Hit rate"), 0},
                                   {"cache.money", tr("Money saved"), 2},
                                   {"cache.time", tr("Time saved"), 1},
                                   {"cache.size", tr("Size"), 4}}};
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        cards_[i] =
            new KpiCard(QLatin1String(rows[i].name), rows[i].title, rows[i].colour, figures_);
        connect(cards_[i], &KpiCard::clicked, this, [this, i] {
            if (static_cast<app::CacheCard>(i) == app::CacheCard::Size)
                return go({{QStringLiteral("part"), QStringLiteral("settings")}});
            context().navigator->go(
                QStringLiteral("traffic"),
                {{QStringLiteral("filter"), QStringLiteral("cache:yes")},
                 {QStringLiteral("from"), static_cast<qlonglong>(window_.from / 1000)},
                 {QStringLiteral("to"), static_cast<qlonglong>(window_.to / 1000)}});
        });
    }
    chart_ = new ChartPanel(
        QStringLiteral("cache.chart"), tr("Calls"), tr("That the cache could answer"),
        ChartPanel::Kind::Bars,
        {{tr("from the cache"), 1, false, false},
         {tr("in an outage"), 3, false, false},
         {tr("made anew"), 0, false, false}},
        [](double value) { return app::count(static_cast<std::int64_t>(value)); }, figures_);
    chart_->setAxisFormat(app::axisCount);
    chart_->setWhole(true);
    chart_->setEmptyText(tr("No call in this range could be answered by the cache"));
    chart_->setFixedHeight(Theme::of().scaled(kChartHeight));
    column->addWidget(chart_);
    connect(chart_, &ChartPanel::clicked, this, [this](qint64 from, qint64 to) {
        context().navigator->go(QStringLiteral("traffic"),
                                {{QStringLiteral("filter"), QStringLiteral("cache:yes")},
                                 {QStringLiteral("from"), from},
                                 {QStringLiteral("to"), to}});
    });
    frame_->body()->addWidget(figures_);
    layCards();
}

void CachePage::layCards()
{
    const int wanted = width() >= kWide ? 4 : 2;
    if (wanted == columns_) return;
    columns_ = wanted;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        grid_->removeWidget(cards_[i]);
        grid_->addWidget(cards_[i], static_cast<int>(i) / wanted, static_cast<int>(i) % wanted);
    }
    for (int i = 0; i < 4; ++i) grid_->setColumnStretch(i, i < wanted ? 1 : 0);
}

void CachePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    layCards();
}

void CachePage::open(const QVariantMap& params)
{
    const QString key = params.value(QStringLiteral("entry")).toString();
    const QString call = params.value(QStringLiteral("call")).toString();
    const QString part = params.value(QStringLiteral("part")).toString();
    if (!key.isEmpty()) entry_->open(key);
    if (part == QLatin1String("settings")) settings_->showConfig();
    stack_->setCurrentIndex(!key.isEmpty() ? 1 : part == QLatin1String("settings") ? 2 : 0);
    if (call.isEmpty()) return;
    openCall(call, {params.value(QStringLiteral("pair")).toString(),
                    params.value(QStringLiteral("score")).toInt()});
}

/// Comes from a row of Traffic, which knows no keys.
void CachePage::openCall(const QString& call, const KeptView::Likeness& likeness)
{
    engine::CacheFilter filter;
    filter.call = call.toStdString();
    context().gateway->askCache(filter, 1, this, [this, likeness](const engine::CacheView& view) {
        if (view.answers.empty())
            return context().toasts->show(tr("The answer of this call is not kept any more"));
        const QString key = app::text(view.answers.front().key);
        entry_->open(key, likeness);
        stack_->setCurrentIndex(1);
    });
}

void CachePage::go(const QVariantMap& params)
{
    context().navigator->go(QStringLiteral("cache"), params);
}

void CachePage::activated()
{
    connect(context().draft, &app::Draft::changed, this, &CachePage::showConfig);
    connect(context().gateway, &app::Gateway::stateChanged, this, [this] {
        if (!hasView_) refresh();
    });
    showConfig();
    refresh();
    timer_.start();
}

void CachePage::deactivated()
{
    timer_.stop();
    waste_->stop();
    prefix_->stop();
    disconnect(context().draft, nullptr, this, nullptr);
    disconnect(context().gateway, nullptr, this, nullptr);
}

void CachePage::showConfig()
{
    list_->showConfig();
    tester_->showConfig();
    if (stack_->currentIndex() == 2) settings_->showConfig();
    showFigures();
}

void CachePage::refresh()
{
    if (stack_->currentIndex() != 0) return;
    askKept();
    readSavings();
}

void CachePage::askKept()
{
    if (isAsking_) return;  // a busy engine is not asked twice
    isAsking_ = true;
    const auto filter = list_->filter();
    context().gateway->askCache(filter, list_->most(), this, [this](const engine::CacheView& view) {
        isAsking_ = false;
        hasView_ = context().gateway->phase() != app::Phase::Starting;
        view_ = view;
        if (isActive()) showFigures();
    });
}

void CachePage::readSavings()
{
    const app::RangeRow& row = app::rangeOf(range_->current());
    const WallMicros now = app::now();
    // Long ranges read many rows, and change little.
    const bool isFresh = readAt_ != 0 && now / 1000 - readAt_ < row.refreshMillis;
    if (isReading_ || isFresh) return;
    isReading_ = true;
    const app::Window window = app::windowOf(row, now);
    context().reader->ask<store::Savings>(
        this,
        [window, step = row.bucketSeconds](store::Reader& reader,
                                           const app::ReaderThread::Ticket&) {
            return reader.savings(window.from, window.to, step);
        },
        [this, window](Result<store::Savings> savings) {
            isReading_ = false;
            readAt_ = app::now() / 1000;
            if (!savings) {
                banner_->show("bad",
                              tr("The savings cannot be read from the log. %1")
                                  .arg(app::text(savings.error().hint)),
                              app::text(savings.error().message));
                banner_->setAction(tr("Retry"), [this] {
                    readAt_ = 0;
                    readSavings();
                });
                return;
            }
            banner_->hide();
            savings_ = std::move(*savings);
            window_ = window;
            showFigures();
            showChart();
        });
}

void CachePage::showFigures()
{
    const config::Config& config = context().draft->config();
    const bool starts = context().gateway->phase() == app::Phase::Starting && !hasView_;
    const auto& total = savings_.total;
    const bool wasUsed = total.hits + total.stale + total.misses + total.bypassed > 0;
    const bool isOff = !app::keepsAnswers(config) && view_.entries == 0 && !wasUsed;
    skeleton_->setVisible(starts);
    starts ? skeleton_->start() : skeleton_->stop();
    empty_->setVisible(isOff && !starts);
    for (QWidget* each : {figures_, static_cast<QWidget*>(list_), static_cast<QWidget*>(range_),
                          static_cast<QWidget*>(tester_)})
        each->setVisible(!isOff && !starts);
    // What is wasted, and the providers' own caches, do not need ours.
    waste_->setVisible(!starts);
    prefix_->setVisible(!starts);
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        cards_[i]->show(
            app::cacheKpi(static_cast<app::CacheCard>(i), savings_, view_, config.cache.maxBytes));
    }
    list_->show(view_);
    const auto phase = context().gateway->phase();
    const bool runs = phase == app::Phase::Running || phase == app::Phase::Paused;
    frame_->setSubtitle(runs ? tr("The same question is answered, and paid, once")
                             : tr("The gateway is not running: what is kept waits on the disk"));
}

void CachePage::showChart()
{
    const app::RangeRow& row = app::rangeOf(range_->current());
    chart_->setRange(window_.from / 1000, window_.to / 1000, row.bucketSeconds * 1000);
    chart_->setValues(0, pointsOf(savings_, [](const store::Saving& each) { return each.hits; }));
    chart_->setValues(1, pointsOf(savings_, [](const store::Saving& each) { return each.stale; }));
    chart_->setValues(2, pointsOf(savings_, [](const store::Saving& each) { return each.misses; }));
    chart_->showValues();
}

}  // namespace gatehouse::ui
