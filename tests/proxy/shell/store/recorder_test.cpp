#include "proxy/shell/store/recorder.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class RecorderTest : public QObject {
    Q_OBJECT

private slots:

    void aBatchIsWrittenWholeOrNotAtAll()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Database& database = (*recorder)->database();
        record::Record one = finished(exchange("01A"));
        record::Record two = started(exchange("01B"));
        Committed committed;
        const std::vector<record::Record*> batch{&one, &two};
        database.run("PRAGMA query_only=ON");
        QVERIFY(!(*recorder)->write(batch, 1, committed));
        QVERIFY(committed.added.empty());
        QVERIFY((*recorder)->fault().code != 0);
        database.run("PRAGMA query_only=OFF");
        QVERIFY((*recorder)->write(batch, 1, committed));
        QCOMPARE(committed.added, (std::vector<RowId>{1, 2}));
        QVERIFY((*recorder)->sync());
    }

    void aNewRecorderFindsTheOpenOnes()
    {
        const StoreFolder folder;
        for (int round = 0; round < 2; ++round) {
            Fault fault;
            const auto recorder = Recorder::open(folder.path, lately(), fault);
            QVERIFY(recorder.ok());
            record::Record record = started(exchange(std::to_string(round)));
            Committed committed;
            const std::vector<record::Record*> batch{&record};
            QVERIFY((*recorder)->write(batch, 1, committed));
        }
        auto reader = Reader::open(folder.path);
        const auto rows = (*reader)->page(1, 2);
        QCOMPARE(rows->at(0).outcome, record::Outcome::Interrupted);
        QCOMPARE(rows->at(1).outcome, record::Outcome::Running);
    }
};

}  // namespace gatehouse::store

using gatehouse::store::RecorderTest;
GH_SUITE(RecorderTest)
#include "recorder_test.moc"
