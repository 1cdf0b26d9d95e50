#include "proxy/shell/store/rows.h"

#include "proxy/shell/store/recorder.h"
#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class RowsTest : public QObject {
    Q_OBJECT

private slots:

    void aBodyThatIsTheSameIsKeptOnce()
    {
        const StoreFolder folder;
        Fault fault;
        const auto recorder = Recorder::open(folder.path, lately(), fault);
        QVERIFY(recorder.ok());
        Database& database = (*recorder)->database();
        auto made = chat("01A", std::string(4000, 'q'));
        made->sentBody = made->requestBody;
        made->deliveredBody = made->responseBody;
        made->deliveredBody.bytes += ' ';
        record::Record record = finished(std::move(made));
        Committed committed;
        const std::vector<record::Record*> batch{&record};
        QVERIFY((*recorder)->write(batch, 0, committed));
        Statement bodies(database, "SELECT id, same_as, length(data) FROM bodies ORDER BY id");
        QVERIFY(bodies.row());
        QVERIFY(bodies.row());
        QCOMPARE(bodies.asInteger(0), bodyId(1, BodyKind::Sent));
        QCOMPARE(bodies.asInteger(1), bodyId(1, BodyKind::Request));
        QCOMPARE(bodies.asInteger(2), std::int64_t{0});
        QVERIFY(bodies.row());
        QVERIFY(bodies.row());
        QVERIFY(!bodies.asOptional(1));
        QVERIFY(!bodies.row());
        auto reader = Reader::open(folder.path);
        const auto detail = (*reader)->detail(1);
        QCOMPARE((*detail)->sentBody.bytes, (*detail)->requestBody.bytes);
        QCOMPARE((*detail)->deliveredBody.bytes, (*detail)->responseBody.bytes + " ");
    }
};

}  // namespace gatehouse::store

using gatehouse::store::RowsTest;
GH_SUITE(RowsTest)
#include "rows_test.moc"
