#include "proxy/core/cache/book.h"

#include <QTest>

#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class CacheBookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theFirstRuleThatHoldsCounts()
    {
        config::CacheConfig config;
        config.rules.push_back({"hot", quoted("{'temperature':{'$gt':1}}"), Millis(0)});
        config.rules.push_back(
            {"mini", quoted("{'model':{'$startsWith':'gpt-4o'}}"), Millis(9'000)});
        const auto book = cache::Book::build(config);
        QVERIFY(book);
        policy::Facts facts;
        facts.model = "gpt-4o-mini";
        const std::string body = quoted("{'temperature':1.5}");
        facts.body = body;
        QCOMPARE(book->ruleFor(facts)->id, std::string("hot"));
        policy::Facts calm;
        calm.model = "gpt-4o-mini";
        calm.body = "{}";
        QCOMPARE(book->ruleFor(calm)->ttl, Millis(9'000));
        policy::Facts other;
        other.model = "claude";
        other.body = "{}";
        QVERIFY(book->ruleFor(other) == nullptr);
    }

    void whatIsWrongIsNamed()
    {
        config::CacheConfig config;
        config.ignore = {"metadata.trace", "a..b"};
        const auto book = cache::Book::build(config);
        QVERIFY(!book);
        QVERIFY(book.error().message.starts_with("ignore/1: "));
        config.ignore.clear();
        config.rules.push_back({"r", quoted("{'model':{'$like':'x'}}"), Millis(1)});
        QVERIFY(cache::Book::build(config).error().message.starts_with("rules/0/when: "));
    }
};

GH_SUITE(CacheBookTest)

}  // namespace gatehouse::tests

#include "book_test.moc"
