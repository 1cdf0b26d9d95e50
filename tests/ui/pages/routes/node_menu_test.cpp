#include "ui/pages/routes/node_menu.h"

#include <QMenu>
#include <QTest>

#include "app/routes/graph_edit.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class NodeMenuTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatCannotBeConnectedIsNotOffered()
    {
        theme();
        QWidget parent;
        Graph next;
        auto* menu = ui::makeNodeMenu(
            &parent, sampleGraph(), "stable",
            [&next](Graph graph, const std::vector<std::string>&) { next = std::move(graph); });
        auto* ends = menu->findChild<QMenu*>(QStringLiteral("routes.connect.fallback"));
        QStringList names;
        for (const QAction* each : ends->actions()) names += each->objectName();
        QVERIFY(names.contains(QStringLiteral("routes.connect.to.end")));
        QVERIFY(!names.contains(QStringLiteral("routes.connect.to.plan")));  // a circle
        QVERIFY(!names.contains(QStringLiteral("routes.connect.to.start")));
        ends->actions().constLast()->trigger();  // nowhere
        QCOMPARE(next.find("stable")->outputs.size(), std::size_t(1));
        menu->actions().constLast()->trigger();  // remove
        QVERIFY(next.find("stable") == nullptr);
    }

    void aStartCannotBeRemoved()
    {
        theme();
        QWidget parent;
        const auto* menu = ui::makeNodeMenu(&parent, sampleGraph(), "start",
                                            [](Graph, const std::vector<std::string>&) {});
        const auto* nobody = ui::makeNodeMenu(&parent, sampleGraph(), "nobody",
                                              [](Graph, const std::vector<std::string>&) {});
        for (const QAction* each : menu->actions())
            QVERIFY(each->text() != QLatin1String("Remove"));
        QVERIFY(nobody->actions().isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::NodeMenuTest;
GH_SUITE(NodeMenuTest)
#include "node_menu_test.moc"
