#include "app/models/id_list.h"

#include "tests/support/suite.h"

using gatehouse::app::ChunkedIds;
using gatehouse::app::IdList;

class IdListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void growsAtBothEndsOverManyChunks();
    void placesStayWhenRowsCome();
    void removesTheOldestAcrossBothHalves();
    void insertsInTheMiddle();
};

void IdListTest::growsAtBothEndsOverManyChunks()
{
    IdList ids;
    const int half = static_cast<int>(ChunkedIds::kChunk) * 2 + 5;
    for (int i = 0; i < half; ++i) ids.addOlder(half - i);
    for (int i = 1; i <= half; ++i) ids.addNewer(half + i);
    QCOMPARE(ids.size(), 2 * half);
    QCOMPARE(ids.at(0), 2 * half);
    QCOMPARE(ids.at(half), half);
    QCOMPARE(ids.at(2 * half - 1), 1);
    for (int id = 1; id <= 2 * half; id += 977)
        QCOMPARE(ids.find(id), std::optional<int>(2 * half - id));
    QVERIFY(!ids.find(0));
    QCOMPARE(ids.rowsBelow(1001), 1000);
}

void IdListTest::placesStayWhenRowsCome()
{
    IdList ids;
    ids.addOlder(10);
    ids.addOlder(8);
    const auto ten = ids.placeOf(0);
    ids.addNewer(11);
    ids.addOlder(7);
    QCOMPARE(ids.idAt(ten), 10);
    QCOMPARE(ids.rowOf(ten), 1);
    const auto eleven = ids.placeOf(0);
    ids.addNewer(15);
    QCOMPARE(ids.rowOf(eleven), 1);
    QCOMPARE(ids.idAt(eleven), 11);
}

void IdListTest::removesTheOldestAcrossBothHalves()
{
    IdList ids;
    for (int id = 5; id >= 1; --id) ids.addOlder(id);
    for (int id = 6; id <= 9; ++id) ids.addNewer(id);
    const auto nine = ids.placeOf(0);
    ids.removeOldest(7);
    QCOMPARE(ids.size(), 2);
    QCOMPARE(ids.at(0), 9);
    QCOMPARE(ids.at(1), 8);
    QCOMPARE(ids.rowOf(nine), 0);
    QVERIFY(!ids.has(-1));
    QVERIFY(!ids.has(1));
    ids.addNewer(10);
    QCOMPARE(ids.at(0), 10);
    QCOMPARE(ids.size(), 3);
}

void IdListTest::insertsInTheMiddle()
{
    IdList ids;
    ids.addOlder(1);
    ids.addNewer(5);
    ids.addNewer(9);
    QCOMPARE(ids.insert(6), 1);
    QCOMPARE(ids.at(0), 9);
    QCOMPARE(ids.at(1), 6);
    QCOMPARE(ids.at(2), 5);
    QCOMPARE(ids.insert(2), 3);
    QCOMPARE(ids.size(), 5);

    IdList listed;
    for (int id = 9; id >= 1; id -= 2) listed.addOlder(id);
    const auto three = listed.placeOf(3);
    QCOMPARE(listed.insert(6), 2);
    const std::vector<gatehouse::store::RowId> expected{9, 7, 6, 5, 3, 1};
    for (int row = 0; row < listed.size(); ++row) {
        QCOMPARE(listed.at(row), expected[static_cast<std::size_t>(row)]);
    }
    QCOMPARE(listed.rowOf(three), 4);
    listed.removeOldest(5);
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed.at(0), 9);
}

GH_SUITE(IdListTest)
#include "id_list_test.moc"
