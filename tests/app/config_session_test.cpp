#include "app/config_session.h"

#include <QTemporaryDir>
#include <QTest>

#include "proxy/core/base/crypto.h"
#include "proxy/core/config/codec.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class ConfigSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aNewKeyIsKeptAsAHashOnly()
    {
        const app::NewKey made = app::withNewKey(config::firstRun(), QStringLiteral("ci"), 5);
        const std::string text(made.text.reveal());
        QVERIFY(text.starts_with("gh_"));
        QCOMPARE(text.size(), std::size_t(46));
        const config::KeyConfig& key = made.config.access.keys.front();
        QCOMPARE(QByteArray::fromStdString(key.hash),
                 QByteArray::fromStdString(hex(Hmac(made.config.access.salt).of(text))));
        QVERIFY(text.ends_with(key.hint));
        QVERIFY(config::print(made.config).find(text) == std::string::npos);
        QVERIFY(app::withoutKey(made.config, made.id).access.keys.empty());
        const app::NewKey other = app::withNewKey(made.config, QStringLiteral("b"), 6);
        QVERIFY(other.text.reveal() != made.text.reveal());
        QVERIFY(other.config.access.salt == made.config.access.salt);
    }

    void aPriceIsSetReplacedAndTakenAway()
    {
        config::Config config;
        config.providers.resize(1);
        config.providers[0].id = "openai";
        config = app::withPrice(config, "openai", {.model = "m", .input = "1"});
        config = app::withPrice(config, "openai", {.model = "m", .input = "2"});
        QCOMPARE(config.providers[0].prices.size(), std::size_t(1));
        QCOMPARE(config.providers[0].prices[0].input, std::string("2"));
        QVERIFY(app::withPrice(config, "openai", {.model = "m"}).providers[0].prices.empty());
        QCOMPARE(app::withPrice(config, "other", {.model = "m", .input = "3"}), config);
        config.providers[0].key.text = "env:A";
        config.providers[0].moreKeys = {{"b", {"env:B"}, 1}};
        QCOMPARE(app::keysOf(config.providers[0]).size(), std::size_t(2));
    }

    void aRotatedKeyLeavesTheOldOneItsGrace()
    {
        const app::NewKey made = app::withNewKey({}, QStringLiteral("ci"), 5);
        const app::NewKey next = app::withRotatedKey(made.config, made.id, Millis(2), 1'000);
        QCOMPARE(next.config.access.keys.size(), std::size_t(2));
        QCOMPARE(next.config.access.keys[0].expiresAt, WallMicros(3'000));
        QCOMPARE(next.config.access.keys[1].label, std::string("ci"));
        QCOMPARE(next.config.access.keys[1].expiresAt, WallMicros(0));
        QVERIFY(next.text.reveal() != made.text.reveal());
        // Without grace it ends now; a grace never lengthens what was to end anyway.
        const app::NewKey now = app::withRotatedKey(next.config, made.id, Millis(0), 2'000);
        QCOMPARE(now.config.access.keys[0].expiresAt, WallMicros(2'001));
        const app::NewKey late = app::withRotatedKey(now.config, made.id, Millis(50), 2'000);
        QCOMPARE(late.config.access.keys[0].expiresAt, WallMicros(2'001));
    }

    void providersAreReplacedAndRemoved()
    {
        config::Config config = config::firstRun();
        config::ProviderConfig provider;
        provider.id = "openai";
        config = app::withProvider(config, provider);
        provider.title = "Mine";
        config = app::withProvider(config, provider);
        QCOMPARE(config.providers.size(), std::size_t(2));
        QCOMPARE(app::titleOf(*app::findProvider(config, "openai")), QStringLiteral("Mine"));
        QCOMPARE(app::freeId(config, QStringLiteral("openai")), std::string("openai-2"));
        QCOMPARE(app::freeId(config, QStringLiteral("My  Server!")), std::string("my-server"));
        config = app::withoutProvider(config, "openai");
        QVERIFY(app::findProvider(config, "openai") == nullptr);
    }

    void thePortOfEveryAddressChanges()
    {
        const config::Config config = app::withPort(config::firstRun(), 9000);
        QCOMPARE(config.server.listen, (std::vector<std::string>{"127.0.0.1:9000", "[::1]:9000"}));
    }

    void aBrokenFileIsExplained()
    {
        QTemporaryDir folder;
        QString trouble;
        QVERIFY(
            app::readConfigFile(folder.filePath(QStringLiteral("none.json")), trouble).has_value());
        QFile file(folder.filePath(QStringLiteral("bad.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"server\": 5}");
        file.close();
        QVERIFY(!app::readConfigFile(file.fileName(), trouble).has_value());
        QVERIFY(!trouble.isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ConfigSessionTest;
GH_SUITE(ConfigSessionTest)
#include "config_session_test.moc"
