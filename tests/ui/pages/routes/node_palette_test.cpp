#include "ui/pages/routes/node_palette.h"

#include <QSignalSpy>
#include <QTest>

#include "app/routes/graph_grow.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class NodePaletteTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyKindThatRunsHasATile()
    {
        theme();
        ui::NodePalette palette;
        const auto tiles = palette.findChildren<ui::NodeTile*>();
        QCOMPARE(static_cast<std::size_t>(tiles.size()), app::offeredKinds().size());
        for (const ui::NodeTile* tile : tiles) QVERIFY(!tile->accessibleName().isEmpty());
    }

    void aClickAddsAfterTheChosenNode()
    {
        RouteKit kit;
        kit.open();
        kit.canvas().select({"start"});
        QTest::mouseClick(kit.find<QWidget>("routes.add.rate"), Qt::LeftButton);
        QCOMPARE(text(kit.graph().find("start")->outputs.front().to), QStringLiteral("rate"));
    }

    void aDragThatEndsElsewhereAddsNothing()
    {
        RouteKit kit;
        kit.open();
        const Graph before = kit.graph();
        kit.drop("model", QPoint(-60, 40));
        QVERIFY(kit.graph() == before);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::NodePaletteTest;
GH_SUITE(NodePaletteTest)
#include "node_palette_test.moc"
