#include "app/limits/limit_scan.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/limits/limit_calls.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::LimitScan;

class LimitScanTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    QString path_ = folder_.path() + QStringLiteral("/gatehouse.sqlite");

    app::LimitReport run(const config::LimitConfig& limit, WallMicros from = 0)
    {
        LimitScan scan(path_);
        app::LimitReport report;
        bool isDone = false;
        connect(&scan, &LimitScan::finished, this, [&](const app::LimitReport& found) {
            report = found;
            isDone = true;
        });
        scan.start(limit, limitKeys(), from);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000); }();
        return report;
    }

private Q_SLOTS:

    void initTestCase() { QVERIFY(keepCalls(path_.toStdString(), limitCalls())); }

    void tellsWhomItWouldHaveTouched()
    {
        const auto report = run(pastLimit("requests", "2"));
        QCOMPARE(report.of, 8);
        QCOMPARE(report.calls, 8);
        QCOMPARE(report.refused, 4);  // of ada's six; bob has two
        QCOMPARE(report.fates, QStringList{QStringLiteral("4 refused")});
        QCOMPARE(report.callers.size(), std::size_t{2});
        QCOMPARE(report.callers[0].name, QStringLiteral("ada"));
        QCOMPARE(report.callers[0].over, 4);
        QCOMPARE(report.callers[0].most, QStringLiteral("2 requests"));
        QCOMPARE(report.callers[1].over, 0);
        QCOMPARE(report.models.size(), std::size_t{2});
        QCOMPARE(report.models[0].name, QStringLiteral("openai/gpt-4.1"));
        QCOMPARE(report.models[0].calls, 6);
        QCOMPARE(report.hits.size(), std::size_t{4});
        QCOMPARE(report.hits[0].fate, QStringLiteral("refused"));
        QCOMPARE(report.hits[0].who, QStringLiteral("ada"));
        QCOMPARE(report.cost.value, 8 * kLimitCallCost);
        QCOMPARE(report.refusedCost.value, 4 * kLimitCallCost);
    }

    void moneyAndOtherFates()
    {
        auto limit = pastLimit("cost", "0.025");
        limit.over = "warn";
        const auto report = run(limit);
        QCOMPARE(report.refused, 0);
        QCOMPARE(report.fates, QStringList{QStringLiteral("4 warned")});
        QVERIFY(report.hits[0].mood == app::LimitReport::Mood::Warned);
        QCOMPARE(report.hits[0].amount, QStringLiteral("$0.0100"));
    }

    void whatCannotBeCompiledIsSaid()
    {
        LimitScan scan(path_);
        QSignalSpy failed(&scan, &LimitScan::failed);
        scan.start(pastLimit("requests", "many"), {}, 0);
        QVERIFY(scan.running());
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!scan.running());
        QVERIFY(!failed.at(0).at(1).toString().isEmpty());
    }

    void aCancelledOneSaysNothingMore()
    {
        LimitScan scan(path_);
        QSignalSpy done(&scan, &LimitScan::finished);
        scan.start(pastLimit("requests", "2"), {}, 0);
        scan.cancel();
        QVERIFY(!scan.running());
        scan.start(pastLimit("requests", "2"), {}, 0);
        QTRY_COMPARE(done.count(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitScanTest;
GH_SUITE(LimitScanTest)
#include "limit_scan_test.moc"
