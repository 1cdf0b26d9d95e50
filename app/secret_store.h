#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include <QObject>
#include <QString>

#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"
#include "proxy/shell/engine/engine.h"

namespace gatehouse::engine {
class Vault;
}

namespace gatehouse::app {

/// Where provider keys live: the desktop's keychain, or an encrypted file under a pass phrase.
///
/// Shape   values are read ahead on the GUI thread; source() gives the engine what was read.
/// Errors  every answer of the keychain but "done" and "no such entry" counts as unavailable; its
/// words are kept. Thread  GUI, but for the functions that source() and vaultPassPhrase() return.
class SecretStore : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(bool ok, const QString& trouble)>;
    using Read = std::function<void(int code, const QString& trouble, Secret value)>;

    /// The keychain as three functions, so that tests bring their own. Codes: 0 done, 1 no such
    /// entry.
    struct Keychain {
        std::function<void(const QString& name, Read)> read;
        std::function<void(const QString& name, const Secret&,
                           std::function<void(int, const QString&)>)>
            write;
        std::function<void(const QString& name, std::function<void(int, const QString&)>)> remove;
    };

    enum class Place : quint8 { Keychain, Vault };

    SecretStore(const QString& dataFolder, Keychain keychain, QObject* parent = nullptr);
    ~SecretStore() override;
    static Keychain systemKeychain();

    /// Reads every keychain entry the config names; `done` is called once, also when the keychain
    /// is away.
    void readAhead(const config::Config& config, std::function<void()> done);
    /// Keeps a value; the reference to write into the config is `Place`:`name`.
    void put(Place place, const QString& name, const Secret& value, Done done);
    void remove(const SecretRef& reference);

    /// Words of the last refusal; empty while the keychain works (or was never asked).
    [[nodiscard]] QString keychainTrouble() const { return trouble_; }

    /// A config names vault: entries, but no pass phrase was given yet.
    [[nodiscard]] bool isVaultLocked(const config::Config& config) const;
    [[nodiscard]] bool hasPassPhrase() const;
    [[nodiscard]] bool hasVaultFile() const;  ///< there is an encrypted file to open
    /// Opens (or begins) the encrypted file. Takes about 0.1 s.
    bool unlockVault(const Secret& passPhrase, QString& trouble);

    /// What a reference means now; empty when unknown. For the Test button; vault and keychain
    /// values only.
    [[nodiscard]] Secret valueOf(const SecretRef& reference);
    [[nodiscard]] engine::SecretSource source() const;
    /// The pass phrase that opened the encrypted file, for the engine's own look into it; empty
    /// until then.
    [[nodiscard]] std::function<Secret()> vaultPassPhrase() const;

private:
    struct Known {
        std::mutex mutex;  // guards the rest: filled by the GUI, read by the engine's helper
        std::map<std::string, Secret, std::less<>> values;
        Secret passPhrase;
    };

    void take(const QString& name, Secret value);
    QString folder_;
    Keychain keychain_;
    std::shared_ptr<Known> known_ = std::make_shared<Known>();
    std::unique_ptr<engine::Vault> vault_;
    QString trouble_;
};

}  // namespace gatehouse::app
