#include "proxy/core/tokens/counter.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tokens_tests {

class CounterTest : public QObject {
    Q_OBJECT

private slots:

    void textsStandApart()
    {
        if (!tokens::Encoding::o200k().isKnown()) QSKIP("built without rank tables");
        tokens::Counter counter(tokens::familyOf("gpt-4o"));
        counter.text("hel");
        counter.text("lo");
        counter.add(10);
        QCOMPARE(counter.total().tokens, 12 + (tokens::Encoding::o200k().count("hel") - 1));
        QVERIFY(counter.total().isCounted);
    }

    void othersAreCalibrated()
    {
        const std::string text = "The gate is open, and nobody is at the house this evening.";
        tokens::Counter ours(tokens::familyOf("gpt-4o"));
        tokens::Counter other(tokens::familyOf("claude-sonnet-4-5"));
        ours.text(text);
        other.text(text);
        QVERIFY(other.total().tokens > ours.total().tokens);
        QVERIFY(!other.total().isCounted);
    }

    void beyondTheLimitItIsAnEstimate()
    {
        tokens::Counter counter(tokens::familyOf("gpt-4o"));
        const std::string text(tokens::kMostText - 10, ' ');
        counter.text(text);
        counter.text("one two three four five six seven eight nine ten");
        QVERIFY(!counter.total().isCounted);
        counter.text("more");  // nothing is left of the limit
        QVERIFY(counter.total().tokens > 0);
    }

    void nothingHasNoTokens()
    {
        const tokens::Counter counter(tokens::familyOf("gpt-4o"));
        QCOMPARE(counter.total().tokens, std::int64_t(0));
    }
};

GH_SUITE(CounterTest)

}  // namespace gatehouse::tokens_tests

#include "counter_test.moc"
