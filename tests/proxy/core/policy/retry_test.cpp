#include "proxy/core/policy/retry.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::policy {

class RetryTest : public QObject {
    Q_OBJECT

private slots:

    void waitsGrowAsTheyAreAskedTo()
    {
        const auto waits = [](Backoff backoff) {
            const RetryRule rule{
                .attempts = 5, .delay = Millis(500), .backoff = backoff, .timeout = {}};
            std::vector<std::int64_t> all;
            for (int attempt = 1; attempt < 5; ++attempt)
                all.push_back(waitAfter(rule, attempt).count());
            return all;
        };
        QCOMPARE(waits(Backoff::Constant), (std::vector<std::int64_t>{500, 500, 500, 500}));
        QCOMPARE(waits(Backoff::Linear), (std::vector<std::int64_t>{500, 1000, 1500, 2000}));
        QCOMPARE(waits(Backoff::Exponential), (std::vector<std::int64_t>{500, 1000, 2000, 4000}));
    }

    void wordsAreReadInAnyCase()
    {
        QVERIFY(backoffNamed("Linear") == Backoff::Linear);
        QVERIFY(backoffNamed("exponential") == Backoff::Exponential);
        QVERIFY(backoffNamed("constant") == Backoff::Constant);
        QVERIFY(!backoffNamed(""));
        QVERIFY(!backoffNamed("linear "));
    }

    void theLastOfSeveralTakesAsLongAsItTakes()
    {
        RetryRule rule{.attempts = 3, .delay = {}, .backoff = {}, .timeout = Millis(900)};
        QCOMPARE(timeoutOf(rule, 1).count(), 900);
        QCOMPARE(timeoutOf(rule, 2).count(), 900);
        QCOMPARE(timeoutOf(rule, 3).count(), 0);
        rule.attempts = 1;
        QCOMPARE(timeoutOf(rule, 1).count(), 900);
    }

    void whatMayPass()
    {
        for (const int status : {408, 409, 429, 500, 502, 503, 504, 529})
            QVERIFY(isPassing(status));
        for (const int status : {200, 301, 400, 401, 403, 404, 413, 422})
            QVERIFY(!isPassing(status));
    }
};

}  // namespace gatehouse::policy

using gatehouse::policy::RetryTest;
GH_SUITE(RetryTest)
#include "retry_test.moc"
