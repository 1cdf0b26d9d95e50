#include "proxy/core/config/config.h"

#include <set>

#include "proxy/core/config/address.h"
#include "proxy/core/config/validate.h"
#include "proxy/core/http/url.h"
#include "tests/support/suite.h"

using namespace gatehouse;

class ConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aFirstRunIsSafe()
    {
        const auto config = config::firstRun();
        QVERIFY(config::validate(config, provider::Catalogue::builtIn()).empty());
        QCOMPARE(config.server.listen.size(), std::size_t{2});
        for (const auto& address : config.server.listen) {
            const auto place = http::parseHostPort(address);
            QVERIFY(place && config::isLoopback(place->host));
            QCOMPARE(int(place->port), 8686);
        }
        QVERIFY(!config.server.allowRemote);
        QVERIFY(config.access.keys.empty() && config.access.salt.empty());
        QCOMPARE(config.providers.size(), std::size_t{1});
        QCOMPARE(config.providers[0].id, std::string("sample"));
    }

    void keysOfASectionDiffer()
    {
        const auto check = [](auto section) {
            std::set<std::string_view> seen;
            decltype(section)::fields([&](const auto& field) {
                QVERIFY(!field.key.empty());
                QVERIFY2(seen.insert(field.key).second, std::string(field.key).c_str());
                QVERIFY(field.min <= field.max);
            });
        };
        check(config::Config());
        check(config::ServerConfig());
        check(config::ProviderConfig());
        check(config::PriceConfig());
        check(config::RecordsConfig());
        check(config::KeyConfig());
    }
};

GH_SUITE(ConfigTest)
#include "config_test.moc"
