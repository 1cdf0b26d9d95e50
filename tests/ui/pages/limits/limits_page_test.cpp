#include "ui/pages/limits/limits_page.h"

#include <QDateTime>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/limits/limit_kit.h"

namespace gatehouse::tests {

class LimitsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anEmptyPageHasThreePresets()
    {
        LimitWindow kit(config::firstRun());
        ui::MainWindow& window = kit.open();
        QVERIFY(!kit.find<QWidget>("limits.empty")->isHidden());
        savePicture(window, "limits-empty");
        kit.find<QPushButton>("limits.empty.budget")->click();
        QCOMPARE(kit.find<QLineEdit>("limits.most")->text(), QStringLiteral("$20"));
        QVERIFY(kit.find<QWidget>("limits.view")->isVisible());
        window.findChild<QToolButton*>(QStringLiteral("draft.undo"))->click();
        QVERIFY(!kit.find<QWidget>("limits.view")->isVisible());
        QVERIFY(kit.gateway.configNow.limits.empty());
    }

    void whatIsUsedNowIsLive()
    {
        LimitWindow kit;
        const WallMicros now = QDateTime::currentMSecsSinceEpoch() * 1000;
        kit.gateway.uses = limitUses(now);
        ui::MainWindow& window = kit.open();
        savePicture(window, "limits");
        auto* row = kit.find<QAbstractButton>("limits.limit.month");
        QVERIFY(row->accessibleName().contains(QStringLiteral("$41.00 of $50.00")));
        kit.gateway.uses.front().callers.front().standing.used = 50'000'000'000'000;
        kit.gateway.uses.front().callers.front().standing.remaining = 0;
        QTRY_VERIFY(row->accessibleName().contains(QStringLiteral("used up")));
        window.navigator()->go(QStringLiteral("dashboard"));
        const int asked = kit.gateway.limitsAsked;
        QCoreApplication::processEvents();
        QCOMPARE(kit.gateway.limitsAsked, asked);
        const auto* timer = kit.find<QTimer>("limits.timer");
        QVERIFY(timer != nullptr && !timer->isActive());
    }

    void aRemovedOneComesBack()
    {
        LimitWindow kit;
        ui::MainWindow& window = kit.open();
        kit.find<QToolButton>("limits.limit.calls.remove")->click();
        QVERIFY(kit.find<QWidget>("limits.limit.calls") == nullptr);
        window.findChild<QToolButton*>(QStringLiteral("draft.undo"))->click();
        QVERIFY(kit.find<QWidget>("limits.limit.calls") != nullptr);
    }

    void budgetsWarnOfModelsWithoutAPrice()
    {
        auto config = limitConfig();
        config.aliases.push_back({"odd", "openai/nobody-knows"});
        LimitWindow kit(std::move(config));
        kit.open();
        QVERIFY(!kit.find<QWidget>("limits.prices")->isHidden());
        kit.open("nobody");
        QVERIFY(!kit.find<QWidget>("limits.banner")->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitsPageTest;
GH_SUITE(LimitsPageTest)
#include "limits_page_test.moc"
