#include "ui/pages/dashboard.h"

#include <array>

#include <QDateTime>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QStackedWidget>

#include "app/clock.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/models/attention.h"
#include "app/settings.h"
#include "app/traffic_filter.h"
#include "ui/navigator.h"
#include "ui/pages/dashboard_lists.h"
#include "ui/pages/range_sheet.h"
#include "ui/widgets/attention_list.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/kpi_card.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/scope_bar.h"
#include "ui/widgets/share_list.h"
#include "ui/widgets/snippet_card.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

/// What one reading of the store brings.
struct Reading {
    store::Overview overview;
    store::Saving saving;
    std::vector<RouteSum> routes;
    bool any = false;
};

QString tokenWords(double value)
{
    return app::shortCount(static_cast<std::int64_t>(value));
}

constexpr int kWithRoutes = 100;  // added to the columns of a page that shows routes, too

const QString kCustom = QStringLiteral("custom");

std::vector<std::pair<QString, QString>> routesOf(const config::Config& config)
{
    std::vector<std::pair<QString, QString>> routes;
    for (const auto& each : config.routes)
        routes.emplace_back(app::text(each.id),
                            app::text(each.title.empty() ? each.name : each.title));
    return routes;
}

QString moneyWords(double pico)
{
    return app::money(PicoUsd{static_cast<std::int64_t>(pico)});
}

}  // namespace

DashboardPage::DashboardPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("dashboard"), context, parent)
{
    frame_ = new PageFrame(tr("Dashboard"), tr("All traffic through this gateway"), this);
    QList<QPair<QString, QString>> ranges;
    for (const app::RangeRow& row : app::rangeList()) {
        ranges.append({QString::fromLatin1(row.key), QString::fromLatin1(row.text)});
    }
    ranges.append({kCustom, tr("Custom")});
    range_ = new Segments(QStringLiteral("dashboard.range"), tr("Time range"), ranges, this);
    range_->setCurrent(
        context.settings->value(QStringLiteral("dashboard/range"), QStringLiteral("1h"))
            .toString());
    shown_ = range_->current();
    scope_ = new ScopeBar(QStringLiteral("dashboard.scope"), this);
    frame_->actions()->addWidget(scope_);
    frame_->actions()->addWidget(range_);
    connect(scope_, &ScopeBar::changed, this, &DashboardPage::readAnew);
    connect(range_, &Segments::chosen, this, &DashboardPage::choose);
    connect(range_, &Segments::repeated, this, [this](const QString& key) {
        if (key == kCustom) choose(key);
    });
    banner_ = new Banner(QStringLiteral("dashboard.banner"), this);
    frame_->body()->addWidget(banner_);
    stack_ = new QStackedWidget(this);
    skeleton_ = new Skeleton(9, this);
    stack_->addWidget(skeleton_);
    auto* empty = new QWidget(this);
    auto* column = new QVBoxLayout(empty);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new SnippetCard(QStringLiteral("dashboard"), context.gateway, empty));
    column->addStretch(1);
    stack_->addWidget(empty);
    stack_->addWidget(makeData());
    frame_->body()->addWidget(stack_, 1);
    connect(&timer_, &QTimer::timeout, this, &DashboardPage::refresh);
}

QWidget* DashboardPage::makeData()
{
    using Kind = ChartPanel::Kind;
    auto* content = new QWidget(this);
    rows_ = new QVBoxLayout(content);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(12);
    const std::array<std::pair<QString, QString>, 5> titles{
        {{QStringLiteral("dashboard.requests"), tr("Requests")},
         {QStringLiteral("dashboard.latency"), tr("Latency p95")},
         {QStringLiteral("dashboard.tokens"), tr("Tokens")},
         {QStringLiteral("dashboard.spend"), tr("Spend")},
         {QStringLiteral("dashboard.errors"), tr("Errors")}}};
    constexpr std::array<int, 5> kColours{0, 1, 4, 2, 3};
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        cards_[i] = new KpiCard(titles[i].first, titles[i].second, kColours[i], content);
        const auto card = static_cast<app::Card>(i);
        connect(cards_[i], &KpiCard::clicked, this, [this, card] {
            store::Filter filter;
            filter.onlyErrors = card == app::Card::Errors;
            const bool isLatency = card == app::Card::Latency;
            goTraffic(filter, 0, 0, isLatency ? QStringLiteral("sort:latency") : QString());
        });
    }

    latency_ = new ChartPanel(QStringLiteral("dashboard.latencyChart"), tr("Latency"),
                              tr("Time to last byte"), Kind::Lines,
                              {{QStringLiteral("p50"), 0, false, true},
                               {QStringLiteral("p95"), 1, false, false},
                               {QStringLiteral("p99"), 2, true, false}},
                              app::millis, content);
    firstByte_ = new ChartPanel(
        QStringLiteral("dashboard.ttftChart"), tr("Time to first token"),
        tr("Wait until the answer begins"), Kind::Lines,
        {{QStringLiteral("p50"), 0, false, true}, {QStringLiteral("p95"), 1, false, false}},
        app::millis, content);
    tokens_ = new ChartPanel(QStringLiteral("dashboard.tokensChart"), tr("Tokens"), {}, Kind::Bars,
                             {{tr("Input"), 0, false, false},
                              {tr("Output"), 1, false, false},
                              {tr("Cached"), 4, false, false}},
                             tokenWords, content);
    cost_ = new ChartPanel(QStringLiteral("dashboard.costChart"), tr("Cost"), {}, Kind::Bars,
                           {{tr("Cost"), 2, false, false}}, moneyWords, content);
    const QString none = tr("No requests in this range");
    latency_->setAxisFormat(app::axisMillis);
    firstByte_->setAxisFormat(app::axisMillis);
    tokens_->setAxisFormat(app::axisCount);
    tokens_->setWhole(true);
    cost_->setAxisFormat(app::axisMoney);
    for (ChartPanel* chart : {latency_, firstByte_, tokens_, cost_}) {
        chart->setEmptyText(chart == cost_ ? tr("No cost known in this range") : none);
        connect(chart, &ChartPanel::clicked, this,
                [this](qint64 from, qint64 to) { goTraffic({}, from, to); });
    }
    models_ = new ShareList(QStringLiteral("dashboard.models"), tr("Spend by model"), {},
                            tr("No requests in this range"), content);
    providers_ = new ShareList(QStringLiteral("dashboard.providers"), tr("Providers"), {},
                               tr("No requests in this range"), content);
    connect(models_, &ShareList::clicked, this, [this](const QString& key) {
        store::Filter filter;
        filter.model = key.toStdString();
        goTraffic(filter);
    });
    connect(providers_, &ShareList::clicked, this, [this](const QString& key) {
        store::Filter filter;
        filter.provider = key.toStdString();
        goTraffic(filter);
    });
    routes_ = new ShareList(QStringLiteral("dashboard.routes"), tr("Routes"), {},
                            tr("No call took a route in this range"), content);
    connect(routes_, &ShareList::clicked, this, [this](const QString& id) {
        goTraffic({}, 0, 0, QStringLiteral("route:\"%1\"").arg(id));
    });
    attention_ = new AttentionList(QStringLiteral("dashboard.attention"), content);
    connect(attention_, &AttentionList::clicked, this, [this](const app::Attention& what) {
        if (what.page == QLatin1String("traffic")) {
            goTraffic(what.filter);
        } else {
            this->context().navigator->go(what.page);
        }
    });
    layCards();
    return content;
}

void DashboardPage::choose(const QString& key)
{
    if (key == kCustom) {
        RangeSheet sheet(now().window, this);
        if (sheet.exec() != QDialog::Accepted) {
            range_->setCurrent(fixed_ ? kCustom : shown_);
            return;
        }
        fixed_ = sheet.window();
    } else {
        fixed_.reset();
        shown_ = key;
        // Two moments of today mean little tomorrow, so only ranges that move are kept.
        context().settings->setValue(QStringLiteral("dashboard/range"), key);
    }
    readAnew();
}

/// What the page looks at, at this moment.
app::FixedRange DashboardPage::now() const
{
    if (fixed_) return app::fixedRange(fixed_->from, fixed_->to);
    const app::RangeRow& row = app::rangeOf(shown_);
    return {row, app::windowOf(row, app::now())};
}

void DashboardPage::readAnew()
{
    const store::Scope& scope = scope_->scope();
    frame_->setSubtitle(scope.empty() ? tr("All traffic through this gateway")
                                      : tr("Part of the traffic through this gateway"));
    timer_.setInterval(now().row.refreshMillis);
    context().reader->cancel(asked_);
    waiting_ = false;
    refresh();
}

void DashboardPage::layCards()
{
    // Five cards in a row, or three and two; charts side by side, or one below the other.
    const bool wide = width() >= 1080;
    const bool routes = !context().gateway->config().routes.empty();
    const int wanted = (wide ? 5 : 3) + (routes ? kWithRoutes : 0);
    if (wanted == columns_) return;
    columns_ = wanted;
    attention_->setColumns(wide ? 2 : 1);
    while (QLayoutItem* item = rows_->takeAt(0)) {
        while (item->layout() != nullptr && item->layout()->count() > 0)
            delete item->layout()->takeAt(0);
        delete item;
    }
    const auto addRow = [this](const QList<std::pair<QWidget*, int>>& widgets, int stretch) {
        auto* row = new QHBoxLayout;
        row->setSpacing(12);
        for (const auto& [widget, share] : widgets) row->addWidget(widget, share);
        rows_->addLayout(row, stretch);
    };
    if (wide) {
        addRow({{cards_[0], 1}, {cards_[1], 1}, {cards_[2], 1}, {cards_[3], 1}, {cards_[4], 1}}, 0);
        addRow({{attention_, 1}}, 0);
        addRow({{latency_, 3}, {tokens_, 2}}, 5);
        if (routes) {
            addRow({{firstByte_, 3}, {cost_, 2}}, 4);
            addRow({{models_, 1}, {providers_, 1}, {routes_, 1}}, 0);
        } else {
            addRow({{firstByte_, 5}, {cost_, 4}, {models_, 4}, {providers_, 4}}, 4);
        }
    } else {
        addRow({{cards_[0], 1}, {cards_[1], 1}, {cards_[2], 1}}, 0);
        addRow({{cards_[3], 1}, {cards_[4], 1}}, 0);
        addRow({{attention_, 1}}, 0);
        addRow({{latency_, 1}}, 1);
        addRow({{tokens_, 1}}, 1);
        addRow({{firstByte_, 1}, {cost_, 1}}, 1);
        addRow({{models_, 1}, {providers_, 1}}, 1);
        if (routes) addRow({{routes_, 1}}, 0);
    }
    if (!routes) routes_->hide();
    for (ChartPanel* chart : {latency_, firstByte_, tokens_, cost_})
        chart->setMinimumHeight(wide ? 220 : 230);
}

void DashboardPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    layCards();
}

void DashboardPage::open(const QVariantMap& params)
{
    const QString range = params.value(QStringLiteral("range")).toString();
    if (range.isEmpty()) return;
    range_->setCurrent(range);
    shown_ = range;
    fixed_.reset();
}

QString DashboardPage::statusText() const
{
    if (readAt_ == 0 || context().gateway->phase() == app::Phase::Running) return {};
    return tr("Gateway not running, data until %1")
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(readAt_).time(),
                                QLocale::ShortFormat));
}

void DashboardPage::activated()
{
    if (readAt_ == 0) skeleton_->start();
    timer_.start(now().row.refreshMillis);
    // The first rows end the empty state at once, whatever the range's rate.
    connect(context().gateway, &app::Gateway::committed, this, [this](const store::Committed&) {
        if (!everAny_) refresh();
    });
    connect(context().gateway, &app::Gateway::stateChanged, this, [this] {
        if (readAt_ == 0) refresh();
    });
    refresh();
}

void DashboardPage::deactivated()
{
    timer_.stop();
    disconnect(context().gateway, nullptr, this, nullptr);
    context().reader->cancel(asked_);
    waiting_ = false;
}

void DashboardPage::refresh()
{
    if (!isActive() || waiting_) return;
    waiting_ = true;
    const app::FixedRange range = now();
    const bool ask = !everAny_;
    asked_ = context().reader->ask<Reading>(
        this,
        [range, scope = scope_->scope(), ask, routes = routesOf(context().gateway->config())](
            store::Reader& reader, const app::ReaderThread::Ticket&) -> Result<Reading> {
            Reading reading;
            auto overview =
                reader.overview(range.window.from, range.window.to, range.row.bucketSeconds, scope);
            if (!overview) return std::move(overview).error();
            reading.overview = std::move(overview).value();
            reading.any = !ask || reading.overview.total.requests > 0;
            if (!reading.any) {
                auto facts = reader.facts();
                if (!facts) return std::move(facts).error();
                reading.any = facts->rows > 0;
            }
            // What routes and the cache did is told of all calls: of that no model and no key is
            // known.
            if (!scope.empty()) return reading;
            auto sums = routeSums(reader, routes, range.window.from, range.window.to);
            if (!sums) return std::move(sums).error();
            reading.routes = std::move(*sums);
            const auto savings =
                reader.savings(range.window.from, range.window.to, range.row.bucketSeconds);
            if (!savings) return savings.error();
            reading.saving = savings->total;
            return reading;
        },
        [this, range](Result<Reading> reading) {
            waiting_ = false;
            readAt_ = app::now() / 1000;
            skeleton_->stop();
            if (!reading) {
                const Error& error = reading.error();
                banner_->show("bad",
                              tr("The dashboard could not be read. %1").arg(app::text(error.hint)),
                              app::text(error.message));
                banner_->setAction(tr("Retry"), [this] { refresh(); });
                stack_->setCurrentIndex(2);
                return;
            }
            banner_->hide();
            everAny_ = reading->any;
            stack_->setCurrentIndex(everAny_ ? 2 : 1);
            range_->setVisible(everAny_);
            if (everAny_) showOverview(reading->overview, range);
            if (everAny_) showSaved(reading->overview, reading->saving, range);
            layCards();
            // Their sums know no model and no key.
            routes_->setVisible(columns_ > kWithRoutes && scope_->scope().empty());
            routes_->setSubtitle(tr("Requests and errors · %1").arg(rangeWords()));
            routes_->show(routeRows(std::move(reading->routes)));
        });
}

void DashboardPage::showOverview(const store::Overview& overview, const app::FixedRange& shown)
{
    const auto& [range, window] = shown;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        cards_[i]->show(app::kpiOf(static_cast<app::Card>(i), overview, range));
    }
    for (ChartPanel* chart : {latency_, firstByte_, tokens_, cost_}) {
        chart->setRange(window.from / 1000, window.to / 1000, range.bucketSeconds * 1000);
    }
    using store::Bucket;
    latency_->setValues(0, app::pointsOf(overview, [](const Bucket& b) { return b.latencyP50; }));
    latency_->setValues(1, app::pointsOf(overview, [](const Bucket& b) { return b.latencyP95; }));
    latency_->setValues(2, app::pointsOf(overview, [](const Bucket& b) { return b.latencyP99; }));
    firstByte_->setValues(0,
                          app::pointsOf(overview, [](const Bucket& b) { return b.firstByteP50; }));
    firstByte_->setValues(1,
                          app::pointsOf(overview, [](const Bucket& b) { return b.firstByteP95; }));
    tokens_->setValues(0, app::pointsOf(overview, [](const Bucket& b) {
                           return static_cast<double>(b.inputTokens);
                       }));
    tokens_->setValues(1, app::pointsOf(overview, [](const Bucket& b) {
                           return static_cast<double>(b.outputTokens);
                       }));
    tokens_->setValues(2, app::pointsOf(overview, [](const Bucket& b) {
                           return static_cast<double>(b.cachedTokens);
                       }));
    cost_->setValues(0, app::pointsOf(overview, [](const Bucket& b) {
                         return static_cast<double>(b.cost.value);
                     }));
    const qint64 bucket = range.bucketSeconds;
    const auto minutes = static_cast<int>(bucket / 60);
    const QString each = bucket == 60       ? tr("Per minute")
                         : bucket < 3600    ? tr("Per %1 minutes").arg(minutes)
                         : bucket == 86'400 ? tr("Per day")
                                            : tr("Per %1 hours").arg(minutes / 60);
    tokens_->setSubtitle(each);
    const std::int64_t unpriced = overview.total.unpriced;
    cost_->setSubtitle(unpriced > 0 ? each + QStringLiteral(" · ") +
                                          tr("%1 without price").arg(app::count(unpriced))
                                    : each);
    for (ChartPanel* chart : {latency_, firstByte_, tokens_, cost_}) chart->showValues();
    showLists(overview);
}

/// Beside what was spent, what the cache kept from being spent.
void DashboardPage::showSaved(const store::Overview& overview, const store::Saving& saving,
                              const app::FixedRange& shown)
{
    if (saving.hits == 0) return;
    app::Kpi kpi = app::kpiOf(app::Card::Spend, overview, shown.row);
    const QString saved = tr("%1 saved by the cache").arg(app::money(saving.saved));
    kpi.detail += QStringLiteral(" · ") + saved;
    kpi.exact += QLatin1Char('\n') + saved;
    cards_[static_cast<std::size_t>(app::Card::Spend)]->show(kpi);
}

void DashboardPage::showLists(const store::Overview& overview)
{
    models_->setSubtitle(rangeWords());
    providers_->setSubtitle(tr("Requests and errors · %1").arg(rangeWords()));
    models_->show(modelRows(overview));
    providers_->show(providerRows(overview));
    scope_->setChoices(overview);
    // The counts of limits come from the engine's own loops.
    context().gateway->askLimits(this, [this, overview](const std::vector<engine::LimitUse>& uses) {
        attention_->show(app::attentionOf(overview, context().gateway->state(), uses,
                                          context().gateway->config()));
    });
}

QString DashboardPage::rangeWords() const
{
    return fixed_ ? app::rangeWords(*fixed_) : app::rangeWords(app::rangeOf(shown_));
}

/// The scope of the page goes along, but for what the click itself names.
void DashboardPage::goTraffic(store::Filter filter, qint64 fromMs, qint64 toMs, const QString& also)
{
    const app::Window window = now().window;
    const store::Scope& scope = scope_->scope();
    if (filter.provider.empty()) filter.provider = scope.provider;
    if (filter.model.empty()) filter.model = scope.model;
    if (filter.keyLabel.empty()) filter.keyLabel = scope.key;
    QVariantMap params{{QStringLiteral("from"), fromMs > 0 ? fromMs * 1000 : window.from},
                       {QStringLiteral("to"), toMs > 0 ? toMs * 1000
                                              : fixed_ ? window.to
                                                       : 0}};
    const QString words =
        QStringList{app::trafficFilterText(filter), also}.join(QLatin1Char(' ')).trimmed();
    if (!words.isEmpty()) params.insert(QStringLiteral("filter"), words);
    context().navigator->go(QStringLiteral("traffic"), params);
}

}  // namespace gatehouse::ui
