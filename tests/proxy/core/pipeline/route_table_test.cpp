#include "proxy/core/pipeline/route_table.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

using namespace gatehouse;

/// Routes of a config, compiled.
class RouteTableTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void targetsAreFound()
    {
        tests::Scene scene;
        scene.config.routes = {tests::routeOf(
            "r", "m",
            {tests::balancedNode("m",
                                 "{'provider':'openai','model':'gpt-4o-mini','weight':3,'key':'k'},"
                                 "{'provider':'sample','model':'lorem','region':'eu'}",
                                 "cheapest")})};
        const auto built = scene.build();
        QVERIFY2(built.ok(), built ? "" : built.error().message.c_str());
        const auto& snapshot = **built;
        const auto* entry = snapshot.route({}, "r");
        QVERIFY(entry != nullptr);
        QCOMPARE(snapshot.route("default", "r"), entry);
        QCOMPARE(snapshot.route("other", "r"), entry);  // the default gateway's are everybody's
        QVERIFY(snapshot.route("other", "s") == nullptr);
        QVERIFY(snapshot.routeAt("/r") == nullptr);
        const auto& targets = entry->live->targets.front();
        QCOMPARE(snapshot.upstreams[targets[0].upstream].chosen.id, std::string("openai"));
        QCOMPARE(targets[0].weight, std::int64_t(3));
        QCOMPARE(targets[0].key, std::string("k"));
        QVERIFY(targets[0].price && *targets[0].price > 0);
        QCOMPARE(targets[1].model, std::string("sample/lorem"));
        QCOMPARE(targets[1].region, std::string("eu"));
    }

    void aGatewaysOwnRouteGoesFirst()
    {
        tests::Scene scene;
        auto everybodys = tests::routeOf("r", "m", {tests::modelNode("m", "sample")});
        auto own = everybodys;
        own.id = "own";
        own.gateway = "main";
        scene.config.routes = {everybodys, own};
        const auto built = scene.build();
        QCOMPARE((*built)->route("main", "r")->id, std::string("own"));
        QCOMPARE((*built)->route("other", "r")->id, std::string("r"));
    }

    void mistakesHaveTheirPlace()
    {
        tests::Scene scene;
        scene.config.routes = {tests::routeOf("r", "m", {tests::modelNode("m", "nobody-at-all")})};
        auto built = scene.build();
        QVERIFY(!built.ok());
        QVERIFY(built.error().message.find("/routes/0") != std::string::npos);
        scene.config.routes = {tests::routeOf("r", "m", {tests::modelNode("m", "sample")})};
        scene.config.routes.front().live = 4;
        QVERIFY(!scene.build().ok());
    }

    void whoTakesTheCandidate()
    {
        tests::Scene scene;
        auto route = tests::routeOf("r", "m", {tests::modelNode("m", "sample")});
        route.versions.push_back({.number = 2, .elements = route.versions.front().elements});
        route.candidate = 2;
        route.share = 25;
        route.stickyBy = "metadata.user";
        route.candidateFor = R"({"metadata.team":"beta"})";
        scene.config.routes = {route};
        const auto built = scene.build();
        const auto& entry = *(*built)->route({}, "r");
        int candidates = 0;
        constexpr int kCalls = 10'000;
        for (int i = 0; i < kCalls; ++i) {
            const std::vector<record::Metadatum> labels{
                {"user", "u" + std::to_string(i), record::Metadatum::Kind::Text}};
            policy::Facts facts;
            facts.metadata = labels;
            const auto number = entry.versionFor(facts, static_cast<std::uint64_t>(i)).number;
            QCOMPARE(entry.versionFor(facts, static_cast<std::uint64_t>(i) * 7).number, number);
            candidates += number == 2 ? 1 : 0;
        }
        QVERIFY(std::abs(candidates - kCalls / 4) < kCalls * 2 / 100);
        const std::vector<record::Metadatum> beta{{"team", "beta", record::Metadatum::Kind::Text}};
        policy::Facts facts;
        facts.metadata = beta;
        for (std::uint64_t i = 0; i < 50; ++i) QCOMPARE(entry.versionFor(facts, i).number, 2);
    }
};

GH_SUITE(RouteTableTest)
#include "route_table_test.moc"
