#include "proxy/core/limit/forecast.h"

#include <vector>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class ForecastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The golden one: ten days of a month with 2 a day, then 20 are left.
    void aStraightLineWithItsInterval()
    {
        const std::vector<std::int64_t> even(10, 2);
        const auto told = limit::forecast(even, 20, 20);
        QVERIFY(told.has_value());
        QCOMPARE(told->expected, 60);
        QCOMPARE(told->low, 60);
        QCOMPARE(told->high, 60);
        const std::vector<std::int64_t> uneven{100, 300, 200, 400, 0, 200, 100, 300};
        const auto wide = limit::forecast(uneven, 1'600, 22);
        QCOMPARE(wide->expected, 6'000);
        QCOMPARE(wide->low, 4'476);
        QCOMPARE(wide->high, 7'524);
    }

    void neverBelowWhatIsUsed()
    {
        const std::vector<std::int64_t> wild{0, 0, 900};
        const auto told = limit::forecast(wild, 900, 1);
        QVERIFY(told->low >= 900);
        QVERIFY(told->high > told->expected);
    }

    void tooLittleSaysNothing()
    {
        const std::vector<std::int64_t> two{1, 2};
        QVERIFY(!limit::forecast(two, 3, 5).has_value());
        QVERIFY(!limit::missOf(two, 2).has_value());
    }

    void whatItWouldHaveMissed()
    {
        const std::vector<std::int64_t> window{10, 10, 10, 20};
        // It would have told 40; 50 were used.
        QCOMPARE(*limit::missOf(window, 3), -0.2);
        const std::vector<std::int64_t> nothing(4, 0);
        QVERIFY(!limit::missOf(nothing, 3).has_value());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ForecastTest;
GH_SUITE(ForecastTest)
#include "forecast_test.moc"
