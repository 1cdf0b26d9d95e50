#include "proxy/shell/store/indexer.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class IndexerTest : public QObject {
    Q_OBJECT

private slots:

    void whatACrashLeftIsIndexedLater()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Database& database = (*recorder)->database();
        record::Record record = finished(chat("01A", "the glacier calves"));
        Committed committed;
        const std::vector<record::Record*> batch{&record};
        QVERIFY((*recorder)->write(batch, 1, committed));
        Indexer indexer(database);
        QVERIFY(!indexer.isDone());
        QCOMPARE(indexer.slice(10, {}, record::Redactor()), std::vector<RowId>{1});
        QVERIFY(indexer.isDone());
        QCOMPARE(hits(database), std::int64_t{1});
        auto reader = Reader::open(folder.path);
        QVERIFY(!(*reader)->rows({1})->front().preview.empty());
        indexer.forget(1);
        indexer.forget(1);
        QCOMPARE(hits(database), std::int64_t{0});
        database.run("INSERT INTO words (words) VALUES ('integrity-check')");
        QVERIFY(database.well());
    }

    void withoutWordsThereIsStillAPreview()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Database& database = (*recorder)->database();
        record::Record record = finished(chat("01A", "the glacier calves"));
        Committed committed;
        const std::vector<record::Record*> batch{&record};
        QVERIFY((*recorder)->write(batch, 1, committed));
        QVERIFY((*recorder)->index({false, 1000}, record::Redactor(), committed));
        QCOMPARE(hits(database), std::int64_t{0});
        auto reader = Reader::open(folder.path);
        QVERIFY((*reader)->rows({1})->front().preview.find("glacier") != std::string::npos);
    }

private:
    static std::int64_t hits(Database& database)
    {
        Statement count(database, "SELECT count(*) FROM words WHERE words MATCH 'glacier'");
        return count.row() ? count.asInteger(0) : -1;
    }
};

}  // namespace gatehouse::store

using gatehouse::store::IndexerTest;
GH_SUITE(IndexerTest)
#include "indexer_test.moc"
