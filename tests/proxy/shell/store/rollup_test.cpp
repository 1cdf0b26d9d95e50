#include "proxy/shell/store/rollup.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class RollupTest : public QObject {
    Q_OBJECT

private slots:

    void aRollbackForgetsWhatWasCounted()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Database& database = (*recorder)->database();
        Rollups rollups(database);
        const auto made = exchange("01A");
        database.run("BEGIN");
        rollups.add(*made, 1, 2, 3);
        rollups.write();
        database.run("ROLLBACK");
        rollups.clear();
        for (int i = 0; i < 2; ++i) {
            database.run("BEGIN");
            rollups.add(*made, 1, 2, 3);
            rollups.write();
            database.run("COMMIT");
        }
        Statement sums(database, "SELECT width, requests, input, cost FROM totals ORDER BY width");
        for (const auto width : kWidths) {
            QVERIFY(sums.row());
            QCOMPARE(sums.asInteger(0), width);
            QCOMPARE(sums.asInteger(1), std::int64_t{2});
            QCOMPARE(sums.asInteger(2), std::int64_t{200});
            QCOMPARE(sums.asInteger(3), std::int64_t{144'000'000});
        }
        QVERIFY(!sums.row());
    }

    void outcomesAreToldApart()
    {
        Sums sums;
        const auto add = [&](record::Outcome outcome, int status) {
            record::Exchange exchange;
            exchange.outcome = outcome;
            exchange.status = status;
            sums.add(exchange);
        };
        add(record::Outcome::Ok, 200);
        add(record::Outcome::UpstreamError, 429);
        add(record::Outcome::Refused, 401);
        add(record::Outcome::UpstreamError, 503);
        add(record::Outcome::UpstreamCut, 200);
        add(record::Outcome::Timeout, 504);
        add(record::Outcome::ClientClosed, 0);
        QCOMPARE(sums.requests, std::int64_t{7});
        QCOMPARE(sums.errors4xx, std::int64_t{2});
        QCOMPARE(sums.errors429, std::int64_t{1});
        QCOMPARE(sums.errors5xx, std::int64_t{3});
        QCOMPARE(sums.clientClosed, std::int64_t{1});
        QCOMPARE(sums.unpriced, std::int64_t{1});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::RollupTest;
GH_SUITE(RollupTest)
#include "rollup_test.moc"
