#include "ui/pages/routes/back_test_sheet.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/routes/route_session.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr qlonglong kAnHour = 3'600'000'000;  // µs
constexpr std::size_t kLinesAtOnce = 25;
constexpr std::size_t kMostShares = 6;
constexpr int kWhenWidth = 104;
constexpr int kModelWidth = 170;
constexpr int kMoneyWidth = 150;

QString fromTo(std::optional<PicoUsd> before, std::optional<PicoUsd> after)
{
    return app::money(before) + QStringLiteral(" → ") + app::money(after);
}

}  // namespace

BackTestSheet::BackTestSheet(const QString& databasePath, app::RouteSession* session,
                             QWidget* parent)
    : QDialog(parent), session_(session), scan_(databasePath)
{
    auto* column = startSheet(
        this, tr("Try on past traffic"),
        tr("Where the calls of the log would have gone on the version that is shown, by the tokens "
           "they had and today's prices. Nobody is called, and nothing is changed."));
    resize(820, 600);
    column->addWidget(makeChoice());
    column->addSpacing(8);
    words_ = makeLabel({}, "body2", this);
    words_->setObjectName(QStringLiteral("routes.backTest.words"));
    words_->setWordWrap(true);
    column->addWidget(words_);
    cost_ = makeLabel({}, "strong", this);
    cost_->setObjectName(QStringLiteral("routes.backTest.cost"));
    cost_->hide();
    column->addWidget(cost_);
    shares_ = new QVBoxLayout;
    shares_->setSpacing(2);
    column->addLayout(shares_);
    column->addSpacing(6);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("routes.backTest.lines"));
    scroll->setAccessibleName(tr("Calls that would have gone elsewhere"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto* inner = new QWidget;
    auto* lines = new QVBoxLayout(inner);
    lines->setContentsMargins(0, 0, 0, 0);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(0);
    lines->addLayout(rows_);
    more_ = makeButton(QStringLiteral("routes.backTest.more"), tr("Show more"), "ghost",
                       QStringLiteral("chevron-down"), inner);
    more_->hide();
    lines->addWidget(more_, 0, Qt::AlignLeading);
    lines->addStretch(1);
    scroll->setWidget(inner);
    column->addWidget(scroll, 1);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch(1);
    auto* close = makeButton(QStringLiteral("routes.backTest.close"), tr("Close"), "", {}, this);
    bottom->addWidget(close);
    column->addLayout(bottom);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, [this] { scan_.running() ? stop() : start(); });
    connect(more_, &QPushButton::clicked, this, [this] {
        wanted_ += kLinesAtOnce;
        showLines();
    });
    connect(&scan_, &app::BackScan::progressed, this, &BackTestSheet::take);
    connect(&scan_, &app::BackScan::finished, this, [this](const app::BackScan::Counts& counts) {
        go_->setText(tr("Look"));
        showWords(counts, true);
    });
    connect(&scan_, &app::BackScan::failed, this,
            [this](const QString& message, const QString& hint) {
                go_->setText(tr("Look"));
                words_->setText(tr("It cannot be tried: %1; %2").arg(message, hint));
                setRole(words_, "bad");
            });
}

QWidget* BackTestSheet::makeChoice()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    range_ = new QComboBox(box);
    range_->setObjectName(QStringLiteral("routes.backTest.range"));
    range_->setAccessibleName(tr("Calls of"));
    range_->addItem(tr("the last 24 hours"), 24 * kAnHour);
    range_->addItem(tr("the last 7 days"), 7 * 24 * kAnHour);
    range_->addItem(tr("the last 30 days"), 30 * 24 * kAnHour);
    range_->addItem(tr("all that is in the log"), 0LL);
    range_->setCurrentIndex(1);
    calls_ = new QComboBox(box);
    calls_->setObjectName(QStringLiteral("routes.backTest.calls"));
    calls_->setAccessibleName(tr("Which calls"));
    calls_->addItem(tr("calls of this route"), true);
    calls_->addItem(tr("all chat calls"), false);
    go_ = makeButton(QStringLiteral("routes.backTest.go"), tr("Look"), "primary",
                     QStringLiteral("search"), box);
    row->addWidget(range_);
    row->addWidget(calls_);
    row->addWidget(go_);
    row->addStretch(1);
    return box;
}

void BackTestSheet::start()
{
    const qlonglong back = range_->currentData().toLongLong();
    hits_.clear();
    shown_ = 0;
    wanted_ = kLinesAtOnce;
    clearLayout(rows_);
    clearLayout(shares_);
    cost_->hide();
    more_->hide();
    setRole(words_, "body2");
    words_->setText(tr("Looking…"));
    go_->setText(tr("Stop"));
    app::BackScan::Plan plan;
    plan.graph = session_->graph();
    plan.route = session_->id();
    plan.providers = session_->draft()->config().providers;
    plan.from = back == 0 ? 0 : app::now() - back;
    plan.ownCalls = calls_->currentData().toBool();
    scan_.start(std::move(plan));
}

void BackTestSheet::stop()
{
    if (!scan_.running()) return;
    scan_.cancel();
    go_->setText(tr("Look"));
    words_->setText(tr("Stopped: what was found so far stands below."));
}

void BackTestSheet::take(const app::BackScan::Counts& counts, const std::vector<app::BackHit>& more)
{
    hits_.insert(hits_.end(), more.begin(), more.end());
    showWords(counts, false);
    showShares(counts);
    showLines();
}

void BackTestSheet::showWords(const app::BackScan::Counts& counts, bool isDone)
{
    if (isDone && counts.tried == 0) {
        cost_->hide();
        return words_->setText(counts.without > 0
                                   ? tr("No body was kept of the calls of that time.")
                                   : tr("There is no such call in that time."));
    }
    const QString elsewhere = app::count(counts.elsewhere);
    QString words = isDone ? tr("%1 of %2 calls would have gone elsewhere.")
                                 .arg(elsewhere, app::count(counts.tried))
                           : tr("%1 of %2 calls looked at, %3 go elsewhere…")
                                 .arg(app::count(counts.looked), app::count(counts.of), elsewhere);
    if (counts.refused > 0)
        words += QLatin1Char(' ') +
                 tr("%1 would have come to no model.").arg(app::count(counts.refused));
    if (isDone && counts.without > 0)
        words += QLatin1Char(' ') + tr("Of %1 no body was kept.").arg(app::count(counts.without));
    if (hits_.size() >= app::BackScan::kMostHits)
        words += QLatin1Char(' ') +
                 tr("The newest %1 are listed.").arg(app::count(app::BackScan::kMostHits));
    words_->setText(words);
    QString cost = tr("Cost %1").arg(fromTo(counts.before, counts.after));
    if (counts.unpriced > 0)
        cost += QLatin1Char(' ') + tr("(%1 without a price)").arg(app::count(counts.unpriced));
    cost_->setText(cost);
    cost_->show();
}

void BackTestSheet::showShares(const app::BackScan::Counts& counts)
{
    clearLayout(shares_);
    for (std::size_t i = 0; i < std::min(kMostShares, counts.shares.size()); ++i) {
        const auto& share = counts.shares[i];
        const QString name = share.model.isEmpty() ? tr("no model") : share.model;
        auto* label = makeLabel(
            tr("%1: %2 calls, %3").arg(name, app::count(share.calls), app::money(share.cost)),
            "small", this);
        label->setObjectName(QStringLiteral("routes.backTest.share.%1").arg(i));
        shares_->addWidget(label);
    }
}

void BackTestSheet::showLines()
{
    const std::size_t to = std::min(wanted_, hits_.size());
    for (; shown_ < to; ++shown_) addLine(hits_[shown_]);
    more_->setVisible(shown_ < hits_.size());
}

void BackTestSheet::addLine(const app::BackHit& hit)
{
    auto* line = new LinkRow(QStringLiteral("routes.backTest.hit.%1").arg(shown_), this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(6, 6, 6, 6);
    row->setSpacing(12);
    const auto fixed = [&](QLabel* label, int width) {
        label->setFixedWidth(Theme::of().scaled(width));
        row->addWidget(label);
    };
    const QString after = hit.after.isEmpty() ? tr("no model (%1)").arg(hit.node) : hit.after;
    fixed(makeLabel(app::dayTime(hit.at), "monoSmall", line), kWhenWidth);
    fixed(new ElidedLabel(hit.before.isEmpty() ? tr("nobody") : hit.before, line), kModelWidth);
    fixed(new ElidedLabel(QStringLiteral("→ ") + after, line), kModelWidth);
    fixed(makeLabel(fromTo(hit.costBefore, hit.costAfter), "monoSmall", line), kMoneyWidth);
    auto* why = new ElidedLabel(hit.why, line);
    setRole(why, "small");
    row->addWidget(why, 1);
    line->setAccessibleName(
        QStringList{app::dayTime(hit.at), hit.before, after, hit.why}.join(QStringLiteral(", ")));
    connect(line, &LinkRow::clicked, this, [this, call = hit.call] {
        chosen_ = call;
        accept();
    });
    rows_->addWidget(line);
}

}  // namespace gatehouse::ui
