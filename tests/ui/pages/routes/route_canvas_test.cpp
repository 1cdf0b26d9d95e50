#include "ui/pages/routes/route_canvas.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include "app/routes/graph_edit.h"
#include "app/routes/graph_layout.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class RouteCanvasTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// From the palette and from port to port, as a hand would; the file is as it should be.
    void aRouteIsDrawnByMouse()
    {
        RouteKit kit(bareRoute());
        kit.open();
        kit.canvas().setZoom(0.8, {});
        const auto place = [&](int x, int y) {
            return kit.canvas().toWidget(QPointF(x, y)).toPoint();
        };
        kit.drop("conditional", place(480, 150));
        kit.drop("model", place(300, 320));
        kit.drop("model", place(600, 320));
        kit.drop("end", place(480, 480));
        kit.drag(kit.port("start", "next"), kit.at("conditional"));
        kit.drag(kit.port("conditional", "true"), kit.at("model"));
        kit.drag(kit.port("conditional", "false"), kit.at("model-2"));
        kit.drag(kit.port("model", "success"), kit.at("end"));
        kit.drag(kit.port("model", "fallback"), kit.at("model-2"));
        kit.drag(kit.port("model-2", "success"), kit.at("end"));
        choose(kit, "model", "sample");
        choose(kit, "model-2", "echo");
        QCOMPARE(withoutPlaces(kit.graph()), goldenRoute());
        QVERIFY(policy::flawsOf(kit.graph()).empty());
        QVERIFY(kit.find<QWidget>("routes.publish")->isEnabled());
    }

    void nodesAreDraggedOnTheGrid()
    {
        RouteKit kit;
        kit.open();
        const Spot before = *kit.graph().find("tiny")->spot;
        kit.canvas().setZoom(1.0, {});
        kit.drag(kit.at("tiny"), kit.at("tiny") + QPoint(43, 60));
        const Spot after = *kit.graph().find("tiny")->spot;
        QCOMPARE(after.x % 8, 0);
        QVERIFY(std::abs(after.x - before.x - 43) <= 8 && std::abs(after.y - before.y - 60) <= 8);
        QCOMPARE(kit.canvas().current(), std::string("tiny"));
        kit.find<QWidget>("routes.undo")->setFocus();
        kit.find<QToolButton>("routes.undo")->click();
        QVERIFY(*kit.graph().find("tiny")->spot == before);
    }

    void anArrowIntoNothingOffersWhatFits()
    {
        RouteKit kit(bareRoute());
        kit.open();
        const QPoint from = kit.port("start", "next");
        kit.drag(from, from + QPoint(20, 160));
        auto* menu = kit.find<QMenu>("routes.fitting");
        QVERIFY(menu != nullptr);
        for (QAction* action : menu->actions()) {
            if (action->text() == QLatin1String("Model")) action->trigger();
        }
        QCOMPARE(kit.graph().nodes.size(), std::size_t(2));
        QCOMPARE(text(kit.graph().find("start")->outputs.front().to), QStringLiteral("model"));
    }

    void aNodeDroppedOnAnArrowIsPutIntoIt()
    {
        RouteKit kit;
        kit.open();
        const auto& edge = kit.canvas().scene().edges().front();
        const QPointF middle = edge.path.pointAtPercent(0.5);
        kit.drop("rate", kit.canvas().toWidget(middle).toPoint());
        QCOMPARE(text(kit.graph().find("start")->outputs.front().to), QStringLiteral("rate"));
        QCOMPARE(text(kit.graph().find("rate")->outputs.front().to), QStringLiteral("plan"));
    }

    void aCircleIsRefusedWithWords()
    {
        RouteKit kit;
        kit.open();
        const Graph before = kit.graph();
        const QSignalSpy said(&kit.canvas(), &ui::RouteCanvas::said);
        kit.drag(kit.port("stable", "fallback"), kit.at("plan"));
        QCOMPARE(said.size(), 1);
        QVERIFY(kit.graph() == before);
    }

    void aBandChoosesSeveral()
    {
        RouteKit kit;
        kit.open();
        kit.drag(QPoint(2, 2), QPoint(kit.canvas().width() - 3, kit.canvas().height() - 3));
        QCOMPARE(kit.canvas().selected().size(), kit.graph().nodes.size());
        QTest::mouseClick(&kit.canvas(), Qt::LeftButton, {}, QPoint(3, 3));
        QVERIFY(kit.canvas().selected().empty());
        QTest::mouseClick(&kit.canvas(), Qt::LeftButton, {}, kit.at("plan"));
        QTest::mouseClick(&kit.canvas(), Qt::LeftButton, Qt::ControlModifier, kit.at("tiny"));
        QCOMPARE(kit.canvas().selected().size(), std::size_t(2));
    }

    void theZoomHasItsLimits()
    {
        RouteKit kit;
        kit.open();
        for (int i = 0; i < 30; ++i) kit.canvas().zoomBy(1.25);
        QCOMPARE(kit.canvas().zoom(), 2.0);
        for (int i = 0; i < 30; ++i) kit.canvas().zoomBy(0.8);
        QCOMPARE(kit.canvas().zoom(), 0.25);
        kit.canvas().fit();
        QVERIFY(kit.canvas().zoom() > 0.4);
        // What is under the pointer stays under it.
        const QPointF held(200, 150);
        const QPointF before = kit.canvas().toScene(held);
        kit.canvas().setZoom(1.3, held);
        QVERIFY(QLineF(before, kit.canvas().toScene(held)).length() < 0.01);
    }

    void nothingIsEditedThatMayOnlyBeRead()
    {
        RouteKit kit;
        kit.open();
        const Graph before = kit.graph();
        kit.canvas().setReadOnly(true);
        kit.drag(kit.at("tiny"), kit.at("tiny") + QPoint(80, 0));
        kit.drop("model", QPoint(40, 40));
        kit.canvas().add(NodeKind::Model);
        QVERIFY(kit.graph() == before);
    }

    /// 200 nodes: how long a frame takes while one is dragged. Told, not judged: the machine may be
    /// busy.
    void framesOfTwoHundredNodes()
    {
        Graph graph = sampleGraph();
        while (graph.nodes.size() < kMostNodes) {
            const auto edges = app::edgesOf(graph);
            graph = app::insertedOn(graph, edges[(graph.nodes.size() * 7) % edges.size()],
                                    NodeKind::Condition, {})
                        .graph;
        }
        config::Config config = routeConfig();
        config.routes[0].versions[0].elements =
            printGraph(app::laidOut(std::move(graph)), Form::Own);
        RouteKit kit(std::move(config));
        kit.open();
        for (const double zoom : {0.25, 0.6, 1.0}) {
            kit.canvas().setZoom(zoom, QPointF(kit.canvas().rect().center()));
            kit.canvas().bringToSight("tiny");
            const QPoint from = kit.at("tiny");
            QTest::mousePress(&kit.canvas(), Qt::LeftButton, {}, from);
            std::vector<double> frames;
            for (int step = 0; step < 60; ++step) {
                QElapsedTimer timer;
                timer.start();
                QTest::mouseMove(&kit.canvas(), from + QPoint(step, step / 2));
                kit.canvas().repaint();
                frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            }
            QTest::mouseRelease(&kit.canvas(), Qt::LeftButton, {}, from);
            std::sort(frames.begin(), frames.end());
            qInfo("zoom %.2f: frame p50 %.1f ms, p95 %.1f ms, worst %.1f ms", zoom, frames[30],
                  frames[57], frames[59]);
        }
        QCOMPARE(kit.graph().nodes.size(), kMostNodes);
    }

private:
    static void choose(RouteKit& kit, const char* node, const char* model)
    {
        QTest::mouseClick(&kit.canvas(), Qt::LeftButton, {}, kit.at(node));
        const auto type = [&kit](const char* field, const char* words) {
            auto* line = kit.find<QLineEdit>(field);
            line->setFocus();
            line->setText(QLatin1String(words));
            QTest::keyClick(line, Qt::Key_Return);
        };
        type("routes.property.provider.text", "sample");
        type("routes.property.model.text", model);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteCanvasTest;
GH_SUITE(RouteCanvasTest)
#include "route_canvas_test.moc"
