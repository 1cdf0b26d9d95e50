#include "ui/pages/guardrails/security_view.h"

#include <algorithm>
#include <utility>

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/guardrails/found_marks.h"
#include "app/guardrails/guard_words.h"
#include "app/guardrails/security_log.h"
#include "app/reader_thread.h"
#include "app/settings.h"
#include "ui/navigator.h"
#include "ui/pages/guardrails/audit_card.h"
#include "ui/widgets/back_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/kpi_card.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/share_list.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

constexpr int kRate = 5'000;  // ms
constexpr std::size_t kMostDrawn = 5;
constexpr double kChartHeight = 240;
constexpr int kWide = 900;  // px, from where lists stand side by side
constexpr qsizetype kMostRows = 8;

const QString kRangeKey = QStringLiteral("guardrails/range");
const QString kFound = QStringLiteral("guard:yes");

/// "key:NAME", with quotation marks where it needs them.
QString filterOf(const QString& key, const QString& name)
{
    const QString rule = app::ruleFilter(name);  // knows which names need them
    return key + rule.mid(rule.indexOf(QLatin1Char(':')));
}

app::Kpi figure(std::int64_t value, const QString& detail)
{
    app::Kpi kpi;
    kpi.value = app::count(value);
    kpi.exact = kpi.value;
    kpi.detail = detail;
    return kpi;
}

}  // namespace

SecurityView::SecurityView(const PageContext& context, QWidget* parent)
    : QWidget(parent), context_(context)
{
    setObjectName(QStringLiteral("guardrails.security"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    bar_ = new BackBar(QStringLiteral("guardrails.securityBar"), tr("Guardrails"), this);
    bar_->setWords(tr("Security"), tr("What the rules found, and who did what"));
    QList<QPair<QString, QString>> ranges;
    for (const app::RangeRow& row : app::rangeList())
        ranges.append({QString::fromLatin1(row.key), QString::fromLatin1(row.text)});
    range_ = new Segments(QStringLiteral("guardrails.range"), tr("Time range"), ranges, this);
    range_->setCurrent(context.settings->value(kRangeKey, QStringLiteral("24h")).toString());
    bar_->actions()->addWidget(range_, 0, Qt::AlignVCenter);
    outer->addWidget(bar_);
    auto* area = new QScrollArea(this);
    makePane(*area, QStringLiteral("guardrails.securityPane"), tr("What the rules found"));
    auto* page = new QWidget(area);
    page->setObjectName(QStringLiteral("page"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    banner_ = new Banner(QStringLiteral("guardrails.securityBanner"), page);
    banner_->hide();
    column->addWidget(banner_);
    skeleton_ = new Skeleton(4, page);
    skeleton_->hide();
    column->addWidget(skeleton_);
    empty_ = new EmptyState(QStringLiteral("guardrails.securityEmpty"), QStringLiteral("shield"),
                            tr("Nothing was found in this time"),
                            tr("As soon as a rule finds something in a call, it is counted here."),
                            page);
    empty_->hide();
    column->addWidget(empty_);
    makeFigures(page, column);
    audit_ = new AuditCard(context_, page);
    column->addWidget(audit_);
    column->addStretch(1);
    area->setWidget(page);
    outer->addWidget(area, 1);
    timer_.setParent(this);
    timer_.setObjectName(QStringLiteral("guardrails.securityTimer"));
    timer_.setInterval(kRate);
    connect(&timer_, &QTimer::timeout, this, &SecurityView::refresh);
    connect(bar_, &BackBar::backAsked, this, &SecurityView::backAsked);
    connect(range_, &Segments::chosen, this, [this](const QString& key) {
        context_.settings->setValue(kRangeKey, key);
        read(true);
    });
    connect(audit_, &AuditCard::openAsked, this, [this](const QString& call) {
        context_.navigator->go(QStringLiteral("traffic"),
                               {{QStringLiteral("filter"), QString(QStringLiteral("id:") + call)}});
    });
}

void SecurityView::makeFigures(QWidget* page, QVBoxLayout* column)
{
    figures_ = new QWidget(page);
    figures_->hide();
    auto* inner = new QVBoxLayout(figures_);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(12);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(12);

    struct Card {
        const char* name;
        QString title;
        int colour;
    };

    const std::array<Card, 3> titles{{{"guardrails.security.calls", tr("Calls with findings"), 0},
                                      {"guardrails.security.blocked", tr("Blocked"), 3},
                                      {"guardrails.security.passed", tr("Passed on"), 1}}};
    for (std::size_t i = 0; i < cards_.size(); ++i) {
        cards_[i] =
            new KpiCard(QLatin1String(titles[i].name), titles[i].title, titles[i].colour, figures_);
        connect(cards_[i], &KpiCard::clicked, this, [this, i] {
            goToCalls(i == 1   ? kFound + QStringLiteral(" outcome:refused")
                      : i == 2 ? kFound + QStringLiteral(" -outcome:refused")
                               : kFound);
        });
        cards->addWidget(cards_[i], 1);
    }
    inner->addLayout(cards);
    chartPlace_ = new QVBoxLayout;
    chartPlace_->setContentsMargins(0, 0, 0, 0);
    inner->addLayout(chartPlace_);
    grid_ = new QGridLayout;
    grid_->setSpacing(12);
    inner->addLayout(grid_);
    const std::array<Card, 4> kinds{{{"guardrails.security.rules", tr("By rule"), 0},
                                     {"guardrails.security.keys", tr("By key"), 0},
                                     {"guardrails.security.users", tr("By user"), 0},
                                     {"guardrails.security.actions", tr("By action"), 0}}};
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        lists_[i] = new ShareList(QLatin1String(kinds[i].name), kinds[i].title, {},
                                  tr("Nothing was found in this time"), figures_);
    }
    connect(lists_[0], &ShareList::clicked, this,
            [this](const QString& rule) { goToCalls(app::ruleFilter(rule)); });
    connect(lists_[1], &ShareList::clicked, this, [this](const QString& key) {
        goToCalls(kFound + (key.isEmpty() ? QString()
                                          : QString(QLatin1Char(' ') +
                                                    filterOf(QStringLiteral("key"), key))));
    });
    connect(lists_[2], &ShareList::clicked, this, [this](const QString& user) {
        goToCalls(kFound + (user.isEmpty() ? QString()
                                           : QString(QLatin1Char(' ') +
                                                     filterOf(QStringLiteral("user"), user))));
    });
    connect(lists_[3], &ShareList::clicked, this, [this](const QString& action) {
        const bool isBlock = action == QLatin1String("BLOCK");
        goToCalls(isBlock ? kFound + QStringLiteral(" outcome:refused") : kFound);
    });
    column->addWidget(figures_);
    layCards();
}

void SecurityView::layCards()
{
    const int wanted = width() >= Theme::of().scaled(kWide) ? 2 : 1;
    if (wanted == columns_) return;
    columns_ = wanted;
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        grid_->removeWidget(lists_[i]);
        grid_->addWidget(lists_[i], static_cast<int>(i) / wanted, static_cast<int>(i) % wanted);
    }
    for (int i = 0; i < 2; ++i) grid_->setColumnStretch(i, i < wanted ? 1 : 0);
}

void SecurityView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layCards();
}

void SecurityView::start(const std::string& gateway)
{
    if (gateway != gateway_) hasRead_ = false;
    gateway_ = gateway;
    if (!hasRead_) {
        figures_->hide();
        skeleton_->show();
        skeleton_->start();
    }
    read(true);
    timer_.start();
}

void SecurityView::stop()
{
    timer_.stop();
    skeleton_->stop();
}

void SecurityView::refresh()
{
    read(false);
}

void SecurityView::read(bool isForced)
{
    const app::RangeRow& row = app::rangeOf(range_->current());
    const WallMicros now = app::now();
    // Long ranges read many rows, and change little.
    const bool isFresh = readAt_ != 0 && now / 1000 - readAt_ < row.refreshMillis;
    if (!isForced && (isReading_ || isFresh)) return;
    isReading_ = true;
    audit_->read();
    const app::Window window = app::windowOf(row, now);
    context_.reader->ask<store::Detections>(
        this,
        [window, step = row.bucketSeconds, gateway = gateway_,
         path = context_.gateway->databasePath()](store::Reader&,
                                                  const app::ReaderThread::Ticket&) {
            return app::readFindings(path, gateway, window.from, window.to, step);
        },
        [this, window, asked = range_->current(), of = gateway_](Result<store::Detections> found) {
            if (asked != range_->current() || of != gateway_) return;
            isReading_ = false;
            readAt_ = app::now() / 1000;
            skeleton_->stop();
            skeleton_->hide();
            if (!found) {
                banner_->show("bad",
                              tr("What the rules found cannot be read: %1")
                                  .arg(app::text(found.error().message)),
                              app::text(found.error().hint));
                banner_->setAction(tr("Retry"), [this] { read(true); });
                return;
            }
            banner_->hide();
            hasRead_ = true;
            found_ = std::move(*found);
            window_ = window;
            show();
        });
}

/// A rule has the name that its user gave it, but for that of attacks.
QString SecurityView::titleOf(const std::string& rule)
{
    return rule == "P1" ? tr("Attacks on the model") : app::text(rule);
}

void SecurityView::show()
{
    const bool isNone = found_.calls == 0;
    empty_->setVisible(isNone);
    figures_->setVisible(!isNone);
    if (isNone) return;
    const QString before = tr("%1 in the time before").arg(app::count(found_.before));
    auto all = figure(found_.calls, before);
    for (std::size_t at = 0; at < found_.series.front().calls.size(); ++at) {
        std::int64_t calls = 0;
        for (const auto& each : found_.series) calls += each.calls[at];
        all.spark.append(static_cast<double>(calls));
    }
    cards_[0]->show(all);
    const double share = static_cast<double>(found_.blocked) / static_cast<double>(found_.calls);
    cards_[1]->show(figure(found_.blocked, tr("%1 of them").arg(app::percent(share, 0))));
    cards_[2]->show(figure(found_.calls - found_.blocked, tr("flagged or with values replaced")));
    showChart();
    const std::array<const std::vector<store::DetectionShare>*, 4> shares{
        &found_.rules, &found_.keys, &found_.users, &found_.actions};
    for (std::size_t i = 0; i < lists_.size(); ++i) {
        QVector<ShareList::Row> rows;
        const std::int64_t most = shares[i]->empty() ? 1 : shares[i]->front().calls;
        for (const auto& each : *shares[i]) {
            if (rows.size() == kMostRows) break;
            ShareList::Row row;
            row.key = app::text(each.name);
            row.name = i == 3 && !each.name.empty() ? app::actionTitle(each.name) : row.key;
            if (i == 0) row.name = titleOf(each.name);
            if (each.name.empty()) {
                row.name = i == 1   ? tr("without a key")
                           : i == 2 ? tr("without a user")
                                    : tr("not told, in calls of before");
            }
            row.value = app::count(each.calls);
            if (each.blocked > 0 && i != 3)
                row.small = tr("%1 blocked").arg(app::count(each.blocked));
            row.tip = tr("%1 calls, %2 of them blocked")
                          .arg(app::count(each.calls), app::count(each.blocked));
            row.share = static_cast<double>(each.calls) / static_cast<double>(most);
            row.series = each.blocked == each.calls ? 3 : 0;
            rows.append(row);
        }
        lists_[i]->show(rows);
    }
}

void SecurityView::makeChart(QWidget* page)
{
    delete chart_;
    QVector<ChartSeries> series;
    for (int i = 0; i < drawn_.size(); ++i) series.append({drawn_[i], i, false, false});
    chart_ = new ChartPanel(
        QStringLiteral("guardrails.security.chart"), tr("Findings over time"),
        tr("Calls in which a rule found something"), ChartPanel::Kind::Bars, series,
        [](double value) { return app::count(static_cast<std::int64_t>(value)); }, page);
    chart_->setAxisFormat(app::axisCount);
    chart_->setWhole(true);
    chart_->setEmptyText(tr("Nothing was found in this time"));
    chart_->setFixedHeight(Theme::of().scaled(kChartHeight));
    chartPlace_->addWidget(chart_);
    connect(chart_, &ChartPanel::clicked, this,
            [this](qint64 from, qint64 to) { goToCalls(kFound, from, to); });
}

void SecurityView::showChart()
{
    const std::size_t named =
        found_.series.size() <= kMostDrawn + 1 ? found_.series.size() : kMostDrawn;
    QStringList names;
    for (std::size_t i = 0; i < named; ++i) names.append(titleOf(found_.series[i].rule));
    if (named < found_.series.size()) names.append(tr("others"));
    if (chart_ == nullptr || names != drawn_) {
        drawn_ = names;
        makeChart(figures_);
    }
    chart_->setRange(window_.from / 1000, window_.to / 1000, found_.step / 1000);
    for (std::size_t i = 0; i < static_cast<std::size_t>(drawn_.size()); ++i) {
        const bool isRest = i >= named;
        QVector<QPointF> points;
        for (std::size_t at = 0; at < found_.series.front().calls.size(); ++at) {
            std::int64_t calls = 0;
            for (std::size_t of = i; of < (isRest ? found_.series.size() : i + 1); ++of)
                calls += found_.series[of].calls[at];
            const WallMicros start = found_.from + static_cast<WallMicros>(at) * found_.step;
            points.append(QPointF(static_cast<double>(start / 1000), static_cast<double>(calls)));
        }
        chart_->setValues(static_cast<int>(i), points);
    }
    chart_->showValues();
}

void SecurityView::goToCalls(const QString& filter)
{
    goToCalls(filter, window_.from / 1000, window_.to / 1000);
}

void SecurityView::goToCalls(const QString& filter, qint64 from, qint64 to)
{
    context_.navigator->go(QStringLiteral("traffic"), {{QStringLiteral("filter"), filter},
                                                       {QStringLiteral("from"), from},
                                                       {QStringLiteral("to"), to}});
}

}  // namespace gatehouse::ui
