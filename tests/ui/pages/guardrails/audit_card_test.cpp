#include "ui/pages/guardrails/audit_card.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPushButton>

#include "tests/app/guardrails/guard_calls.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/guardrails/guard_kit.h"

namespace gatehouse::tests {

class AuditCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aTrailIsVerified()
    {
        GuardWindow kit;
        QVERIFY(keepCalls(kit.gateway.databasePath().toStdString(), securityCalls()));
        ui::MainWindow& window = kit.open();
        kit.find<QPushButton>("guardrails.openSecurity")->click();
        QTRY_VERIFY(kit.find<QAbstractButton>("guardrails.audit.line.61") != nullptr);
        kit.find<QPushButton>("guardrails.audit.verify")->click();
        QTRY_VERIFY(kit.find<QLabel>("guardrails.audit.words")
                        ->text()
                        .startsWith(QStringLiteral("Whole: 61 lines")));
        QVERIFY(kit.find<QLabel>("guardrails.audit.flaws")->isHidden());
        kit.find<QAbstractButton>("guardrails.audit.line.61")->click();
        QVERIFY(window.page(QStringLiteral("traffic"))->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AuditCardTest;
GH_SUITE(AuditCardTest)
#include "audit_card_test.moc"
