#include "ui/pages/limits/policy_sheet.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

#include "tests/app/limits/policy_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/limits/limit_kit.h"

namespace gatehouse::tests {

class PolicySheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatIsWrongIsSaidWhileItIsTyped()
    {
        theme();
        ui::PolicySheet sheet(app::newPolicy(), {QStringLiteral("default")}, true);
        auto* condition = sheet.findChild<QPlainTextEdit*>(QStringLiteral("policy.condition"));
        const auto* trouble = sheet.findChild<QLabel*>(QStringLiteral("policy.trouble"));
        const auto* go = sheet.findChild<QPushButton*>(QStringLiteral("policy.go"));
        QVERIFY(go->isEnabled() && trouble->isHidden());
        condition->setPlainText(QStringLiteral("cf.user.groups in"));
        sheet.show();
        savePicture(sheet, "policy-sheet-wrong");
        QVERIFY(!go->isEnabled() && !trouble->isHidden());
        condition->setPlainText(QStringLiteral("\"staff\" in cf.user.groups"));
        QVERIFY(go->isEnabled());
        sheet.findChild<QLineEdit*>(QStringLiteral("policy.models"))
            ->setText(QStringLiteral("openai/gpt-*, *, anthropic/*"));
        auto* effect = sheet.findChild<QComboBox*>(QStringLiteral("policy.effect"));
        effect->setCurrentIndex(2);
        QVERIFY(!sheet.findChild<QLineEdit*>(QStringLiteral("policy.amount"))->isEnabled());
        const auto form = app::policyForm(sheet.policy());
        QCOMPARE(form.models,
                 (QStringList{QStringLiteral("openai/gpt-*"), QStringLiteral("anthropic/*")}));
        QVERIFY(form.effect == app::PolicyForm::Effect::Block);
        QCOMPARE(sheet.gateway(), std::string("default"));
    }

    void oneThatIsEditedStaysInItsPlace()
    {
        LimitWindow kit(policyConfig(config::firstRun()));
        kit.open();
        kit.find<QAbstractButton>("limits.policy.0.edit")->click();
        auto* sheet = kit.window->findChild<ui::PolicySheet*>();
        QVERIFY(sheet != nullptr);
        sheet->findChild<QLineEdit*>(QStringLiteral("policy.name"))
            ->setText(QStringLiteral("Thirty for each"));
        sheet->findChild<QLineEdit*>(QStringLiteral("policy.amount"))
            ->setText(QStringLiteral("30"));
        sheet->findChild<QPushButton*>(QStringLiteral("policy.go"))->click();
        QCOMPARE(kit.find<QLabel>("limits.policy.0.state")->text(),
                 QStringLiteral("not published"));
        kit.find<QAbstractButton>("limits.newPolicy")->click();
        sheet = kit.window->findChildren<ui::PolicySheet*>().last();
        sheet->findChild<QPushButton*>(QStringLiteral("policy.go"))->click();
        QVERIFY(kit.find<QWidget>("limits.policy.3") != nullptr);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PolicySheetTest;
GH_SUITE(PolicySheetTest)
#include "policy_sheet_test.moc"
