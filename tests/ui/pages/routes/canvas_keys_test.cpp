#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

#include "app/routes/graph_edit.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class CanvasKeysTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The same route as by mouse, with keys alone.
    void aRouteIsDrawnByKeyboard()
    {
        RouteKit kit(bareRoute());
        kit.open();
        ui::RouteCanvas& canvas = kit.canvas();
        canvas.setFocus(Qt::TabFocusReason);
        canvas.select({"start"});
        const auto press = [&canvas](auto... keys) { (QTest::keyClick(&canvas, keys), ...); };
        press(Qt::Key_C);  // condition after the start
        QCOMPARE(canvas.current(), std::string("conditional"));
        press(Qt::Key_M);  // a model at "true"
        type(kit, "sample");
        press(Qt::Key_E);  // and its end
        press(Qt::Key_Up, Qt::Key_Up);
        QCOMPARE(canvas.current(), std::string("conditional"));
        press(Qt::Key_M);  // another at "false"
        QCOMPARE(canvas.current(), std::string("model-2"));
        type(kit, "echo");
        connect(kit, "model-2", "success", "end");
        connect(kit, "model", "fallback", "model-2");
        QCOMPARE(withoutPlaces(kit.graph()), goldenRoute());
        QVERIFY(policy::flawsOf(kit.graph()).empty());
    }

    void arrowsFollowTheArrows()
    {
        RouteKit kit;
        kit.open();
        ui::RouteCanvas& canvas = kit.canvas();
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_Home);
        QCOMPARE(canvas.current(), std::string("start"));
        QTest::keyClick(&canvas, Qt::Key_Down);
        QCOMPARE(canvas.current(), std::string("plan"));
        QTest::keyClick(&canvas, Qt::Key_Up);
        QCOMPARE(canvas.current(), std::string("start"));
        QTest::keyClick(&canvas, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(canvas.selected().size(), std::size_t(2));
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QVERIFY(canvas.selected().empty());
    }

    void nodesAreCopiedMovedAndRemoved()
    {
        RouteKit kit;
        kit.open();
        ui::RouteCanvas& canvas = kit.canvas();
        canvas.setFocus();
        canvas.select({"split", "canary"});
        QTest::keyClick(&canvas, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("canary")));
        QTest::keyClick(&canvas, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(kit.graph().nodes.size(), std::size_t(9));
        QCOMPARE(canvas.selected().size(), std::size_t(2));
        QTest::keyClick(&canvas, Qt::Key_Delete);
        QCOMPARE(kit.graph().nodes.size(), std::size_t(7));
        canvas.select({"tiny"});
        const Spot before = *kit.graph().find("tiny")->spot;
        QTest::keyClick(&canvas, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(kit.graph().find("tiny")->spot->x, before.x + 8);
        canvas.select({"plan"});
        QTest::keyClick(&canvas, Qt::Key_Backspace);
        QCOMPARE(text(kit.graph().find("start")->outputs.front().to), QStringLiteral("split"));
        canvas.select({"start"});
        QTest::keyClick(&canvas, Qt::Key_Delete);
        QVERIFY(kit.graph().find("start") != nullptr);
        QTest::keyClick(&canvas, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(canvas.selected().size(), kit.graph().nodes.size());
    }

    void insertOffersWhatComesAfter()
    {
        RouteKit kit;
        kit.open();
        kit.canvas().setFocus();
        kit.canvas().select({"start"});
        QTest::keyClick(&kit.canvas(), Qt::Key_Insert);
        auto* menu = kit.find<QMenu>("routes.insert");
        QVERIFY(menu != nullptr);
        menu->actions().constFirst()->trigger();
        menu->close();
        QCOMPARE(kit.graph().nodes.size(), std::size_t(8));
    }

    void enterOpensTheProperties()
    {
        RouteKit kit;
        ui::MainWindow& window = kit.open();
        window.activateWindow();
        kit.canvas().setFocus();
        kit.canvas().select({"tiny"});
        QTest::keyClick(&kit.canvas(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(window.focusWidget()->objectName(),
                                  QStringLiteral("routes.property.title"), 20'000);
        QTest::keyClick(&kit.canvas(), Qt::Key_0, Qt::ControlModifier);
        QTest::keyClick(&kit.canvas(), Qt::Key_Minus, Qt::ControlModifier);
        QVERIFY(kit.canvas().zoom() < 1);
    }

private:
    static void type(RouteKit& kit, const char* model)
    {
        QTest::keyClick(&kit.canvas(), Qt::Key_Return);
        for (const auto& [field, words] : {std::pair("routes.property.provider.text", "sample"),
                                           std::pair("routes.property.model.text", model)}) {
            auto* line = kit.find<QLineEdit>(field);
            line->setFocus();
            line->selectAll();
            QTest::keyClicks(line, QLatin1String(words));
            QTest::keyClick(line, Qt::Key_Return);
        }
        kit.canvas().setFocus();
    }

    /// By the menu key: "Connect … to", and the node.
    static void connect(RouteKit& kit, const char* node, const char* output, const char* to)
    {
        kit.canvas().setFocus();
        kit.canvas().select({node});
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(), QPoint());
        QCoreApplication::sendEvent(&kit.canvas(), &event);
        auto* menu = kit.find<QMenu>("routes.nodeMenu");
        auto* ends =
            menu->findChild<QMenu*>(QStringLiteral("routes.connect.") + QLatin1String(output));
        for (QAction* action : ends->actions()) {
            if (action->objectName() == QStringLiteral("routes.connect.to.") + QLatin1String(to)) {
                action->trigger();
                break;
            }
        }
        delete menu;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CanvasKeysTest;
GH_SUITE(CanvasKeysTest)
#include "canvas_keys_test.moc"
