#include "ui/pages/guardrails/rule_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

#include "tests/support/suite.h"
#include "tests/ui/pages/guardrails/guard_kit.h"

namespace gatehouse::tests {

class RuleViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aRuleIsEditedInTheDraft()
    {
        GuardWindow kit;
        ui::MainWindow& window = kit.open("1");
        savePicture(window, "guardrails-rule");
        QVERIFY(kit.find<QCheckBox>("guardrails.onAnswer")->isChecked());
        kit.find<QCheckBox>("guardrails.detector.national_id")->click();
        QVERIFY(kit.find<QCheckBox>("guardrails.detector.national_id")->isChecked());
        QVERIFY(kit.find<QCheckBox>("guardrails.detector.projects")->isChecked());
        auto* models = kit.find<QLineEdit>("guardrails.models");
        models->setText(QStringLiteral("gpt-*, claude-*"));
        Q_EMIT models->editingFinished();
        QCOMPARE(models->text(), QStringLiteral("gpt-*, claude-*"));
        QVERIFY(kit.gateway.published.empty());
    }

    void whatIsWrongIsSaid()
    {
        GuardWindow kit;
        kit.open("0");
        QVERIFY(kit.find<QLabel>("guardrails.problem")->isHidden());
        kit.find<QCheckBox>("guardrails.detector.secret")->click();
        QVERIFY(!kit.find<QLabel>("guardrails.problem")->isHidden());
        kit.find<QCheckBox>("guardrails.detector.secret")->click();
        auto* name = kit.find<QLineEdit>("guardrails.name");
        name->setText(QStringLiteral("Customers"));
        Q_EMIT name->editingFinished();
        QVERIFY(kit.find<QLabel>("guardrails.problem")
                    ->text()
                    .contains(QStringLiteral("Another rule")));
    }

    void attacksHaveTheirOwnSettings()
    {
        GuardWindow kit;
        ui::MainWindow& window = kit.open("attacks");
        savePicture(window, "guardrails-attacks");
        QVERIFY(!kit.find<QWidget>("guardrails.looksFor")->isVisible());
        QVERIFY(kit.find<QWidget>("guardrails.attacks")->isVisible());
        QVERIFY(!kit.find<QLineEdit>("guardrails.name")->isVisible());
        QCOMPARE(kit.find<QComboBox>("guardrails.action")->count(), 3);  // flag, sanitise, block
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RuleViewTest;
GH_SUITE(RuleViewTest)
#include "rule_view_test.moc"
