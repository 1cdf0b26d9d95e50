#include "ui/pages/guardrails/rule_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

#include "tests/app/guardrails/guard_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class RuleFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void actionsAndPlacesAreTold()
    {
        theme();
        ui::RuleForm form;
        const auto settings = app::guardSettings(guardConfig(), "default");
        form.show(settings, 0, {});
        app::GuardSettings told;
        connect(&form, &ui::RuleForm::edited, this, [&told](const auto& next) { told = next; });
        auto* action = form.findChild<QComboBox*>(QStringLiteral("guardrails.action"));
        QCOMPARE(action->count(), 6);
        QCOMPARE(action->currentData().toString(), QStringLiteral("REDACT"));
        action->setCurrentIndex(action->findData(QStringLiteral("BLOCK")));
        Q_EMIT action->activated(action->currentIndex());
        QCOMPARE(told.policies.at(0).action, std::string("BLOCK"));
        form.findChild<QCheckBox*>(QStringLiteral("guardrails.onAnswer"))->click();
        QVERIFY(told.policies.at(0).onAnswer);
    }

    void placeholdersMayBePutBack()
    {
        theme();
        ui::RuleForm form;
        auto settings = app::guardSettings(guardConfig(), "default");
        connect(&form, &ui::RuleForm::edited, this, [&](const auto& next) {
            settings = next;
            form.show(settings, 0, {});
        });
        form.show(settings, 0, {});
        auto* restores = form.findChild<QCheckBox*>(QStringLiteral("guardrails.restores"));
        QVERIFY(restores->isHidden());
        auto* action = form.findChild<QComboBox*>(QStringLiteral("guardrails.action"));
        const auto choose = [action](const QString& value) {
            action->setCurrentIndex(action->findData(value));
            Q_EMIT action->activated(action->currentIndex());
        };
        choose(QStringLiteral("PLACEHOLDER"));
        QVERIFY(!restores->isHidden() && restores->isChecked());
        QVERIFY(settings.policies.at(0).restores);
        const auto config = app::withGuardSettings(guardConfig(), "default", settings);
        QVERIFY(app::guardSettings(config, "default") == settings);
        restores->click();
        QVERIFY(!settings.policies.at(0).restores);
        choose(QStringLiteral("REDACT"));
        QVERIFY(restores->isHidden());
        QVERIFY(!settings.policies.at(0).restores);
    }

    void hostsAreAskedForWhereLinksAreLookedFor()
    {
        theme();
        ui::RuleForm form;
        auto settings = app::guardSettings(guardConfig(), "default");
        connect(&form, &ui::RuleForm::edited, this, [&](const auto& next) { settings = next; });
        form.show(settings, 0, {});
        auto* hosts = form.findChild<QLineEdit*>(QStringLiteral("guardrails.hosts"));
        QVERIFY(hosts->parentWidget()->isHidden());
        settings.policies.at(0).profiles = {"image_link"};
        form.show(settings, 0, {});
        QVERIFY(!hosts->parentWidget()->isHidden());
        hosts->setText(QStringLiteral("cdn.example, *.ours.example"));
        Q_EMIT hosts->editingFinished();
        QCOMPARE(settings.policies.at(0).hosts,
                 (std::vector<std::string>{"cdn.example", "*.ours.example"}));
        const auto config = app::withGuardSettings(guardConfig(), "default", settings);
        QVERIFY(app::guardSettings(config, "default") == settings);
    }

    void attacksCanBeTakenOut()
    {
        theme();
        ui::RuleForm form;
        auto settings = app::guardSettings(guardConfig(), "default");
        settings.attacks = "SANITIZE";
        form.show(settings, -1, {});
        auto* action = form.findChild<QComboBox*>(QStringLiteral("guardrails.action"));
        QCOMPARE(action->count(), 3);
        QCOMPARE(action->currentData().toString(), QStringLiteral("SANITIZE"));
        form.show(settings, 0, {});
        QCOMPARE(action->findData(QStringLiteral("SANITIZE")), -1);
    }

    void strictnessOfTheRuleOfAttacks()
    {
        theme();
        ui::RuleForm form;
        auto settings = app::guardSettings(guardConfig(), "default");
        settings.falseAlarms = 0.02;
        form.show(settings, -1, {});
        auto* strictness = form.findChild<QComboBox*>(QStringLiteral("guardrails.strictness"));
        QCOMPARE(strictness->currentData().toDouble(), 0.02);
        app::GuardSettings told;
        connect(&form, &ui::RuleForm::edited, this, [&told](const auto& next) { told = next; });
        strictness->setCurrentIndex(0);
        Q_EMIT strictness->activated(0);
        QCOMPARE(told.falseAlarms, 0.001);
        QCOMPARE(told.resultFalseAlarms, 0.004);
        form.findChild<QCheckBox*>(QStringLiteral("guardrails.enabled"))->click();
        QVERIFY(told.attacks.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RuleFormTest;
GH_SUITE(RuleFormTest)
#include "rule_form_test.moc"
