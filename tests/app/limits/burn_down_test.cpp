#include "app/limits/burn_down.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr WallMicros kDay = 86'400'000'000;

}  // namespace

class BurnDownTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theCourseEndsWhereTheEngineStands()
    {
        const app::BurnAsk ask{.from = 0,
                               .to = 10 * kDay,
                               .before = -10 * kDay,
                               .bucketSeconds = 86'400,
                               .stepSeconds = 86'400,
                               .key = {}};
        app::BurnRead read;
        read.now = {10, 10, 10, 10, 0, 0, 0, 0, 0, 0};
        read.before = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10};
        const limit::Standing standing{.limit = 80, .used = 40, .remaining = 40};
        const auto chart = app::burnDownOf(ask, read, standing, limit::Unit::Requests, 4 * kDay);
        QCOMPARE(chart.left.back().y(), 40.0);
        QVERIFY(chart.runsOut);
        QCOMPARE(chart.expected.size(), 3);
        QCOMPARE(chart.expected[1].x(), 8.0 * kDay / 1000);  // nothing is left then
        QVERIFY(chart.words.contains(QStringLiteral("100")));
        QVERIFY(chart.miss.contains(QStringLiteral("0%")));
    }

    void onlyWhatTheLogKnowsHasACourse()
    {
        config::LimitConfig limit;
        limit.window = "day";
        engine::LimitUse use;
        use.window = {.limit = 5, .length = kDay, .begin = 0, .end = kDay};
        QVERIFY(app::burnQuestion(limit, use, {}, 5).ask.has_value());
        limit.when = "{}";
        QVERIFY(!app::burnQuestion(limit, use, {}, 5).why.isEmpty());
        limit.when.clear();
        use.window.kind = limit::Kind::Sliding;
        QVERIFY(!app::burnQuestion(limit, use, {}, 5).ask.has_value());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BurnDownTest;
GH_SUITE(BurnDownTest)
#include "burn_down_test.moc"
