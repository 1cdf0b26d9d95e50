#include "app/cache/cache_edit.h"

#include <QTest>

#include "proxy/core/config/validate.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class CacheEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void presetsKeepAnswersAndCanBePublished()
    {
        using Preset = app::CachePreset;
        for (const auto preset : {Preset::TenMinutes, Preset::Exact, Preset::Outage}) {
            const config::Config before = config::firstRun();
            QVERIFY(!app::keepsAnswers(before));
            const auto after = app::withCache(before, preset);
            QVERIFY(app::keepsAnswers(after));
            QVERIFY(config::validate(after, provider::Catalogue::builtIn()).empty());
        }
        QVERIFY(app::withCache({}, Preset::Outage).cache.staleFor.count() > 0);
    }

    void aGatewayAloneKeepsAnswers()
    {
        config::Config config;
        auto& gateway = config.gateways.emplace_back();
        gateway.id = "shop";
        QVERIFY(!app::keepsAnswers(config));
        gateway.cacheTtl = 60;
        QVERIFY(app::keepsAnswers(config));
        QCOMPARE(app::gatewayNames(config),
                 (QStringList{QStringLiteral("default"), QStringLiteral("shop")}));
    }

    void rulesGetIdsOfTheirOwn()
    {
        auto config = app::withCache({}, app::CachePreset::Exact);
        config = app::withCache(config, app::CachePreset::Exact);
        QCOMPARE(config.cache.rules.front().id, std::string("rule"));
        QCOMPARE(config.cache.rules.back().id, std::string("rule-2"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CacheEditTest;
GH_SUITE(CacheEditTest)
#include "cache_edit_test.moc"
