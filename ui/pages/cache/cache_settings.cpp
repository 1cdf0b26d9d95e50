#include "ui/pages/cache/cache_settings.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/formats.h"
#include "ui/pages/cache/cache_rules.h"
#include "ui/pages/cache/gateway_ttl.h"
#include "ui/pages/config_controls.h"
#include "ui/widgets/back_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/duration_field.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/setting_card.h"

namespace gatehouse::ui {
namespace {

using C = config::Config;

/// Puts a control into its card, with its names.
template <class Control>
void addNamed(SettingCard* card, const char* id, const QString& title, const QString& text,
              Control* control)
{
    const QString name = QStringLiteral("cache.set.") + QLatin1String(id);
    if constexpr (std::is_same_v<Control, DurationField>) {
        control->setNames(name, title);
    } else {
        control->setObjectName(name);
        control->setAccessibleName(title);
    }
    card->addRow(title, text, control);
}

}  // namespace

CacheSettings::CacheSettings(const PageContext& context, QWidget* parent)
    : QWidget(parent), context_(context), controls_(new ConfigControls(context.draft, this))
{
    setObjectName(QStringLiteral("cache.settings"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new BackBar(QStringLiteral("cache.settings.bar"), tr("Cache"), this);
    bar->setWords(tr("Settings of the cache"), tr("Published together with the draft"));
    column->addWidget(bar);
    auto* area = new QScrollArea(this);
    makePane(*area, QStringLiteral("cache.settings.pane"), tr("Settings of the cache"));
    auto* inner = new QWidget(area);
    inner->setObjectName(QStringLiteral("page"));
    auto* cards = new QVBoxLayout(inner);
    cards->setContentsMargins(24, 20, 24, 20);
    cards->setSpacing(12);
    addKeeping(cards);
    rules_ = new CacheRules(context.draft, inner);
    cards->addWidget(rules_);
    auto* gateways = makeCard(QStringLiteral("cache.settings.gateways"), inner);
    auto* list = startCard(gateways, tr("Gateways"),
                           tr("A gateway's own time counts before the one for all calls"));
    gateways_ = new QVBoxLayout;
    gateways_->setSpacing(0);
    list->addLayout(gateways_);
    cards->addWidget(gateways);
    addSameness(cards);
    addSimilar(cards);
    addSwitches(cards);
    cards->addStretch(1);
    area->setWidget(inner);
    column->addWidget(area, 1);
    connect(bar, &BackBar::backAsked, this, &CacheSettings::backAsked);
}

void CacheSettings::addKeeping(QVBoxLayout* column)
{
    auto* card = new SettingCard(QStringLiteral("cache.settings.keeping"), tr("Keeping"),
                                 tr("Whether answers are kept, for how long, and how many"), this);
    addNamed(card, "enabled", tr("Keep answers"),
             tr("For all calls. Off: only rules, gateways and calls that ask for it are kept."),
             controls_->makeSwitch([](C & c) -> auto& { return c.cache.enabled; }));
    addNamed(card, "ttl", tr("How long"), tr("How long an answer may be used again."),
             controls_->makeDuration([](C & c) -> auto& { return c.cache.ttl; }));
    addNamed(card, "staleFor", tr("In an outage, longer by"),
             tr("An old answer serves while no provider answers, and is marked so."),
             controls_->makeDuration(
                 [](C & c) -> auto& { return c.cache.staleFor; }, tr("never")));
    addNamed(card, "maxBytes", tr("Most of all answers"),
             tr("In memory and on the disk; what was not used for longest goes first."),
             controls_->makeBytes([](C & c) -> auto& { return c.cache.maxBytes; }, 1_MiB,
                                  {1, 65'536, tr(" MB"), {}}));
    addNamed(card, "maxEntry", tr("Most of one answer"), tr("Longer answers are not kept."),
             controls_->makeBytes([](C & c) -> auto& { return c.cache.maxEntry; }, 1_KiB,
                                  {1, 65'536, tr(" KB"), {}}));
    column->addWidget(card);
}

void CacheSettings::addSameness(QVBoxLayout* column)
{
    auto* card = new SettingCard(QStringLiteral("cache.settings.same"), tr("What is the same"),
                                 tr("Which calls get one another's answers"), this);
    scope_ = new QComboBox(this);
    for (const auto& [title, value] :
         {std::pair{tr("Nobody: each key its own"), "key"}, std::pair{tr("Keys of a user"), "user"},
          std::pair{tr("Keys of a tenant"), "tenant"}, std::pair{tr("All callers"), "all"}})
        scope_->addItem(title, QString::fromLatin1(value));
    addNamed(card, "scope", tr("Who shares answers"),
             tr("Whoever shares can read what others were answered."), scope_);
    connect(scope_, &QComboBox::activated, this, [this] {
        C next = context_.draft->config();
        next.cache.scope = scope_->currentData().toString().toStdString();
        context_.draft->edit(std::move(next));
    });
    addNamed(card, "by", tr("Kept apart by"),
             tr("Fields of a call; each value has answers of its own."),
             controls_->makeList(
                 [](C & c) -> auto& { return c.cache.by; }, "/cache/by",
                 QStringLiteral("metadata.team")));
    addNamed(card, "ignore", tr("Makes no difference"),
             tr("Members of the body that two calls may differ in."),
             controls_->makeList(
                 [](C & c) -> auto& { return c.cache.ignore; }, "/cache/ignore",
                 QStringLiteral("metadata.trace, messages.*.id")));
    column->addWidget(card);
}

void CacheSettings::addSimilar(QVBoxLayout* column)
{
    auto* card =
        new SettingCard(QStringLiteral("cache.settings.similar"), tr("Similar questions"),
                        tr("Whether a kept answer also serves the same in other words"), this);
    similar_ = new QComboBox(this);
    for (const auto& [title, value] : {std::pair{tr("Off"), config::kSimilarOff},
                                       std::pair{tr("Watch: only note it"), config::kSimilarWatch},
                                       std::pair{tr("Serve the answer"), config::kSimilarServe}})
        similar_->addItem(title, app::text(value));
    addNamed(card, "similar", tr("Answers to similar questions"),
             tr("Watching learns which answers would have been right; some days of it, and serving "
                "begins well."),
             similar_);
    connect(similar_, &QComboBox::activated, this, [this] {
        C next = context_.draft->config();
        next.cache.similar.mode = similar_->currentData().toString().toStdString();
        context_.draft->edit(std::move(next));
    });
    addNamed(card, "mostErrors", tr("Most wrong answers"),
             tr("Of 1,000 compared calls. Fewer take longer to learn; 0 verifies nothing."),
             controls_->makeNumber([](C & c) -> auto& { return c.cache.similar.mostErrors; },
                                   {0, 50, tr(" in 1,000"), tr("not verified")}));
    column->addWidget(card);
}

void CacheSettings::addSwitches(QVBoxLayout* column)
{
    auto* card = new SettingCard(QStringLiteral("cache.settings.kinds"), tr("What is kept"),
                                 tr("Errors, refusals and what was cut off never are"), this);
    addNamed(card, "toolCalls", tr("Answers that call tools"),
             tr("The caller then runs the tool again each time."),
             controls_->makeSwitch([](C & c) -> auto& { return c.cache.toolCalls; }));
    addNamed(card, "personal", tr("Answers to named users"),
             tr("Calls that say whom they are for, in the member user, say."),
             controls_->makeSwitch([](C & c) -> auto& { return c.cache.personal; }));
    addNamed(card, "clientControl", tr("Obey Cache-Control"),
             tr("no-store, no-cache and max-age of a request."),
             controls_->makeSwitch([](C & c) -> auto& { return c.cache.clientControl; }));
    addNamed(card, "share", tr("Ask once for the same"),
             tr("The same call at the same time goes upstream once; the others wait."),
             controls_->makeSwitch([](C & c) -> auto& { return c.cache.share; }));
    addNamed(card, "forgetOnUpdate", tr("Forget when a provider moves"),
             tr("Once it has another address, what it said before is not used."),
             controls_->makeSwitch([](C & c) -> auto& { return c.cache.forgetOnUpdate; }));
    column->addWidget(card);
}

void CacheSettings::showConfig()
{
    controls_->show();
    const auto& config = context_.draft->config();
    scope_->setCurrentIndex(scope_->findData(app::text(config.cache.scope)));
    similar_->setCurrentIndex(similar_->findData(app::text(config.cache.similar.mode)));
    rules_->show();
    showGateways();
}

/// Made anew only where gateways came or went.
void CacheSettings::showGateways()
{
    const auto& gateways = context_.draft->config().gateways;
    QStringList ids;
    for (const auto& each : gateways) ids.append(app::text(each.id));
    if (ids != shown_ || gateways_->isEmpty()) {
        shown_ = ids;
        clearLayout(gateways_);
        for (const QString& id : ids)
            gateways_->addWidget(new GatewayTtl(context_.draft, id, this));
        if (ids.isEmpty()) {
            auto* none = makeLabel(tr("There is only the default gateway: the time above is its."),
                                   "small", this);
            none->setWordWrap(true);
            gateways_->addWidget(none);
        }
    }
    for (auto* each : findChildren<GatewayTtl*>()) each->showConfig();
}

}  // namespace gatehouse::ui
