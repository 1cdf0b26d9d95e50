#include "proxy/core/pipeline/limit_book.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class LimitBookTest : public QObject {
    Q_OBJECT

private slots:

    void limitsThatAreOn()
    {
        config::Config config;
        config.limits.push_back({.id = "a", .limit = "1"});
        config.limits.push_back({.id = "b", .enabled = false, .limit = "1"});
        const auto book = pipeline::LimitBook::build(config, {});
        QVERIFY(book.ok());
        QCOMPARE(book->rules().size(), std::size_t(1));
        QVERIFY(book->find("a") != nullptr && book->find("b") == nullptr);
    }

    void rateLimitsOfGateways()
    {
        config::Config config;
        config.gateways.push_back({.id = "red"});
        config.gateways.push_back({.id = "blue",
                                   .rateLimitingInterval = 60,
                                   .rateLimitingLimit = 50,
                                   .rateLimitingTechnique = "sliding"});
        config.gateways.push_back({.id = "off", .rateLimitingInterval = 0, .rateLimitingLimit = 0});
        const auto book = pipeline::LimitBook::build(config, {});
        QVERIFY(book.ok());
        QCOMPARE(book->rules().size(), std::size_t(1));
        const auto* rule = book->find("gateway/blue");
        QVERIFY(rule != nullptr);
        QCOMPARE(rule->gateway, std::string("blue"));
        QVERIFY(rule->window.kind == limit::Kind::Sliding);
        QCOMPARE(rule->window.limit, std::int64_t(50));
        QCOMPARE(rule->window.length, WallMicros(60'000'000));
    }

    void aFlawHasItsPath()
    {
        config::Config config;
        config.limits.push_back({.id = "a", .limit = "x"});
        const auto book = pipeline::LimitBook::build(config, {});
        QVERIFY(!book.ok());
        QVERIFY(book.error().message.starts_with("/limits/0/limit: "));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitBookTest;
GH_SUITE(LimitBookTest)
#include "limit_book_test.moc"
