#include "app/routes/graph_layout.h"

#include <algorithm>

#include <QTest>

#include "app/routes/graph_edit.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using namespace policy;

namespace {

bool overlap(const Node& a, const Node& b)
{
    const auto one = app::sizeOf(a);
    const auto two = app::sizeOf(b);
    return a.spot->x < b.spot->x + two.width && b.spot->x < a.spot->x + one.width &&
           a.spot->y < b.spot->y + two.height && b.spot->y < a.spot->y + one.height;
}

QString overlapsOf(const Graph& graph)
{
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        for (std::size_t k = i + 1; k < graph.nodes.size(); ++k) {
            if (overlap(graph.nodes[i], graph.nodes[k]))
                return text(graph.nodes[i].id + " lies over " + graph.nodes[k].id);
        }
    }
    return {};
}

}  // namespace

class GraphLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyArrowLeadsDown()
    {
        const Graph graph = app::laidOut(sampleGraph());
        for (const app::Edge& edge : app::edgesOf(graph))
            QVERIFY(graph.find(edge.from)->spot->y < graph.find(edge.to)->spot->y);
        QVERIFY2(overlapsOf(graph).isEmpty(), qPrintable(overlapsOf(graph)));
        QVERIFY(graph == app::laidOut(sampleGraph()));  // the same each time
    }

    void twoHundredNodesFindTheirPlaces()
    {
        Graph graph = sampleGraph();
        while (graph.nodes.size() < kMostNodes) {
            const auto edges = app::edgesOf(graph);
            const app::Edge& edge = edges[(graph.nodes.size() * 7) % edges.size()];
            graph = app::insertedOn(graph, edge, NodeKind::Condition, {}).graph;
        }
        graph = app::laidOut(std::move(graph));
        QVERIFY2(overlapsOf(graph).isEmpty(), qPrintable(overlapsOf(graph)));
    }

    void aCircleEndsToo()
    {
        Graph graph = sampleGraph();
        graph.nodes[5].outputs[0].to = "plan";
        QVERIFY(app::laidOut(graph).nodes[5].spot.has_value());
    }

    void onlyWhatHasNoPlaceIsPlaced()
    {
        Graph graph = app::laidOut(sampleGraph());
        const Graph before = graph;
        QVERIFY(app::placed(graph) == before);
        graph.nodes[2].spot.reset();
        const Graph after = app::placed(graph);
        QVERIFY(after.nodes[2].spot.has_value());
        QVERIFY(after.nodes[1].spot == before.nodes[1].spot);
        QVERIFY2(overlapsOf(after).isEmpty(), qPrintable(overlapsOf(after)));
        QVERIFY(app::placed({}).nodes.empty());
    }

    void pillsAreSmaller()
    {
        QVERIFY(app::isPill(NodeKind::Reject) && !app::isPill(NodeKind::Model));
        QCOMPARE(app::sizeOf(sampleGraph().nodes[1]).width, 212);
        QCOMPARE(app::sizeOf(sampleGraph().nodes[1]).height, 79);
        QVERIFY(app::sizeOf(sampleGraph().nodes[0]).width < 212);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GraphLayoutTest;
GH_SUITE(GraphLayoutTest)
#include "graph_layout_test.moc"
