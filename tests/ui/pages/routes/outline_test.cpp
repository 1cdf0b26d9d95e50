#include "ui/pages/routes/outline.h"

#include <QMenu>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class OutlineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Every node is in the list, with words that a screen reader can say.
    void everyNodeIsListedWithItsWords()
    {
        RouteKit kit;
        kit.open();
        auto* outline = kit.find<ui::RouteOutline>("routes.outline");
        std::set<std::string> ids;
        for (QTreeWidgetItemIterator each(outline); *each != nullptr; ++each) {
            ids.insert((*each)->data(0, Qt::UserRole).toString().toStdString());
            QVERIFY(!(*each)->data(0, Qt::AccessibleTextRole).toString().isEmpty());
        }
        for (const Node& node : kit.graph().nodes) QVERIFY2(ids.contains(node.id), node.id.c_str());
        QVERIFY(!outline->accessibleName().isEmpty());
    }

    void theTwoViewsChooseTheSame()
    {
        RouteKit kit;
        kit.open();
        auto* outline = kit.find<ui::RouteOutline>("routes.outline");
        kit.canvas().select({"split"});
        QCOMPARE(outline->currentItem()->data(0, Qt::UserRole).toString(), QStringLiteral("split"));
        outline->setCurrentItem(outline->topLevelItem(0));
        QCOMPARE(kit.canvas().current(), std::string("start"));
    }

    void itIsEditedByKeys()
    {
        RouteKit kit;
        kit.open();
        auto* outline = kit.find<ui::RouteOutline>("routes.outline");
        kit.find<QToolButton>("routes.sides.outline")->click();
        outline->setCurrentItem(outline->topLevelItem(0));
        QTest::keyClick(outline, Qt::Key_L);
        QCOMPARE(text(kit.graph().find("start")->outputs.front().to), QStringLiteral("rate"));
        QCOMPARE(kit.canvas().current(), std::string("rate"));
        QTest::keyClick(outline, Qt::Key_Delete);
        QCOMPARE(text(kit.graph().find("start")->outputs.front().to), QStringLiteral("plan"));
        outline->setCurrentItem(outline->topLevelItem(0));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(outline, &event);
        auto* menu = outline->findChild<QMenu*>(QStringLiteral("routes.nodeMenu"));
        QVERIFY(menu != nullptr &&
                menu->findChild<QMenu*>(QStringLiteral("routes.connect.next")) != nullptr);
        menu->close();
        QTest::keyClick(outline, Qt::Key_Return);
        QVERIFY(kit.find<QToolButton>("routes.sides.properties")->isChecked());
    }

    void whatLeadsNowhereIsNamed()
    {
        RouteKit kit(bareRoute());
        kit.open();
        auto* outline = kit.find<ui::RouteOutline>("routes.outline");
        QVERIFY(outline->topLevelItem(0)->child(0)->text(0).contains(QStringLiteral("nowhere")));
        QVERIFY(outline->topLevelItem(0)
                    ->data(0, Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("problem")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::OutlineTest;
GH_SUITE(OutlineTest)
#include "outline_test.moc"
