#include "app/routes/graph_edit.h"

#include <QTest>

#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using namespace policy;

class GraphEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aNodeGetsAFreeIdAndStandsOnTheGrid()
    {
        Graph graph = sampleGraph();
        const app::Grown one = app::withNode(graph, NodeKind::Model, {13, -3});
        QCOMPARE(text(one.ids.front()), QStringLiteral("model"));
        const app::Grown two = app::withNode(one.graph, NodeKind::Model, {0, 0});
        QCOMPARE(text(two.ids.front()), QStringLiteral("model-2"));
        QVERIFY(one.graph.find("model")->spot == Spot({16, 0}));
        QVERIFY(!one.graph.find("model")->properties.empty());
    }

    void whatMayNotBeConnectedIsNot()
    {
        const Graph graph = sampleGraph();
        QVERIFY(app::mayConnect(graph, "plan", "end"));
        QVERIFY(!app::mayConnect(graph, "stable", "plan"));  // a circle
        QVERIFY(!app::mayConnect(graph, "plan", "plan"));
        QVERIFY(!app::mayConnect(graph, "plan", "start"));
        QVERIFY(!app::mayConnect(graph, "plan", "nobody"));
        QVERIFY(app::connected(graph, {"stable", "fallback", "plan"}) == graph);
        QVERIFY(app::connected(graph, {"plan", "maybe", "end"}) == graph);
    }

    void outputsKeepTheirOrder()
    {
        Graph graph = app::disconnected(sampleGraph(), "plan", "true");
        QCOMPARE(graph.find("plan")->outputs.size(), std::size_t(1));
        graph = app::connected(graph, {"plan", "true", "end"});
        QCOMPARE(text(graph.find("plan")->outputs.front().name), QStringLiteral("true"));
        QCOMPARE(text(graph.find("plan")->outputs.front().to), QStringLiteral("end"));
    }

    void aShareThatLeadsNowhereStays()
    {
        Graph graph = app::disconnected(sampleGraph(), "split", "10%");
        QCOMPARE(graph.find("split")->outputs.size(), std::size_t(2));
        QVERIFY(graph.find("split")->outputs.front().to.empty());
    }

    void aNodeIsPutIntoAnArrow()
    {
        const app::Grown grown =
            app::insertedOn(sampleGraph(), {"start", "next", "plan"}, NodeKind::Rate, {0, 0});
        QCOMPARE(text(grown.graph.find("start")->outputs.front().to), QStringLiteral("rate"));
        const Node* rate = grown.graph.find("rate");
        QCOMPARE(text(rate->outputs.front().name), QStringLiteral("success"));
        QCOMPARE(text(rate->outputs.front().to), QStringLiteral("plan"));
        // A split leads there by all its shares, a pill ends the arrow.
        const auto split =
            app::insertedOn(sampleGraph(), {"start", "next", "plan"}, NodeKind::Split, {});
        for (const Output& each : split.graph.find(split.ids[0])->outputs)
            QCOMPARE(text(each.to), QStringLiteral("plan"));
        const auto end =
            app::insertedOn(sampleGraph(), {"plan", "false", "tiny"}, NodeKind::Reject, {});
        QCOMPARE(text(end.graph.find("plan")->outputs.back().to), QStringLiteral("reject"));
    }

    /// What a cache does not have goes on, what it has is returned; without it all is as it was.
    void aCacheIsPutIntoAnArrow()
    {
        const app::Grown grown =
            app::insertedOn(sampleGraph(), {"start", "next", "plan"}, NodeKind::Cache, {});
        QVERIFY(policy::flawsOf(grown.graph).empty());
        const Node* cache = grown.graph.find(grown.ids[0]);
        QCOMPARE(text(cache->outputs.front().name), QStringLiteral("hit"));
        QCOMPARE(text(cache->outputs.back().to), QStringLiteral("plan"));
        const Graph without = app::without(grown.graph, grown.ids);
        QCOMPARE(text(without.find("start")->outputs.front().to), QStringLiteral("plan"));
    }

    void onlyWhatStandsAloneIsMovedOntoAnArrow()
    {
        const Graph graph = sampleGraph();
        QVERIFY(!app::mayInsert(graph, {"start", "next", "plan"}, "tiny"));
        const app::Grown grown = app::withNode(graph, NodeKind::Condition, {});
        QVERIFY(app::mayInsert(grown.graph, {"start", "next", "plan"}, grown.ids[0]));
        QVERIFY(app::movedOnto(graph, {"start", "next", "plan"}, "tiny") == graph);
    }

    void aRemovalBridges()
    {
        const Graph graph = app::without(sampleGraph(), {"plan"});
        QCOMPARE(text(graph.find("start")->outputs.front().to), QStringLiteral("split"));
        // Two in a row, and a start that stays.
        const Graph less = app::without(sampleGraph(), {"plan", "split", "start"});
        QCOMPARE(text(less.find("start")->outputs.front().to), QStringLiteral("canary"));
        // Nothing comes after an end: what led there leads nowhere.
        const Graph open = app::without(sampleGraph(), {"end"});
        QVERIFY(open.find("tiny")->outputs.empty());
    }

    void aPropertyIsSetAndTakenAway()
    {
        Graph graph = app::withProperty(sampleGraph(), "tiny", QStringLiteral("retries"), 2);
        QCOMPARE(app::nodeProperties(*graph.find("tiny"))[QLatin1String("retries")].toInt(), 2);
        graph = app::withProperty(graph, "tiny", QStringLiteral("retries"), QJsonValue::Undefined);
        QVERIFY(!app::nodeProperties(*graph.find("tiny")).contains(QLatin1String("retries")));
        QCOMPARE(text(app::titled(graph, "tiny", QStringLiteral(" Small ")).find("tiny")->title),
                 QStringLiteral("Small"));
    }

    /// Members are kept sorted by Qt: what sets nothing must not sort them.
    void settingTheSameChangesNothing()
    {
        const Graph graph = sampleGraph();
        QVERIFY(app::withProperty(graph, "tiny", QStringLiteral("retries"), 0) == graph);
        QVERIFY(app::withProperty(graph, "tiny", QStringLiteral("key"), QString()) == graph);
    }

    void outputsOfACaseGoWithIt()
    {
        Graph graph = sampleGraph();
        const QByteArray cases = R"({"cases":[{"name":"paid","conditions":{"a":1}}]})";
        graph = app::withProperties(graph, "plan", QJsonDocument::fromJson(cases).object());
        QVERIFY(graph.find("plan")->outputs.empty());
        graph = app::connected(graph, {"plan", "paid", "split"});
        QCOMPARE(graph.find("plan")->outputs.size(), std::size_t(1));
    }

    void sharesAreKnownByTheirNumber()
    {
        const Graph graph =
            app::withShares(sampleGraph(), "split", {{25, "canary"}, {25, "tiny"}, {0, ""}});
        const auto shares = app::sharesOf(*graph.find("split"));
        QCOMPARE(shares.size(), std::size_t(3));
        QCOMPARE(shares[1].percent, 26);
        QCOMPARE(shares[2].percent, 1);
        QCOMPARE(app::restOf(*graph.find("split")), 48);
        QCOMPARE(text(graph.find("split")->outputs.back().to), QStringLiteral("stable"));
        const Graph full = app::withShares(graph, "split", {{60, "canary"}, {40, "tiny"}});
        QCOMPARE(full.find("split")->outputs.size(), std::size_t(2));  // nothing is left to "else"
    }

    void aCopyComesUnderNewIdsWithItsOwnArrows()
    {
        const Graph graph = sampleGraph();
        const std::string copy = app::copied(graph, {"split", "canary", "start"});
        const app::Grown grown = app::pasted(graph, copy, {16, 16});
        QCOMPARE(grown.ids.size(), std::size_t(2));
        const Node* split = grown.graph.find("split-2");
        QVERIFY(split != nullptr);
        QCOMPARE(text(split->outputs.front().to), QStringLiteral("canary-2"));
        QVERIFY(split->outputs.back().to.empty());
        QVERIFY(grown.graph.find("canary-2")->outputs.empty());
        QVERIFY(app::pasted(graph, "no graph", {}).ids.empty());
        QVERIFY(app::copied(graph, {"start"}).empty());
    }

    void edgesAreTold()
    {
        const auto edges = app::edgesOf(sampleGraph());
        QCOMPARE(edges.size(), std::size_t(11));
        QVERIFY(edges.front() == app::Edge({"start", "next", "plan"}));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::GraphEditTest;
GH_SUITE(GraphEditTest)
#include "graph_edit_test.moc"
