#include "ui/pages/guardrails/past_card.h"

#include <QLabel>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/guardrails/guard_words.h"
#include "ui/pages/guardrails/guard_list.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/past_trial.h"

namespace gatehouse::ui {
namespace {

constexpr int kActionWidth = 66;
constexpr int kRuleWidth = 210;

}  // namespace

PastCard::PastCard(const QString& databasePath, QWidget* parent)
    : QFrame(parent),
      scan_(databasePath),
      trial_(new PastTrial(QStringLiteral("guardrails.past"), this))
{
    setObjectName(QStringLiteral("guardrails.past"));
    setProperty("card", true);
    auto* column = startCard(this, tr("Try on past traffic"),
                             tr("What the rules of the draft would have found in the log's calls"),
                             trial_->controls());
    trial_->setWords(
        tr("Nothing is changed, and what is found is not shown: only its kind and the "
           "words around it."));
    column->addWidget(trial_->words());
    column->addWidget(trial_->lines());
    connect(trial_, &PastTrial::lookAsked, this, &PastCard::start);
    connect(trial_, &PastTrial::stopAsked, this, &PastCard::stop);
    connect(trial_, &PastTrial::openAsked, this, &PastCard::openAsked);
    connect(&scan_, &app::PastScan::progressed, this, &PastCard::take);
    connect(&scan_, &app::PastScan::finished, this, [this](const app::PastScan::Counts& counts) {
        trial_->end();
        showWords(counts, true);
    });
    connect(&scan_, &app::PastScan::failed, this,
            [this](const QString& message, const QString& hint) {
                trial_->fail(tr("The log cannot be read: %1; %2").arg(message, hint));
            });
}

void PastCard::setRules(const config::GatewayConfig& gateway, const config::AccessConfig& access)
{
    if (gateway_ == gateway && access_ == access) return;
    gateway_ = gateway;
    access_ = access;
    if (scan_.running()) return start(from_);
    if (trial_->isEmpty()) return;
    trial_->setWords(tr("The rules have changed since; look again."));
}

void PastCard::start(WallMicros from)
{
    from_ = from;
    listed_ = 0;
    trial_->begin();
    scan_.start(gateway_, access_, from);
}

void PastCard::stop()
{
    if (!scan_.running()) return;
    scan_.cancel();
    trial_->end();
    trial_->setWords(tr("Stopped: what was found so far stands below."));
}

void PastCard::take(const app::PastScan::Counts& counts, const std::vector<app::PastHit>& more)
{
    listed_ += more.size();
    showWords(counts, false);
    std::vector<PastTrial::Line> lines;
    for (const auto& hit : more) {
        const QString at = app::dayTime(hit.at);
        const QString what = hit.what.isEmpty() ? hit.rule : tr("%1 · %2").arg(hit.what, hit.place);
        const QStringList spoken{at, hit.rule, hit.what, hit.place, hit.context};
        lines.push_back({hit.call,
                         {{at, PastTrial::kTimeWidth, "monoSmall"},
                          {app::actionTitle(hit.action), kActionWidth, "", badgeOf(hit.action)},
                          {what, kRuleWidth, "body", nullptr,
                           tr("%1, by %2, in a call of %3").arg(hit.what, hit.rule, hit.model)},
                          {hit.context, 0, "small"}},
                         spoken.join(QStringLiteral(", "))});
    }
    trial_->add(std::move(lines));
}

void PastCard::showWords(const app::PastScan::Counts& counts, bool isDone)
{
    if (isDone && counts.of == 0)
        return trial_->setWords(tr("There is no call in that time, or no rule in use."));
    const QString matched = app::count(counts.matched);
    QString words =
        isDone ? tr("Would have matched %1 of %2 calls.").arg(matched, app::count(counts.of))
               : tr("%1 of %2 calls looked into, %3 matched…")
                     .arg(app::count(counts.looked), app::count(counts.of), matched);
    if (isDone && counts.without > 0)
        words += QLatin1Char(' ') + tr("Of %1 no body was kept.").arg(app::count(counts.without));
    if (listed_ >= app::PastScan::kMostHits)
        words += QLatin1Char(' ') +
                 tr("The newest %1 matches are listed.").arg(app::count(app::PastScan::kMostHits));
    trial_->setWords(words);
}

}  // namespace gatehouse::ui
