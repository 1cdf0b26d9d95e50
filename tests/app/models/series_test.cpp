#include "app/models/series.h"

#include <cmath>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class SeriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void fixedRangesTakeTheShortestStepThatFits()
    {
        constexpr std::int64_t kHour = 3'600'000'000;
        constexpr WallMicros kAt = 1'750'000'000'000'000;  // a whole hour and 20 minutes
        const auto hour = app::fixedRange(kAt, kAt + kHour);
        QCOMPARE(hour.row.bucketSeconds, std::int64_t{60});
        QVERIFY(hour.window.from <= kAt && hour.window.to >= kAt + kHour);
        QVERIFY(hour.row.buckets <= 61);
        const auto week = app::fixedRange(kAt, kAt + 7 * 24 * kHour);
        QCOMPARE(week.row.bucketSeconds, std::int64_t{10'800});
        QCOMPARE(week.window.to - week.window.from,
                 week.row.bucketSeconds * week.row.buckets * 1'000'000);
        QCOMPARE(week.window.from % (week.row.bucketSeconds * 1'000'000), WallMicros{0});
        const auto years = app::fixedRange(kAt - 4 * 365 * 24 * kHour, kAt);
        QVERIFY(years.row.buckets <= 61);
        QCOMPARE(app::fixedRange(kAt, kAt - 5).row.buckets, 1);
    }

    void unknownPricesAreNeverZero()
    {
        store::Overview overview;
        overview.total.requests = 3;
        overview.total.unpriced = 3;
        const app::Kpi none =
            app::kpiOf(app::Card::Spend, overview, app::rangeOf(QStringLiteral("1h")));
        QCOMPARE(none.value, QStringLiteral("unknown"));
        QCOMPARE(none.detail, QStringLiteral("3 without price"));
        overview.total.unpriced = 1;
        overview.total.cost.value = 84'170'000'000'000;
        const app::Kpi some =
            app::kpiOf(app::Card::Spend, overview, app::rangeOf(QStringLiteral("1h")));
        QCOMPARE(some.value, QStringLiteral("$84.17"));
        QCOMPARE(some.detail, QStringLiteral("1 without price"));
    }

    void cardsCompareWithThePeriodBefore()
    {
        store::Overview overview;
        overview.total.requests = 1000;
        overview.total.errors4xx = 6;
        overview.total.errors429 = 4;
        overview.total.errors5xx = 2;
        overview.total.latencyP95 = 1940;
        overview.total.firstByteP95 = 612;
        overview.previous.requests = 800;
        overview.previous.latencyP95 = 2111;
        const app::RangeRow& hour = app::rangeOf(QStringLiteral("1h"));
        const app::Kpi latency = app::kpiOf(app::Card::Latency, overview, hour);
        QCOMPARE(latency.value, QStringLiteral("1.94 s"));
        QCOMPARE(latency.detail, QStringLiteral("TTFT p95 612 ms"));
        QCOMPARE(latency.delta, QStringLiteral("−8.1%"));
        QCOMPARE(latency.kind, app::Kpi::Delta::Good);
        const app::Kpi requests = app::kpiOf(app::Card::Requests, overview, hour);
        QCOMPARE(requests.delta, QStringLiteral("+25.0%"));
        QCOMPARE(requests.kind, app::Kpi::Delta::Neutral);
        const app::Kpi errors = app::kpiOf(app::Card::Errors, overview, hour);
        QCOMPARE(errors.value, QStringLiteral("0.80%"));
        QCOMPARE(errors.detail, QStringLiteral("4 × 429 · 2 × 5xx"));
        QCOMPARE(errors.kind, app::Kpi::Delta::Bad);
    }

    void nothingBeforeMeansNoChange()
    {
        store::Overview overview;
        overview.total.requests = 10;
        QVERIFY(app::kpiOf(app::Card::Requests, overview, app::rangeOf(QStringLiteral("1h")))
                    .delta.isEmpty());
    }

    void theWindowEndsWithTheBucketOfNow()
    {
        const app::RangeRow& hour = app::rangeOf(QStringLiteral("1h"));
        const app::Window window = app::windowOf(hour, 3'601'000'000);
        QCOMPARE(window.to, WallMicros(3'660'000'000));
        QCOMPARE(window.to - window.from, WallMicros(3'600'000'000));
    }

    void thinningKeepsEverySpike()
    {
        QVector<QPointF> points;
        for (int i = 0; i < 10'000; ++i)
            points.append({double(i), i == 7123 ? 99.0 : i == 51 ? -5.0 : std::sin(i)});
        const QVector<QPointF> thin = app::minMaxPerColumn(points, 300);
        QVERIFY(thin.size() <= 600);
        QVERIFY(thin.contains(QPointF(7123, 99)));
        QVERIFY(thin.contains(QPointF(51, -5)));
        for (qsizetype i = 1; i < thin.size(); ++i) QVERIFY(thin[i - 1].x() < thin[i].x());
    }

    void ticksAreRound()
    {
        QCOMPARE(app::niceTicks(4.9, 5), (QVector<double>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(app::niceTicks(130, 3), (QVector<double>{0, 50, 100, 150}));
        QCOMPARE(app::niceTicks(0, 4).back(), 1.0);
        QCOMPARE(app::niceTicks(7, 3), (QVector<double>{0, 2.5, 5, 7.5}));
        QCOMPARE(app::niceTicks(7, 3, true), (QVector<double>{0, 5, 10}));
        QCOMPARE(app::niceTicks(1, 4, true), (QVector<double>{0, 1}));
        QCOMPARE(app::niceTicks(70, 3, true), (QVector<double>{0, 25, 50, 75}));
    }

    void axisWordsAreShort()
    {
        QCOMPARE(app::axisMillis(2500), QStringLiteral("2.5 s"));
        QCOMPARE(app::axisMillis(250), QStringLiteral("250 ms"));
        QCOMPARE(app::axisCount(50'000), QStringLiteral("50 k"));
        QCOMPARE(app::axisMoney(0.25e12), QStringLiteral("$0.25"));
        QCOMPARE(app::axisMoney(0), QStringLiteral("$0"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SeriesTest;
GH_SUITE(SeriesTest)
#include "series_test.moc"
