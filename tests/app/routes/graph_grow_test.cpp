#include "app/routes/graph_grow.h"

#include <algorithm>

#include <QTest>

#include "app/routes/graph_layout.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using namespace policy;

class GraphGrowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void allButTheStartIsOffered()
    {
        const auto kinds = app::offeredKinds();
        for (const NodeKind kind : kinds) QVERIFY(kind != NodeKind::Start);
        QCOMPARE(kinds.size(), policy::nodeRows().size() - 1);
        QVERIFY(std::ranges::find(kinds, NodeKind::Model) != kinds.end());
        const auto fitting = app::fittingKinds(sampleGraph(), "tiny", "success");
        QVERIFY(fitting == std::vector<NodeKind>{NodeKind::End});
        QVERIFY(app::fittingKinds(sampleGraph(), "plan", "true") == kinds);
    }

    void aNewNodeCoversNoOther()
    {
        const Graph graph = app::laidOut(sampleGraph());
        const Spot taken = *graph.find("plan")->spot;
        const Spot free = app::freeSpot(graph, NodeKind::Model, taken);
        QVERIFY(free.x >= taken.x + 212);
        QCOMPARE(free.y, app::snapped(taken).y);
    }

    void anOpenOutputComesFirst()
    {
        Graph graph = app::laidOut(app::disconnected(sampleGraph(), "plan", "false"));
        QCOMPARE(text(app::nextOutput(*graph.find("plan"))), QStringLiteral("false"));
        const app::Grown grown = app::addedAfter(graph, "plan", NodeKind::Reject);
        QCOMPARE(text(grown.graph.find("plan")->outputs.back().to), text(grown.ids[0]));
        QCOMPARE(text(grown.graph.find("plan")->outputs.front().to), QStringLiteral("split"));
    }

    void whereAllLeadItGoesIntoTheFirstArrow()
    {
        const app::Grown grown =
            app::addedAfter(app::laidOut(sampleGraph()), "start", NodeKind::Condition);
        QCOMPARE(text(grown.graph.find("start")->outputs.front().to), text(grown.ids[0]));
        QCOMPARE(text(grown.graph.find(grown.ids[0])->outputs.front().to), QStringLiteral("plan"));
        // After an end comes nothing: the node stands alone.
        const app::Grown alone =
            app::addedAfter(app::laidOut(sampleGraph()), "end", NodeKind::Model);
        QCOMPARE(app::edgesOf(alone.graph).size(), app::edgesOf(sampleGraph()).size());
        QVERIFY(!app::addedAfter({}, "", NodeKind::Model).ids.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GraphGrowTest;
GH_SUITE(GraphGrowTest)
#include "graph_grow_test.moc"
