#include "ui/side_bar.h"

#include <QLabel>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

class SideBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theCardTellsEveryState()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        auto* state = window.findChild<QLabel*>(QStringLiteral("gateway.state"));
        const auto at = [&](app::Phase phase) {
            kit.gateway.phaseNow = phase;
            Q_EMIT kit.gateway.stateChanged();
            return state->text();
        };
        QCOMPARE(at(app::Phase::Starting), QStringLiteral("Gateway starting"));
        QCOMPARE(at(app::Phase::Running), QStringLiteral("Gateway running"));
        QCOMPARE(at(app::Phase::Paused), QStringLiteral("Gateway paused"));
        QCOMPARE(at(app::Phase::Failed), QStringLiteral("Gateway not running"));
        auto* pause = window.findChild<QToolButton*>(QStringLiteral("gateway.pause"));
        QVERIFY(!pause->isEnabled());
        kit.gateway.stateNow.listening.clear();
        Q_EMIT kit.gateway.stateChanged();
        QVERIFY(!window.findChild<QToolButton*>(QStringLiteral("gateway.copy"))->isEnabled());
    }

    void anEntryLeadsToItsPage()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        QTest::mouseClick(window.findChild<QAbstractButton*>(QStringLiteral("nav.settings")),
                          Qt::LeftButton);
        QCOMPARE(window.navigator()->page(), QStringLiteral("settings"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SideBarTest;
GH_SUITE(SideBarTest)
#include "side_bar_test.moc"
