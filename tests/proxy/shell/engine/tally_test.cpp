#include "proxy/shell/engine/tally.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::engine {

namespace {

record::Exchange ended(record::Outcome outcome, std::int64_t took)
{
    record::Exchange exchange;
    exchange.outcome = outcome;
    exchange.endedAt = took;
    return exchange;
}

void addAttempt(record::Exchange& exchange, int status)
{
    exchange.attempts.emplace_back().status = status;
}

std::size_t slotOf(record::Outcome outcome)
{
    return static_cast<std::size_t>(outcome);
}

}  // namespace

/// What one io thread counts of the exchanges that ended on it.
class TallyTest : public QObject {
    Q_OBJECT

private slots:

    void outcomesAreCountedApart()
    {
        Tally tally;
        tally.note(ended(record::Outcome::Ok, 10));
        tally.note(ended(record::Outcome::Ok, 10));
        tally.note(ended(record::Outcome::Interrupted, 10));
        QCOMPARE(tally.byOutcome[slotOf(record::Outcome::Ok)].load(), std::int64_t(2));
        QCOMPARE(tally.byOutcome[slotOf(record::Outcome::Interrupted)].load(), std::int64_t(1));
        QCOMPARE(tally.byOutcome[slotOf(record::Outcome::Refused)].load(), std::int64_t(0));
    }

    /// A bound belongs to its bucket: "le" is less or equal.
    void aBoundIsInItsBucket()
    {
        const auto& bounds = record::kDurationBounds;
        for (std::size_t i = 0; i < bounds.size(); ++i) {
            Tally::Histogram histogram;
            histogram.add(bounds[i]);
            histogram.add(bounds[i] + 1);
            QCOMPARE(histogram.buckets[i].load(), std::int64_t(1));
            QCOMPARE(histogram.buckets[i + 1].load(), std::int64_t(1));
            QCOMPARE(histogram.sum.load(), 2 * bounds[i] + 1);
        }
        Tally::Histogram histogram;
        histogram.add(0);
        QCOMPARE(histogram.buckets[0].load(), std::int64_t(1));
    }

    /// -1 is "did not happen", and no time.
    void aFirstByteThatNeverCameIsNotATime()
    {
        Tally tally;
        auto exchange = ended(record::Outcome::Timeout, 50);
        tally.note(exchange);
        QCOMPARE(tally.firstByte.sum.load(), std::int64_t(0));
        QCOMPARE(tally.firstByte.buckets[0].load(), std::int64_t(0));
        QCOMPARE(tally.duration.sum.load(), std::int64_t(50));
        exchange.firstByteAt = 0;
        exchange.gatewayTime = 7;
        tally.note(exchange);
        QCOMPARE(tally.firstByte.buckets[0].load(), std::int64_t(1));
        QCOMPARE(tally.gatewayTime.sum.load(), std::int64_t(7));
    }

    void partsOfTheInputAreNotCountedTwice()
    {
        Tally tally;
        auto exchange = ended(record::Outcome::Ok, 10);
        exchange.usage.input = 100;
        exchange.usage.cacheRead = 60;
        exchange.usage.cacheWrite5m = 10;
        exchange.usage.cacheWrite1h = 5;
        exchange.usage.output = 40;
        exchange.usage.reasoning = 30;
        tally.note(exchange);
        QCOMPARE(tally.inputTokens.load(), std::int64_t(25));
        QCOMPARE(tally.cachedTokens.load(), std::int64_t(60));
        QCOMPARE(tally.cacheWriteTokens.load(), std::int64_t(15));
        QCOMPARE(tally.outputTokens.load(), std::int64_t(40));
    }

    void unknownTokensAndCostsStayUnknown()
    {
        Tally tally;
        auto exchange = ended(record::Outcome::Ok, 10);
        exchange.usage.cacheRead = 5;  // neither input nor output: nothing that could be billed
        tally.note(exchange);
        QCOMPARE(tally.cachedTokens.load(), std::int64_t(0));
        QCOMPARE(tally.unpriced.load(), std::int64_t(1));
        QCOMPARE(tally.costNano.load(), std::int64_t(0));
        exchange.cost = PicoUsd{2'500'999};
        tally.note(exchange);
        QCOMPARE(tally.unpriced.load(), std::int64_t(1));
        QCOMPARE(tally.costNano.load(), std::int64_t(2'500));
    }

    void attemptsAreCountedByClass()
    {
        Tally tally;
        auto exchange = ended(record::Outcome::Ok, 10);
        tally.note(exchange);  // refused before any try
        QCOMPARE(tally.retries.load(), std::int64_t(0));
        for (const int status : {0, 503, 429, 200}) addAttempt(exchange, status);
        tally.note(exchange);
        QCOMPARE(tally.retries.load(), std::int64_t(3));
        for (const std::size_t i : {0U, 2U, 4U, 5U})
            QCOMPARE(tally.byClass[i].load(), std::int64_t(1));
        exchange.attempts.clear();
        addAttempt(exchange, 999);  // no class of HTTP
        tally.note(exchange);
        QCOMPARE(tally.byClass[0].load(), std::int64_t(2));
        QCOMPARE(tally.retries.load(), std::int64_t(3));
    }
};

}  // namespace gatehouse::engine

using gatehouse::engine::TallyTest;
GH_SUITE(TallyTest)
#include "tally_test.moc"
