#include "ui/pages/providers.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "ui/pages/key_list.h"
#include "ui/pages/model_list.h"
#include "ui/pages/new_key_sheet.h"
#include "ui/pages/provider_list.h"
#include "ui/pages/provider_picker.h"
#include "ui/pages/provider_sheet.h"
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
    frame_->body()->addWidget(models_, 1);
    connect(providers_, &ProviderList::addAsked, this, &ProvidersPage::add);
    connect(providers_, &ProviderList::testAsked, this, &ProvidersPage::test);
    connect(providers_, &ProviderList::editAsked, this,
            [this](const config::ProviderConfig& provider) { edit(provider, false); });
    connect(providers_, &ProviderList::removeAsked, this, &ProvidersPage::removeProvider);
    connect(keys_, &KeyList::newAsked, this, &ProvidersPage::newKey);
    connect(keys_, &KeyList::revokeAsked, this, &ProvidersPage::revoke);
    connect(keys_, &KeyList::openAsked, this, &ProvidersPage::setOpen);
    connect(check_, &app::ProviderCheck::finished, this, [this](const app::CheckOutcome& outcome) {
        outcomes_.insert(app::text(checking_), outcome);
        checking_.clear();
        providers_->show(this->context().gateway->config(), outcomes_, checking_);
        models_->show(this->context().gateway->config(), outcomes_);
    });
}

void ProvidersPage::open(const QVariantMap& params)
{
    if (params.value(QStringLiteral("add")).toBool())
        QTimer::singleShot(0, this, &ProvidersPage::add);
}

void ProvidersPage::activated()
{
    connect(context().gateway, &app::Gateway::configChanged, this, &ProvidersPage::showConfig);
    showConfig();
}

void ProvidersPage::deactivated()
{
    disconnect(context().gateway, nullptr, this, nullptr);
}

void ProvidersPage::showConfig()
{
    const config::Config& now = context().gateway->config();
    providers_->show(now, outcomes_, checking_);
    keys_->show(now);
    models_->show(now, outcomes_);
    app::SecretStore* secrets = context().secrets;
    if (secrets != nullptr && secrets->isVaultLocked(context().gateway->config())) {
        banner_->show("warn", tr("The encrypted file with provider keys is locked."));
        banner_->setAction(tr("Unlock"), [this] {
            if (!unlockVault()) return;
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
    const config::Config& now = context().gateway->config();
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
    sheet.setKnownKey([secrets, provider] {
        return secrets == nullptr ? Secret() : secrets->valueOf(provider.key);
    });
    if (sheet.exec() != QDialog::Accepted) return;
    const ProviderSheet::Answer answer = sheet.answer();
    keep(answer.provider, answer.key, answer.keyTyped, isNew);
}

void ProvidersPage::keep(config::ProviderConfig provider, const Secret& key, bool keyTyped,
                         bool isNew)
{
    const QString name = app::titleOf(provider);
    const auto go = [this, provider, name, isNew] {
        publish(app::withProvider(context().gateway->config(), provider),
                isNew ? tr("added %1").arg(name) : tr("changed %1").arg(name),
                isNew ? tr("%1 added").arg(name) : tr("%1 saved").arg(name), true);
    };
    app::SecretStore* secrets = context().secrets;
    if (!keyTyped || secrets == nullptr) {
        go();
        return;
    }
    const bool vault = provider.key.source() == "vault";
    if (vault && !unlockVault()) return;
    secrets->put(vault ? app::SecretStore::Place::Vault : app::SecretStore::Place::Keychain,
                 app::text(provider.key.name()), key,
                 [this, go, provider, isNew](bool ok, const QString& trouble) {
                     if (ok) {
                         go();
                         return;
                     }
                     banner_->show("bad", tr("The key could not be kept: %1").arg(trouble));
                     banner_->setAction(tr("Choose another place"), [this, provider, isNew] {
                         banner_->hide();
                         config::ProviderConfig again = provider;
                         again.key.text.clear();
                         edit(again, isNew);
                     });
                 });
}

bool ProvidersPage::unlockVault()
{
    app::SecretStore* secrets = context().secrets;
    if (secrets->hasPassPhrase()) return true;
    bool ok = false;
    const QString phrase =
        QInputDialog::getText(this, tr("Encrypted file"), tr("Pass phrase of the encrypted file:"),
                              QLineEdit::Password, {}, &ok);
    if (!ok || phrase.isEmpty()) return false;
    QString trouble;
    if (secrets->unlockVault(Secret(phrase.toStdString()), trouble)) return true;
    banner_->show("bad", tr("The encrypted file did not open: %1").arg(trouble));
    return false;
}

void ProvidersPage::removeProvider(const std::string& id)
{
    const config::Config& now = context().gateway->config();
    const config::ProviderConfig* found = app::findProvider(now, id);
    if (found == nullptr) return;
    // The key stays where it is until the undo has gone by: an undone removal must work again at
    // once.
    const QString name = app::titleOf(*found);
    publish(app::withoutProvider(now, id), tr("removed %1").arg(name), tr("%1 removed").arg(name),
            true);
}

void ProvidersPage::test(const std::string& id)
{
    const config::ProviderConfig* found = app::findProvider(context().gateway->config(), id);
    if (found == nullptr || !checking_.empty()) return;
    checking_ = id;
    providers_->show(context().gateway->config(), outcomes_, checking_);
    check_->start(*found,
                  context().secrets == nullptr ? Secret() : context().secrets->valueOf(found->key));
}

void ProvidersPage::newKey()
{
    bool ok = false;
    const QString label =
        QInputDialog::getText(this, tr("New gateway key"), tr("Name of the program or person:"),
                              QLineEdit::Normal, tr("my app"), &ok)
            .trimmed();
    if (!ok || label.isEmpty()) return;
    const app::NewKey made = app::withNewKey(context().gateway->config(), label,
                                             QDateTime::currentMSecsSinceEpoch() * 1000);
    const Secret text = made.text;
    context().gateway->publish(
        made.config, tr("new key %1").arg(label), this,
        [this, label, text](const app::PublishOutcome& outcome) {
            if (!outcome.ok) {
                banner_->show("bad", tr("The key was not made. %1").arg(outcome.error));
                return;
            }
            NewKeySheet(label, text, context().gateway->baseUrl(), this).exec();
        });
}

void ProvidersPage::setOpen(bool open)
{
    const config::Config& now = context().gateway->config();
    if (!open && now.access.keys.empty()) {
        banner_->show("info",
                      tr("Make a gateway key first: without one, nobody could call any more."));
        keys_->show(now);
        return;
    }
    publish(app::withOpenLoopback(now, open), tr("open to this machine"),
            open ? tr("Programs on this machine need no key")
                 : tr("Every call needs a gateway key now"),
            true);
}

void ProvidersPage::revoke(const std::string& id)
{
    publish(app::withoutKey(context().gateway->config(), id), tr("key revoked"),
            tr("Key revoked: it is refused from now on"), true);
}

void ProvidersPage::publish(config::Config next, const QString& note, const QString& toast,
                            bool undo)
{
    const config::Config before = context().gateway->config();
    context().gateway->publish(
        std::move(next), note, this,
        [this, before, toast, undo, note](const app::PublishOutcome& outcome) {
            if (!outcome.ok) {
                banner_->show("bad", tr("Nothing was changed. %1").arg(outcome.error));
                showConfig();
                return;
            }
            banner_->hide();
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
