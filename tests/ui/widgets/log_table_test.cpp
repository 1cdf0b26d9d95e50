#include "ui/widgets/log_table.h"

#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/app/memory_log_source.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

namespace {

struct TableKit {
    MemoryLogSource source;
    app::LiveModel live;
    app::LogModel model{source, live};
    ui::LogTable table{model};

    explicit TableKit(int rows)
    {
        for (int i = 0; i < rows; ++i) source.add();
        table.resize(900, 500);
        table.show();
        model.reload();
        settle();
    }

    void add(int rows)
    {
        store::Committed facts;
        for (int i = 0; i < rows; ++i) facts.added.push_back(source.add());
        model.committed(facts);
        model.beat();
        settle();
    }

    static void settle()
    {
        for (int i = 0; i < 20; ++i) QCoreApplication::processEvents();
    }
};

}  // namespace

class LogTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void staysAtTheTopWhileFollowing();
    void keepsRowsInSightWhenScrolledAway();
    void theSelectionMovesWithItsRow();
    void walksByKeys();
    void columnsAreRemembered();
};

void LogTableTest::staysAtTheTopWhileFollowing()
{
    TableKit kit(200);
    QVERIFY(kit.table.following());
    kit.add(25);
    QCOMPARE(kit.table.verticalScrollBar()->value(), 0);
    QCOMPARE(kit.table.newAbove(), 0);
}

void LogTableTest::keepsRowsInSightWhenScrolledAway()
{
    TableKit kit(2000);
    kit.table.verticalScrollBar()->setValue(5000);
    const auto id = kit.model.idAt(kit.table.rowAt(0));
    for (int batch = 0; batch < 20; ++batch) {
        kit.add(25);
        QCOMPARE(kit.model.idAt(kit.table.rowAt(0)), id);
    }
    QCOMPARE(kit.table.newAbove(), 500);
    kit.table.verticalScrollBar()->setValue(100 * kit.table.rowHeight());
    QCOMPARE(kit.table.newAbove(), 100);  // the others have been seen
    QSignalSpy following(&kit.table, &ui::LogTable::followingChanged);
    QTest::keyClick(&kit.table, Qt::Key_Home);
    QCOMPARE(following.count(), 1);
    QCOMPARE(kit.table.newAbove(), 0);
}

void LogTableTest::theSelectionMovesWithItsRow()
{
    TableKit kit(300);
    QVERIFY(kit.table.selectId(kit.model.idAt(10)));
    const auto id = kit.table.currentId();
    QSignalSpy chosen(&kit.table, &ui::LogTable::rowChosen);
    kit.add(25);
    QCOMPARE(kit.table.currentId(), id);
    QCOMPARE(kit.table.currentIndex().row(), 35);
    QCOMPARE(chosen.count(), 0);
    QVERIFY(!kit.table.selectId(999'999));
}

void LogTableTest::walksByKeys()
{
    TableKit kit(20);
    kit.table.selectId(kit.model.idAt(0));
    QTest::keyClick(&kit.table, Qt::Key_J);
    QTest::keyClick(&kit.table, Qt::Key_J);
    QTest::keyClick(&kit.table, Qt::Key_K);
    QCOMPARE(kit.table.currentIndex().row(), 1);
    QSignalSpy opened(&kit.table, &ui::LogTable::opened);
    QSignalSpy closed(&kit.table, &ui::LogTable::closed);
    QSignalSpy copied(&kit.table, &ui::LogTable::copyAsked);
    QTest::keyClick(&kit.table, Qt::Key_Space);
    QTest::keyClick(&kit.table, Qt::Key_Escape);
    QTest::keyClick(&kit.table, Qt::Key_C);
    QCOMPARE(opened.count() + closed.count() + copied.count(), 3);
}

void LogTableTest::columnsAreRemembered()
{
    QByteArray state;
    {
        TableKit kit(5);
        QVERIFY(kit.table.columnState().isEmpty());  // fitted to the window, nothing chosen
        QVERIFY(kit.table.horizontalHeader()->length() <= kit.table.viewport()->width());
        const std::unique_ptr<QMenu> menu(kit.table.columnsMenu(nullptr));
        QCOMPARE(menu->actions().first()->isEnabled(), false);  // Time always stays
        menu->actions().at(app::LogModel::Speed)->trigger();
        QVERIFY(!kit.table.isColumnHidden(app::LogModel::Speed));
        kit.table.horizontalHeader()->moveSection(app::LogModel::Speed, 1);
        kit.table.horizontalHeader()->setSectionsClickable(false);  // as an older program kept it
        kit.table.showOrder({store::Field::Cost, false});
        QVERIFY(kit.table.horizontalHeader()->isSortIndicatorShown());
        state = kit.table.columnState();
        QVERIFY(!state.isEmpty());
    }
    TableKit kit(5);
    QVERIFY(kit.table.isColumnHidden(app::LogModel::Speed));
    kit.table.restoreColumns(state);
    QVERIFY(!kit.table.isColumnHidden(app::LogModel::Speed));
    QCOMPARE(kit.table.horizontalHeader()->visualIndex(app::LogModel::Speed), 1);
    QVERIFY(kit.table.horizontalHeader()->sectionsClickable());
    QVERIFY(!kit.table.horizontalHeader()->isSortIndicatorShown());
}

}  // namespace gatehouse::tests

using gatehouse::tests::LogTableTest;
GH_SUITE(LogTableTest)
#include "log_table_test.moc"
