#include "ui/pages/guardrails/past_card.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/formats.h"
#include "app/guardrails/guard_words.h"
#include "ui/pages/guardrails/guard_list.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"

namespace gatehouse::ui {
namespace {

constexpr qlonglong kHour = 3'600'000'000;  // µs
constexpr std::size_t kAtOnce = 25;         // lines
constexpr int kTimeWidth = 104;
constexpr int kActionWidth = 66;
constexpr int kRuleWidth = 210;

}  // namespace

PastCard::PastCard(const QString& databasePath, QWidget* parent)
    : QFrame(parent),
      scan_(databasePath),
      range_(new QComboBox(this)),
      go_(makeButton(QStringLiteral("guardrails.past.go"), tr("Look"), "", QStringLiteral("search"),
                     this)),
      words_(makeLabel({}, "body2", this)),
      rows_(new QVBoxLayout),
      more_(makeButton(QStringLiteral("guardrails.past.more"), tr("Show more"), "ghost",
                       QStringLiteral("chevron-down"), this))
{
    setObjectName(QStringLiteral("guardrails.past"));
    setProperty("card", true);
    range_->setObjectName(QStringLiteral("guardrails.past.range"));
    range_->setAccessibleName(tr("Calls of"));
    range_->addItem(tr("the last 24 hours"), 24 * kHour);
    range_->addItem(tr("the last 7 days"), 7 * 24 * kHour);
    range_->addItem(tr("the last 30 days"), 30 * 24 * kHour);
    range_->addItem(tr("all that is in the log"), 0LL);
    range_->setCurrentIndex(1);
    auto* actions = new QWidget(this);
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(range_);
    row->addWidget(go_);
    auto* column =
        startCard(this, tr("Try on past traffic"),
                  tr("What the rules of the draft would have found in the log's calls"), actions);
    words_->setObjectName(QStringLiteral("guardrails.past.words"));
    words_->setWordWrap(true);
    words_->setText(
        tr("Nothing is changed, and what is found is not shown: only its kind and the "
           "words around it."));
    column->addWidget(words_);
    rows_->setSpacing(0);
    column->addLayout(rows_);
    column->addWidget(more_, 0, Qt::AlignLeading);
    more_->hide();
    connect(go_, &QPushButton::clicked, this, [this] { scan_.running() ? stop() : start(); });
    connect(more_, &QPushButton::clicked, this, [this] {
        wanted_ += kAtOnce;
        showLines();
    });
    connect(&scan_, &app::PastScan::progressed, this, &PastCard::take);
    connect(&scan_, &app::PastScan::finished, this, &PastCard::finish);
    connect(&scan_, &app::PastScan::failed, this,
            [this](const QString& message, const QString& hint) {
                go_->setText(tr("Look"));
                words_->setText(tr("The log cannot be read: %1; %2").arg(message, hint));
                setRole(words_, "bad");
            });
}

void PastCard::setRules(const config::GatewayConfig& gateway, const config::AccessConfig& access)
{
    if (gateway_ == gateway && access_ == access) return;
    gateway_ = gateway;
    access_ = access;
    if (scan_.running()) return start();
    if (hits_.empty()) return;
    words_->setText(tr("The rules have changed since; look again."));
}

void PastCard::start()
{
    const qlonglong back = range_->currentData().toLongLong();
    hits_.clear();
    shown_ = 0;
    wanted_ = kAtOnce;
    clearLayout(rows_);
    more_->hide();
    setRole(words_, "body2");
    words_->setText(tr("Looking…"));
    go_->setText(tr("Stop"));
    scan_.start(gateway_, access_, back == 0 ? 0 : app::now() - back);
}

void PastCard::stop()
{
    if (!scan_.running()) return;
    scan_.cancel();
    go_->setText(tr("Look"));
    words_->setText(tr("Stopped: what was found so far stands below."));
}

void PastCard::take(const app::PastScan::Counts& counts, const std::vector<app::PastHit>& more)
{
    hits_.insert(hits_.end(), more.begin(), more.end());
    showWords(counts, false);
    showLines();
}

void PastCard::finish(const app::PastScan::Counts& counts)
{
    go_->setText(tr("Look"));
    showWords(counts, true);
}

void PastCard::showWords(const app::PastScan::Counts& counts, bool isDone)
{
    if (isDone && counts.of == 0)
        return words_->setText(tr("There is no call in that time, or no rule in use."));
    const QString matched = app::count(counts.matched);
    QString words =
        isDone ? tr("Would have matched %1 of %2 calls.").arg(matched, app::count(counts.of))
               : tr("%1 of %2 calls looked into, %3 matched…")
                     .arg(app::count(counts.looked), app::count(counts.of), matched);
    if (isDone && counts.without > 0)
        words += QLatin1Char(' ') + tr("Of %1 no body was kept.").arg(app::count(counts.without));
    if (hits_.size() >= app::PastScan::kMostHits)
        words += QLatin1Char(' ') +
                 tr("The newest %1 matches are listed.").arg(app::count(app::PastScan::kMostHits));
    words_->setText(words);
}

void PastCard::showLines()
{
    const std::size_t to = std::min(wanted_, hits_.size());
    for (; shown_ < to; ++shown_) addLine(hits_[shown_]);
    more_->setVisible(shown_ < hits_.size());
}

void PastCard::addLine(const app::PastHit& hit)
{
    auto* line =
        new LinkRow(QStringLiteral("guardrails.past.hit.") + QString::number(shown_), this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(6, 6, 6, 6);
    row->setSpacing(12);
    const auto fixed = [&](QLabel* label, int width) {
        label->setFixedWidth(Theme::of().scaled(width));
        row->addWidget(label);
    };
    fixed(makeLabel(app::dayTime(hit.at), "monoSmall", line), kTimeWidth);
    auto* badge = makeBadge(app::actionTitle(hit.action), badgeOf(hit.action), line);
    auto* place = new QWidget(line);
    place->setFixedWidth(Theme::of().scaled(kActionWidth));
    auto* inner = new QHBoxLayout(place);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->addWidget(badge);
    inner->addStretch(1);
    row->addWidget(place);
    auto* rule = new ElidedLabel(
        hit.what.isEmpty() ? hit.rule : tr("%1 · %2").arg(hit.what, hit.place), line);
    rule->setToolTip(tr("%1, by %2, in a call of %3").arg(hit.what, hit.rule, hit.model));
    fixed(rule, kRuleWidth);
    auto* context = new ElidedLabel(hit.context, line);
    setRole(context, "small");
    row->addWidget(context, 1);
    line->setAccessibleName(
        QStringList{app::dayTime(hit.at), hit.rule, hit.what, hit.place, hit.context}.join(
            QStringLiteral(", ")));
    connect(line, &LinkRow::clicked, this, [this, call = hit.call] { Q_EMIT openAsked(call); });
    rows_->addWidget(line);
}

}  // namespace gatehouse::ui
