#include "proxy/shell/store/retention.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class RetentionTest : public QObject {
    Q_OBJECT

private slots:

    void theOldestGoFirstInSlices()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Database& database = (*recorder)->database();
        std::vector<record::Record> records;
        for (int i = 0; i < 450; ++i) records.push_back(finished(chat(std::to_string(i), "words")));
        std::vector<record::Record*> batch;
        for (auto& record : records) batch.push_back(&record);
        Committed committed;
        QVERIFY((*recorder)->write(batch, 1, committed));
        while ((*recorder)->index({}, record::Redactor(), committed)) {
        }
        const Retention::Limits limits{Seconds(10), 0};
        Committed first;
        QVERIFY((*recorder)->retain(limits, lately() + 60'000'000, first));
        QVERIFY(first.removedBelow > 1 && first.removedBelow < 451);
        Committed all;
        while ((*recorder)->retain(limits, lately() + 60'000'000, all)) {
        }
        QCOMPARE(all.removedBelow, RowId{451});
        for (const char* sql : {"SELECT count(*) FROM exchanges", "SELECT count(*) FROM bodies",
                                "SELECT count(*) FROM texts", "SELECT count(*) FROM details"}) {
            Statement count(database, sql);
            QVERIFY(count.row());
            QCOMPARE(count.asInteger(0), std::int64_t{0});
        }
        // The sums outlive the rows.
        Statement sums(database, "SELECT requests FROM totals WHERE width = 86400");
        QVERIFY(sums.row());
        QCOMPARE(sums.asInteger(0), std::int64_t{450});
    }

    void aFileTooBigShrinks()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Database& database = (*recorder)->database();
        std::vector<record::Record> records;
        for (int i = 0; i < 300; ++i)
            records.push_back(finished(chat(std::to_string(i), std::string(20'000, 'x'))));
        std::vector<record::Record*> batch;
        for (auto& record : records) batch.push_back(&record);
        Committed committed;
        QVERIFY((*recorder)->write(batch, 0, committed));
        const Retention::Limits limits{Seconds(0), 3'000'000};
        Committed taken;
        while ((*recorder)->retain(limits, lately(), taken)) {
        }
        QVERIFY(taken.removedBelow > 1);
        Indexer indexer(database);
        Retention retention(database, indexer);
        QVERIFY(retention.bytesInUse() <= 3'000'000);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::RetentionTest;
GH_SUITE(RetentionTest)
#include "retention_test.moc"
