#include "app/secret_store.h"

#include <algorithm>
#include <vector>

#include <QFileInfo>
#include <qt6keychain/keychain.h>

#include "app/config_session.h"
#include "app/formats.h"
#include "proxy/core/export/secrets.h"
#include "proxy/shell/engine/vault.h"

namespace gatehouse::app {
namespace {

constexpr auto kService = "gatehouse";
constexpr auto kPhraseVariable = "GATEHOUSE_VAULT_PASSPHRASE";  // the engine's vault looks there

QString wordsOf(const Error& error)
{
    return text(error.message) +
           (error.hint.empty() ? QString() : QStringLiteral("; ") + text(error.hint));
}

/// Every reference to a secret, of whatever it is for.
std::vector<SecretRef> referencesIn(config::Config config)
{
    std::vector<SecretRef> all;
    for (const auto& place : exports::secretPlaces(config, provider::Catalogue::builtIn()))
        all.push_back(place.reference());
    return all;
}

}  // namespace

SecretStore::SecretStore(const QString& dataFolder, Keychain keychain, QObject* parent)
    : QObject(parent), folder_(dataFolder), keychain_(std::move(keychain))
{
}

SecretStore::~SecretStore() = default;

SecretStore::Keychain SecretStore::systemKeychain()
{
    Keychain keychain;
    keychain.read = [](const QString& name, Read done) {
        auto* job = new QKeychain::ReadPasswordJob(QLatin1String(kService));
        job->setKey(name);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, done = std::move(done)] {
            const QByteArray value = job->binaryData();
            done(job->error(), job->errorString(), Secret(value.toStdString()));
        });
        job->start();
    };
    keychain.write = [](const QString& name, const Secret& value,
                        std::function<void(int, const QString&)> done) {
        auto* job = new QKeychain::WritePasswordJob(QLatin1String(kService));
        job->setKey(name);
        job->setBinaryData(
            QByteArray(value.reveal().data(), static_cast<qsizetype>(value.reveal().size())));
        QObject::connect(job, &QKeychain::Job::finished, job,
                         [job, done = std::move(done)] { done(job->error(), job->errorString()); });
        job->start();
    };
    keychain.remove = [](const QString& name, std::function<void(int, const QString&)> done) {
        auto* job = new QKeychain::DeletePasswordJob(QLatin1String(kService));
        job->setKey(name);
        QObject::connect(job, &QKeychain::Job::finished, job,
                         [job, done = std::move(done)] { done(job->error(), job->errorString()); });
        job->start();
    };
    return keychain;
}

void SecretStore::take(const QString& name, Secret value)
{
    const std::lock_guard lock(known_->mutex);
    known_->values[name.toStdString()] = std::move(value);
}

void SecretStore::readAhead(const config::Config& config, std::function<void()> done)
{
    QStringList names;
    for (const SecretRef& each : referencesIn(config)) {
        if (each.source() == "keychain") names.append(text(each.name()));
    }
    names.removeDuplicates();
    if (names.isEmpty()) {
        done();
        return;
    }
    auto open = std::make_shared<qsizetype>(names.size());
    auto whenDone = std::make_shared<std::function<void()>>(std::move(done));
    for (const QString& name : std::as_const(names)) {
        keychain_.read(
            name, [this, name, open, whenDone](int code, const QString& trouble, Secret value) {
                if (code == 0) take(name, std::move(value));
                if (code > 1)
                    trouble_ = trouble.isEmpty() ? tr("The keychain does not answer.") : trouble;
                if (--*open == 0) (*whenDone)();
            });
    }
}

void SecretStore::put(Place place, const QString& name, const Secret& value, Done done)
{
    if (place == Place::Vault) {
        if (!vault_) {
            done(false, tr("The encrypted file is locked: give its pass phrase first."));
            return;
        }
        const Result<void> kept = vault_->put(name.toStdString(), value);
        done(kept.ok(), kept.ok() ? QString() : wordsOf(kept.error()));
        return;
    }
    keychain_.write(
        name, value, [this, name, value, done = std::move(done)](int code, const QString& trouble) {
            if (code == 0) {
                trouble_.clear();
                take(name, value);
                done(true, {});
                return;
            }
            trouble_ = trouble.isEmpty() ? tr("The keychain does not answer.") : trouble;
            done(false, trouble_);
        });
}

void SecretStore::remove(const SecretRef& reference)
{
    if (reference.source() == "keychain") {
        {
            const std::lock_guard lock(known_->mutex);
            known_->values.erase(std::string(reference.name()));
        }
        keychain_.remove(text(reference.name()), [](int, const QString&) {});
    } else if (reference.source() == "vault" && vault_) {
        // An entry that stays behind is sealed and named nowhere: nothing more to do.
        [[maybe_unused]] const auto gone = vault_->remove(std::string(reference.name())).ok();
    }
}

bool SecretStore::hasVaultFile() const
{
    return QFileInfo::exists(folder_ + QStringLiteral("/vault"));
}

bool SecretStore::hasPassPhrase() const
{
    return vault_ != nullptr || qEnvironmentVariableIsSet(kPhraseVariable);
}

bool SecretStore::isVaultLocked(const config::Config& config) const
{
    if (hasPassPhrase()) return false;
    return std::ranges::any_of(referencesIn(config),
                               [](const SecretRef& each) { return each.source() == "vault"; });
}

bool SecretStore::unlockVault(const Secret& passPhrase, QString& trouble)
{
    engine::VaultOptions options;
    options.path = folder_.toStdString() + "/vault";
    options.passPhrase = [passPhrase] { return passPhrase; };
    auto vault = std::make_unique<engine::Vault>(std::move(options));
    const auto names = vault->names();
    if (!names) {
        trouble = wordsOf(names.error());
        return false;
    }
    vault_ = std::move(vault);
    const std::lock_guard lock(known_->mutex);
    known_->passPhrase = passPhrase;
    return true;
}

Secret SecretStore::valueOf(const SecretRef& reference)
{
    if (reference.source() == "vault" && vault_) {
        auto value = vault_->resolve(reference);
        return value ? std::move(value).value() : Secret();
    }
    if (reference.source() == "env")
        return Secret(qgetenv(std::string(reference.name()).c_str()).toStdString());
    return source()(reference);
}

engine::SecretSource SecretStore::source() const
{
    return [known = known_](const SecretRef& reference) {
        const std::lock_guard lock(known->mutex);
        const auto found = known->values.find(reference.name());
        return found == known->values.end() || reference.source() != "keychain" ? Secret()
                                                                                : found->second;
    };
}

std::function<Secret()> SecretStore::vaultPassPhrase() const
{
    return [known = known_] {
        const std::lock_guard lock(known->mutex);
        return known->passPhrase;
    };
}

}  // namespace gatehouse::app
