#include "ui/pages/guardrails/guardrails_page.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/guardrails/found_marks.h"
#include "app/reader_thread.h"
#include "ui/navigator.h"
#include "ui/pages/guardrails/bench_card.h"
#include "ui/pages/guardrails/guard_list.h"
#include "ui/pages/guardrails/judge_card.h"
#include "ui/pages/guardrails/own_rules.h"
#include "ui/pages/guardrails/past_card.h"
#include "ui/pages/guardrails/rule_view.h"
#include "ui/pages/guardrails/security_view.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kRate = 15'000;  // ms: sums of the log are kept in steps of ten seconds

const QString kPage = QStringLiteral("guardrails");
const QString kAttacks = QStringLiteral("attacks");

}  // namespace

GuardrailsPage::GuardrailsPage(const PageContext& context, QWidget* parent)
    : Page(kPage, context, parent), gateway_(config::kDefaultGateway)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    stack_->setObjectName(QStringLiteral("guardrails.stack"));
    column->addWidget(stack_);
    stack_->addWidget(makeList());
    view_ = new RuleView(stack_);
    stack_->addWidget(view_);
    security_ = new SecurityView(this->context(), stack_);
    stack_->addWidget(security_);
    timer_.setParent(this);
    timer_.setObjectName(QStringLiteral("guardrails.timer"));
    timer_.setInterval(kRate);
    connect(&timer_, &QTimer::timeout, this, &GuardrailsPage::readHits);
    connect(view_, &RuleView::edited, this, &GuardrailsPage::edit);
    const auto goBack = [this] {
        this->context().navigator->go(kPage, {{QStringLiteral("gateway"), app::text(gateway_)}});
    };
    connect(view_, &RuleView::backAsked, this, goBack);
    connect(security_, &SecurityView::backAsked, this, goBack);
}

QWidget* GuardrailsPage::makeList()
{
    auto* page = new QWidget(stack_);
    page->setObjectName(QStringLiteral("guardrails.overview"));
    frame_ = new PageFrame(tr("Guardrails"),
                           tr("What is looked for in requests and answers, and what happens then"),
                           page);
    gateways_ = new QComboBox(page);
    gateways_->setObjectName(QStringLiteral("guardrails.gateway"));
    gateways_->setAccessibleName(tr("Gateway"));
    gateways_->setToolTip(tr("The gateway whose rules these are"));
    auto* security = makeButton(QStringLiteral("guardrails.openSecurity"), tr("Security"), "",
                                QStringLiteral("shield"), page);
    security->setToolTip(tr("What was found over time, and the audit trail"));
    connect(security, &QPushButton::clicked, this, [this] {
        context().navigator->go(kPage, {{QStringLiteral("gateway"), app::text(gateway_)},
                                        {QStringLiteral("part"), QStringLiteral("security")}});
    });
    auto* fresh = makeButton(QStringLiteral("guardrails.new"), tr("New rule"), "primary",
                             QStringLiteral("plus"), page);
    frame_->actions()->addWidget(gateways_);
    frame_->actions()->addWidget(security);
    frame_->actions()->addWidget(fresh);
    banner_ = new Banner(QStringLiteral("guardrails.banner"), page);
    trouble_ = new Banner(QStringLiteral("guardrails.trouble"), page);
    for (Banner* each : {banner_, trouble_}) {
        each->hide();
        frame_->body()->addWidget(each);
    }
    skeleton_ = new Skeleton(3, page);
    skeleton_->hide();
    frame_->body()->addWidget(skeleton_);
    list_ = new GuardList(page);
    frame_->body()->addWidget(list_);
    makeEmpty(page);
    judge_ = new JudgeCard(page);
    frame_->body()->addWidget(judge_);
    own_ = new OwnRules(page);
    frame_->body()->addWidget(own_);
    bench_ = new BenchCard(page);
    frame_->body()->addWidget(bench_);
    past_ = new PastCard(context().gateway->databasePath(), page);
    frame_->body()->addWidget(past_);
    frame_->body()->addStretch(1);
    connect(fresh, &QPushButton::clicked, this, [this] { begin(app::GuardPreset::Blank); });
    connect(gateways_, &QComboBox::activated, this, [this] {
        context().navigator->go(kPage,
                                {{QStringLiteral("gateway"), gateways_->currentData().toString()}});
    });
    connect(list_, &GuardList::openAsked, this, &GuardrailsPage::go);
    const auto showCalls = [this](const QString& rule) {
        context().navigator->go(QStringLiteral("traffic"),
                                {{QStringLiteral("filter"), app::ruleFilter(rule)}});
    };
    connect(list_, &GuardList::callsAsked, this, showCalls);
    connect(judge_, &JudgeCard::callsAsked, this, showCalls);
    connect(judge_, &JudgeCard::edited, this, &GuardrailsPage::edit);
    connect(list_, &GuardList::switched, this, &GuardrailsPage::switchRule);
    connect(list_, &GuardList::moveAsked, this, &GuardrailsPage::move);
    connect(list_, &GuardList::removeAsked, this, &GuardrailsPage::removePolicy);
    connect(past_, &PastCard::openAsked, this, [this](const QString& call) {
        const QString filter = QStringLiteral("id:") + call;
        context().navigator->go(QStringLiteral("traffic"), {{QStringLiteral("filter"), filter}});
    });
    connect(own_, &OwnRules::edited, this, &GuardrailsPage::edit);
    connect(own_, &OwnRules::removed, this,
            [this](const app::GuardSettings& next, const QString& title) {
                edit(next);
                offerUndo(title);
            });
    return page;
}

void GuardrailsPage::makeEmpty(QWidget* page)
{
    using Preset = app::GuardPreset;
    empty_ = new EmptyState(
        QStringLiteral("guardrails.empty"), QStringLiteral("shield"), tr("Nothing is looked for"),
        tr("Whatever programs send goes out as it is. Begin with one of these; each can be changed "
           "before it is published."),
        page);
    const auto preset = [this](const QString& words, const QString& icon, const char* name,
                               Preset which) {
        auto* button = empty_->addAction(words, icon);
        button->setObjectName(QStringLiteral("guardrails.empty.") + QLatin1String(name));
        connect(button, &QPushButton::clicked, this, [this, which] { begin(which); });
    };
    preset(tr("Redact secrets in what is sent"), QStringLiteral("key"), "secrets", Preset::Secrets);
    preset(tr("Mask personal data both ways"), QStringLiteral("eye"), "personal", Preset::Personal);
    preset(tr("Refuse attacks on the model"), QStringLiteral("shield"), "attacks", Preset::Attacks);
    frame_->body()->addWidget(empty_);
}

void GuardrailsPage::open(const QVariantMap& params)
{
    const QString gateway = params.value(QStringLiteral("gateway")).toString();
    const std::string next =
        gateway.isEmpty() ? std::string(config::kDefaultGateway) : gateway.toStdString();
    if (next != gateway_) hits_.clear();
    gateway_ = next;
    awaited_ = params.value(QStringLiteral("rule")).toString();
    showsSecurity_ = params.value(QStringLiteral("part")).toString() == QLatin1String("security");
    if (!isActive()) return;
    showConfig();
    readHits();
}

void GuardrailsPage::activated()
{
    connect(context().draft, &app::Draft::changed, this, &GuardrailsPage::showConfig);
    showConfig();
    readHits();
    timer_.start();
}

void GuardrailsPage::deactivated()
{
    timer_.stop();
    past_->stop();
    security_->stop();
    disconnect(context().draft, nullptr, this, nullptr);
}

std::vector<std::string> GuardrailsPage::liveRules() const
{
    return app::countedRules(app::guardSettings(context().gateway->config(), gateway_));
}

app::GuardSettings GuardrailsPage::settings() const
{
    return app::guardSettings(context().draft->config(), gateway_);
}

void GuardrailsPage::showConfig()
{
    const auto now = settings();
    const bool none = now.isEmpty();
    const bool starts = none && context().gateway->phase() == app::Phase::Starting;
    skeleton_->setVisible(starts);
    starts ? skeleton_->start() : skeleton_->stop();
    empty_->setVisible(none && !starts);
    list_->setVisible(!none);
    for (QWidget* each :
         {static_cast<QWidget*>(own_), static_cast<QWidget*>(bench_), static_cast<QWidget*>(past_)})
        each->setVisible(!none);
    showGateways();
    showBanner(now);
    list_->show(app::guardRows(now));
    list_->setHits(hits_);
    if (isActive() && liveRules() != counted_) readHits();
    own_->show(now);
    judge_->show(now);
    judge_->setVisible(!starts);
    const auto& drafted = context().draft->config();
    const auto gateway = app::gatewayOf(drafted, gateway_);
    bench_->setRules(gateway, drafted.access);
    past_->setRules(gateway, drafted.access);
    bool isNumber = false;
    const int policy = awaited_.toInt(&isNumber);
    const bool isThere = awaited_ == kAttacks || (isNumber && policy >= 0 &&
                                                  policy < static_cast<int>(now.policies.size()));
    if (isThere) view_->show(now, isNumber ? policy : app::GuardRow::kAttacks);
    showPart(isThere);
}

void GuardrailsPage::showPart(bool isThere)
{
    const bool wasSecurity = stack_->currentWidget() == security_;
    stack_->setCurrentIndex(showsSecurity_ ? 2 : isThere ? 1 : 0);
    if (showsSecurity_ && isActive()) {
        if (!wasSecurity || !security_->isActive()) security_->start(gateway_);
    } else if (wasSecurity) {
        security_->stop();
    }
}

void GuardrailsPage::showGateways()
{
    const auto ids = app::gatewayIds(context().draft->config());
    gateways_->clear();
    for (const auto& each : ids) gateways_->addItem(app::text(each), app::text(each));
    int at = gateways_->findData(app::text(gateway_));
    if (at < 0) {
        gateways_->addItem(app::text(gateway_), app::text(gateway_));
        at = gateways_->count() - 1;
    }
    gateways_->setCurrentIndex(at);
    gateways_->setVisible(gateways_->count() > 1);
}

void GuardrailsPage::showBanner(const app::GuardSettings& now)
{
    const bool isOff = !now.enabled && !now.policies.empty();
    if (isOff) {
        banner_->show("warn", tr("All rules for data of this gateway are switched off together."));
        banner_->setAction(tr("Switch them on"), [this] {
            auto next = settings();
            next.enabled = true;
            edit(next);
        });
    }
    banner_->setVisible(isOff);
}

void GuardrailsPage::readHits()
{
    const quint64 turn = ++reading_;
    // What is counted goes by the rules that are live.
    counted_ = liveRules();
    context().reader->ask<app::GuardHits>(
        this,
        [gateway = gateway_, rules = counted_, now = app::now()](store::Reader& reader,
                                                                 const app::ReaderThread::Ticket&) {
            return app::readGuardHits(reader, gateway, rules, now);
        },
        [this, turn](const Result<app::GuardHits>& hits) {
            if (turn != reading_) return;
            trouble_->setVisible(!hits);
            if (!hits) {
                trouble_->show("bad",
                               tr("What the rules found cannot be read: %1")
                                   .arg(app::text(hits.error().message)),
                               app::text(hits.error().hint));
                trouble_->setAction(tr("Retry"), [this] { readHits(); });
                return;
            }
            hits_ = *hits;
            list_->setHits(hits_);
            judge_->setHits(hits_);
        });
}

void GuardrailsPage::edit(const app::GuardSettings& next)
{
    context().draft->edit(app::withGuardSettings(context().draft->config(), gateway_, next));
}

void GuardrailsPage::begin(app::GuardPreset preset)
{
    const auto next = app::withPreset(settings(), preset);
    const int policy = preset == app::GuardPreset::Attacks
                           ? app::GuardRow::kAttacks
                           : static_cast<int>(next.policies.size()) - 1;
    edit(next);
    go(policy);
}

void GuardrailsPage::go(int policy)
{
    context().navigator->go(
        kPage, {{QStringLiteral("gateway"), app::text(gateway_)},
                {QStringLiteral("rule"),
                 policy == app::GuardRow::kAttacks ? kAttacks : QString::number(policy)}});
}

void GuardrailsPage::move(int policy, int by)
{
    auto next = settings();
    const int to = policy + by;
    if (policy < 0 || to < 0 || to >= static_cast<int>(next.policies.size())) return;
    const auto begin = next.policies.begin();
    if (by < 0) {
        std::rotate(begin + to, begin + policy, begin + policy + 1);
    } else {
        std::rotate(begin + policy, begin + policy + 1, begin + to + 1);
    }
    edit(next);
}

void GuardrailsPage::switchRule(int policy, bool on)
{
    auto next = settings();
    if (policy == app::GuardRow::kAttacks) {
        next.attacks = on ? "BLOCK" : "";
    } else {
        next.policies[static_cast<std::size_t>(policy)].enabled = on;
        if (on) next.enabled = true;
    }
    edit(next);
}

void GuardrailsPage::removePolicy(int policy)
{
    auto next = settings();
    const auto at = next.policies.begin() + policy;
    const QString title = app::text(at->id);
    next.policies.erase(at);
    edit(next);
    offerUndo(title);
}

void GuardrailsPage::offerUndo(const QString& title)
{
    context().toasts->show(tr("%1 removed; publish to make it so").arg(title), tr("Undo"),
                           [draft = context().draft] { draft->undo(); });
}

}  // namespace gatehouse::ui
