#include "app/removal_job.h"

#include <QSignalSpy>

#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class RemovalJobTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 20'000;  // ms

    static void fill(RunningGateway& gateway, int rows)
    {
        std::vector<record::Record> batch;
        for (int i = 0; i < rows; ++i) {
            auto made = std::make_unique<record::Exchange>();
            made->id = "call" + std::to_string(i);
            made->startedAt = QDateTime::currentMSecsSinceEpoch() * 1000;
            made->endedAt = 1000;
            made->outcome = record::Outcome::Ok;
            made->status = i % 2 == 0 ? 200 : 404;
            batch.emplace_back(record::ExchangeFinished{std::move(made)});
        }
        bool done = false;
        gateway.bridge.keep(std::move(batch), &gateway.bridge,
                            [&done](const QString& trouble) { done = trouble.isEmpty(); });
        QTRY_VERIFY_WITH_TIMEOUT(done, kPatience);
    }

    static std::vector<store::RowId> left(RunningGateway& gateway)
    {
        auto reader = store::Reader::open(gateway.bridge.databasePath().toStdString());
        return *(*reader)->idsAfter({}, 0);
    }

private Q_SLOTS:

    void whatMatchesIsWeighedAndGoes()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        fill(gateway, 501);  // three pieces of those that fail
        app::RemovalJob job(gateway.bridge, gateway.bridge.databasePath());
        QSignalSpy weighed(&job, &app::RemovalJob::weighed);
        store::Filter filter;
        filter.onlyErrors = true;
        job.weighMatching(filter);
        QTRY_COMPARE_WITH_TIMEOUT(weighed.size(), 1, kPatience);
        const auto plan = weighed[0][0].value<app::RemovalPlan>();
        QCOMPARE(plan.weight.rows, std::int64_t{250});
        QCOMPARE(plan.rows.size(), std::size_t{250});
        QVERIFY(plan.weight.bytes > 0);
        QCOMPARE(left(gateway).size(), std::size_t{501});  // asking takes nothing away

        QSignalSpy progressed(&job, &app::RemovalJob::progressed);
        QSignalSpy finished(&job, &app::RemovalJob::finished);
        job.start(plan.rows, false);
        QVERIFY(job.running());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kPatience);
        QCOMPARE(progressed.size(), 2);
        QVERIFY(!job.running());
        QCOMPARE(left(gateway).size(), std::size_t{251});
    }

    void itCanBeStopped()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        fill(gateway, 450);
        app::RemovalJob job(gateway.bridge, gateway.bridge.databasePath());
        QSignalSpy finished(&job, &app::RemovalJob::finished);
        connect(&job, &app::RemovalJob::progressed, &job, &app::RemovalJob::cancel);
        std::vector<store::RowId> all = left(gateway);
        job.start(all, false);
        QTRY_VERIFY_WITH_TIMEOUT(!job.running(), kPatience);
        // What was under way when it was stopped is the first piece alone, the oldest.
        QTRY_COMPARE_WITH_TIMEOUT(left(gateway).size(), std::size_t{250}, kPatience);
        QCOMPARE(left(gateway).front(), store::RowId{201});
        QCOMPARE(finished.size(), 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RemovalJobTest;
GH_SUITE(RemovalJobTest)
#include "removal_job_test.moc"
