#include "app/connect/setup.h"

#include <algorithm>

#include <QPointer>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/secret_store.h"

namespace gatehouse::app {

struct Setup::Work {
    std::vector<SetupChoice> choices;
    std::size_t next = 0;
    QString note;
    Done done;
    std::vector<config::AliasConfig> aliases;
};

Setup::Setup(Gateway* gateway, SecretStore* secrets, QObject* parent)
    : QObject(parent), gateway_(gateway), secrets_(secrets)
{
}

void Setup::apply(std::vector<SetupChoice> choices, const QString& note, Done done,
                  std::vector<config::AliasConfig> aliases)
{
    keepNext(std::make_shared<Work>(
        Work{std::move(choices), 0, note, std::move(done), std::move(aliases)}));
}

void Setup::keepNext(const std::shared_ptr<Work>& work)
{
    if (work->next == work->choices.size()) return publish(work);
    SetupChoice& choice = work->choices[work->next++];
    const bool typed = !choice.key.empty();
    const bool hasKey = typed || choice.provider.key.source() == "env";
    // AWS's credential is several variables, and often a passing one: it stays where it is.
    const bool isSpread = !typed && choice.provider.key.name() == "AWS_ACCESS_KEY_ID";
    if (!hasKey || isSpread) return keepNext(work);
    if (secrets_ == nullptr) {
        if (typed) return work->done(false, tr("There is no keychain to keep the key in."));
        return keepNext(work);
    }
    const Secret value = typed ? choice.key : secrets_->valueOf(choice.provider.key);
    if (value.empty()) return keepNext(work);  // of an environment that is not this one
    const std::string name = choice.provider.id;
    const QPointer<Setup> self(this);
    // The encrypted file takes them where its pass phrase was given because there is no keychain.
    const bool toVault = !secrets_->keychainTrouble().isEmpty() && secrets_->hasPassPhrase();
    secrets_->put(
        toVault ? SecretStore::Place::Vault : SecretStore::Place::Keychain, text(name), value,
        [self, work, typed, name, toVault](bool ok, const QString& trouble) {
            if (!self) return;
            SetupChoice& kept = work->choices[work->next - 1];
            if (ok) kept.provider.key.text = (toVault ? "vault:" : "keychain:") + name;
            if (!ok && typed)
                return work->done(
                    false, tr("The key could not be kept: %1 Under Providers & Keys it can go into "
                              "an encrypted file.")
                               .arg(trouble));
            self->keepNext(work);
        });
}

void Setup::publish(const std::shared_ptr<Work>& work)
{
    config::Config next = gateway_->config();
    for (SetupChoice& choice : work->choices) {
        next = withProvider(std::move(next), choice.provider);
        choice.key = Secret();
    }
    for (const config::AliasConfig& alias : work->aliases) {
        const auto known = [&alias](const auto& each) { return each.name == alias.name; };
        if (std::ranges::none_of(next.aliases, known)) next.aliases.push_back(alias);
    }
    if (next == gateway_->config()) return work->done(true, {});
    gateway_->publish(std::move(next), work->note, this, [work](const PublishOutcome& outcome) {
        work->done(outcome.ok, outcome.error);
    });
}

void Setup::askKeychain(std::function<void(const QString& trouble)> done)
{
    if (secrets_ == nullptr) return done(tr("There is no keychain."));
    config::Config probe;
    probe.providers.emplace_back().key.text = "keychain:gatehouse-first-look";
    const QPointer<Setup> self(this);
    secrets_->readAhead(probe, [self, done = std::move(done)] {
        if (self) done(self->secrets_->keychainTrouble());
    });
}

}  // namespace gatehouse::app
