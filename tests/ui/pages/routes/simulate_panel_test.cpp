#include "ui/pages/routes/simulate_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QToolButton>

#include "app/routes/graph_edit.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

class SimulatePanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aTypedCallShowsItsWay()
    {
        RouteKit kit;
        ui::MainWindow& window = kit.open();
        QVERIFY(kit.fill(20));
        kit.find<QToolButton>("routes.sides.simulate")->click();
        kit.find<QPlainTextEdit>("routes.simulate.metadata")
            ->setPlainText(QStringLiteral("plan = free"));
        QVERIFY(steps(kit).contains(QStringLiteral("Condition → false")));
        QVERIFY(steps(kit).contains(QStringLiteral("echo → success")));
        savePicture(window, "routes-simulate");
        kit.find<QCheckBox>("routes.simulate.fails.tiny")->click();
        QVERIFY(steps(kit).contains(QStringLiteral("echo → error")));
        kit.find<QPlainTextEdit>("routes.simulate.metadata")
            ->setPlainText(QStringLiteral("plan = paid"));
        QVERIFY(steps(kit).contains(QStringLiteral("Condition → true")));
        // An edit of the route changes the way at once.
        kit.canvas().select({"plan"});
        kit.canvas().removeSelected();
        QVERIFY(!steps(kit).contains(QStringLiteral("Condition")));
    }

    /// Calls come from the log, when the panel is opened and not before.
    void aStoredCallIsTaken()
    {
        RouteKit kit;
        QVERIFY(kit.fill(20));
        kit.open();
        // The numbers on the arrows are asked for as soon as the editor is there.
        QTRY_VERIFY_WITH_TIMEOUT(kit.reader->idle(), 20'000);
        const quint64 before = kit.reader->jobsStarted();
        auto* calls = kit.find<QComboBox>("routes.simulate.call");
        QCOMPARE(calls->count(), 1);
        QCOMPARE(kit.reader->jobsStarted(), before);
        kit.find<QToolButton>("routes.sides.simulate")->click();
        QTRY_COMPARE_WITH_TIMEOUT(calls->count(), 11, 20'000);
        kit.find<QPlainTextEdit>("routes.simulate.metadata")
            ->setPlainText(QStringLiteral("plan = paid"));
        QVERIFY(steps(kit).contains(QStringLiteral("Condition → true")));
        calls->setCurrentIndex(1);
        Q_EMIT calls->activated(1);
        QVERIFY(kit.find<QWidget>("routes.simulate.body")->parentWidget()->isHidden());
        QTRY_VERIFY_WITH_TIMEOUT(steps(kit).contains(QStringLiteral("Condition → false")), 20'000);
    }

    void whatCannotRunIsTold()
    {
        RouteKit kit(bareRoute());
        QVERIFY(kit.fill(1));
        kit.open();
        kit.find<QToolButton>("routes.sides.simulate")->click();
        QVERIFY(!kit.find<QLabel>("routes.simulate.trouble")->text().isEmpty());
    }

private:
    static QString steps(RouteKit& kit)
    {
        QStringList words;
        for (const QWidget* each : kit.find<QWidget>("routes.simulate")->findChildren<QWidget*>()) {
            // Those that were taken away are hidden until they are deleted; new ones are not shown
            // yet.
            const bool gone =
                each->isHidden() && each->testAttribute(Qt::WA_WState_ExplicitShowHide);
            if (!gone && each->objectName().startsWith(QLatin1String("routes.simulate.step.")))
                words += each->accessibleName();
        }
        return words.join(QLatin1Char('\n'));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SimulatePanelTest;
GH_SUITE(SimulatePanelTest)
#include "simulate_panel_test.moc"
