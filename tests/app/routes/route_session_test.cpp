#include "app/routes/route_session.h"

#include <random>

#include <QSignalSpy>
#include <QTest>

#include "app/draft.h"
#include "app/routes/graph_edit.h"
#include "app/routes/graph_layout.h"
#include "app/routes/route_edit.h"
#include "proxy/core/config/codec.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"
#include "tests/ui/fake_gateway.h"

namespace gatehouse::tests {

using namespace policy;

namespace {

struct Kit {
    FakeGateway gateway;
    std::unique_ptr<app::Draft> draft;
    std::unique_ptr<app::RouteSession> session;

    Kit()
    {
        gateway.configNow = routeConfig();
        draft = std::make_unique<app::Draft>(&gateway, nullptr, nullptr);
        session = std::make_unique<app::RouteSession>(draft.get(), &gateway);
        session->open("support");
    }

    void edit(int retries)
    {
        session->edit(
            app::withProperty(session->graph(), "tiny", QStringLiteral("retries"), retries));
    }
};

/// One edit of those a hand makes, chosen by chance; what cannot be done may change nothing.
Graph changed(Graph graph, std::mt19937& chance)
{
    const auto pick = [&chance](std::size_t below) {
        return static_cast<std::size_t>(chance() % below);
    };
    const auto some = [&] { return graph.nodes[pick(graph.nodes.size())].id; };
    const NodeKind kinds[] = {NodeKind::Condition, NodeKind::Split, NodeKind::Rate, NodeKind::Model,
                              NodeKind::Reject};
    const auto edges = app::edgesOf(graph);
    switch (pick(9)) {
        case 0:
            return app::withNode(graph, kinds[pick(5)], {static_cast<int>(pick(900)), 40}).graph;
        case 1:
            return edges.empty()
                       ? graph
                       : app::insertedOn(graph, edges[pick(edges.size())], kinds[pick(5)], {})
                             .graph;
        case 2:
            return app::without(graph, {some()});
        case 3:
            return app::moved(graph, {some(), some()}, 24, -16);
        case 4:
            return app::titled(graph, some(), QString::number(chance()));
        case 5:
            return app::connected(graph, {some(), "success", some()});
        case 6:
            return app::withProperty(graph, some(), QStringLiteral("retries"),
                                     static_cast<int>(pick(5)));
        case 7:
            return app::pasted(graph, app::copied(graph, {some(), some()}), {32, 32}).graph;
        default:
            return app::laidOut(graph);
    }
}

}  // namespace

class RouteSessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theLiveVersionIsShownUntilOneIsEdited()
    {
        Kit kit;
        QCOMPARE(kit.session->shown(), std::int64_t(1));
        QVERIFY(kit.session->isLive() && kit.session->isSound());
        kit.edit(3);
        QCOMPARE(kit.session->shown(), std::int64_t(2));
        QVERIFY(!kit.session->isPublished() && !kit.session->isLive());
        QVERIFY(kit.gateway.published.empty());
        kit.draft->undo();
        QCOMPARE(kit.session->shown(), std::int64_t(1));
        QVERIFY(kit.draft->isEmpty());
    }

    /// Fifty edits of any kind, all undone: the same bytes as before, and as many as it began with.
    void fiftyEditsAreUndoneToTheByte()
    {
        std::mt19937 chance(20'370'302);  // the same edits each time
        for (int round = 0; round < 10; ++round) {
            Kit kit;
            const std::string before = config::print(kit.draft->config());
            int edits = 0;
            for (int step = 0; step < 50; ++step) {
                const Graph was = kit.session->graph();
                Graph next = changed(was, chance);
                edits += next == was ? 0 : 1;
                kit.session->edit(std::move(next));
            }
            QVERIFY(edits > 20);
            QVERIFY(config::print(kit.draft->config()) != before);
            const std::string after = config::print(kit.draft->config());
            for (int step = 0; step < edits; ++step) kit.draft->undo();
            QVERIFY(config::print(kit.draft->config()) == before);
            QVERIFY(!kit.draft->canUndo());
            for (int step = 0; step < edits; ++step) kit.draft->redo();
            QVERIFY(config::print(kit.draft->config()) == after);
        }
    }

    void flawsAreToldAtOnce()
    {
        Kit kit;
        kit.session->edit(app::disconnected(kit.session->graph(), "plan", "true"));
        QVERIFY(!kit.session->isSound());
        kit.draft->undo();
        QVERIFY(kit.session->isSound());
        kit.session->edit(app::withProperty(kit.session->graph(), "tiny",
                                            QStringLiteral("provider"), QStringLiteral("nobody")));
        QVERIFY(!kit.session->isSound());
    }

    void anOlderVersionCanBeEditedAnew()
    {
        Kit kit;
        kit.edit(3);
        kit.draft->publish({}, nullptr, {});
        QVERIFY(kit.session->isPublished());
        QCOMPARE(kit.session->shown(), std::int64_t(2));  // what one looks at stays in sight
        kit.session->show(1);
        kit.edit(4);
        QCOMPARE(kit.session->shown(), std::int64_t(3));
        QCOMPARE(kit.session->route()->versions.size(), std::size_t(3));
    }

    void aRouteThatIsRemovedIsGone()
    {
        Kit kit;
        const QSignalSpy gone(kit.session.get(), &app::RouteSession::gone);
        kit.draft->edit(app::withoutRoute(kit.draft->config(), "support"));
        QCOMPARE(gone.size(), 1);
    }

    void whatCannotBeReadIsTold()
    {
        Kit kit;
        config::Config config = kit.draft->config();
        config.routes[0].versions[0].elements = "{\"elements\":7}";
        kit.draft->edit(config);
        QVERIFY(!kit.session->trouble().isEmpty());
        QVERIFY(!kit.session->isSound());
        QVERIFY(kit.session->graph().nodes.empty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteSessionTest;
GH_SUITE(RouteSessionTest)
#include "route_session_test.moc"
