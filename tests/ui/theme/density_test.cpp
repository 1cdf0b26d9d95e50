#include "ui/theme/density.h"

#include <QHeaderView>
#include <QListWidget>
#include <QStringListModel>
#include <QTableWidget>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class DensityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void initTestCase() { theme(); }

    void cleanup() { theme().setDensity(ui::Density::Comfortable); }

    void whatIsShownFollows()
    {
        QTableWidget table(200, 1);
        table.verticalHeader()->hide();
        ui::denseRows(&table, 32, 26);
        QListWidget list;
        list.addItem(QStringLiteral("one"));
        ui::denseRows(&list, 30, 24);
        QWidget box;
        QHBoxLayout layout(&box);
        ui::denseMargins(&layout, {16, 14, 16, 14}, {12, 8, 12, 8});
        ui::denseSpacing(&layout, 12, 8);
        QWidget line;
        ui::denseHeight(&line, 34, 30);
        table.resize(200, 320);
        table.show();
        list.show();
        table.scrollTo(table.model()->index(100, 0), QTableView::PositionAtTop);
        QCOMPARE(table.rowAt(0), 100);
        QCOMPARE(table.rowHeight(0), 32);
        QCOMPARE(list.sizeHintForRow(0), 30);
        theme().setDensity(ui::Density::Compact);
        QCOMPARE(table.rowHeight(199), 26);
        QCOMPARE(table.rowAt(0), 100);  // what one reads does not move
        QCOMPARE(list.sizeHintForRow(0), 24);
        QCOMPARE(layout.contentsMargins(), QMargins(12, 8, 12, 8));
        QCOMPARE(layout.spacing(), 8);
        QCOMPARE(line.height(), 30);
        theme().setDensity(ui::Density::Comfortable);
        QCOMPARE(table.rowHeight(0), 32);
        QCOMPARE(layout.spacing(), 12);
    }

    /// A million rows change their height without a stop of the window.
    void aLongTableIsQuietAboutIt()
    {
        QTableView table;
        QStringListModel model;
        model.setStringList(QStringList(50'000, QStringLiteral("x")));
        table.setModel(&model);
        table.verticalHeader()->hide();
        ui::denseRows(&table, 32, 26);
        QSignalSpy resized(table.verticalHeader(), &QHeaderView::sectionResized);
        theme().setDensity(ui::Density::Compact);
        QCOMPARE(resized.size(), 0);
        QCOMPARE(table.verticalHeader()->length(), 50'000 * 26);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::DensityTest;
GH_SUITE(DensityTest)
#include "density_test.moc"
