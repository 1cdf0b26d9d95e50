#include "ui/pages/route_bodies.h"

#include <QCheckBox>
#include <QLabel>
#include <QTest>

#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

class RouteBodiesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aRouteThatKeepsNoWords()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        kit.gateway.configNow.routes.resize(2);
        kit.gateway.configNow.routes[0].name = "chat";
        kit.gateway.configNow.routes[1].name = "legal";
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* draft = window.findChild<app::Draft*>();
        const auto box = [&](const char* name) {
            return window.findChild<QCheckBox*>(QLatin1String(name));
        };
        QVERIFY(box("settings.routeBodies.legal")->isChecked());
        box("settings.routeBodies.legal")->click();
        QVERIFY(!draft->config().routes[1].bodies);
        QVERIFY(draft->config().routes[0].bodies);
        QVERIFY(!box("settings.routeBodies.legal")->isChecked());
        draft->undo();
        QVERIFY(box("settings.routeBodies.legal")->isChecked());
        box("settings.bodies")->click();
        QVERIFY(!box("settings.routeBodies.chat")->isEnabled());
    }

    void withoutRoutesItSaysSo()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* row = window.findChild<ui::RouteBodies*>();
        QVERIFY(row->findChildren<QCheckBox*>().isEmpty());
        QCOMPARE(row->findChildren<QLabel*>().size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteBodiesTest;
GH_SUITE(RouteBodiesTest)
#include "route_bodies_test.moc"
