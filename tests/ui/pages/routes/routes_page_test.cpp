#include "ui/pages/routes/routes_page.h"

#include <QLabel>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class RoutesPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void anEmptyListBeginsWithAStarter()
    {
        RouteKit kit(config::firstRun());
        ui::MainWindow& window = kit.open("");
        QVERIFY(kit.find<QWidget>("routes.list")->isHidden());
        savePicture(window, "routes-empty");
        QTest::mouseClick(kit.find<QWidget>("routes.starter.fallback"), Qt::LeftButton);
        QVERIFY(kit.find<QWidget>("routes.editor")->isVisible());
        QCOMPARE(kit.graph().nodes.size(), std::size_t(4));
        QVERIFY(!window.findChild<QWidget*>(QStringLiteral("draftBar"))->isHidden());
        window.findChild<QToolButton*>(QStringLiteral("draft.undo"))->click();
        QVERIFY(!kit.find<QWidget>("routes.editor")->isVisible());  // the route is gone again
    }

    void theWayBackIsTheNavigators()
    {
        RouteKit kit;
        ui::MainWindow& window = kit.open();
        kit.find<QPushButton>("routes.back")->click();
        QVERIFY(kit.find<QWidget>("routes.list")->isVisible());
        window.navigator()->back();
        QVERIFY(kit.find<QWidget>("routes.editor")->isVisible());
    }

    /// As Traffic asks for it: the way of a call, on the version that it took.
    void theWayOfACallIsDrawn()
    {
        RouteKit kit;
        ui::MainWindow& window = kit.open("");
        window.navigator()->go(
            QStringLiteral("routes"),
            {{QStringLiteral("route"), QStringLiteral("support")},
             {QStringLiteral("version"), 1},
             {QStringLiteral("way"), QStringLiteral("start:next>plan:false>tiny:success>end")}});
        const ui::RouteCanvas::Path& path = kit.canvas().path();
        QCOMPARE(path.size(), std::size_t(4));
        QVERIFY(path[1] == std::pair(std::string("plan"), std::string("false")));
        QVERIFY(path[3] == std::pair(std::string("end"), std::string()));
        kit.canvas().setFocus();
        QTest::keyClick(&kit.canvas(), Qt::Key_Escape);
        QVERIFY(kit.canvas().path().empty());
    }

    void aRouteThatIsNotThereIsTold()
    {
        RouteKit kit;
        kit.open("nobody");
        QVERIFY(!kit.find<QWidget>("routes.banner")->isHidden());
        QVERIFY(kit.find<QWidget>("routes.list")->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RoutesPageTest;
GH_SUITE(RoutesPageTest)
#include "routes_page_test.moc"
