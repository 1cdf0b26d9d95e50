#include "app/filter_keys.h"

#include <QSet>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::filterKeys;
using app::filterTokens;
using app::readFilterToken;

class FilterKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// A row that offers what it does not take would be a trap.
    void everyOfferIsTaken()
    {
        QSet<QString> names;
        for (const auto& key : filterKeys()) {
            QVERIFY2(!names.contains(QLatin1String(key.name)), key.name);
            names += QLatin1String(key.name);
            for (const QString& offer :
                 QString::fromLatin1(key.offers).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
                const auto tokens = filterTokens(QLatin1String(key.name) + offer);
                QCOMPARE(tokens.size(), 1U);
                const auto read = readFilterToken(tokens[0], 1);
                QVERIFY2(read.condition && read.problem.isEmpty(),
                         qPrintable(QLatin1String(key.name) + offer + read.problem));
            }
        }
    }

    /// A label's name is its caller's: it may have digits and hyphens.
    void labelsHaveNamesOfTheirOwn()
    {
        const auto tokens = filterTokens(QStringLiteral("meta.User-Id2:\"ada l\""));
        QCOMPARE(tokens.size(), 1U);
        const auto read = readFilterToken(tokens[0], 0);
        QVERIFY(read.condition.has_value());
        QCOMPARE(read.condition->field, store::Field::Metadata);
        QCOMPARE(read.condition->name, std::string("user-id2"));
        QCOMPARE(read.condition->text, std::string("ada l"));
        const auto part = readFilterToken(filterTokens(QStringLiteral("meta.n~7"))[0], 0);
        QVERIFY(part.condition && part.condition->test == store::Test::Contains);
    }

    void headersHaveNamesToo()
    {
        const auto read = readFilterToken(filterTokens(QStringLiteral("Header.X-Team2~blu"))[0], 0);
        QVERIFY(read.condition.has_value());
        QCOMPARE(read.condition->field, store::Field::Header);
        QCOMPARE(read.condition->name, std::string("x-team2"));
        QVERIFY(store::isSlow(*read.condition));
    }

    /// Words of a body are in the index; parts of words are not.
    void bodiesBothWays()
    {
        const auto read = [](const char* typed) {
            return *readFilterToken(filterTokens(QString::fromUtf8(typed))[0], 0).condition;
        };
        QCOMPARE(read("body:refund").field, store::Field::Words);
        QVERIFY(!store::isSlow(read("body:refund")));
        QCOMPARE(read("body~\"fund poli\"").field, store::Field::Body);
        QVERIFY(store::isSlow(read("body~\"fund poli\"")));
        QVERIFY(store::isSlow(read("body!=refund")) == false);
    }

    void whoAndWhichWay()
    {
        const auto read = [](const char* typed) {
            return *readFilterToken(filterTokens(QString::fromUtf8(typed))[0], 0).condition;
        };
        const auto user = read("user:ada");
        QCOMPARE(user.kind, store::Condition::Kind::Any);
        QCOMPARE(user.parts[1].name, std::string("user_id"));
        QCOMPARE(user.parts[1].text, std::string("ada"));
        const auto route = read("route:support");
        QCOMPARE(route.parts[0].field, store::Field::Route);
        QCOMPARE(route.parts[1].text, std::string("dynamic/support"));
        QCOMPARE(read("route~sup").field, store::Field::Route);
        QCOMPARE(read("fallback:no").kind, store::Condition::Kind::Not);
        QCOMPARE(read("prompt:welcome").field, store::Field::Prompt);
    }

    void guardsAndSizes()
    {
        const auto read = [](const char* typed) {
            return *readFilterToken(filterTokens(QString::fromUtf8(typed))[0], 0).condition;
        };
        QCOMPARE(read("guard:yes").test, store::Test::Known);
        QCOMPARE(read("guard:no").kind, store::Condition::Kind::Not);
        QCOMPARE(read("guard:P1").text, std::string("P1"));
        QCOMPARE(read("guard:P1").field, store::Field::Rule);
        QCOMPARE(read("guard:\"yes\"").text, std::string("yes"));
        QCOMPARE(read("req>20k").number, std::int64_t{20'000});
        QCOMPARE(read("req>20k").field, store::Field::RequestSize);
        QCOMPARE(read("resp<=2MB").number, std::int64_t{2'000'000});
        QCOMPARE(read("resp:unknown").kind, store::Condition::Kind::Not);
        QCOMPARE(read("resp:1k-10k").parts.size(), std::size_t{2});
    }

    void whatWasExpectedIsSaid_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("hint");
        const auto row = [](const char* typed, const char* hint) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(hint);
        };
        row("latency:2s", "Expected a duration: latency>2s, latency<300ms or latency:1s-3s");
        row("ttft>soon", "Expected a duration: ttft>2s, ttft<300ms or ttft:1s-3s");
        row("cost>cheap", "Expected an amount: cost>$0.05, cost<1 or cost:unknown");
        row("status:9xx", "Expected a status: 404, 4xx, 5xx, 400-499, >=500 or error");
        row("status~4", "Expected a status: 404, 4xx, 5xx, 400-499, >=500 or error");
        row("model>gpt", "Expected model:text, model=text, model!=text or model~part");
        row("req>large", "Expected a size: req>100k, req<2M or req:1k-10k");
        row("pin:maybe", "Expected yes or no");
        row("meta.:x", "Expected meta. and a name: meta.user:ada, meta.user!=ada or meta.user~ad");
        row("meta.user>x",
            "Expected meta. and a name: meta.user:ada, meta.user!=ada or meta.user~ad");
        row("header.:x", "Expected header. and a name: header.user-agent~curl");
        row("body>x", "Expected body:word, or body~\"part of one\", which takes longer");
        row("user>x", "Expected user:text, user=text, user!=text or user~part");
        row("tok.in:", "A value is expected after tok.in:");
        row("tok.in>", "A value is expected after tok.in>");
    }

    void whatWasExpectedIsSaid()
    {
        QFETCH(QString, typed);
        QFETCH(QString, hint);
        const auto read = readFilterToken(filterTokens(typed)[0], 0);
        QVERIFY(!read.condition);
        QCOMPARE(read.problem, hint);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FilterKeysTest;
GH_SUITE(FilterKeysTest)
#include "filter_keys_test.moc"
