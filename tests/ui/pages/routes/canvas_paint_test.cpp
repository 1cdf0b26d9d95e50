#include "ui/pages/routes/canvas_paint.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class CanvasPaintTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// Each kind has an icon that is there and a colour, and each look leaves a trace.
    void everyKindIsDrawn()
    {
        theme();
        for (const NodeRow& row : nodeRows()) {
            QVERIFY2(QFile::exists(QStringLiteral(":/icons/%1.svg").arg(ui::iconOf(row.kind))),
                     row.type.data());
            QVERIFY(ui::colourOf(row.kind).isValid());
            QVERIFY(ui::seriesOf(row.kind) < ui::kSeriesCount);
            const QImage plain = drawn(row.kind, {});
            for (const ui::Look& look :
                 {ui::Look{.selected = true}, ui::Look{.current = true}, ui::Look{.lit = true},
                  ui::Look{.faint = true}, ui::Look{.flaw = 2}})
                QVERIFY(drawn(row.kind, look) != plain);
            QVERIFY(drawn(row.kind, {}, ui::Detail::Shapes) != plain);
        }
    }

    void arrowsCarryTheirCounts()
    {
        theme();
        const auto drawnEdge = [](const QString& label, double width) {
            QImage image(200, 200, QImage::Format_ARGB32_Premultiplied);
            image.fill(0);
            QPainter painter(&image);
            ui::paintGround(painter, image.rect(), {}, 1);
            ui::paintEdge(painter, ui::pathOf({20, 20}, {160, 180}), {}, label, width);
            return image;
        };
        QVERIFY(drawnEdge({}, 0) != drawnEdge(QStringLiteral("12 k"), 0));
        QVERIFY(drawnEdge({}, 0) != drawnEdge({}, 5));
    }

private:
    static QImage drawn(NodeKind kind, const ui::Look& look, ui::Detail detail = ui::Detail::Full)
    {
        Graph graph;
        graph.nodes.push_back(app::freshNode(kind, "one"));
        graph.nodes[0].spot = Spot{20, 20};
        ui::CanvasScene scene;
        scene.set(graph, {}, {});
        QImage image(260, 130, QImage::Format_ARGB32_Premultiplied);
        image.fill(0);
        QPainter painter(&image);
        ui::paintNode(painter, scene.nodes()[0], look, detail);
        return image;
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::CanvasPaintTest;
GH_SUITE(CanvasPaintTest)
#include "canvas_paint_test.moc"
