#include "proxy/core/limit/count.h"

#include <cstdint>
#include <random>
#include <vector>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

using limit::Count;
using limit::Kind;
using limit::Window;

constexpr WallMicros kCountSecond = 1'000'000;

/// Whether one more passes at that second.
bool passesAt(Count& count, const Window& window, double second)
{
    const auto now = static_cast<WallMicros>(second * kCountSecond);
    count.roll(window, now);
    if (!count.fits(window, 1)) return false;
    count.take(window, 1, now);
    return true;
}

}  // namespace

/// The textbook patterns of each kind of window, under a clock of the test's own.
class CountTest : public QObject {
    Q_OBJECT

private slots:

    void aFixedWindowBeginsAnew()
    {
        const Window window{.kind = Kind::Fixed, .limit = 2, .length = 60 * kCountSecond};
        Count count;
        QVERIFY(passesAt(count, window, 658));
        QVERIFY(passesAt(count, window, 659));
        QVERIFY(!passesAt(count, window, 659.9));
        QVERIFY(passesAt(count, window, 660));  // four in three seconds: as fixed windows are
        QVERIFY(passesAt(count, window, 660.5));
        QVERIFY(!passesAt(count, window, 719));
    }

    void aSlidingWindowHasNoSuchEdge()
    {
        const Window window{.kind = Kind::Sliding, .limit = 2, .length = 60 * kCountSecond};
        Count count;
        QVERIFY(passesAt(count, window, 658));
        QVERIFY(passesAt(count, window, 659));
        QVERIFY(!passesAt(count, window, 660));
        QVERIFY(!passesAt(count, window, 717.9));
        QCOMPARE(count.freeAt(window, 1, 700 * kCountSecond), 719 * kCountSecond);
        QVERIFY(passesAt(count, window, 719));
        QVERIFY(!passesAt(count, window, 719.5));
        QVERIFY(passesAt(count, window, 720));
    }

    /// Whatever comes when: no span of a minute holds more than the limit.
    void noSpanHoldsMoreThanTheLimit()
    {
        const Window window{.kind = Kind::Sliding, .limit = 5, .length = 60 * kCountSecond};
        std::mt19937 chance(3);
        Count count;
        std::vector<WallMicros> passed;
        WallMicros now = 1'000 * kCountSecond;
        for (int i = 0; i < 20'000; ++i) {
            now += static_cast<WallMicros>(chance() % (8 * kCountSecond));
            count.roll(window, now);
            if (!count.fits(window, 1)) continue;
            count.take(window, 1, now);
            passed.push_back(now);
        }
        QVERIFY(passed.size() > 5'000);
        for (std::size_t i = 5; i < passed.size(); ++i)
            QVERIFY(passed[i] - passed[i - 5] >= window.length);
    }

    void aBucketLetsABurstPassAndThenItsRate()
    {
        const Window window{
            .kind = Kind::Bucket, .limit = 60, .burst = 10, .length = 60 * kCountSecond};
        Count count;
        int burst = 0;
        while (passesAt(count, window, 1'000)) ++burst;
        QCOMPARE(burst, 10);
        QVERIFY(!passesAt(count, window, 1'000.9));
        QVERIFY(passesAt(count, window, 1'001));
        QVERIFY(!passesAt(count, window, 1'001.5));
        int later = 0;
        for (double second = 1'002; second < 1'062; second += 0.1)
            later += passesAt(count, window, second) ? 1 : 0;
        QVERIFY(later >= 60 && later <= 61);
        burst = 0;
        while (passesAt(count, window, 5'000)) ++burst;
        QCOMPARE(burst, 10);  // it never holds more
    }

    void aBucketLosesNothingToRounding()
    {
        const Window window{
            .kind = Kind::Bucket, .limit = 7, .burst = 1'000, .length = 60 * kCountSecond};
        Count count;
        WallMicros now = 1'000 * kCountSecond;
        count.roll(window, now);
        count.take(window, 1'000, now);
        for (int i = 0; i < 600'000; ++i) {  // ten minutes, looked at each millisecond
            now += 1'000;
            count.roll(window, now);
        }
        QVERIFY(count.standing(window, now).remaining >= 69);
        QVERIFY(count.standing(window, now).remaining <= 70);
    }

    void aBucketMayOwe()
    {
        const Window window{.kind = Kind::Bucket, .limit = 60, .length = 60 * kCountSecond};
        Count count;
        count.roll(window, kCountSecond);
        const auto mark = count.take(window, 10, kCountSecond);
        count.settle(window, mark, 90);
        QCOMPARE(count.standing(window, kCountSecond).remaining, std::int64_t(0));
        QCOMPARE(count.freeAt(window, 1, kCountSecond), 32 * kCountSecond);
    }

    void whatIsOpenAtOnce()
    {
        const Window window{.kind = Kind::Concurrent, .limit = 2};
        Count count;
        const auto first = count.take(window, 1, 1);
        count.take(window, 1, 2);
        QVERIFY(!count.fits(window, 1));
        QCOMPARE(count.freeAt(window, 1, 3), WallMicros(0));
        count.settle(window, first, 1);
        QVERIFY(count.fits(window, 1));
    }

    void aCallThatIsLargerThanTheLimitNeverFits()
    {
        for (const Kind kind : {Kind::Fixed, Kind::Sliding, Kind::Bucket}) {
            const Window window{.kind = kind, .limit = 5};
            Count count;
            count.roll(window, 1);
            QVERIFY(!count.fits(window, 6));
            QCOMPARE(count.freeAt(window, 6, 1), WallMicros(-1));
        }
    }

    void aClockThatGoesBackForgetsNothing()
    {
        for (const Kind kind : {Kind::Fixed, Kind::Sliding, Kind::Bucket}) {
            const Window window{.kind = kind, .limit = 2, .length = 60 * kCountSecond};
            Count count;
            QVERIFY(passesAt(count, window, 1'000));
            QVERIFY(passesAt(count, window, 900));
            QVERIFY(!passesAt(count, window, 890));
            QVERIFY(!passesAt(count, window, 1'001));
        }
    }

    void usedIsNeverBelowNothing()
    {
        for (const Kind kind : {Kind::Fixed, Kind::Sliding, Kind::Bucket, Kind::Concurrent}) {
            const Window window{.kind = kind, .limit = 9, .length = 60 * kCountSecond};
            Count count;
            count.roll(window, kCountSecond);
            const auto mark = count.take(window, 5, kCountSecond);
            count.roll(window, 500 * kCountSecond);
            count.settle(window, mark, 0);
            const auto standing = count.standing(window, 500 * kCountSecond);
            QCOMPARE(standing.used, std::int64_t(0));
            QCOMPARE(standing.remaining, std::int64_t(9));
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CountTest;
GH_SUITE(CountTest)
#include "count_test.moc"
