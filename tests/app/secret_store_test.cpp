#include "app/secret_store.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class SecretStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aKeptKeyReachesTheEngine()
    {
        QTemporaryDir folder;
        std::map<QString, std::string> chain{{QStringLiteral("openai"), "k1"}};
        app::SecretStore store(folder.path(), fake(chain, 0));
        config::Config config;
        config.providers.emplace_back().key.text = "keychain:openai";
        bool ready = false;
        store.readAhead(config, [&ready] { ready = true; });
        QVERIFY(ready);
        QVERIFY(store.source()({"keychain:openai"}).reveal() == "k1");
        QVERIFY(store.source()({"keychain:other"}).empty());
        bool ok = false;
        store.put(app::SecretStore::Place::Keychain, QStringLiteral("other"), Secret("k2"),
                  [&ok](bool done, const QString&) { ok = done; });
        QVERIFY(ok);
        QVERIFY(store.source()({"keychain:other"}).reveal() == "k2");
        store.remove({"keychain:other"});
        QVERIFY(store.source()({"keychain:other"}).empty());
        QVERIFY(!chain.contains(QStringLiteral("other")));
    }

    /// Collectors and issuers have secrets as well.
    void whateverNamesASecretGetsIt()
    {
        QTemporaryDir folder;
        std::map<QString, std::string> chain{{QStringLiteral("collector"), "c1"},
                                             {QStringLiteral("issuer"), "i1"}};
        app::SecretStore store(folder.path(), fake(chain, 0));
        config::Config config;
        config.traces.emplace_back().authorization.text = "keychain:collector";
        config.access.issuers.emplace_back().clientSecret.text = "keychain:issuer";
        store.readAhead(config, [] {});
        QVERIFY(store.source()({"keychain:collector"}).reveal() == "c1");
        QVERIFY(store.source()({"keychain:issuer"}).reveal() == "i1");
        QVERIFY(!store.isVaultLocked(config));
        config.traces[0].headers = {{"x-key", "vault:x"}};
        QVERIFY(store.isVaultLocked(config));
    }

    void anAbsentKeychainIsTold()
    {
        QTemporaryDir folder;
        std::map<QString, std::string> chain;
        app::SecretStore store(folder.path(), fake(chain, 7));
        QString words;
        store.put(app::SecretStore::Place::Keychain, QStringLiteral("a"), Secret("k"),
                  [&words](bool ok, const QString& trouble) {
                      if (!ok) words = trouble;
                  });
        QCOMPARE(words, QStringLiteral("no bus"));
        QCOMPARE(store.keychainTrouble(), words);
    }

    void theEncryptedFileHoldsNoPlainText()
    {
        QTemporaryDir folder;
        std::map<QString, std::string> chain;
        app::SecretStore store(folder.path(), fake(chain, 7));
        config::Config config;
        config.providers.emplace_back().key.text = "vault:openai";
        QVERIFY(store.isVaultLocked(config));
        QString trouble;
        const auto phrase = store.vaultPassPhrase();
        QVERIFY(phrase().empty());
        QVERIFY2(store.unlockVault(Secret("a pass phrase"), trouble), qPrintable(trouble));
        QVERIFY(phrase().reveal() == "a pass phrase");
        QVERIFY(!qEnvironmentVariableIsSet("GATEHOUSE_VAULT_PASSPHRASE"));  // children inherit it
        bool ok = false;
        store.put(app::SecretStore::Place::Vault, QStringLiteral("openai"), Secret("canary-value"),
                  [&ok](bool done, const QString&) { ok = done; });
        QVERIFY(ok);
        QVERIFY(store.valueOf({"vault:openai"}).reveal() == "canary-value");
        QFile file(folder.filePath(QStringLiteral("vault")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("canary"));
        app::SecretStore other(folder.path(), fake(chain, 7));
        QVERIFY(!other.unlockVault(Secret("wrong"), trouble));
        QVERIFY(other.isVaultLocked(config));
        QVERIFY(other.vaultPassPhrase()().empty());
    }

private:
    static app::SecretStore::Keychain fake(std::map<QString, std::string>& chain, int code)
    {
        app::SecretStore::Keychain keychain;
        const QString words = code == 0 ? QString() : QStringLiteral("no bus");
        keychain.read = [&chain, code, words](const QString& name, app::SecretStore::Read done) {
            const auto found = chain.find(name);
            if (code == 0 && found == chain.end()) return done(1, {}, Secret());
            done(code, words, code == 0 ? Secret(found->second) : Secret());
        };
        keychain.write = [&chain, code, words](const QString& name, const Secret& value,
                                               std::function<void(int, const QString&)> done) {
            if (code == 0) chain[name] = std::string(value.reveal());
            done(code, words);
        };
        keychain.remove = [&chain, code, words](const QString& name,
                                                std::function<void(int, const QString&)> done) {
            chain.erase(name);
            done(code, words);
        };
        return keychain;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SecretStoreTest;
GH_SUITE(SecretStoreTest)
#include "secret_store_test.moc"
