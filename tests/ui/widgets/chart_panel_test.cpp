#include "ui/widgets/chart_panel.h"

#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ChartPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void valuesComeBackAsTable()
    {
        theme();
        ui::ChartPanel chart(
            QStringLiteral("x"), QStringLiteral("Title"), {}, ui::ChartPanel::Kind::Lines,
            {{QStringLiteral("p50"), 0, false, true}, {QStringLiteral("p95"), 1, true, false}},
            [](double value) { return QString::number(value); });
        chart.resize(600, 300);
        QVERIFY(!chart.hasData());
        chart.setRange(0, 600000, 60000);
        chart.setValues(0, {{0, 1}, {60000, 2}});
        chart.setValues(1, {{60000, 9}});
        chart.showValues();
        QVERIFY(chart.hasData());
        const QStringList lines = chart.toCsv().split(QLatin1Char(10));
        QCOMPARE(lines.front(), QStringLiteral("time,p50,p95"));
        QVERIFY(lines[1].endsWith(QStringLiteral(",1,")));
        QVERIFY(lines[2].endsWith(QStringLiteral(",2,9")));
        chart.setTableShown(true);
        auto* table = chart.findChild<QTableWidget*>(QStringLiteral("x.table"));
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 2)->text(), QStringLiteral("9"));
        QCOMPARE(table->item(1, 2)->text(), QStringLiteral("–"));
        QVERIFY(!chart.toImage().isNull());
    }

    void keysWalkTheBuckets()
    {
        theme();
        ui::ChartPanel chart(QStringLiteral("x"), QStringLiteral("Title"), {},
                             ui::ChartPanel::Kind::Bars, {{QStringLiteral("a"), 0, false, false}},
                             [](double value) { return QString::number(value); });
        chart.resize(600, 300);
        chart.setRange(0, 600000, 60000);
        chart.setValues(0, {{0, 1}, {540000, 2}});
        chart.showValues();
        chart.show();
        QSignalSpy clicked(&chart, &ui::ChartPanel::clicked);
        auto* view = chart.findChild<QWidget*>(QStringLiteral("x.view"));
        QTest::keyClick(view, Qt::Key_Left);
        QTest::keyClick(view, Qt::Key_Left);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.front().at(0).toLongLong(), 480000);
        QCOMPARE(clicked.front().at(1).toLongLong(), 540000);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ChartPanelTest;
GH_SUITE(ChartPanelTest)
#include "chart_panel_test.moc"
