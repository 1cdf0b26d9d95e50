#include "ui/pages/routes/route_strip.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class RouteStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void problemsAreListedAndLeadToTheirNodes()
    {
        RouteKit kit;
        kit.open();
        QVERIFY(kit.find<QLabel>("routes.validity")->text().contains(QStringLiteral("valid")));
        QVERIFY(kit.find<QPushButton>("routes.showProblems")->isHidden());
        kit.canvas().select({"end"});
        QTest::keyClick(&kit.canvas(), Qt::Key_Delete);
        auto* show = kit.find<QPushButton>("routes.showProblems");
        QVERIFY(!show->isHidden());
        show->click();
        auto* list = kit.find<QListWidget>("routes.problems");
        QVERIFY(list->isVisible() && list->count() > 1);
        for (int i = 0; i < list->count(); ++i) {
            if (list->item(i)->data(Qt::UserRole).toString() != QLatin1String("tiny")) continue;
            Q_EMIT list->itemActivated(list->item(i));
            QCOMPARE(kit.canvas().current(), std::string("tiny"));
            return;
        }
        QFAIL("no problem names the node");
    }

    void itZoomsAndLaysOut()
    {
        RouteKit kit;
        kit.open();
        const double before = kit.canvas().zoom();
        kit.find<QToolButton>("routes.zoomIn")->click();
        QVERIFY(kit.canvas().zoom() > before);
        kit.find<QToolButton>("routes.fit")->click();
        QCOMPARE(kit.canvas().zoom(), before);
        kit.canvas().select({"tiny"});
        QTest::keyClick(&kit.canvas(), Qt::Key_Right, Qt::ControlModifier);
        kit.find<QToolButton>("routes.layOut")->click();
        QVERIFY(flawsOf(kit.graph()).empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteStripTest;
GH_SUITE(RouteStripTest)
#include "route_strip_test.moc"
