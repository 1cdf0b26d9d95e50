#include "proxy/core/pipeline/trip.h"

#include <QTest>

#include "proxy/core/pipeline/stages/record.h"
#include "proxy/core/pipeline/stages/route.h"
#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

using namespace gatehouse;

namespace trip_test {

/// A call to the only route of a config, at its first targets.
struct Scene : tests::Scene {
    state::Shared shared;

    bool begin(config::RouteConfig route, const std::string& body = {}, Fields fields = {})
    {
        config.routes = {std::move(route)};
        const std::string sent = body.empty()
                                     ? tests::quoted(
                                           "{'model':'dynamic/r','messages':[{'role':'user',"
                                           "'content':'hi'}]}")
                                     : tests::quoted(body);
        ask("POST", "/v1/chat/completions", fields, sent);
        for (const auto& stop : pipeline::wayIn()) {
            if (stop.run(x, withShared()).turnsRound()) return false;
        }
        return true;
    }

    pipeline::Env withShared() { return {*snapshot, now, &shared}; }

    bool goesOn()
    {
        return std::holds_alternative<pipeline::Pass>(pipeline::goOn(x, withShared(), "500"));
    }

    std::string models() const
    {
        std::string out;
        for (std::size_t i = x.route.from; i < x.route.targets.size(); ++i)
            out += (out.empty() ? "" : " ") + x.route.targets[i].model;
        return out;
    }

    std::string way() const
    {
        std::string out;
        for (const auto& stop : x.course.trace) {
            if (stop.stop == "route") out += stop.decision + "\n";
        }
        return out;
    }
};

}  // namespace trip_test

/// Calls on their way through a route, as the line sees them.
class TripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void fromNodeToNode()
    {
        trip_test::Scene scene;
        QVERIFY(scene.begin(tests::routeOf(
            "r", "a",
            {tests::modelNode("a", "openai", "b"), tests::modelNode("b", "sample", "end")})));
        QCOMPARE(scene.models(), std::string("m-a"));
        QVERIFY(scene.x.route.trip->mayFallBack);
        QVERIFY(scene.x.route.targets.front().state != nullptr);
        QVERIFY(scene.goesOn());
        QCOMPARE(scene.models(), std::string("sample/m-b"));
        QVERIFY(!scene.x.route.trip->mayFallBack);
        QVERIFY(!scene.goesOn());
        QCOMPARE(
            policy::pathText(scene.x.route.trip->version.route, scene.x.route.trip->walk.path()),
            std::string("start:next>a:fallback>b:fallback>end"));
        QVERIFY2(scene.way().find("a: fallback, 500") != std::string::npos, scene.way().c_str());
    }

    void whatPoliciesBlockIsGoneRound()
    {
        trip_test::Scene scene;
        auto& gateway = scene.config.gateways.emplace_back();
        gateway.id = "default";
        gateway.policies = tests::quoted(
            "[{'name':'all','actor':'a','resource':'*','action':{'type':'no-limit'}},"
            "{'name':'no b','actor':'a','resource':{'model':'openai/m-b'},"
            "'action':{'type':'block'}}]");
        QVERIFY(scene.begin(tests::routeOf(
            "r", "a",
            {tests::modelNode("a", "openai", "b"), tests::modelNode("b", "openai", "c"),
             tests::modelNode("c", "sample", "end")})));
        QCOMPARE(scene.models(), std::string("m-a"));
        QVERIFY(scene.goesOn());
        QCOMPARE(scene.models(), std::string("sample/m-c"));
        QVERIFY2(scene.way().find("policies block its targets") != std::string::npos,
                 scene.way().c_str());
        trip_test::Scene balanced;
        balanced.config.gateways = scene.config.gateways;
        QVERIFY(balanced.begin(tests::routeOf(
            "r", "m",
            {tests::balancedNode("m",
                                 "{'provider':'openai','model':'m-b'},{'provider':'openai',"
                                 "'model':'m-a'}",
                                 "round_robin")})));
        QCOMPARE(balanced.models(), std::string("m-a"));
        trip_test::Scene none;
        none.config.gateways = scene.config.gateways;
        QVERIFY(!none.begin(tests::routeOf("r", "a",
                                           {tests::modelNode("a", "sample", "b"),
                                            tests::modelNode("b", "openai", "end")}),
                            "{'model':'openai/m-b','messages':[{'role':'user','content':'hi'}]}"));
        QCOMPARE(none.x.reply.status, 403);
    }

    void targetsThatCannotAreLeftOut()
    {
        // A model that takes pictures, one that does not, one of which nothing is known.
        const auto route = tests::routeOf(
            "r", "m",
            {tests::balancedNode("m",
                                 "{'provider':'openai','model':'o3-mini'},{'provider':'openai',"
                                 "'model':'gpt-4o'},{'provider':'openai','model':'own'}",
                                 "round_robin")});
        trip_test::Scene scene;
        QVERIFY(scene.begin(route));
        QCOMPARE(scene.models(), std::string("o3-mini gpt-4o own"));
        trip_test::Scene picture;
        QVERIFY(picture.begin(
            route,
            "{'model':'dynamic/r','messages':[{'role':'user','content':[{'type':'image_url',"
            "'image_url':{'url':'https://x.example/a.png'}}]}]}"));
        QCOMPARE(picture.models(), std::string("gpt-4o own"));
        QVERIFY(picture.way().find("takes no images") != std::string::npos);
    }

    void regions()
    {
        const auto route = tests::routeOf(
            "r", "m",
            {tests::balancedNode("m",
                                 "{'provider':'openai','model':'eu','region':'eu'},{'provider':"
                                 "'openai','model':'us','region':'us'}",
                                 "round_robin")});
        trip_test::Scene scene;
        QVERIFY(scene.begin(route, {}, {{"cf-aig-metadata", R"({"region":"us"})"}}));
        QCOMPARE(scene.models(), std::string("us"));
        trip_test::Scene nowhere;
        QVERIFY(!nowhere.begin(route, {}, {{"cf-aig-metadata", R"({"region":"mars"})"}}));
        QCOMPARE(nowhere.x.reply.status, 503);
        QVERIFY(nowhere.way().find("not in mars") != std::string::npos);
    }

    void restingTargetsComeLast()
    {
        trip_test::Scene scene;
        const auto route = tests::routeOf(
            "r", "m",
            {tests::balancedNode("m",
                                 "{'provider':'openai','model':'x','weight':1000},{'provider':"
                                 "'openai','model':'y'}",
                                 "weighted")});
        QVERIFY(scene.begin(route));
        scene.x.route.targets.front().state->rest(scene.now.wall + 1'000'000);
        const auto resting = scene.x.route.targets.front().model;
        const auto* upstream = scene.x.route.targets.front().upstream;
        QVERIFY(!scene.shared.targets.of(upstream->mark, resting).mayAsk(scene.now.wall));
        scene.x.route.targets.clear();
        QVERIFY(pipeline::beginTrip(scene.x, *scene.snapshot->route({}, "r"), scene.withShared())
                    .turnsRound() == false);
        QCOMPARE(scene.x.route.targets.back().model, resting);
    }

    void rejections()
    {
        trip_test::Scene scene;
        QVERIFY(!scene.begin(tests::routeOf(
            "r", "no",
            {"{'id':'no','type':'reject','properties':{'status':451,'message':'not here'}}"})));
        QCOMPARE(scene.x.reply.status, 451);
        QCOMPARE(scene.x.reply.error.message, std::string("not here"));
    }

    void limitsAreSettled()
    {
        trip_test::Scene scene;
        const auto route = tests::routeOf(
            "r", "cap",
            {"{'id':'cap','type':'rate','properties':{'limitType':'cost','key':'metadata.user',"
             "'limit':0.000001,'window':86400},'outputs':{'success':{'elementId':'a'},'fallback':{"
             "'elementId':'b'}}}",
             tests::modelNode("a", "openai"), tests::modelNode("b", "openai")});
        const trip_test::Scene::Fields ada{{"cf-aig-metadata", R"({"user":"ada"})"}};
        QVERIFY(scene.begin(route, {}, ada));
        QCOMPARE(scene.models(), std::string("m-a"));
        scene.x.meter.cost = PicoUsd{2'000'000};
        pipeline::settle(scene.x, scene.withShared());
        QVERIFY(scene.begin(route, {}, ada));
        QCOMPARE(scene.models(), std::string("m-b"));
        QVERIFY(scene.way().find("$0.000002 of $0.000001 used") != std::string::npos);
    }

    void kindsOfTrouble_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("trouble");
        const auto row = [](const char* name, int status, const char* code, const char* text,
                            policy::Trouble trouble) {
            QTest::newRow(name) << status << code << text << static_cast<int>(trouble);
        };
        using policy::Trouble;
        row("openai", 400, "context_length_exceeded", "", Trouble::Context);
        row("anthropic", 400, "invalid_request_error", "prompt is too long: 210000 tokens",
            Trouble::Context);
        row("gemini", 400, "INVALID_ARGUMENT",
            "The input token count exceeds the maximum number of tokens allowed", Trouble::Context);
        row("too large", 413, "", "", Trouble::Context);
        row("azure", 400, "content_filter", "", Trouble::ContentFilter);
        row("policy", 400, "", "rejected as a result of our safety system", Trouble::ContentFilter);
        row("mistake", 400, "invalid_request_error", "messages is required", Trouble::Status);
        row("server", 500, "server_error", "oops", Trouble::Status);
        row("busy", 429, "rate_limit", "too many requests", Trouble::Status);
    }

    void aRouteMayWantNoWordsKept()
    {
        for (const bool wanted : {true, false}) {
            trip_test::Scene scene;
            auto route = tests::routeOf("r", "a", {tests::modelNode("a", "openai")});
            route.bodies = wanted;
            QVERIFY(scene.begin(std::move(route)));
            const auto early = pipeline::stages::announcement(scene.x, scene.withShared());
            QCOMPARE(early->requestBody.bytes.empty(), !wanted);
            pipeline::stages::record(scene.x, scene.withShared());
            QCOMPARE(scene.x.record->requestBody.bytes.empty(), !wanted);
            QCOMPARE(scene.x.record->route.id, std::string("r"));
        }
    }

    /// Of the routes that keep no words, one keeps their hashes; another keeps all.
    void aRouteMayWantOnlyHashes()
    {
        for (const bool wanted : {true, false}) {
            trip_test::Scene scene;
            auto route = tests::routeOf("r", "a", {tests::modelNode("a", "openai")});
            route.bodies = false;
            route.hashes = wanted;
            QVERIFY(scene.begin(std::move(route)));
            QCOMPARE(scene.snapshot->hashesBodies, wanted);
            QCOMPARE(pipeline::stages::hashesBodies(scene.x, *scene.snapshot), wanted);
        }
    }

    /// What ended before its route was found was meant for it all the same.
    void norThoseOfACallThatNeverSetOut()
    {
        trip_test::Scene scene;
        auto route = tests::routeOf("r", "a", {tests::modelNode("a", "openai")});
        route.bodies = false;
        scene.config.routes = {route};
        scene.config.aliases = {{.name = "quiet", .target = "dynamic/r"}};
        for (const char* model : {"dynamic/r", "quiet", "sample/x"}) {
            scene.ask("POST", "/v1/chat/completions", {},
                      tests::quoted(std::string("{'model':'") + model + "','messages':[]}"));
            scene.x.parse.facts.model = model;
            const bool isHidden = pipeline::stages::hidesBodies(scene.x, *scene.snapshot);
            QCOMPARE(isHidden, std::string_view(model) != "sample/x");
        }
    }

    void kindsOfTrouble()
    {
        QFETCH(int, status);
        QFETCH(QString, code);
        QFETCH(QString, text);
        QFETCH(int, trouble);
        pipeline::Exchange x;
        x.collect.head.status = status;
        x.collect.facts.errorCode = code.toStdString();
        x.collect.facts.errorText = text.toStdString();
        QCOMPARE(static_cast<int>(pipeline::troubleOf(x, true)), trouble);
    }

    void withoutAnAnswer()
    {
        using policy::Trouble;
        pipeline::Exchange x;
        x.course.error = fail(ErrorKind::UpstreamTimeout, "late", "wait");
        QVERIFY(pipeline::troubleOf(x, false) == Trouble::Timeout);
        x.course.error = fail(ErrorKind::BadUpstream, "gone", "again");
        QVERIFY(pipeline::troubleOf(x, false) == Trouble::Connect);
        x.course.attempts.emplace_back().connectedAt = 5;
        x.course.attempts.back().bytesReceived = 10;
        QVERIFY(pipeline::troubleOf(x, false) == Trouble::Cut);
    }
};

GH_SUITE(TripTest)
#include "trip_test.moc"
