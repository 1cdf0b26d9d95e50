#include "tests/support/routes.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kPath = "/v1/chat/completions";
const std::string kChat = R"({"model":"dynamic/r","messages":[{"role":"user","content":"hi"}]})";
const std::string kStream =
    R"({"model":"dynamic/r","stream":true,"messages":[{"role":"user","content":"hi"}]})";

std::string says(const std::string& text)
{
    return quoted("{'choices':[{'message':{'content':'" + text +
                  "'},'finish_reason':'stop'}],'usage':{'prompt_tokens':2,'completion_tokens':3}}");
}

std::string delta(const std::string& text)
{
    return "data: " + quoted("{'choices':[{'delta':{'content':'" + text + "'}}]}") + "\n\n";
}

const std::string kOpening =
    "data: " + quoted("{'choices':[{'delta':{'role':'assistant','content':''}}]}") + "\n\n";

/// Three providers, each with a server of its own.
struct House {
    FakeUpstream a, b, c;

    [[nodiscard]] config::Config config(config::RouteConfig route) const
    {
        auto made = configFor(a, {"openai"});
        made.providers.front().id = "a";
        made.providers.front().base = "openai";
        add(made, "b", b);
        add(made, "c", c);
        made.routes = {std::move(route)};
        return made;
    }

private:
    static void add(config::Config& config, const std::string& id, const FakeUpstream& fake)
    {
        auto provider = providerAt("openai", fake);
        provider.id = id;
        provider.base = "openai";
        config.providers.push_back(provider);
    }
};

RawReply ask(const Gateway& gateway, const std::string& body = kChat, const Fields& more = {})
{
    return exchange(gateway.port(), post(kPath, body, {}, more));
}

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// The way a call took, as its trace tells it.
std::string wayOf(const record::Exchange& row)
{
    std::string way;
    for (const auto& stop : row.trace) {
        if (stop.stop == "route") way += stop.decision + "\n";
    }
    return way;
}

}  // namespace

/// Routes over real sockets: where calls go, what failing providers do to them, what clients see.
class RoutesTest : public QObject {
    Q_OBJECT

private slots:

    void aFallbackAfterEachKindOfFailure_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("streams");
        const char* names[] = {"500",   "429",   "401", "404",     "too long", "filtered",
                               "hangs", "reset", "cut", "no JSON", "stalls",   "refused"};
        for (int i = 0; i < 12; ++i) {
            QTest::addRow("%s", names[i]) << i << false;
            QTest::addRow("%s, streamed", names[i]) << i << true;
        }
    }

    void aFallbackAfterEachKindOfFailure()
    {
        QFETCH(const int, kind);
        QFETCH(const bool, streams);
        House house;
        const auto error = [](const char* code) {
            return quoted(std::string("{'error':{'message':'no','code':'") + code + "'}}");
        };
        switch (kind) {
            case 0:
                house.a.always(answer(500, error("x")));
                break;
            case 1:
                house.a.always(answer(429, error("x"), {{"retry-after", "30"}}));
                break;
            case 2:
                house.a.always(answer(401, error("x")));
                break;
            case 3:
                house.a.always(answer(404, error("x")));
                break;
            case 4:
                house.a.always(answer(400, error("context_length_exceeded")));
                break;
            case 5:
                house.a.always(answer(400, error("content_filter")));
                break;
            case 6:
                house.a.always(hang());
                break;
            case 7:
                house.a.always(reset());
                break;
            case 8:
                house.a.always(streams ? sse({kOpening}, false, true).close()
                                       : cut(200, says("a")));
                break;
            case 9:
                house.a.always(untilClose(500, "<html>"));
                break;
            case 10:
                house.a.always(streams ? sse({kOpening}, false, true).hang() : hang());
                break;
            default:
                break;
        }
        house.b.always(streams ? sse({kOpening, delta("b"), "data: [DONE]\n\n"})
                               : answer(200, says("b")));
        const std::string patience = kind == 6 || kind == 10 ? ",'timeout':300" : "";
        auto config = house.config(
            routeOf("r", "a", {modelNode("a", "a", "b", patience), modelNode("b", "b")}));
        if (kind == 11) config.providers.front().baseUrl = "http://127.0.0.1:1";
        Gateway gateway(config);
        const RawReply reply = ask(gateway, streams ? kStream : kChat);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.complete);
        QVERIFY2(holds(reply.body, streams ? "\"b\"" : "\"content\":\"b\""), reply.body.c_str());
        QVERIFY(!holds(reply.body, "\"a\""));
        QCOMPARE(std::count(reply.body.begin(), reply.body.end(), '\n') > 0, streams);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(row.attempts.size(), std::size_t(2));
        QCOMPARE(row.attempts[0].provider, std::string("a"));
        QCOMPARE(row.provider, std::string("b"));
        QCOMPARE(row.modelSent, std::string("m-b"));
        QVERIFY(row.outcome == record::Outcome::Ok);
        QVERIFY2(holds(wayOf(row), "a: fallback"), wayOf(row).c_str());
        QVERIFY2(holds(wayOf(row), "b: success"), wayOf(row).c_str());
    }

    void theClientsOwnMistakeIsItsOwn()
    {
        House house;
        const std::string body = quoted("{'error':{'message':'messages is required'}}");
        house.a.always(answer(400, body));
        Gateway gateway(
            house.config(routeOf("r", "a", {modelNode("a", "a", "b"), modelNode("b", "b")})));
        const RawReply reply = ask(gateway);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.body, body);
        QVERIFY(house.b.requests().empty());
    }

    void itsOwnMistakeInAnotherDialect()
    {
        House house;
        house.a.always(answer(400, quoted("{'error':{'message':'messages is required'}}")));
        Gateway gateway(
            house.config(routeOf("r", "a", {modelNode("a", "a", "b"), modelNode("b", "b")})));
        const RawReply reply = exchange(
            gateway.port(), post("/v1/messages", quoted("{'model':'dynamic/r','max_tokens':5,"
                                                        "'messages':[{'role':'user','content':"
                                                        "'hi'}]}")));
        QCOMPARE(reply.status, 400);
        QVERIFY2(holds(reply.body, "\"type\":\"error\""), reply.body.c_str());
        QVERIFY(holds(reply.body, "messages is required"));
        QVERIFY(house.b.requests().empty());
    }

    void theLastErrorIsTheAnswer()
    {
        House house;
        house.a.always(answer(500, quoted("{'error':{'message':'a is down'}}")));
        house.b.always(answer(503, quoted("{'error':{'message':'b is down'}}")));
        Gateway gateway(
            house.config(routeOf("r", "a", {modelNode("a", "a", "b"), modelNode("b", "b")})));
        const RawReply reply = ask(gateway);
        QCOMPARE(reply.status, 503);
        QVERIFY(holds(reply.body, "b is down"));
        QCOMPARE(gateway.record(reply.field("x-gatehouse-request-id")).attempts.size(),
                 std::size_t(2));
    }

    void nothingIsAskedTwiceAfterTheFirstWord()
    {
        House house;
        house.a.always(sse({kOpening, delta("a")}, false, true).reset());
        house.b.always(sse({delta("b"), "data: [DONE]\n\n"}));
        Gateway gateway(
            house.config(routeOf("r", "a", {modelNode("a", "a", "b"), modelNode("b", "b")})));
        const RawReply reply = ask(gateway, kStream);
        QCOMPARE(reply.status, 200);
        QVERIFY(holds(reply.body, "\"a\""));
        QVERIFY(holds(reply.body, "error"));
        QVERIFY(!reply.complete);
        QVERIFY(house.b.requests().empty());
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(row.outcome == record::Outcome::UpstreamCut);
    }

    void retriesComeBeforeTheFallback()
    {
        House house;
        house.a.always(answer(503, "{}"));
        house.b.always(answer(200, says("b")));
        Gateway gateway(house.config(routeOf(
            "r", "a", {modelNode("a", "a", "b", ",'retries':2,'delay':1"), modelNode("b", "b")})));
        const RawReply reply = ask(gateway);
        QCOMPARE(reply.status, 200);
        QCOMPARE(house.a.requests().size(), std::size_t(3));
        QCOMPARE(house.b.requests().size(), std::size_t(1));
    }

    void onlyTheNamedTriggersLead()
    {
        House house;
        house.a.always(answer(500, quoted("{'error':{'message':'down'}}")));
        Gateway gateway(house.config(
            routeOf("r", "a", {modelNode("a", "a", "b", ",'on':['429']"), modelNode("b", "b")})));
        QCOMPARE(ask(gateway).status, 500);
        QVERIFY(house.b.requests().empty());
        house.a.always(answer(429, "{}"));
        house.b.always(answer(200, says("b")));
        QCOMPARE(ask(gateway).status, 200);
    }

    void aMessageInsteadOfAnError()
    {
        House house;
        house.a.always(answer(500, "{}"));
        auto route = routeOf("r", "a",
                             {modelNode("a", "a", "sorry"),
                              "{'id':'sorry','type':'end','properties':{'message':'We "
                              "are closed'}}"});
        Gateway gateway(house.config(route));
        const RawReply reply = ask(gateway);
        QCOMPARE(reply.status, 503);
        QVERIFY(holds(reply.body, "We are closed"));
        QCOMPARE(reply.field("x-gatehouse-degraded"), std::string("true"));
    }

    void sharesOverSockets()
    {
        House house;
        house.a.always(answer(200, says("a")));
        house.b.always(answer(200, says("b")));
        house.c.always(answer(200, says("c")));
        Gateway gateway(house.config(routeOf(
            "r", "m",
            {balancedNode("m",
                          "{'provider':'a','model':'x','weight':2},{'provider':'b','model':'x'},"
                          "{'provider':'c','model':'x'}",
                          "round_robin")})));
        for (int i = 0; i < 40; ++i) QCOMPARE(ask(gateway).status, 200);
        QCOMPARE(house.a.requests().size(), std::size_t(20));
        QCOMPARE(house.b.requests().size(), std::size_t(10));
        QCOMPARE(house.c.requests().size(), std::size_t(10));
    }

    /// The bar: with one of three providers failing, slow, hanging or lying, clients see no error
    /// before the first byte.
    void oneOfThreeIsBroken_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("balance");
        const char* kinds[] = {"fails", "hangs", "breaks off", "lies"};
        for (const char* balance : {"weighted", "round_robin", "least_busy", "fastest"}) {
            for (int i = 0; i < 4; ++i)
                QTest::addRow("%s, %s", kinds[i], balance) << i << QString(balance);
        }
    }

    void oneOfThreeIsBroken()
    {
        QFETCH(const int, kind);
        QFETCH(const QString, balance);
        House house;
        const Script scripts[] = {answer(500, "{}"), hang(), cut(200, says("a")),
                                  Script().send("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n"
                                                "content-length: 7\r\n\r\nwhat?")};
        house.a.always(scripts[kind]);
        house.b.always(answer(200, says("b")));
        house.c.always(answer(200, says("c")));
        Gateway gateway(house.config(
            routeOf("r", "m",
                    {balancedNode("m",
                                  "{'provider':'a','model':'x'},{'provider':'b','model':'x'},"
                                  "{'provider':'c','model':'x'}",
                                  balance.toStdString(), ",'timeout':2000")})));
        constexpr int kClients = 4;
        constexpr int kEach = 15;
        std::atomic<int> good{0};
        std::vector<std::thread> clients;
        for (int i = 0; i < kClients; ++i) {
            clients.emplace_back([&] {
                for (int n = 0; n < kEach; ++n) good += ask(gateway).status == 200 ? 1 : 0;
            });
        }
        for (auto& each : clients) each.join();
        QCOMPARE(good.load(), kClients * kEach);
        // Once it has failed five times in a row it is left alone, but for a trial each second.
        QVERIFY2(house.a.requests().size() < 25, std::to_string(house.a.requests().size()).c_str());
    }

    void aTargetThatAskedToWaitIsLeftAlone()
    {
        House house;
        house.a.always(answer(429, "{}", {{"retry-after", "600"}}));
        house.b.always(answer(200, says("b")));
        Gateway gateway(
            house.config(routeOf("r", "a", {modelNode("a", "a", "b"), modelNode("b", "b")})));
        for (int i = 0; i < 5; ++i) QCOMPARE(ask(gateway).status, 200);
        QCOMPARE(house.a.requests().size(), std::size_t(1));
        QCOMPARE(house.b.requests().size(), std::size_t(5));
        const RawReply told =
            exchange(gateway.port(), get("/admin/api/targets", gateway.adminToken()));
        QCOMPARE(told.status, 200);
        QVERIFY2(holds(told.body, quoted("'provider':'a','model':'m-a','busy':0,'resting':true")),
                 told.body.c_str());
        QVERIFY(holds(told.body, quoted("'provider':'b','model':'m-b','busy':0,'resting':false")));
    }

    void betterOneThatRestsThanNone()
    {
        House house;
        house.a.next(answer(429, "{}", {{"retry-after", "600"}}));
        house.a.always(answer(200, says("a")));
        Gateway gateway(house.config(routeOf("r", "a", {modelNode("a", "a")})));
        QCOMPARE(ask(gateway).status, 429);
        QCOMPARE(ask(gateway).status, 200);
    }

    void limitsOfARoute()
    {
        House house;
        house.a.always(answer(200, says("a")));
        house.b.always(answer(200, says("b")));
        Gateway gateway(house.config(routeOf(
            "r", "cap",
            {"{'id':'cap','type':'rate','properties':{'limitType':'tokens','key':'metadata.user',"
             "'limit':8,'window':86400},'outputs':{'success':{'elementId':'a'},'fallback':{"
             "'elementId':'b'}}}",
             modelNode("a", "a"), modelNode("b", "b")})));
        const Fields ada{{"cf-aig-metadata", R"({"user":"ada"})"}};
        const Fields bob{{"cf-aig-metadata", R"({"user":"bob"})"}};
        for (const char* who : {"a", "a", "b"}) {  // five tokens a call
            const RawReply reply = ask(gateway, kChat, ada);
            QVERIFY2(holds(reply.body, std::string("\"content\":\"") + who), reply.body.c_str());
            gateway.record(reply.field("x-gatehouse-request-id"));
        }
        QVERIFY(holds(ask(gateway, kChat, bob).body, "\"content\":\"a"));
    }

    void whatCannotBeIsSaid()
    {
        House house;
        auto config = house.config(routeOf("r", "a", {modelNode("a", "a")}));
        Gateway gateway(config);
        RawReply reply = ask(gateway, quoted("{'model':'dynamic/none','messages':[]}"));
        QCOMPARE(reply.status, 404);
        QVERIFY(holds(reply.body, "dynamic/NAME"));
        config.routes.front().enabled = false;
        QVERIFY(gateway.publish(config).empty());
        QCOMPARE(ask(gateway).status, 503);
    }

    void pathsOfOnesOwn()
    {
        House house;
        house.a.always(answer(200, says("a")));
        auto route = routeOf("r", "a", {modelNode("a", "a")});
        route.path = "/ai/chat";
        auto config = house.config(route);
        Gateway gateway(config);
        const std::string body = quoted("{'model':'any','messages':[]}");
        QCOMPARE(exchange(gateway.port(), post("/ai/chat", body)).status, 200);
        QCOMPARE(house.a.last().target, std::string("/v1/chat/completions"));
        QVERIFY(holds(house.a.last().body, "m-a"));
        QCOMPARE(exchange(gateway.port(), get("/ai/chat")).status, 405);
        QCOMPARE(exchange(gateway.port(), post("/ai/other", body)).status, 404);
        config.routes.front().enabled = false;
        QVERIFY(gateway.publish(config).empty());
        QCOMPARE(exchange(gateway.port(), post("/ai/chat", body)).status, 501);
    }

    void changesOnTheWay()
    {
        House house;
        house.a.always(answer(200, says("a")));
        auto route = routeOf("r", "a", {modelNode("a", "a")});
        route.transforms = {{"team", "set", "header", "x-team", "{{metadata.team}}"},
                            {"debug", "remove", "header", "x-debug", ""},
                            {"who", "rename", "header", "x-who", "x-client"},
                            {"user", "set", "body", "user", "{{metadata.team}}"},
                            {"n", "remove", "body", "n", ""}};
        Gateway gateway(house.config(route));
        const std::string body = quoted("{'model':'dynamic/r','n':3,'messages':[]}");
        const RawReply reply =
            ask(gateway, body,
                {{"cf-aig-metadata", R"({"team":"red"})"}, {"x-debug", "1"}, {"x-who", "me"}});
        QCOMPARE(reply.status, 200);
        const Seen seen = house.a.last();
        QCOMPARE(seen.field("x-team"), std::string("red"));
        QCOMPARE(seen.field("x-client"), std::string("me"));
        QCOMPARE(seen.count("x-debug") + seen.count("x-who"), 0);
        QCOMPARE(seen.body, quoted("{'model':'m-a','messages':[],'user':'red'}"));
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(row.requestBody.bytes, body);
        QCOMPARE(row.sentBody.bytes, seen.body);
        const RawReply nobody = ask(gateway, body);
        QCOMPARE(nobody.status, 400);
        QVERIFY(holds(nobody.body, "metadata.team"));
    }

    void anAliasOfARouteAndTheListOfModels()
    {
        House house;
        house.a.always(answer(200, says("a")));
        auto config = house.config(routeOf("r", "a", {modelNode("a", "a")}));
        config.aliases = {{.name = "fast", .target = "dynamic/r"}};
        Gateway gateway(config);
        QCOMPARE(ask(gateway, quoted("{'model':'fast','messages':[]}")).status, 200);
        QVERIFY(holds(exchange(gateway.port(), get("/v1/models")).body, "dynamic/r"));
    }

    void theAutoRouterIsTheRouteOfItsName()
    {
        const std::string path = "/client/v4/accounts/any/ai/v1/chat/completions";
        const std::string body = quoted("{'model':'cloudflare/auto','messages':[]}");
        House house;
        house.a.always(answer(200, says("a")));
        Gateway gateway(house.config(routeOf("auto", "a", {modelNode("a", "a")})));
        const RawReply reply = exchange(gateway.port(), post(path, body));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QVERIFY(reply.field("cf-aig-routed-model").starts_with("a/"));
        QCOMPARE(reply.field("cf-aig-routing-reason"), std::string("forced_by_candidate_pool"));
        QCOMPARE(reply.field("cf-aig-routing-decision-id"), reply.field("cf-aig-request-id"));
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(!row.route.id.empty());
        const RawReply pool =
            exchange(gateway.port(), post(path, body, {}, {{"cf-aig-allowed-models", "openai/*"}}));
        QCOMPARE(pool.status, 400);
        QVERIFY(holds(pool.body, "route"));
        Gateway other(house.config(routeOf("r", "a", {modelNode("a", "a")})));
        const RawReply none = exchange(other.port(), post(path, body));
        QCOMPARE(none.status, 404);
        QVERIFY(holds(none.body, "'auto'"));
    }

    void candidatesTakeTheirShareAndRollBackAtOnce()
    {
        House house;
        house.a.always(answer(200, says("a")));
        house.b.always(answer(200, says("b")));
        auto route = routeOf("r", "a", {modelNode("a", "a")});
        route.versions.push_back({.number = 2, .elements = graphOf("b", {modelNode("b", "b")})});
        route.candidate = 2;
        route.share = 50;
        auto config = house.config(route);
        Gateway gateway(config);
        for (int i = 0; i < 60; ++i) QCOMPARE(ask(gateway).status, 200);
        const std::size_t share = house.b.requests().size();
        QVERIFY(share > 10 && share < 50);
        config.routes.front().candidate = 0;
        QVERIFY(gateway.publish(config).empty());
        for (int i = 0; i < 10; ++i) QCOMPARE(ask(gateway).status, 200);
        QCOMPARE(house.b.requests().size(), share);
        config.routes.front().candidate = 2;
        config.routes.front().share = 0;
        config.routes.front().candidateFor = R"({"metadata.team":"beta"})";
        QVERIFY(gateway.publish(config).empty());
        QCOMPARE(ask(gateway, kChat, {{"cf-aig-metadata", R"({"team":"beta"})"}}).status, 200);
        QCOMPARE(house.b.requests().size(), share + 1);
        QCOMPARE(ask(gateway).status, 200);
        QCOMPARE(house.b.requests().size(), share + 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RoutesTest;
GH_SUITE(RoutesTest)
#include "routes_test.moc"
