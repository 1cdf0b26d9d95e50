#include "app/routes/route_edit.h"

#include <QTest>

#include "app/routes/graph_edit.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using config::Config;

class RouteEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// What is published never changes: an edit makes one version, and stays in it.
    void anEditMakesOneVersion()
    {
        const Config live = routeConfig();
        const auto first = app::withGraph(live, live, edited(1, 2));
        QCOMPARE(first.version, std::int64_t(2));
        QVERIFY(first.config.routes[0].versions[0] == live.routes[0].versions[0]);
        const auto second = app::withGraph(first.config, live, edited(2, 3));
        QCOMPARE(second.version, std::int64_t(2));
        QCOMPARE(second.config.routes[0].versions.size(), std::size_t(2));
        QCOMPARE(second.config.routes[0].live, std::int64_t(1));
        // Once that is published, the next edit makes the next one.
        const auto third = app::withGraph(second.config, second.config, edited(2, 1));
        QCOMPARE(third.version, std::int64_t(3));
        QVERIFY(app::withGraph(live, live, {"nobody", 1, sampleGraph(), "", 0}).config == live);
    }

    void nothingChangedMakesNoVersion()
    {
        const Config live = routeConfig();
        const auto same = app::withGraph(live, live, {"support", 1, sampleGraph(), "desktop", 5});
        QVERIFY(same.config == live);
        QCOMPARE(same.version, std::int64_t(1));
    }

    void aVersionGoesLiveAndEndsTheTrial()
    {
        const Config live = routeConfig();
        Config next = app::withGraph(live, live, edited(1, 2)).config;
        next = app::withCandidate(next, "support", {2, 10, "key", "10, 100", Millis(1000), 77});
        QCOMPARE(next.routes[0].candidate, std::int64_t(2));
        QCOMPARE(next.routes[0].share, std::int64_t(10));
        QCOMPARE(next.routes[0].rollout.stageSince, WallMicros(77));
        next = app::withLive(next, live, "support", 2, QStringLiteral(" more tries "));
        QCOMPARE(next.routes[0].live, std::int64_t(2));
        QCOMPARE(next.routes[0].candidate, std::int64_t(0));
        QVERIFY(next.routes[0].rollout == config::RolloutConfig());
        QCOMPARE(text(next.routes[0].versions[1].note), QStringLiteral("more tries"));
        // The note of what was published stands.
        const Config back = app::withLive(next, next, "support", 1, QStringLiteral("back"));
        QCOMPARE(text(back.routes[0].versions[0].note), QStringLiteral("first"));
        QVERIFY(app::withLive(live, live, "support", 9, {}) == live);
        QVERIFY(app::withoutCandidate(live, "support") == live);
    }

    void aCopyHasOneVersionAndAFreeName()
    {
        Config config = routeConfig();
        config.routes[0].path = "/ai/chat";
        config = app::withGraph(config, config, edited(1, 2)).config;
        std::string made;
        config = app::duplicatedRoute(config, "support", QStringLiteral("Support!"), 9, made);
        QCOMPARE(text(made), QStringLiteral("support-2"));
        const auto* copy = app::findRoute(config, made);
        QVERIFY(copy != nullptr && copy->path.empty());
        QCOMPARE(copy->versions.size(), std::size_t(1));
        QCOMPARE(copy->versions[0].number, std::int64_t(1));
        QCOMPARE(app::titleOf(*copy), QStringLiteral("Support!"));
        config = app::withoutRoute(config, "support");
        QCOMPARE(config.routes.size(), std::size_t(1));
    }

    void aNameStaysTheOnlyOne()
    {
        Config config = routeConfig();
        std::string made;
        config = app::duplicatedRoute(config, "support", QStringLiteral("Other"), 9, made);
        config = app::renamedRoute(config, made, QStringLiteral("Mine"), QStringLiteral("support"));
        QCOMPARE(text(app::findRoute(config, made)->name), QStringLiteral("other"));
        config = app::renamedRoute(config, made, QStringLiteral("Mine"), QStringLiteral("mine"));
        QCOMPARE(text(app::findRoute(config, made)->name), QStringLiteral("mine"));
        QCOMPARE(text(app::freeRouteName(config, QStringLiteral("Mine"))),
                 QStringLiteral("mine-2"));
        QCOMPARE(text(app::freeRouteName(config, QStringLiteral("…"))), QStringLiteral("route"));
    }

private:
    static app::GraphEdit edited(std::int64_t from, int retries)
    {
        return {"support", from,
                app::withProperty(sampleGraph(), "tiny", QStringLiteral("retries"), retries),
                "desktop", 5};
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RouteEditTest;
GH_SUITE(RouteEditTest)
#include "route_edit_test.moc"
