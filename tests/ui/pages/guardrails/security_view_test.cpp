#include "ui/pages/guardrails/security_view.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "tests/app/guardrails/guard_calls.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/guardrails/guard_kit.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/kpi_card.h"

namespace gatehouse::tests {

class SecurityViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatWasFoundIsCountedAndLeadsToItsCalls()
    {
        GuardWindow kit;
        QVERIFY(keepCalls(kit.gateway.databasePath().toStdString(), securityCalls()));
        ui::MainWindow& window = kit.open("", {1280, 1180});
        kit.find<QPushButton>("guardrails.openSecurity")->click();
        QTRY_VERIFY(kit.find<ui::ChartPanel>("guardrails.security.chart") != nullptr);
        QCOMPARE(kit.find<ui::KpiCard>("guardrails.security.calls")->valueText(),
                 QStringLiteral("60"));
        QVERIFY(kit.find<ui::ChartPanel>("guardrails.security.chart")->hasData());
        QTRY_VERIFY(kit.find<QAbstractButton>("guardrails.audit.line.61") != nullptr);
        savePicture(window, "guardrails-security");
        auto* rules = kit.find<QWidget>("guardrails.security.rules");
        rules->findChild<QAbstractButton*>()->click();
        QVERIFY(window.page(QStringLiteral("traffic"))->isVisible());
        QVERIFY(window.page(QStringLiteral("traffic"))
                    ->findChild<QLineEdit*>(QStringLiteral("traffic.filter"))
                    ->text()
                    .contains(QStringLiteral("rule:Customers")));
    }

    void nothingFoundIsSaid()
    {
        GuardWindow kit;
        QVERIFY(
            keepCalls(kit.gateway.databasePath().toStdString(), {guardedCall(0, 60'000'000, "a")}));
        kit.open();
        kit.find<QPushButton>("guardrails.openSecurity")->click();
        QTRY_VERIFY(!kit.find<QWidget>("guardrails.securityEmpty")->isHidden());
        kit.find<QAbstractButton>("guardrails.securityBar.back")->click();
        QVERIFY(kit.find<QWidget>("guardrails.overview")->isVisible());
        QVERIFY(!kit.find<QTimer>("guardrails.securityTimer")->isActive());
    }

    void aLogThatCannotBeReadIsSaid()
    {
        GuardWindow kit;
        kit.open();
        kit.find<QPushButton>("guardrails.openSecurity")->click();
        QTRY_VERIFY(!kit.find<QWidget>("guardrails.securityBanner")->isHidden());
        QVERIFY(kit.find<QPushButton>("guardrails.securityBanner.action")->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SecurityViewTest;
GH_SUITE(SecurityViewTest)
#include "security_view_test.moc"
