#include "proxy/core/provider/probe.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

/// What a probe says, and when the next one goes out.
class ProbeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatAnswersIsGood()
    {
        for (const int status : {200, 204, 301, 404, 405, 429})
            QVERIFY(provider::isGoodProbe(status, true));
        for (const int status : {0, 408, 500, 502, 503, 529})
            QVERIFY(!provider::isGoodProbe(status, false));
    }

    void aRefusalCountsOnlyForAKeyOfOurs()
    {
        QVERIFY(!provider::isGoodProbe(401, true));
        QVERIFY(provider::isGoodProbe(401, false));
        QVERIFY(provider::isGoodProbe(403, false));
    }

    void timesAreSpread()
    {
        constexpr Millis kEvery{10'000};
        Millis least = kEvery;
        Millis most = kEvery;
        for (std::uint64_t chance = 0; chance < 5'000; ++chance) {
            const Millis next = provider::untilProbe(kEvery, chance);
            QVERIFY(next >= Millis(9'000) && next <= Millis(11'000));
            least = std::min(least, next);
            most = std::max(most, next);
        }
        QCOMPARE(least, Millis(9'000));
        QCOMPARE(most, Millis(11'000));
        QCOMPARE(provider::untilProbe(Millis(1), 3), Millis(1));
    }

    void heldAfterTwo()
    {
        provider::ProbeFacts facts;
        QVERIFY(!facts.isHeld());
        facts.failures = 1;
        QVERIFY(!facts.isHeld());
        facts.failures = 2;
        QVERIFY(facts.isHeld());
    }
};

GH_SUITE(ProbeTest)
#include "probe_test.moc"
