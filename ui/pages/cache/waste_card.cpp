#include "ui/pages/cache/waste_card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "app/cache/pin.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "ui/navigator.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"
#include "ui/widgets/past_trial.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr Millis kADay{86'400'000};
constexpr int kKindWidth = 96;
constexpr int kLostWidth = 110;

}  // namespace

WasteCard::WasteCard(const PageContext& context, QWidget* parent)
    : QFrame(parent),
      context_(context),
      scan_(context.gateway->databasePath()),
      trial_(new PastTrial(QStringLiteral("cache.waste"), this)),
      rows_(new QVBoxLayout)
{
    setObjectName(QStringLiteral("cache.waste"));
    setProperty("card", true);
    auto* column = startCard(this, tr("Paid without need"),
                             tr("Repeats, long histories, unused tools, dear models, broken "
                                "prefixes in the log's calls"),
                             trial_->controls());
    trial_->setWords(
        tr("Looks for what calls cost without need, in money. Findings are estimates, "
           "and may overlap."));
    column->addWidget(trial_->words());
    trial_->lines()->hide();
    rows_->setSpacing(0);
    column->addLayout(rows_);
    connect(trial_, &PastTrial::lookAsked, this, &WasteCard::start);
    connect(trial_, &PastTrial::stopAsked, this, &WasteCard::stop);
    connect(&scan_, &app::WasteScan::progressed, this, [this](qint64 looked, qint64 of) {
        trial_->setWords(tr("%1 of %2 calls looked at…").arg(app::count(looked), app::count(of)));
    });
    connect(&scan_, &app::WasteScan::finished, this, &WasteCard::showReport);
    connect(&scan_, &app::WasteScan::failed, this,
            [this](const QString& message, const QString& hint) {
                trial_->fail(tr("The log cannot be read: %1; %2").arg(message, hint));
            });
}

void WasteCard::start(WallMicros from)
{
    trial_->begin();
    clearLayout(rows_);
    scan_.start(context_.draft->config().providers, from);
}

void WasteCard::stop()
{
    if (!scan_.running()) return;
    scan_.cancel();
    trial_->end();
    trial_->setWords(tr("Stopped before all calls were seen."));
}

void WasteCard::showReport(const app::WasteReport& report)
{
    trial_->end();
    if (report.compared == 0)
        return trial_->setWords(report.of == 0
                                    ? tr("There is no call in that time.")
                                    : tr("Of %1 calls none went well and has its words kept.")
                                          .arg(app::count(report.of)));
    if (report.findings.empty())
        return trial_->setWords(
            tr("Nothing to save was found in %1 calls.").arg(app::count(report.compared)));
    QString words = tr("%n finding(s) in %1 calls, the dearest first. They may overlap, so their "
                       "money does not add up.",
                       nullptr, static_cast<int>(report.found))
                        .arg(app::count(report.compared));
    const auto listed = static_cast<qint64>(report.findings.size());
    if (report.found > listed)
        words += QLatin1Char(' ') + tr("The first %1 are listed.").arg(app::count(listed));
    trial_->setWords(words);
    int number = 0;
    for (const auto& each : report.findings) addFinding(each, number++);
}

void WasteCard::addFinding(const app::WasteReport::Finding& finding, int number)
{
    if (number > 0) rows_->addWidget(makeLine(this));
    auto* line = new LinkRow(QStringLiteral("cache.waste.finding.%1").arg(number), this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(6, 8, 6, 8);
    row->setSpacing(12);
    const auto addBadge = [&](const QString& text, const char* kind, int width, bool isLast) {
        auto* place = new QWidget(line);
        place->setFixedWidth(Theme::of().scaled(width));
        auto* inner = new QHBoxLayout(place);
        inner->setContentsMargins(0, 0, 0, 0);
        if (isLast) inner->addStretch(1);
        inner->addWidget(makeBadge(text, kind, place));
        if (!isLast) inner->addStretch(1);
        row->addWidget(place);
    };
    addBadge(finding.kind, "info", kKindWidth, false);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* title = new ElidedLabel(finding.title, line);
    setRole(title, "strong");
    words->addWidget(title);
    auto* detail = new ElidedLabel(finding.whose + QStringLiteral(" · ") + finding.advice, line);
    setRole(detail, "small");
    words->addWidget(detail);
    row->addLayout(words, 1);
    const QString figures = tr("%n call(s)", nullptr, static_cast<int>(finding.calls)) +
                            QStringLiteral(", ") +
                            tr("%1 tokens").arg(app::shortCount(finding.tokens));
    row->addWidget(makeLabel(figures, "monoSmall", line));
    const bool isPriced = finding.unpriced < finding.calls;
    const QString lost = isPriced ? app::money(finding.lost) : tr("price unknown");
    addBadge(lost, isPriced ? "bad" : "neutral", kLostWidth, true);
    line->setAccessibleName(
        QStringList{finding.kind, finding.title, lost, figures, finding.whose, finding.advice}.join(
            QStringLiteral(", ")));
    line->setToolTip(tr("Shows the newest of these calls in Traffic"));
    connect(line, &LinkRow::clicked, this, [this, calls = finding.newest] {
        context_.navigator->go(QStringLiteral("traffic"),
                               {{QStringLiteral("filter"), app::filterOf(calls)}});
    });
    auto* whole = new QWidget(this);
    auto* outer = new QHBoxLayout(whole);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(6);
    outer->addWidget(line, 1);
    if (!finding.pin.empty()) outer->addWidget(makePin(finding, number));
    rows_->addWidget(whole);
}

/// A rule of the cache for that prompt alone; how long can be changed in the settings.
QWidget* WasteCard::makePin(const app::WasteReport::Finding& finding, int number)
{
    auto* button = makeButton(QStringLiteral("cache.waste.pin.%1").arg(number), {}, "",
                              QStringLiteral("pin"), this);
    button->setProperty("small", true);
    const auto show = [this, button, title = finding.title, condition = finding.pin] {
        const bool isKept = app::isPinned(context_.draft->config(), condition);
        button->setText(isKept ? tr("Kept") : tr("Keep a day"));
        button->setEnabled(!isKept);
        button->setAccessibleName(tr("Keep the answer to “%1” for a day").arg(title));
        button->setToolTip(isKept ? tr("A rule of the cache keeps its answer; its time stands in "
                                       "the settings")
                                  : button->accessibleName());
    };
    show();
    connect(context_.draft, &app::Draft::changed, button, show);
    connect(button, &QPushButton::clicked, this,
            [this, condition = finding.pin] { pin(condition); });
    return button;
}

void WasteCard::pin(const std::string& condition)
{
    context_.draft->edit(app::withPin(context_.draft->config(), condition, kADay));
    context_.toasts->show(tr("Its answer is kept for a day once the draft is published"),
                          tr("Undo"), [draft = context_.draft] { draft->undo(); });
}

}  // namespace gatehouse::ui
