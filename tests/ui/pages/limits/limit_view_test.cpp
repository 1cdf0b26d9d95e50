#include "ui/pages/limits/limit_view.h"

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/limits/limit_kit.h"
#include "ui/widgets/chart_panel.h"

namespace gatehouse::tests {

class LimitViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itShowsTheCourseOfABudget()
    {
        LimitWindow kit;
        QVERIFY(kit.fill(2'000, 10LL * 86'400));
        kit.gateway.uses = limitUses(QDateTime::currentMSecsSinceEpoch() * 1000);
        ui::MainWindow& window = kit.open("month");
        QTRY_VERIFY_WITH_TIMEOUT(
            kit.find<QLabel>("limits.forecast")->text().contains(QStringLiteral("$50.00")), 20'000);
        QCOMPARE(kit.find<QLabel>("limits.state")->text(), QStringLiteral("nearly used up"));
        QVERIFY(kit.find<ui::ChartPanel>("limits.chart")->hasData());
        savePicture(window, "limit");
        kit.find<QPushButton>("limits.forget")->click();
        QVERIFY(kit.gateway.forgotten.isEmpty());
        kit.find<QPushButton>("confirm.go")->click();
        QCOMPARE(kit.gateway.forgotten, QStringList{QStringLiteral("month")});
    }

    void editsGoToTheDraftAndBack()
    {
        LimitWindow kit;
        ui::MainWindow& window = kit.open("calls");
        auto* most = kit.find<QLineEdit>("limits.most");
        most->setText(QStringLiteral("nonsense"));
        Q_EMIT most->editingFinished();
        QVERIFY(!kit.find<QLabel>("limits.problem")->isHidden());
        window.findChild<QToolButton*>(QStringLiteral("draft.undo"))->click();
        window.centralWidget()->setFocus();
        QVERIFY(kit.find<QLabel>("limits.problem")->isHidden());
        QVERIFY(kit.find<QWidget>("limits.chart")->isHidden());  // a sliding window has no course
    }

    /// A choice of nobody is none.
    void whereNothingIsUsedThereIsNobodyToChoose()
    {
        LimitWindow kit;
        kit.open("month");
        const auto* caller = kit.find<QComboBox>("limits.caller");
        QVERIFY(caller != nullptr && caller->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitViewTest;
GH_SUITE(LimitViewTest)
#include "limit_view_test.moc"
