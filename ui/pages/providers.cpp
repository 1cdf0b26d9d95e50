#include "ui/pages/providers.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/config_session.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/identity/issuer_edit.h"
#include "app/reader_thread.h"
#include "app/repricing.h"
#include "app/secret_store.h"
#include "proxy/core/config/names.h"
#include "ui/pages/issuers/issuer_list.h"
#include "ui/pages/issuers/issuer_sheet.h"
#include "ui/pages/key_list.h"
#include "ui/pages/model_list.h"
#include "ui/pages/new_key_sheet.h"
#include "ui/pages/price_sheet.h"
#include "ui/pages/prices_sheet.h"
#include "ui/pages/provider_list.h"
#include "ui/pages/provider_picker.h"
#include "ui/pages/provider_sheet.h"
#include "ui/pages/reprice_sheet.h"
#include "ui/pages/rotate_sheet.h"
#include "ui/unlock.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {

ProvidersPage::ProvidersPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("providers"), context, parent), check_(new app::ProviderCheck(this))
{
    frame_ =
        new PageFrame(tr("Providers & Keys"), tr("Where requests go, and who may send them"), this);
    auto* addButton = makeButton(QStringLiteral("providers.add"), tr("Add provider"), "primary",
                                 QStringLiteral("plus"), this);
    frame_->actions()->addWidget(addButton);
    connect(addButton, &QPushButton::clicked, this, &ProvidersPage::add);
    banner_ = new Banner(QStringLiteral("providers.banner"), this);
    frame_->body()->addWidget(banner_);
    providers_ = new ProviderList(this);
    keys_ = new KeyList(this);
    models_ = new ModelList(this);
    frame_->body()->addWidget(providers_);
    frame_->body()->addWidget(keys_);
    issuers_ = new IssuerList(this);
    frame_->body()->addWidget(issuers_);
    frame_->body()->addWidget(models_, 1);
    connect(providers_, &ProviderList::addAsked, this, &ProvidersPage::add);
    connect(providers_, &ProviderList::testAsked, this, &ProvidersPage::test);
    connect(providers_, &ProviderList::editAsked, this,
            [this](const config::ProviderConfig& provider) { edit(provider, false); });
    connect(providers_, &ProviderList::removeAsked, this, &ProvidersPage::removeProvider);
    connect(models_, &ModelList::priceAsked, this, &ProvidersPage::setPrice);
    connect(models_, &ModelList::updateAsked, this, &ProvidersPage::updatePrices);
    connect(keys_, &KeyList::newAsked, this, &ProvidersPage::newKey);
    connect(keys_, &KeyList::rotateAsked, this, &ProvidersPage::rotate);
    connect(keys_, &KeyList::revokeAsked, this, &ProvidersPage::revoke);
    connect(keys_, &KeyList::revokeRunAsked, this, &ProvidersPage::revokeRun);
    connect(keys_, &KeyList::openAsked, this, &ProvidersPage::setOpen);
    connect(issuers_, &IssuerList::addAsked, this, [this] { editIssuer({}); });
    connect(issuers_, &IssuerList::editAsked, this, &ProvidersPage::editIssuer);
    connect(issuers_, &IssuerList::switchAsked, this, &ProvidersPage::switchIssuer);
    connect(issuers_, &IssuerList::removeAsked, this, &ProvidersPage::removeIssuer);
    connect(check_, &app::ProviderCheck::finished, this, [this](const app::CheckOutcome& outcome) {
        app::CheckOutcome& kept = outcomes_[app::text(checking_)];
        kept = outcome;
        kept.at = app::now();
        checking_.clear();
        showProviders();
    });
}

void ProvidersPage::open(const QVariantMap& params)
{
    if (params.value(QStringLiteral("add")).toBool())
        QTimer::singleShot(0, this, &ProvidersPage::add);
    const QString provider = params.value(QStringLiteral("provider")).toString();
    const QString key = params.value(QStringLiteral("key")).toString();
    // The rows are made when the page comes to the front.
    if (!provider.isEmpty() || !key.isEmpty()) {
        const QString name = key.isEmpty() ? QStringLiteral("providers.%1.edit").arg(provider)
                                           : QStringLiteral("providers.revoke.%1").arg(key);
        QTimer::singleShot(0, this, [this, name] { bringToSight(name); });
    }
}

void ProvidersPage::bringToSight(const QString& name)
{
    // A list that was just made anew still has its old rows, about to go, before the new ones.
    const auto all = findChildren<QWidget*>(name);
    if (all.isEmpty()) return;
    QWidget* found = all.last();
    frame_->widget()->layout()->activate();
    frame_->ensureWidgetVisible(found, 0, Theme::of().scaled(120));
    found->setFocus(Qt::ShortcutFocusReason);
}

void ProvidersPage::activated()
{
    connect(context().draft, &app::Draft::changed, this, &ProvidersPage::showConfig);
    connect(context().gateway, &app::Gateway::stateChanged, this, &ProvidersPage::showState);
    showConfig();
    askForUnpriced();
}

/// Calls of the last month whose cost is not known, because a model has no price.
void ProvidersPage::askForUnpriced()
{
    constexpr WallMicros kDay = 86'400'000'000;
    const WallMicros now = app::now();
    context().reader->ask<store::Overview>(
        this,
        [now](store::Reader& reader, const app::ReaderThread::Ticket&) {
            return reader.overview(now - 30 * kDay, now, 86'400);
        },
        [this](Result<store::Overview> overview) {
            // A locked file of keys matters more.
            if (!isActive() || !banner_->isHidden()) return;
            if (overview) return showUnpriced(overview->models);
            banner_->show("bad",
                          tr("Whether calls had no price cannot be read: %1")
                              .arg(app::text(overview.error().message)),
                          app::text(overview.error().hint));
            banner_->setAction(tr("Retry"), [this] {
                banner_->hide();
                askForUnpriced();
            });
        });
}

void ProvidersPage::showUnpriced(const std::vector<store::Share>& models)
{
    const config::Config& edited = context().draft->config();
    for (const store::Share& share : models) {
        const config::ProviderConfig* provider = app::findProvider(edited, share.provider);
        if (share.unpriced == 0 || provider == nullptr) continue;
        const auto row = app::resolved(*provider);
        const provider::ModelCard* card = row ? row->find(share.name) : nullptr;
        if (share.name.empty() || (row && row->sample) || (card != nullptr && card->price))
            continue;
        banner_->show("info",
                      tr("No price for %1 of %2: the cost of %n call(s) is shown as unknown.",
                         nullptr, static_cast<int>(share.unpriced))
                          .arg(app::text(share.name), app::titleOf(*provider)));
        banner_->setAction(tr("Add price"), [this, id = share.provider, model = share.name] {
            banner_->hide();
            setPrice(id, model);
        });
        return;
    }
}

void ProvidersPage::deactivated()
{
    disconnect(context().draft, nullptr, this, nullptr);
    disconnect(context().gateway, nullptr, this, nullptr);
}

void ProvidersPage::showProviders()
{
    const config::Config& edited = context().draft->config();
    providers_->show({.edited = edited,
                      .live = context().gateway->config(),
                      .health = context().gateway->state().providers,
                      .outcomes = outcomes_,
                      .checking = checking_});
    models_->show(edited, outcomes_);
}

void ProvidersPage::showKeys()
{
    runs_ = context().gateway->state().runKeys;
    keys_->show(context().draft->config(), context().gateway->config(), runs_);
    issuers_->show(context().draft->config(), context().gateway->config());
}

/// Calls are made, and programs come and go, without a change of the settings.
void ProvidersPage::showState()
{
    providers_->showHealth(context().gateway->state().providers);
    const auto& now = context().gateway->state().runKeys;
    if (!std::ranges::equal(now, runs_, {}, &engine::RunKey::id, &engine::RunKey::id)) showKeys();
}

void ProvidersPage::showConfig()
{
    showProviders();
    showKeys();
    app::SecretStore* secrets = context().secrets;
    if (secrets != nullptr && secrets->isVaultLocked(context().gateway->config())) {
        banner_->show("warn", tr("The encrypted file with provider keys is locked."));
        banner_->setAction(tr("Unlock"), [this] {
            QString trouble;
            if (!unlockVault(*context().secrets, this, trouble)) {
                if (!trouble.isEmpty()) banner_->show("bad", trouble);
                return;
            }
            banner_->hide();
            publish(context().gateway->config(), tr("keys unlocked"),
                    tr("Keys are available again"), false);
        });
    }
}

void ProvidersPage::add()
{
    ProviderPicker picker(this);
    if (picker.exec() != QDialog::Accepted) return;
    const config::Config& now = context().draft->config();
    config::ProviderConfig provider;
    const std::string wanted = picker.chosen().toStdString();
    const bool own = wanted == "openai-compatible";
    provider.id = app::freeId(now, own ? tr("my-provider") : picker.chosen());
    if (own || provider.id != wanted) provider.base = wanted;
    edit(provider, true);
}

void ProvidersPage::edit(config::ProviderConfig provider, bool isNew)
{
    app::SecretStore* secrets = context().secrets;
    ProviderSheet sheet(provider, isNew,
                        secrets == nullptr ? QString() : secrets->keychainTrouble(), this);
    sheet.setServer(context().draft->config().server);
    sheet.setKnownKey([this, provider] { return keyOf(provider); });
    if (sheet.exec() != QDialog::Accepted) return;
    const ProviderSheet::Answer answer = sheet.answer();
    keep(answer.provider, answer.typed);
}

Secret ProvidersPage::keyOf(const config::ProviderConfig& provider) const
{
    Secret typed = context().draft->typedKey(provider.key);
    if (!typed.empty() || context().secrets == nullptr) return typed;
    return context().secrets->valueOf(provider.key);
}

void ProvidersPage::keep(const config::ProviderConfig& provider,
                         const std::vector<std::pair<SecretRef, Secret>>& typed)
{
    config::Config next = app::withProvider(context().draft->config(), provider);
    if (typed.empty() || context().secrets == nullptr) {
        context().draft->edit(std::move(next));
        return;
    }
    if (unlock(typed)) context().draft->edit(std::move(next), typed);
}

void ProvidersPage::editIssuer(const std::string& id)
{
    const config::Config& now = context().draft->config();
    config::TokenIssuerConfig issuer;
    const auto found = std::ranges::find(now.access.issuers, id, &config::TokenIssuerConfig::id);
    const bool isNew = id.empty() || found == now.access.issuers.end();
    if (isNew) {
        issuer.id = app::freeIssuerId(now);
    } else {
        issuer = *found;
    }
    app::SecretStore* store = context().secrets;
    const bool isVault = store != nullptr && !store->keychainTrouble().isEmpty();
    const auto secrets = [draft = context().draft, store](const SecretRef& reference) {
        Secret typed = draft->typedKey(reference);
        return typed.empty() && store != nullptr ? store->valueOf(reference) : typed;
    };
    auto* sheet =
        new IssuerSheet(issuer, now, isNew, secrets,
                        isVault ? QStringLiteral("vault:") : QStringLiteral("keychain:"), this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, isNew, id] {
        const auto answer = sheet->answer();
        if (context().secrets != nullptr && !unlock(answer.typed)) return;
        context().draft->edit(
            app::withIssuer(context().draft->config(), isNew ? std::string() : id, answer.issuer),
            answer.typed);
    });
    sheet->open();
}

void ProvidersPage::switchIssuer(const std::string& id, bool on)
{
    const config::Config& now = context().draft->config();
    const auto found = std::ranges::find(now.access.issuers, id, &config::TokenIssuerConfig::id);
    if (found == now.access.issuers.end()) return;
    auto issuer = *found;
    issuer.enabled = on;
    context().draft->edit(app::withIssuer(now, id, std::move(issuer)));
}

void ProvidersPage::removeIssuer(const std::string& id)
{
    context().draft->edit(app::withoutIssuer(context().draft->config(), id));
    context().toasts->show(tr("%1 removed; publish to make it so").arg(app::text(id)), tr("Undo"),
                           [draft = context().draft] { draft->undo(); });
}

bool ProvidersPage::unlock(const app::Draft::TypedKeys& typed)
{
    QString trouble;
    if (unlockFor(typed, *context().secrets, this, trouble)) return true;
    if (!trouble.isEmpty()) banner_->show("bad", trouble);
    return false;
}

void ProvidersPage::removeProvider(const std::string& id)
{
    const config::Config& now = context().draft->config();
    const config::ProviderConfig* found = app::findProvider(now, id);
    if (found == nullptr) return;
    // The key stays where it is: a roll back must find it again.
    const QString name = app::titleOf(*found);
    context().draft->edit(app::withoutProvider(now, id));
    context().toasts->show(tr("%1 removed; publish to make it so").arg(name), tr("Undo"),
                           [draft = context().draft] { draft->undo(); });
}

void ProvidersPage::test(const std::string& id)
{
    const config::ProviderConfig* found = app::findProvider(context().draft->config(), id);
    if (found == nullptr || !checking_.empty()) return;
    checking_ = id;
    showProviders();
    check_->setServer(context().draft->config().server);
    check_->start(*found, keyOf(*found));
}

void ProvidersPage::setPrice(const std::string& id, const std::string& model)
{
    const config::Config& now = context().draft->config();
    const config::ProviderConfig* provider = app::findProvider(now, id);
    if (provider == nullptr) return;
    const config::PriceConfig* own = config::named(provider->prices, model);
    config::ProviderConfig bare = *provider;
    bare.prices.clear();
    const auto row = app::resolved(bare);
    const provider::ModelCard* card = row ? row->find(model) : nullptr;
    PriceSheet sheet(app::titleOf(*provider),
                     own == nullptr ? config::PriceConfig{.model = model} : *own,
                     card != nullptr && card->price ? card->price->rates : provider::Rates(), this);
    if (sheet.exec() != QDialog::Accepted) return;
    const bool recomputes = sheet.recomputes();
    context().draft->edit(app::withPrice(now, id, sheet.price()));
    if (recomputes) recompute(id, model);
}

/// By the price of the draft: whoever corrects the past wants the future to be like it.
void ProvidersPage::recompute(const std::string& id, const std::string& model)
{
    const config::ProviderConfig* provider = app::findProvider(context().draft->config(), id);
    if (provider == nullptr) return;
    RepriceSheet sheet(app::titleOf(*provider), app::repricingOf(*provider, model),
                       context().reader, this);
    if (sheet.exec() != QDialog::Accepted) return;
    context().gateway->reprice(sheet.repricing());
    context().toasts->show(tr("Past cost of %1 is being recomputed").arg(app::text(model)));
}

/// At once, past the draft: what was looked at in the sheet is what counts from then on.
void ProvidersPage::updatePrices()
{
    PricesSheet sheet(context().gateway->config(), this);
    if (sheet.exec() != QDialog::Accepted) return;
    const config::Config next = sheet.priced();
    const std::vector<app::PriceChange> chosen = sheet.chosen();
    const auto recount = [this, next, chosen] {
        for (const app::PriceChange& change : chosen) {
            if (const auto* provider = app::findProvider(next, change.provider))
                context().gateway->reprice(app::repricingOf(*provider, change.model));
        }
    };
    publish(next, tr("prices from %1").arg(sheet.source()),
            tr("%n price(s) in force", nullptr, static_cast<int>(chosen.size())), true,
            sheet.recomputes() ? std::function<void()>(recount) : std::function<void()>());
}

void ProvidersPage::newKey()
{
    bool ok = false;
    const QString label =
        QInputDialog::getText(this, tr("New gateway key"), tr("Name of the program or person:"),
                              QLineEdit::Normal, tr("my app"), &ok)
            .trimmed();
    if (!ok || label.isEmpty()) return;
    useNewKey(app::withNewKey(context().gateway->config(), label, app::now()), label,
              tr("new key %1").arg(label));
}

void ProvidersPage::rotate(const std::string& id)
{
    const config::Config& live = context().gateway->config();
    const config::KeyConfig* key = config::named(live.access.keys, id);
    if (key == nullptr) return;
    const QString label = app::text(key->label.empty() ? key->id : key->label);
    RotateSheet sheet(label, this);
    if (sheet.exec() != QDialog::Accepted) return;
    useNewKey(app::withRotatedKey(live, id, sheet.grace(), app::now()), label,
              tr("key %1 rotated").arg(label));
}

/// At once, past the draft: the text of a key is shown once, and must work when it is.
void ProvidersPage::useNewKey(const app::NewKey& made, const QString& label, const QString& note)
{
    const Secret text = made.text;
    context().gateway->publish(
        made.config, note, this, [this, label, text](const app::PublishOutcome& outcome) {
            if (!outcome.ok) {
                banner_->show("bad", tr("The key was not made. %1").arg(outcome.error));
                return;
            }
            NewKeySheet(label, text, context().gateway->baseUrl(), this).exec();
        });
}

void ProvidersPage::setOpen(bool open)
{
    if (!open && context().gateway->config().access.keys.empty()) {
        banner_->show("info",
                      tr("Make a gateway key first: without one, nobody could call any more."));
        showKeys();
        return;
    }
    context().draft->edit(app::withOpenLoopback(context().draft->config(), open));
}

void ProvidersPage::revoke(const std::string& id)
{
    publish(app::withoutKey(context().gateway->config(), id), tr("key revoked"),
            tr("Key revoked: it is refused from now on"), true);
}

void ProvidersPage::revokeRun(const std::string& id)
{
    context().gateway->removeRunKey(app::text(id), this, [this](const QString& trouble) {
        if (trouble.isEmpty()) {
            context().toasts->show(tr("Key revoked: it is refused from now on"));
        } else {
            banner_->show("bad", tr("The key was not revoked. %1").arg(trouble));
        }
    });
}

void ProvidersPage::publish(config::Config next, const QString& note, const QString& toast,
                            bool undo, const std::function<void()>& then)
{
    const config::Config before = context().gateway->config();
    context().gateway->publish(
        std::move(next), note, this,
        [this, before, toast, undo, note, then](const app::PublishOutcome& outcome) {
            if (!outcome.ok) {
                banner_->show("bad", tr("Nothing was changed. %1").arg(outcome.error));
                showConfig();
                return;
            }
            banner_->hide();
            if (then) then();
            if (!undo) {
                context().toasts->show(toast);
                return;
            }
            context().toasts->show(toast, tr("Undo"), [this, before, note] {
                publish(before, tr("undone: %1").arg(note), tr("Undone"), false);
            });
        });
}

}  // namespace gatehouse::ui
