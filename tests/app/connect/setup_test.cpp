#include "app/connect/setup.h"

#include <QTemporaryDir>
#include <QTest>

#include "app/config_session.h"
#include "tests/app/connect/fake_keychain.h"
#include "tests/support/suite.h"
#include "tests/ui/fake_gateway.h"

namespace gatehouse::tests {

namespace {

app::SetupChoice fromEnvironment()
{
    config::ProviderConfig provider;
    provider.id = "openai";
    provider.key.text = "env:GATEHOUSE_TEST_KEY";
    return {provider, {}};
}

app::SetupChoice typed()
{
    config::ProviderConfig provider;
    provider.id = "anthropic";
    return {provider, Secret("sk-canary")};
}

struct Answer {
    int count = 0;
    bool ok = false;
    QString trouble;

    app::Setup::Done taker()
    {
        return [this](bool well, const QString& words) {
            ++count;
            ok = well;
            trouble = words;
        };
    }
};

}  // namespace

class SetupTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { qputenv("GATEHOUSE_TEST_KEY", "sk-from-environment"); }

    void keysGoToTheKeychain()
    {
        QTemporaryDir folder;
        FakeGateway gateway;
        FakeKeychain keychain;
        app::SecretStore secrets(folder.path(), keychain.functions());
        app::Setup setup(&gateway, &secrets);
        Answer answer;
        setup.apply({fromEnvironment(), typed()}, QStringLiteral("test"), answer.taker());
        QTRY_COMPARE(answer.count, 1);
        QVERIFY2(answer.ok, qPrintable(answer.trouble));
        QCOMPARE(keychain.entries[QStringLiteral("openai")], std::string("sk-from-environment"));
        QCOMPARE(keychain.entries[QStringLiteral("anthropic")], std::string("sk-canary"));
        QCOMPARE(app::findProvider(gateway.configNow, "openai")->key.text,
                 std::string("keychain:openai"));
        QCOMPARE(app::findProvider(gateway.configNow, "anthropic")->key.text,
                 std::string("keychain:anthropic"));
        QCOMPARE(gateway.published.size(), std::size_t(1));
    }

    void withoutAKeychainTheEncryptedFileTakesThem()
    {
        QTemporaryDir folder;
        FakeGateway gateway;
        FakeKeychain keychain;
        keychain.broken = true;
        app::SecretStore secrets(folder.path(), keychain.functions());
        app::Setup setup(&gateway, &secrets);
        QString said;
        setup.askKeychain([&](const QString& trouble) { said = trouble; });
        QTRY_VERIFY(!said.isEmpty());
        QVERIFY(!secrets.hasVaultFile());
        QString trouble;
        QVERIFY(secrets.unlockVault(Secret("correct horse"), trouble));
        Answer answer;
        setup.apply({typed()}, QStringLiteral("test"), answer.taker());
        QTRY_COMPARE(answer.count, 1);
        QVERIFY2(answer.ok, qPrintable(answer.trouble));
        const auto* provider = app::findProvider(gateway.configNow, "anthropic");
        QCOMPARE(provider->key.text, std::string("vault:anthropic"));
        QCOMPARE(secrets.valueOf(provider->key).reveal(), std::string_view("sk-canary"));
        QVERIFY(secrets.hasVaultFile());
        QFile file(folder.filePath(QStringLiteral("vault")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("canary"));
    }

    void withoutAKeychainTheEnvironmentStays()
    {
        QTemporaryDir folder;
        FakeGateway gateway;
        FakeKeychain keychain;
        keychain.broken = true;
        app::SecretStore secrets(folder.path(), keychain.functions());
        app::Setup setup(&gateway, &secrets);
        Answer answer;
        setup.apply({fromEnvironment()}, QStringLiteral("test"), answer.taker());
        QTRY_COMPARE(answer.count, 1);
        QVERIFY(answer.ok);
        QCOMPARE(app::findProvider(gateway.configNow, "openai")->key.text,
                 std::string("env:GATEHOUSE_TEST_KEY"));
        Answer second;
        setup.apply({typed()}, QStringLiteral("test"), second.taker());
        QTRY_COMPARE(second.count, 1);
        QVERIFY(!second.ok);
        QVERIFY(second.trouble.contains(QLatin1String("no bus")));
        QVERIFY(!second.trouble.contains(QLatin1String("canary")));
        QCOMPARE(gateway.published.size(), std::size_t(1));
        QString trouble;
        setup.askKeychain([&trouble](const QString& words) { trouble = words; });
        QCOMPARE(trouble, QStringLiteral("no bus"));
    }

    /// Its key is several variables, and often a passing one.
    void aCredentialOfAmazonStaysInTheEnvironment()
    {
        QTemporaryDir folder;
        FakeGateway gateway;
        FakeKeychain keychain;
        app::SecretStore secrets(folder.path(), keychain.functions());
        app::Setup setup(&gateway, &secrets);
        qputenv("AWS_ACCESS_KEY_ID", "AKIDTEST");
        config::ProviderConfig provider;
        provider.id = "aws-bedrock";
        provider.key.text = "env:AWS_ACCESS_KEY_ID";
        Answer answer;
        setup.apply({{provider, {}}}, QStringLiteral("test"), answer.taker());
        QTRY_COMPARE(answer.count, 1);
        qunsetenv("AWS_ACCESS_KEY_ID");
        QVERIFY(answer.ok);
        QCOMPARE(app::findProvider(gateway.configNow, "aws-bedrock")->key.text,
                 std::string("env:AWS_ACCESS_KEY_ID"));
    }

    void localOnesNeedNoKeyAndNothingIsNoChange()
    {
        FakeGateway gateway;
        app::Setup setup(&gateway, nullptr);
        config::ProviderConfig ollama;
        ollama.id = "ollama";
        Answer answer;
        setup.apply({{ollama, {}}}, QStringLiteral("test"), answer.taker());
        QTRY_COMPARE(answer.count, 1);
        QVERIFY(app::findProvider(gateway.configNow, "ollama") != nullptr);
        setup.apply({}, QStringLiteral("test"), answer.taker());
        QTRY_COMPARE(answer.count, 2);
        QVERIFY(answer.ok);
        QCOMPARE(gateway.published.size(), std::size_t(1));
        setup.apply({typed()}, QStringLiteral("test"), answer.taker());
        QVERIFY(!answer.ok);
        QString trouble;
        setup.askKeychain([&trouble](const QString& words) { trouble = words; });
        QVERIFY(!trouble.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SetupTest;
GH_SUITE(SetupTest)
#include "setup_test.moc"
