#include "proxy/shell/store/queue.h"

#include "tests/proxy/shell/store/store_files.h"
#include "tests/support/suite.h"

namespace gatehouse::store {

class QueueTest : public QObject {
    Q_OBJECT

private slots:

    void sheddingKeepsTheRow()
    {
        record::Record record = finished(chat("01A", std::string(5000, 'x')));
        const std::size_t before = sizeOf(record);
        QVERIFY(before > 5000);
        QVERIFY(shedBodies(record));
        QVERIFY(sizeOf(record) < before - 5000);
        QVERIFY(exchangeOf(record)->bodiesShed);
        QVERIFY(exchangeOf(record)->requestBody.truncated);
        QVERIFY(exchangeOf(record)->requestBody.totalSize > 5000);
        QVERIFY(!shedBodies(record));
    }

    void otherRecordsHaveNoExchange()
    {
        record::Record record = record::ConfigPublished{};
        QVERIFY(exchangeOf(record) == nullptr);
        QVERIFY(!shedBodies(record));
        record::Record empty = record::ExchangeFinished{};
        QCOMPARE(sizeOf(empty), std::size_t{0});
    }
};

}  // namespace gatehouse::store

using gatehouse::store::QueueTest;
GH_SUITE(QueueTest)
#include "queue_test.moc"
