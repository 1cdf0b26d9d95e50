#include "app/routes/starters.h"

#include <QSet>
#include <QTest>

#include "app/routes/route_edit.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class StartersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// All of them are sound as they are, with no provider, one, or two.
    void everyStarterRuns()
    {
        config::Config config;
        for (const char* id : {"sample", "openai", "anthropic"}) {
            QSet<QString> ids;
            for (const app::Starter& starter : app::starters(config)) {
                ids.insert(starter.id);
                QVERIFY(!starter.title.isEmpty() && !starter.text.isEmpty());
                for (const policy::Flaw& flaw : policy::flawsOf(starter.graph))
                    QFAIL(qPrintable(starter.id + QStringLiteral(": ") + text(flaw.message)));
                for (const policy::Node& node : starter.graph.nodes) QVERIFY(node.spot.has_value());
            }
            QCOMPARE(ids.size(), 11);
            config.providers.emplace_back().id = id;
        }
    }

    void theProvidersThatAreSetUpComeFirst()
    {
        config::Config config = config::firstRun();
        QCOMPARE(text(app::firstTargets(config).strong.provider), QStringLiteral("sample"));
        config.providers.emplace_back().id = "openai";
        app::FirstTargets first = app::firstTargets(config);
        QCOMPARE(text(first.strong.provider), QStringLiteral("openai"));
        QCOMPARE(text(first.cheap.provider), QStringLiteral("openai"));
        QVERIFY(first.strong != first.cheap);
        config.providers.emplace_back().id = "anthropic";
        first = app::firstTargets(config);
        QCOMPARE(text(first.other.provider), QStringLiteral("anthropic"));
        config.providers.back().enabled = false;
        QCOMPARE(text(app::firstTargets(config).other.provider), QStringLiteral("openai"));
    }

    void aRouteIsMadeOfIt()
    {
        config::Config config = config::firstRun();
        const auto all = app::starters(config);
        config = app::withRoute(config, app::routeOf(all[1], config, 7));
        config = app::withRoute(config, app::routeOf(all[1], config, 8));
        QCOMPARE(text(config.routes[0].name), QStringLiteral("fallback-chain"));
        QCOMPARE(text(config.routes[1].name), QStringLiteral("fallback-chain-2"));
        QCOMPARE(config.routes[1].versions[0].createdAt, WallMicros(8));
        const auto graph = policy::readGraph(config.routes[0].versions[0].elements);
        QVERIFY(graph.ok() && *graph == all[1].graph);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::StartersTest;
GH_SUITE(StartersTest)
#include "starters_test.moc"
