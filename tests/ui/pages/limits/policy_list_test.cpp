#include "ui/pages/limits/policy_list.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "tests/app/limits/policy_sample.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/limits/limit_kit.h"

namespace gatehouse::tests {

class PolicyListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void capsShowWhatIsUsed()
    {
        LimitWindow kit(policyConfig(limitConfig()));
        const WallMicros now = QDateTime::currentMSecsSinceEpoch() * 1000;
        kit.gateway.uses = limitUses(now);
        for (auto& each : policyUses(now)) kit.gateway.uses.push_back(std::move(each));
        ui::MainWindow& window = kit.open("", {1280, 1280});
        QVERIFY(kit.find<QWidget>("limits.policies")->isVisible());
        QCOMPARE(kit.find<QLabel>("limits.policy.used")->text(),
                 QStringLiteral("$17.00 of $20.00"));
        QCOMPARE(kit.find<QLabel>("limits.policy.0.state")->text(), QStringLiteral("acts"));
        kit.find<QLineEdit>("limits.policy.try.user")->setText(QStringLiteral("ada@example.org"));
        savePicture(window, "limits-policies");
        QVERIFY(kit.find<QWidget>("limits.limit.gateway/default/policy/monthly") == nullptr);
        // One more second: only the figures change.
        const auto* row = kit.find<QWidget>("limits.policy.0");
        kit.gateway.uses.back().callers.front().standing.used = 20'000'000'000'000;
        QTRY_COMPARE(kit.find<QLabel>("limits.policy.used")->text(),
                     QStringLiteral("$20.00 of $20.00"));
        QCOMPARE(kit.find<QWidget>("limits.policy.0"), row);
    }

    void oneIsSwitchedAndRemoved()
    {
        LimitWindow kit(policyConfig(config::firstRun()));
        ui::MainWindow& window = kit.open();
        QVERIFY(kit.find<QWidget>("limits.empty")->isHidden());
        kit.find<QAbstractButton>("limits.policy.2.on")->click();
        QCOMPARE(kit.find<QLabel>("limits.policy.2.state")->text(),
                 QStringLiteral("not published"));
        window.findChild<QToolButton*>(QStringLiteral("draft.undo"))->click();
        QCOMPARE(kit.find<QLabel>("limits.policy.2.state")->text(), QStringLiteral("off"));
        kit.find<QAbstractButton>("limits.policy.1.remove")->click();
        QVERIFY(kit.find<QWidget>("limits.policy.2") == nullptr);
    }

    void whatPassesIsSaidAtOnce()
    {
        LimitWindow kit(policyConfig(config::firstRun()));
        kit.open();
        const auto* verdict = kit.find<QLabel>("limits.policy.try.verdict");
        auto* model = kit.find<QComboBox>("limits.policy.try.model");
        model->setCurrentText(QStringLiteral("openai/gpt-4.1"));
        QVERIFY(verdict->text().startsWith(QStringLiteral("Refused (403)")));
        kit.find<QLineEdit>("limits.policy.try.user")->setText(QStringLiteral("ada"));
        QVERIFY(verdict->text().startsWith(QStringLiteral("Passes while there is room")));
        model->setCurrentText(QStringLiteral("deepseek/chat"));
        kit.find<QLineEdit>("limits.policy.try.metadata")->setText(QStringLiteral("team=trial"));
        QVERIFY(verdict->text().contains(QStringLiteral("No trials abroad")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PolicyListTest;
GH_SUITE(PolicyListTest)
#include "policy_list_test.moc"
