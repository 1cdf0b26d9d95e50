#include <algorithm>

#include <QTest>

#include "proxy/core/config/codec.h"
#include "proxy/core/config/validate.h"
#include "proxy/core/provider/catalogue.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class CheckCacheTest : public QObject {
    Q_OBJECT

    static std::vector<std::string> wrongIn(const config::Config& config)
    {
        std::vector<std::string> paths;
        for (const auto& problem : config::validate(config, provider::Catalogue::builtIn())) {
            if (problem.path.starts_with("/cache")) paths.push_back(problem.path);
        }
        return paths;
    }

private Q_SLOTS:

    void whatCannotBeIsNamed()
    {
        auto config = config::firstRun();
        QVERIFY(wrongIn(config).empty());
        config.cache.scope = "planet";
        config.cache.maxEntry = 8_MiB;
        config.cache.maxBytes = 4_MiB;
        config.cache.rules.push_back({"a", "", Millis(0)});
        config.cache.rules.push_back({"a", quoted("{'model':{'$like':1}}"), Millis(0)});
        QCOMPARE(wrongIn(config),
                 (std::vector<std::string>{"/cache/scope", "/cache/maxEntry", "/cache/rules/1/id",
                                           "/cache/rules/1/when"}));
    }
};

GH_SUITE(CheckCacheTest)

}  // namespace gatehouse::tests

#include "check_cache_test.moc"
