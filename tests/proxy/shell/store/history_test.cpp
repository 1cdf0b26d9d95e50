#include "proxy/shell/store/history.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class HistoryTest : public QObject {
    Q_OBJECT

private slots:

    void newestFirst()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Database& database = (*recorder)->database();
        History history(database);
        for (std::uint64_t i = 1; i <= 5; ++i)
            history.add({i, 1000, "hash", "{\"a\":1}", "me", "why"});
        const auto all = readHistory(database, 100);
        QCOMPARE(all.size(), std::size_t{5});
        QCOMPARE(all.front().generation, std::uint64_t{5});
        QCOMPARE(all.front().text, std::string("{\"a\":1}"));
        QCOMPARE(all.front().author, std::string("me"));
        QCOMPARE(readHistory(database, 2).size(), std::size_t{2});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::HistoryTest;
GH_SUITE(HistoryTest)
#include "history_test.moc"
