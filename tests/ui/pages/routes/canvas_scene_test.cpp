#include "ui/pages/routes/canvas_scene.h"

#include <QTest>

#include "app/routes/graph_layout.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class CanvasSceneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatLiesUnderAPointIsFound()
    {
        const ui::CanvasScene scene = sample();
        const ui::DrawnNode* plan = scene.find("plan");
        QCOMPARE(scene.nodeAt(plan->rect.center()), plan);
        QVERIFY(scene.nodeAt(plan->rect.topLeft() - QPointF(30, 30)) == nullptr);
        const auto port = scene.portAt(ui::outPort(*plan, 1) + QPointF(3, 3));
        QVERIFY(port && port->node == "plan" && port->output == "false");
        const auto& edge = scene.edges().front();
        QCOMPARE(scene.edgeAt(edge.path.pointAtPercent(0.4)), &edge);
        QVERIFY(scene.edgeAt({-500, -500}) == nullptr);
        QCOMPARE(scene.within(scene.bounds()).size(), scene.nodes().size());
    }

    void wordsAndSizesAreThoseOfTheKind()
    {
        const ui::CanvasScene scene = sample();
        QCOMPARE(scene.find("start")->summary, QStringLiteral("dynamic/support"));
        QCOMPARE(scene.find("plan")->outputTitles,
                 QStringList({QStringLiteral("true"), QStringLiteral("false")}));
        QCOMPARE(scene.find("plan")->rect.width(), 212.0);
        QVERIFY(scene.find("nobody") == nullptr);
    }

    void neighboursAreBelowAboveAndBeside()
    {
        const ui::CanvasScene scene = sample();
        QCOMPARE(scene.neighbour("plan", Qt::Key_Down), std::string("split"));
        QCOMPARE(scene.neighbour("plan", Qt::Key_Up), std::string("start"));
        QCOMPARE(scene.neighbour("end", Qt::Key_Down), std::string());
        const std::string right = scene.neighbour("canary", Qt::Key_Right);
        QVERIFY(right.empty() ||
                scene.find(right)->rect.center().x() > scene.find("canary")->rect.center().x());
        QCOMPARE(scene.neighbour("", Qt::Key_Down), std::string("start"));
    }

    void whatIsDraggedTakesItsArrowsAlong()
    {
        ui::CanvasScene scene = sample();
        const QPointF before = scene.edges().front().to;
        scene.shift({"plan"}, {40, 10});
        QCOMPARE(scene.edges().front().to, before + QPointF(40, 10));
    }

    void arrowsGoAroundNodes()
    {
        const auto graph = policy::readGraph(
            tests::quoted("[{'id':'s','type':'start','position':{'x':0,'y':0},'outputs':{'next':{'"
                          "elementId':'e'}}},"
                          "{'id':'m','type':'model','position':{'x':-20,'y':140},'outputs':{'"
                          "success':{'elementId'"
                          ":'e'}}},{'id':'e','type':'end','position':{'x':0,'y':320}}]"));
        QVERIFY(graph.ok());
        ui::CanvasScene scene;
        scene.set(*graph, config::Config(), QStringLiteral("r"));
        const QRectF between = scene.find("m")->rect;
        const auto& edge = scene.edges().front();
        QVERIFY(between.contains(ui::pathOf(edge.from, edge.to).pointAtPercent(0.5)));
        for (int i = 0; i <= 50; ++i)
            QVERIFY(!between.contains(edge.path.pointAtPercent(i / 50.0)));
        QCOMPARE(edge.path.pointAtPercent(0), edge.from);
        QCOMPARE(edge.path.pointAtPercent(1), edge.to);
    }

private:
    static ui::CanvasScene sample()
    {
        ui::CanvasScene scene;
        scene.set(app::laidOut(sampleGraph()), routeConfig(), QStringLiteral("support"));
        return scene;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CanvasSceneTest;
GH_SUITE(CanvasSceneTest)
#include "canvas_scene_test.moc"
