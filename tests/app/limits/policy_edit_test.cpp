#include "app/limits/policy_edit.h"

#include <QTest>

#include "tests/app/limits/policy_sample.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using app::PolicyForm;

class PolicyEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aFormIsItsJson()
    {
        const auto config = policyConfig({});
        for (const auto& each : app::policiesOf(config, "default")) {
            QCOMPARE(app::policyTrouble(each), QString());
            QCOMPARE(app::policyJson(app::policyForm(each)), each);
        }
        auto form = app::newPolicy();
        form.effect = PolicyForm::Effect::BlockRest;
        form.rest[QStringLiteral("created_at")] = 7;
        const auto json = app::policyJson(form);
        QVERIFY(app::policyForm(json).effect == PolicyForm::Effect::BlockRest);
        QCOMPARE(json[QStringLiteral("created_at")].toInt(), 7);
        QCOMPARE(json[QStringLiteral("resource")].toString(), QStringLiteral("*"));
    }

    void whatIsWrongIsSaid()
    {
        auto form = app::newPolicy();
        form.condition = QStringLiteral("cf.user.email ==");
        QVERIFY(app::policyTrouble(app::policyJson(form)).startsWith(QStringLiteral("condition")));
        form.condition = QString();
        QCOMPARE(app::policyTrouble(app::policyJson(form)), QString());
        form.amount = QStringLiteral("much");
        QVERIFY(app::policyTrouble(app::policyJson(form)).startsWith(QStringLiteral("action")));
        form.amount = QStringLiteral("$ 12.5");
        QCOMPARE(app::policyTrouble(app::policyJson(form)), QString());
        form.actor.clear();
        QVERIFY(app::policyTrouble(app::policyJson(form)).startsWith(QStringLiteral("actor")));
    }

    void editsKeepTheOthers()
    {
        auto config = policyConfig({});
        QCOMPARE(app::policiesOf(config, "default").size(), std::size_t{3});
        auto form = app::policyForm(app::policiesOf(config, "default")[1]);
        form.name = QStringLiteral("Another name");
        config = app::withPolicy(std::move(config), "default", 1, app::policyJson(form));
        QCOMPARE(app::policiesOf(config, "default")[1][QStringLiteral("name")].toString(),
                 form.name);
        config = app::withoutPolicy(std::move(config), "default", 0);
        QCOMPARE(app::policiesOf(config, "default").size(), std::size_t{2});
        config = app::withoutPolicy(std::move(config), "default", 9);
        config = app::withoutPolicy(std::move(config), "nobody", 0);
        config = app::withoutPolicy(std::move(config), "default", 0);
        config = app::withoutPolicy(std::move(config), "default", 0);
        QVERIFY(config.gateways.front().policies.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PolicyEditTest;
GH_SUITE(PolicyEditTest)
#include "policy_edit_test.moc"
