#include "ui/pages/routes/back_test_sheet.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "app/routes/route_session.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/past_trial.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr std::size_t kMostShares = 6;
constexpr int kModelWidth = 170;
constexpr int kMoneyWidth = 150;

QString fromTo(std::optional<PicoUsd> before, std::optional<PicoUsd> after)
{
    return app::money(before) + QStringLiteral(" → ") + app::money(after);
}

}  // namespace

BackTestSheet::BackTestSheet(const QString& databasePath, app::RouteSession* session,
                             QWidget* parent)
    : QDialog(parent),
      session_(session),
      scan_(databasePath),
      trial_(new PastTrial(QStringLiteral("routes.backTest"), this)),
      calls_(new QComboBox(this))
{
    auto* column = startSheet(
        this, tr("Try on past traffic"),
        tr("Where the calls of the log would have gone on the version that is shown, by the tokens "
           "they had and today's prices. Nobody is called, and nothing is changed."));
    resize(820, 600);
    calls_->setObjectName(QStringLiteral("routes.backTest.calls"));
    calls_->setAccessibleName(tr("Which calls"));
    calls_->addItem(tr("calls of this route"), true);
    calls_->addItem(tr("all chat calls"), false);
    trial_->addChoice(calls_);
    column->addWidget(trial_->controls(), 0, Qt::AlignLeading);
    column->addSpacing(8);
    column->addWidget(trial_->words());
    cost_ = makeLabel({}, "strong", this);
    cost_->setObjectName(QStringLiteral("routes.backTest.cost"));
    cost_->hide();
    column->addWidget(cost_);
    shares_ = new QVBoxLayout;
    shares_->setSpacing(2);
    column->addLayout(shares_);
    column->addSpacing(6);
    column->addWidget(trial_->makeArea(tr("Calls that would have gone elsewhere")), 1);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch(1);
    auto* close = makeButton(QStringLiteral("routes.backTest.close"), tr("Close"), "", {}, this);
    bottom->addWidget(close);
    column->addLayout(bottom);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(trial_, &PastTrial::lookAsked, this, &BackTestSheet::start);
    connect(trial_, &PastTrial::stopAsked, this, [this] {
        scan_.cancel();
        trial_->setWords(tr("Stopped: what was found so far stands below."));
    });
    connect(trial_, &PastTrial::openAsked, this, [this](const QString& call) {
        chosen_ = call;
        accept();
    });
    connect(&scan_, &app::BackScan::progressed, this, &BackTestSheet::take);
    connect(&scan_, &app::BackScan::finished, this, [this](const app::BackScan::Counts& counts) {
        trial_->end();
        showWords(counts, true);
    });
    connect(&scan_, &app::BackScan::failed, this,
            [this](const QString& message, const QString& hint) {
                trial_->fail(tr("It cannot be tried: %1; %2").arg(message, hint));
            });
}

void BackTestSheet::start(WallMicros from)
{
    listed_ = 0;
    trial_->begin();
    clearLayout(shares_);
    cost_->hide();
    app::BackScan::Plan plan;
    plan.graph = session_->graph();
    plan.route = session_->id();
    plan.providers = session_->draft()->config().providers;
    plan.keys = session_->draft()->config().access.keys;
    plan.from = from;
    plan.ownCalls = calls_->currentData().toBool();
    scan_.start(std::move(plan));
}

void BackTestSheet::take(const app::BackScan::Counts& counts, const std::vector<app::BackHit>& more)
{
    listed_ += more.size();
    showWords(counts, false);
    showShares(counts);
    std::vector<PastTrial::Line> lines;
    for (const auto& hit : more) {
        const QString at = app::dayTime(hit.at);
        const QString before = hit.before.isEmpty() ? tr("nobody") : hit.before;
        const QString after = hit.after.isEmpty() ? tr("no model (%1)").arg(hit.node) : hit.after;
        lines.push_back({hit.call,
                         {{at, PastTrial::kTimeWidth, "monoSmall"},
                          {before, kModelWidth},
                          {QStringLiteral("→ ") + after, kModelWidth},
                          {fromTo(hit.costBefore, hit.costAfter), kMoneyWidth, "monoSmall"},
                          {hit.why, 0, "small"}},
                         QStringList{at, hit.before, after, hit.why}.join(QStringLiteral(", "))});
    }
    trial_->add(std::move(lines));
}

void BackTestSheet::showWords(const app::BackScan::Counts& counts, bool isDone)
{
    if (isDone && counts.tried == 0) {
        cost_->hide();
        return trial_->setWords(counts.without > 0
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
    if (listed_ >= app::BackScan::kMostHits)
        words += QLatin1Char(' ') +
                 tr("The newest %1 are listed.").arg(app::count(app::BackScan::kMostHits));
    trial_->setWords(words);
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

}  // namespace gatehouse::ui
