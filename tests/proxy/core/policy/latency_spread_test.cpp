#include "proxy/core/policy/latency_spread.h"

#include <QTest>

#include "tests/support/suite.h"

using gatehouse::policy::LatencySpread;

/// What one call in twenty exceeds.
class LatencySpreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aFewTellNothing()
    {
        LatencySpread spread;
        for (std::uint32_t i = 1; i < LatencySpread::kFewest; ++i) spread.note(5'000);
        QCOMPARE(spread.at(95), std::int64_t(-1));
        spread.note(5'000);
        QVERIFY(spread.at(95) > 0);
    }

    /// Within a step of the true one, from above.
    void percentiles()
    {
        LatencySpread spread;
        for (std::int64_t i = 1; i <= 400; ++i) spread.note(i * 10'000);  // 10 ms to 4 s
        for (const int percent : {10, 50, 90, 95, 99}) {
            const double real = percent * 4 * 10'000.0;
            const auto told = static_cast<double>(spread.at(percent));
            QVERIFY2(told >= real && told <= real * 1.19, qPrintable(QString::number(percent)));
        }
    }

    void oldOnesFade()
    {
        LatencySpread spread;
        for (int i = 0; i < 500; ++i) spread.note(10'000'000);
        for (int i = 0; i < 5'000; ++i) spread.note(10'000);
        QVERIFY(spread.at(95) < 13'000);
    }

    void theEndsOfTheScale()
    {
        LatencySpread spread;
        for (int i = 0; i < 20; ++i) spread.note(0);
        QCOMPARE(spread.at(95), std::int64_t(1'000));
        for (int i = 0; i < 500; ++i) spread.note(std::int64_t(1) << 60);
        QVERIFY(spread.at(95) > std::int64_t(3'600'000'000));
    }
};

GH_SUITE(LatencySpreadTest)
#include "latency_spread_test.moc"
