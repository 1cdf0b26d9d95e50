#include "ui/pages/limits/limit_past_sheet.h"

#include <algorithm>
#include <utility>

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/limits/limit_edit.h"
#include "app/limits/limit_words.h"
#include "ui/pages/limits/use_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/past_trial.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr std::size_t kShownShares = 5;
constexpr int kShareBar = 96;
constexpr int kFateWidth = 108;
constexpr int kWhoWidth = 150;
constexpr int kAmountWidth = 120;
constexpr int kCostWidth = 84;

const char* badgeFor(app::LimitReport::Mood mood)
{
    using Mood = app::LimitReport::Mood;
    return mood == Mood::Refused ? "bad" : mood == Mood::Warned ? "warn" : "info";
}

}  // namespace

LimitPastSheet::LimitPastSheet(const QString& databasePath, config::LimitConfig limit,
                               std::vector<config::KeyConfig> keys, QWidget* parent)
    : QDialog(parent),
      limit_(std::move(limit)),
      keys_(std::move(keys)),
      scan_(databasePath),
      trial_(new PastTrial(QStringLiteral("limits.past"), this)),
      cost_(makeLabel({}, "strong", this)),
      shares_(new QWidget(this))
{
    auto* column = startSheet(
        this, tr("Try on past traffic"),
        tr("%1: %2, %3. What this limit would have done with the calls of the log, counted as the "
           "engine counts. Nobody is called, and nothing is changed.")
            .arg(app::titleOf(limit_), app::limitWords(limit_), app::scopeWords(limit_)));
    resize(860, 640);
    column->addWidget(trial_->controls(), 0, Qt::AlignLeading);
    column->addSpacing(8);
    column->addWidget(trial_->words());
    cost_->setObjectName(QStringLiteral("limits.past.cost"));
    cost_->hide();
    column->addWidget(cost_);
    auto* row = new QHBoxLayout(shares_);
    row->setContentsMargins(0, 8, 0, 8);
    row->setSpacing(24);
    callers_ = makeShares("caller", tr("By caller"), row);
    models_ = makeShares("model", tr("By model"), row);
    shares_->hide();
    column->addWidget(shares_);
    column->addWidget(trial_->makeArea(tr("Calls that it would have touched")), 1);
    auto* bottom = new QHBoxLayout;
    bottom->addStretch(1);
    auto* close = makeButton(QStringLiteral("limits.past.close"), tr("Close"), "", {}, this);
    bottom->addWidget(close);
    column->addLayout(bottom);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(trial_, &PastTrial::lookAsked, this, &LimitPastSheet::start);
    connect(trial_, &PastTrial::stopAsked, this, [this] {
        scan_.cancel();
        trial_->setWords(tr("Stopped: a part of the calls says nothing of a limit's windows."));
    });
    connect(trial_, &PastTrial::openAsked, this, [this](const QString& call) {
        chosen_ = call;
        accept();
    });
    connect(&scan_, &app::LimitScan::progressed, this, [this](qint64 looked, qint64 of) {
        trial_->setWords(tr("%1 of %2 calls looked at…").arg(app::count(looked), app::count(of)));
    });
    connect(&scan_, &app::LimitScan::finished, this, &LimitPastSheet::showReport);
    connect(&scan_, &app::LimitScan::failed, this,
            [this](const QString& message, const QString& hint) {
                trial_->fail(tr("It cannot be tried: %1; %2").arg(message, hint));
            });
}

QVBoxLayout* LimitPastSheet::makeShares(const char* name, const QString& title, QHBoxLayout* row)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(4);
    auto* head = makeLabel(title, "captionStrong", shares_);
    head->setObjectName(QStringLiteral("limits.past.%1").arg(QLatin1String(name)));
    column->addWidget(head);
    auto* rows = new QVBoxLayout;
    rows->setSpacing(4);
    column->addLayout(rows);
    column->addStretch(1);
    row->addLayout(column, 1);
    return rows;
}

void LimitPastSheet::start(WallMicros from)
{
    trial_->begin();
    cost_->hide();
    shares_->hide();
    scan_.start(limit_, keys_, from);
}

void LimitPastSheet::showReport(const app::LimitReport& report)
{
    trial_->end();
    if (report.of == 0) return trial_->setWords(tr("There is no call in that time."));
    if (report.calls == 0)
        return trial_->setWords(
            tr("Of %1 calls of that time none falls under this limit.").arg(app::count(report.of)));
    QString words = tr("Of %1 calls %2 fall under this limit.")
                        .arg(app::count(report.of), app::count(report.calls));
    words +=
        QLatin1Char(' ') +
        (report.over == 0
             ? tr("All of them would have passed.")
             : tr("Would have been touched: %1.").arg(report.fates.join(QStringLiteral(", "))));
    if (report.unknown > 0)
        words += QLatin1Char(' ') + tr("Of %1 nobody knows what they used; they count nothing.")
                                        .arg(app::count(report.unknown));
    if (report.over > static_cast<qint64>(report.hits.size()))
        words += QLatin1Char(' ') + tr("The newest %1 are listed.")
                                        .arg(app::count(static_cast<qint64>(report.hits.size())));
    trial_->setWords(words);
    cost_->setText(report.refused > 0
                       ? tr("Cost stopped: %1 of %2")
                             .arg(app::money(report.refusedCost), app::money(report.cost))
                       : tr("Cost of these calls: %1").arg(app::money(report.cost)));
    cost_->show();
    showShares(callers_, "caller", report.callers, tr("everybody together"));
    showShares(models_, "model", report.models, tr("nobody was asked"));
    shares_->show();
    addLines(report);
}

void LimitPastSheet::showShares(QVBoxLayout* column, const char* name,
                                const std::vector<app::LimitReport::Share>& shares,
                                const QString& nameless)
{
    clearLayout(column);
    for (std::size_t i = 0; i < std::min(kShownShares, shares.size()); ++i) {
        const auto& share = shares[i];
        auto* line = new QWidget(shares_);
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        auto* who = new ElidedLabel(share.name.isEmpty() ? nameless : share.name, line);
        row->addWidget(who, 1);
        auto* bar = new UseBar(line);
        bar->setFixedWidth(Theme::of().scaled(kShareBar));
        bar->set(
            static_cast<double>(share.over) / static_cast<double>(qMax<qint64>(1, share.calls)), 0,
            Token::Bad);
        row->addWidget(bar);
        auto* figures = makeLabel(
            tr("%1 of %2").arg(app::count(share.over), app::count(share.calls)), "monoSmall", line);
        figures->setObjectName(QStringLiteral("limits.past.%1.%2").arg(QLatin1String(name)).arg(i));
        figures->setToolTip(share.most.isEmpty() ? QString()
                                                 : tr("At most %1 at once").arg(share.most));
        row->addWidget(figures);
        column->addWidget(line);
    }
    if (shares.size() > kShownShares)
        column->addWidget(
            makeLabel(tr("and %n more", nullptr, static_cast<int>(shares.size() - kShownShares)),
                      "small", shares_));
}

void LimitPastSheet::addLines(const app::LimitReport& report)
{
    std::vector<PastTrial::Line> lines;
    for (const auto& hit : report.hits) {
        const QString at = app::dayTime(hit.at);
        const QString cost = app::money(hit.cost);
        lines.push_back({hit.call,
                         {{at, PastTrial::kTimeWidth, "monoSmall"},
                          {hit.fate, kFateWidth, "", badgeFor(hit.mood)},
                          {hit.who, kWhoWidth},
                          {hit.amount, kAmountWidth, "monoSmall"},
                          {cost, kCostWidth, "monoSmall"},
                          {hit.model, 0, "small"}},
                         QStringList{at, hit.fate, hit.who, hit.amount, cost, hit.model}.join(
                             QStringLiteral(", "))});
    }
    trial_->add(std::move(lines));
}

}  // namespace gatehouse::ui
