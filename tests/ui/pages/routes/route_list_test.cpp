#include "ui/pages/routes/route_list.h"

#include <QCheckBox>
#include <QLabel>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::tests {

using namespace policy;

class RouteListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void routesAreOpenedSwitchedCopiedAndRemoved()
    {
        RouteKit kit;
        ui::MainWindow& window = kit.open("");
        savePicture(window, "routes-list");
        kit.find<QCheckBox>("routes.route.support.on")->click();
        kit.find<QToolButton>("routes.route.support.copy")->click();
        QVERIFY(kit.find<QWidget>("routes.route.support-chat-copy") != nullptr);
        kit.find<QToolButton>("routes.route.support-chat-copy.remove")->click();
        QTRY_VERIFY_WITH_TIMEOUT(kit.find<QWidget>("routes.route.support-chat-copy") == nullptr,
                                 20'000);
        window.findChild<QPushButton*>(QStringLiteral("toast.action"))->click();
        QVERIFY(kit.find<QWidget>("routes.route.support-chat-copy") != nullptr);
        QVERIFY(kit.gateway.published.empty());
        kit.find<QAbstractButton>("routes.route.support")->click();
        QVERIFY(kit.find<QWidget>("routes.editor")->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteListTest;
GH_SUITE(RouteListTest)
#include "route_list_test.moc"
