#include "ui/pages/cache/prefix_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "ui/navigator.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/diverge_line.h"
#include "ui/widgets/link_row.h"
#include "ui/widgets/past_trial.h"

namespace gatehouse::ui {
namespace {

constexpr int kSideWidth = 62;

}  // namespace

PrefixCard::PrefixCard(const PageContext& context, QWidget* parent)
    : QFrame(parent),
      context_(context),
      scan_(context.gateway->databasePath()),
      trial_(new PastTrial(QStringLiteral("cache.prefix"), this)),
      rows_(new QVBoxLayout)
{
    setObjectName(QStringLiteral("cache.prefix"));
    setProperty("card", true);
    auto* column = startCard(this, tr("The providers' own prompt caches"),
                             tr("One byte that differs near the front makes all that follows new, "
                                "and dear"),
                             trial_->controls());
    trial_->setWords(
        tr("Looks for runs of calls whose prompts part early though they are the same "
           "from there on, and counts what that cost."));
    column->addWidget(trial_->words());
    trial_->lines()->hide();
    rows_->setSpacing(0);
    column->addLayout(rows_);
    connect(trial_, &PastTrial::lookAsked, this, &PrefixCard::start);
    connect(trial_, &PastTrial::stopAsked, this, &PrefixCard::stop);
    connect(&scan_, &app::PrefixScan::progressed, this, [this](qint64 looked, qint64 of) {
        trial_->setWords(tr("%1 of %2 calls looked at…").arg(app::count(looked), app::count(of)));
    });
    connect(&scan_, &app::PrefixScan::finished, this, &PrefixCard::showReport);
    connect(&scan_, &app::PrefixScan::failed, this,
            [this](const QString& message, const QString& hint) {
                trial_->fail(tr("The log cannot be read: %1; %2").arg(message, hint));
            });
}

void PrefixCard::start(WallMicros from)
{
    trial_->begin();
    clearLayout(rows_);
    scan_.start(context_.draft->config().providers, from);
}

void PrefixCard::stop()
{
    if (!scan_.running()) return;
    scan_.cancel();
    trial_->end();
    trial_->setWords(tr("Stopped before all calls were seen."));
}

void PrefixCard::showReport(const app::PrefixReport& report)
{
    trial_->end();
    if (report.compared == 0)
        return trial_->setWords(report.of == 0
                                    ? tr("There is no call in that time.")
                                    : tr("Of %1 calls none is a chat whose words were kept.")
                                          .arg(app::count(report.of)));
    if (report.findings.empty())
        return trial_->setWords(tr("Nothing is lost: in %1 chats no prompt parts early from the "
                                   "one before it.")
                                    .arg(app::count(report.compared)));
    trial_->setWords(
        tr("%1 lost: %2 tokens were paid as new that the provider could have read "
           "from its cache, in %3 chats.")
            .arg(app::money(report.lost), app::count(report.tokens), app::count(report.compared)));
    int number = 0;
    for (const auto& each : report.findings) addFinding(each, number++);
}

void PrefixCard::addFinding(const app::PrefixReport::Finding& finding, int number)
{
    if (number > 0) rows_->addWidget(makeLine(this));
    auto* line = new LinkRow(QStringLiteral("cache.prefix.finding.%1").arg(number), this);
    auto* column = new QVBoxLayout(line);
    column->setContentsMargins(6, 10, 6, 10);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(10);
    const QString whose = finding.key.isEmpty() ? tr("without a key") : finding.key;
    auto* title = new ElidedLabel(tr("%1 · %2").arg(finding.model, whose), line);
    setRole(title, "strong");
    head->addWidget(title, 1);
    const QString words = tr("%n call(s)", nullptr, static_cast<int>(finding.calls)) +
                          QStringLiteral(", ") + tr("%1 tokens").arg(app::count(finding.tokens));
    head->addWidget(makeLabel(words, "monoSmall", line));
    const bool isPriced = finding.unpriced < finding.calls;
    const QString lost =
        isPriced ? tr("%1 lost").arg(app::money(finding.lost)) : tr("price unknown");
    head->addWidget(makeBadge(lost, isPriced ? "bad" : "neutral", line));
    column->addLayout(head);
    auto* place = new ElidedLabel(tr("They part %1. %2").arg(finding.place, finding.advice), line);
    setRole(place, "small");
    column->addWidget(place);
    const auto side = [&](const QString& name, const QString& own) {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* label = makeLabel(name, "small", line);
        label->setFixedWidth(Theme::of().scaled(kSideWidth));
        row->addWidget(label);
        row->addWidget(new DivergeLine(finding.shared, own, line), 1);
        column->addLayout(row);
    };
    if (finding.rowBefore != 0) side(tr("before"), finding.was);
    if (finding.row != 0) side(tr("then"), finding.is);
    line->setAccessibleName(
        QStringList{title->text(), lost, words, finding.place, finding.advice}.join(
            QStringLiteral(", ")));
    const bool areThere = finding.row != 0 && finding.rowBefore != 0;
    line->setToolTip(areThere ? tr("Shows the two calls side by side")
                              : tr("The log has these calls no more"));
    line->setEnabled(areThere);
    connect(line, &LinkRow::clicked, this, [this, a = finding.rowBefore, b = finding.row] {
        const QString calls = QString::number(a) + QLatin1Char(',') + QString::number(b);
        context_.navigator->go(QStringLiteral("traffic"), {{QStringLiteral("compare"), calls}});
    });
    rows_->addWidget(line);
}

}  // namespace gatehouse::ui
