#include "ui/pages/route_bodies.h"

#include <QCheckBox>
#include <QComboBox>
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
            return window.findChild<QComboBox*>(QLatin1String(name));
        };
        const auto choose = [&](const char* name, int kept) {
            box(name)->setCurrentIndex(kept);
            Q_EMIT box(name)->activated(kept);
        };
        QCOMPARE(box("settings.routeBodies.legal")->currentIndex(), 0);
        choose("settings.routeBodies.legal", 2);
        QVERIFY(!draft->config().routes[1].bodies && !draft->config().routes[1].hashes);
        QVERIFY(draft->config().routes[0].bodies);
        choose("settings.routeBodies.legal", 1);
        QVERIFY(!draft->config().routes[1].bodies && draft->config().routes[1].hashes);
        QCOMPARE(box("settings.routeBodies.legal")->currentIndex(), 1);
        draft->undo();
        draft->undo();
        QCOMPARE(box("settings.routeBodies.legal")->currentIndex(), 0);
        window.findChild<QCheckBox*>(QStringLiteral("settings.bodies"))->click();
        QVERIFY(!box("settings.routeBodies.chat")->isEnabled());
    }

    void withoutRoutesItSaysSo()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* row = window.findChild<ui::RouteBodies*>();
        QVERIFY(row->findChildren<QComboBox*>().isEmpty());
        QCOMPARE(row->findChildren<QLabel*>().size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteBodiesTest;
GH_SUITE(RouteBodiesTest)
#include "route_bodies_test.moc"
