#include "ui/pages/limits/limits_page.h"

#include <algorithm>
#include <utility>

#include <QStackedWidget>
#include <QTimeZone>
#include <QVBoxLayout>

#include "app/cache/cache_edit.h"
#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/limits/limit_rows.h"
#include "app/limits/unpriced.h"
#include "app/reader_thread.h"
#include "ui/navigator.h"
#include "ui/pages/limits/limit_list.h"
#include "ui/pages/limits/limit_tester.h"
#include "ui/pages/limits/limit_view.h"
#include "ui/pages/limits/policy_list.h"
#include "ui/pages/limits/policy_sheet.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

constexpr int kRate = 1'000;  // ms
constexpr WallMicros kWeek = 7LL * 86'400'000'000;
constexpr std::int64_t kHourSeconds = 3600;

}  // namespace

LimitsPage::LimitsPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("limits"), context, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    stack_->setObjectName(QStringLiteral("limits.stack"));
    column->addWidget(stack_);
    stack_->addWidget(makeList());
    view_ = new LimitView(context, stack_);
    stack_->addWidget(view_);
    timer_.setParent(this);
    timer_.setObjectName(QStringLiteral("limits.timer"));
    timer_.setInterval(kRate);
    connect(&timer_, &QTimer::timeout, this, &LimitsPage::askUses);
    connect(view_, &LimitView::backAsked, this,
            [this] { this->context().navigator->go(QStringLiteral("limits")); });
    connect(view_, &LimitView::gone, this, [this] { showPlace(0); });
}

QWidget* LimitsPage::makeList()
{
    using Preset = app::LimitPreset;
    auto* page = new QWidget(stack_);
    frame_ = new PageFrame(tr("Budgets & Limits"),
                           tr("How much callers may have, and what is used of it now"), page);
    page->setObjectName(QStringLiteral("limits.overview"));
    auto* policy = makeButton(QStringLiteral("limits.newPolicy"), tr("New policy"), "",
                              QStringLiteral("shield"), page);
    auto* budget = makeButton(QStringLiteral("limits.newBudget"), tr("New budget"), "",
                              QStringLiteral("wallet"), page);
    auto* fresh = makeButton(QStringLiteral("limits.new"), tr("New limit"), "primary",
                             QStringLiteral("plus"), page);
    frame_->actions()->addWidget(policy);
    frame_->actions()->addWidget(budget);
    frame_->actions()->addWidget(fresh);
    banner_ = new Banner(QStringLiteral("limits.banner"), page);
    prices_ = new Banner(QStringLiteral("limits.prices"), page);
    for (Banner* each : {banner_, prices_}) {
        each->hide();
        frame_->body()->addWidget(each);
    }
    skeleton_ = new Skeleton(3, page);
    skeleton_->hide();
    frame_->body()->addWidget(skeleton_);
    list_ = new LimitList(page);
    frame_->body()->addWidget(list_);
    empty_ = new EmptyState(
        QStringLiteral("limits.empty"), QStringLiteral("wallet"), tr("Nothing is limited"),
        tr("Every caller may have as much as the providers give. Begin with one of these; each can "
           "be changed before it is published."),
        page);
    const auto preset = [this](const QString& words, const QString& icon, const char* name,
                               Preset which) {
        auto* button = empty_->addAction(words, icon);
        button->setObjectName(QStringLiteral("limits.empty.") + QLatin1String(name));
        connect(button, &QPushButton::clicked, this, [this, which] { begin(which); });
    };
    preset(tr("$20 a month for everything"), QStringLiteral("wallet"), "budget",
           Preset::MonthlyBudget);
    preset(tr("60 calls a minute for each key"), QStringLiteral("key"), "calls",
           Preset::CallsPerMinute);
    preset(tr("4 at once for each user"), QStringLiteral("layers"), "atOnce", Preset::AtOnce);
    frame_->body()->addWidget(empty_);
    policies_ = new PolicyList(context(), page);
    policies_->hide();
    frame_->body()->addWidget(policies_);
    tester_ = new LimitTester(context(), page);
    frame_->body()->addWidget(tester_);
    frame_->body()->addStretch(1);
    connect(fresh, &QPushButton::clicked, this, [this] { begin(Preset::Blank); });
    connect(budget, &QPushButton::clicked, this, [this] { begin(Preset::MonthlyBudget); });
    connect(list_, &LimitList::openAsked, this, &LimitsPage::go);
    connect(list_, &LimitList::removeAsked, this, &LimitsPage::removeLimit);
    connect(policy, &QPushButton::clicked, this, [this] { editPolicy(nullptr); });
    connect(policies_, &PolicyList::editAsked, this,
            [this](const app::PolicyRow& row) { editPolicy(&row); });
    connect(policies_, &PolicyList::switchAsked, this, &LimitsPage::switchPolicy);
    connect(policies_, &PolicyList::removeAsked, this, &LimitsPage::removePolicy);
    return page;
}

void LimitsPage::open(const QVariantMap& params)
{
    const std::string id = params.value(QStringLiteral("limit")).toString().toStdString();
    const bool known = app::findLimit(context().draft->config(), id) != nullptr;
    if (known && view_->limit() != id) view_->open(id);
    awaited_ = known ? std::string() : id;
    const bool isGone = !id.empty() && !known && context().gateway->phase() != app::Phase::Starting;
    if (isGone) banner_->show("warn", tr("There is no limit %1 any more.").arg(app::text(id)));
    banner_->setVisible(isGone);
    showPlace(known ? 1 : 0);
}

void LimitsPage::go(const std::string& id)
{
    context().navigator->go(QStringLiteral("limits"), {{QStringLiteral("limit"), app::text(id)}});
}

void LimitsPage::activated()
{
    connect(context().draft, &app::Draft::changed, this, &LimitsPage::showConfig);
    showConfig();
    askUses();
    askUnpriced();
    askStaged();
    timer_.start();
}

void LimitsPage::deactivated()
{
    timer_.stop();
    disconnect(context().draft, nullptr, this, nullptr);
}

void LimitsPage::showConfig()
{
    const config::Config& edited = context().draft->config();
    const bool starts = context().gateway->phase() == app::Phase::Starting;
    const bool none = edited.limits.empty() && staged_.empty() &&
                      std::ranges::all_of(edited.gateways, [](const auto& gateway) {
                          return gateway.policies.empty();
                      });
    skeleton_->setVisible(none && starts);
    none&& starts ? skeleton_->start() : skeleton_->stop();
    empty_->setVisible(none && !starts);
    tester_->setVisible(!none);
    if (!awaited_.empty() && app::findLimit(edited, awaited_) != nullptr) {
        view_->open(std::exchange(awaited_, {}));
        showPlace(1);
    }
    if (stack_->currentIndex() == 1) view_->showConfig();
    showUses();
    showPrices();
    tester_->showConfig();
    if (!none) tester_->ask();
}

void LimitsPage::showPlace(int place)
{
    stack_->setCurrentIndex(place);
    if (isActive()) showUses();
    if (isActive() && place == 1) view_->readCourse();
}

void LimitsPage::askUses()
{
    if (isAsking_) return;  // a busy engine is not asked twice
    isAsking_ = true;
    context().gateway->askLimits(this, [this](std::vector<engine::LimitUse> uses) {
        isAsking_ = false;
        uses_ = std::move(uses);
        if (isActive()) showUses();
    });
}

void LimitsPage::showUses()
{
    const auto rows =
        app::limitRows(context().draft->config(), context().gateway->config(), uses_, app::now());
    list_->show(rows);
    showPolicies();
    if (stack_->currentIndex() == 1) view_->showUses(uses_);
    const bool runs = context().gateway->phase() == app::Phase::Running ||
                      context().gateway->phase() == app::Phase::Paused;
    frame_->setSubtitle(runs ? tr("How much callers may have, and what is used of it now")
                             : tr("The gateway is not running, so nothing is counted"));
}

void LimitsPage::showPolicies()
{
    policies_->show(app::policyRows(context().draft->config(), context().gateway->config(), uses_,
                                    staged_, app::now()));
}

/// What Cloudflare's API has staged is no setting: it stands in the store.
void LimitsPage::askStaged()
{
    context().reader->ask<std::vector<app::StagedPolicy>>(
        this,
        [path = context().gateway->databasePath().toStdString()](
            store::Reader&, const app::ReaderThread::Ticket&) { return app::readStaged(path); },
        [this](Result<std::vector<app::StagedPolicy>> staged) {
            if (!staged) return;  // the same store: askUnpriced() tells
            staged_ = std::move(*staged);
            showPolicies();
        });
}

void LimitsPage::editPolicy(const app::PolicyRow* row)
{
    const bool isNew = row == nullptr;
    const QStringList gateways =
        isNew ? app::gatewayNames(context().draft->config()) : QStringList{app::text(row->gateway)};
    const std::optional<std::size_t> at = isNew ? std::nullopt : std::optional(row->at);
    auto* sheet = new PolicySheet(isNew ? app::newPolicy() : app::policyForm(row->json), gateways,
                                  isNew, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, at] {
        context().draft->edit(
            app::withPolicy(context().draft->config(), sheet->gateway(), at, sheet->policy()));
    });
    sheet->open();
}

void LimitsPage::switchPolicy(const app::PolicyRow& row, bool on)
{
    auto form = app::policyForm(row.json);
    form.enabled = on;
    context().draft->edit(
        app::withPolicy(context().draft->config(), row.gateway, row.at, app::policyJson(form)));
}

void LimitsPage::removePolicy(const app::PolicyRow& row)
{
    const QString title = row.title;
    context().draft->edit(app::withoutPolicy(context().draft->config(), row.gateway, row.at));
    context().toasts->show(tr("%1 removed; publish to make it so").arg(title), tr("Undo"),
                           [draft = context().draft] { draft->undo(); });
}

/// Prices change with the config, not with every call.
void LimitsPage::showPrices()
{
    const auto& limits = context().draft->config().limits;
    const bool hasBudget = std::ranges::any_of(limits, app::isBudget);
    QStringList models = app::unpricedTargets(context().draft->config());
    models += unpriced_;
    const bool isBlind = hasBudget && !models.isEmpty();
    if (isBlind) {
        prices_->show("warn",
                      tr("No price is known of %1: budgets count nothing for calls to them.")
                          .arg(app::modelsWords(models)));
        prices_->setAction(tr("Set prices"),
                           [this] { context().navigator->go(QStringLiteral("providers")); });
    }
    prices_->setVisible(isBlind);
}

/// What was called in the last seven days without a known price.
void LimitsPage::askUnpriced()
{
    context().reader->ask<QStringList>(
        this,
        [now = app::now()](store::Reader& reader,
                           const app::ReaderThread::Ticket&) -> Result<QStringList> {
            auto overview = reader.overview(now - kWeek, now, kHourSeconds);
            if (!overview) return std::move(overview).error();
            return app::unpricedCalled(*overview);
        },
        [this](const Result<QStringList>& models) {
            if (!models) {
                banner_->show(
                    "bad", tr("The log cannot be read: %1").arg(app::text(models.error().message)),
                    app::text(models.error().hint));
                banner_->setAction(tr("Retry"), [this] {
                    banner_->hide();
                    askUnpriced();
                });
                return;
            }
            unpriced_ = *models;
            showPrices();
        });
}

void LimitsPage::begin(app::LimitPreset preset)
{
    const QString zone = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    auto limit = app::presetOf(preset, zone);
    limit.id = app::freeLimitId(context().draft->config(), app::text(limit.name));
    const std::string id = limit.id;
    context().draft->edit(app::withLimit(context().draft->config(), std::move(limit)));
    go(id);
}

void LimitsPage::removeLimit(const std::string& id)
{
    const auto* found = app::findLimit(context().draft->config(), id);
    if (found == nullptr) return;
    const QString title = app::titleOf(*found);
    context().draft->edit(app::withoutLimit(context().draft->config(), id));
    context().toasts->show(tr("%1 removed; publish to make it so").arg(title), tr("Undo"),
                           [draft = context().draft] { draft->undo(); });
}

}  // namespace gatehouse::ui
