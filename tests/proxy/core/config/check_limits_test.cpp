#include <QTest>

#include "proxy/core/config/validate.h"
#include "proxy/core/provider/catalogue.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

config::Config configWithLimit()
{
    config::Config config = config::firstRun();
    auto& limit = config.limits.emplace_back();
    limit.id = "all";
    limit.limit = "10";
    return config;
}

std::string flawsOf(const config::Config& config)
{
    std::string flaws;
    for (const auto& problem : config::validate(config, provider::Catalogue::builtIn()))
        flaws += problem.path + " ";
    return flaws;
}

}  // namespace

class CheckLimitsTest : public QObject {
    Q_OBJECT

private slots:

    void goodOnes() { QCOMPARE(flawsOf(configWithLimit()), std::string()); }

    void eachFlawHasItsPlace()
    {
        auto config = configWithLimit();
        config.limits.front().limit = "many";
        QCOMPARE(flawsOf(config), std::string("/limits/0/limit "));
        config = configWithLimit();
        config.limits.push_back(config.limits.front());
        QCOMPARE(flawsOf(config), std::string("/limits/1/id "));
        config.limits.back().id = "";
        QCOMPARE(flawsOf(config), std::string("/limits/1/id "));
        config.limits.back().id = "gateway/x";  // those are the gateways' own
        QCOMPARE(flawsOf(config), std::string("/limits/1/id "));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CheckLimitsTest;
GH_SUITE(CheckLimitsTest)
#include "check_limits_test.moc"
