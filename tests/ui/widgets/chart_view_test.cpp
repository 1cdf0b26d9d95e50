#include "ui/widgets/chart_view.h"

#include <QTest>
#include <QtCharts/QValueAxis>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ChartViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theAxisGrowsAtOnceAndShrinksLate()
    {
        theme();
        ui::ChartView view(
            ui::ChartPanel::Kind::Lines, {{QStringLiteral("a"), 0, false, true}},
            [](double v) { return QString::number(v); }, nullptr);
        view.resize(600, 300);
        view.setRange(0, 600000, 60000);
        const auto top = [&view] {
            return qobject_cast<QValueAxis*>(view.chart()->axes(Qt::Vertical).front())->max();
        };
        view.setValues({{{0, 10}, {60000, 20}}});
        const double first = top();
        QVERIFY(first >= 20);
        view.setValues({{{0, 10}, {60000, 200}}});
        QVERIFY(top() >= 200);
        view.setValues({{{0, 10}, {60000, 20}}});
        QVERIFY(top() >= 200);
    }

    void nothingHasNoScale()
    {
        theme();
        int asked = 0;
        ui::ChartView view(
            ui::ChartPanel::Kind::Bars, {{QStringLiteral("a"), 0, false, false}},
            [&asked](double v) {
                ++asked;
                return v > 0 ? QStringLiteral("wrong") : QStringLiteral("0");
            },
            nullptr);
        view.resize(400, 200);
        view.setRange(0, 600000, 60000);
        view.setEmptyText(QStringLiteral("Nothing"));
        view.setValues({{{0, 0}}});
        QVERIFY(!view.grab().isNull());
        QVERIFY(asked > 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ChartViewTest;
GH_SUITE(ChartViewTest)
#include "chart_view_test.moc"
