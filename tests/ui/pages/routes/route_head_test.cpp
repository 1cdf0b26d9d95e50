#include "ui/pages/routes/route_head.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class RouteHeadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void versionsAreTold()
    {
        RouteKit kit;
        kit.open();
        QTRY_COMPARE_WITH_TIMEOUT(badges(kit), QStringList{QStringLiteral("v1 live")}, 20'000);
        QVERIFY(kit.find<QPushButton>("routes.publish")->isHidden());
        kit.canvas().select({"start"});
        kit.canvas().add(NodeKind::Rate);
        QTRY_COMPARE_WITH_TIMEOUT(badges(kit).size(), 2, 20'000);
        QVERIFY(badges(kit)[1].startsWith(QStringLiteral("v2 draft")));
        QCOMPARE(kit.find<QPushButton>("routes.publish")->text(), QStringLiteral("Publish v2"));
        kit.find<QToolButton>("routes.undo")->click();
        QTRY_COMPARE_WITH_TIMEOUT(badges(kit).size(), 1, 20'000);
        QVERIFY(kit.find<QToolButton>("routes.redo")->isEnabled());
    }

    void itsMenuCopiesAndRemoves()
    {
        RouteKit kit;
        kit.open();
        const auto run = [&kit](const char* id) {
            for (QAction* each : kit.find<QMenu>("routes.more.menu")->actions()) {
                if (each->objectName() == QLatin1String(id)) each->trigger();
            }
        };
        run("routes.duplicate");
        QCOMPARE(kit.find<QLabel>("routes.title")->text(), QStringLiteral("Support chat, copy"));
        run("routes.remove");
        QVERIFY(kit.find<QWidget>("routes.list")->isVisible());
        QVERIFY(kit.find<QWidget>("routes.route.support") != nullptr);
    }

private:
    /// Without those that a rebuilt row has not deleted yet.
    static QStringList badges(RouteKit& kit)
    {
        QStringList words;
        for (const QLabel* each : kit.find<QWidget>("routes.head")->findChildren<QLabel*>()) {
            if (!each->isHidden() && each->property("badge").isValid()) words += each->text();
        }
        return words;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteHeadTest;
GH_SUITE(RouteHeadTest)
#include "route_head_test.moc"
