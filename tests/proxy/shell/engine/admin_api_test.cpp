#include "proxy/shell/engine/admin_api.h"

#include <QTest>

#include "proxy/core/config/codec.h"
#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::string put(const std::string& body, const std::string& token)
{
    return "PUT /admin/api/config HTTP/1.1\r\nHost: localhost\r\nX-Note: by hand\r\nAuthorization: "
           "Bearer " +
           token + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

bool holds(const RawReply& reply, const std::string& text)
{
    return reply.body.find(text) != std::string::npos;
}

}  // namespace

/// The admin routes over a real connection.
class AdminApiTest : public QObject {
    Q_OBJECT

private slots:

    void nothingWithoutTheToken()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string token = gateway.adminToken();
        QCOMPARE(token.size(), std::size_t(64));
        for (const char* path :
             {"/admin/api/state", "/admin/api/config", "/admin/api/history", "/admin/else"}) {
            QCOMPARE(exchange(gateway.port(), get(path)).status, 401);
            QCOMPARE(exchange(gateway.port(), get(path, token.substr(1))).status, 401);
        }
        QCOMPARE(exchange(gateway.port(), put("{}", "")).status, 401);
        QCOMPARE(
            exchange(gateway.port(), get("/admin/api/state", token, {{"Host", "evil.example"}}))
                .status,
            403);
        QCOMPARE(exchange(gateway.port(),
                          get("/admin/api/state", token, {{"Origin", "https://evil.example"}}))
                     .status,
                 403);
        QCOMPARE(exchange(gateway.port(), get("/admin/api/nothing", token)).status, 404);
        QCOMPARE(exchange(gateway.port(), get("/admin/else", token)).status, 404);
        QCOMPARE(gateway.engine().state().generation, std::uint64_t(1));
        QCOMPARE(gateway.engine().state().requests, std::uint64_t(0));  // no traffic
    }

    void health()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        QCOMPARE(exchange(gateway.port(), get("/healthz")).body, std::string("ok\n"));
        QCOMPARE(exchange(gateway.port(), get("/readyz")).status, 200);
        const RawReply metrics = exchange(gateway.port(), get("/metrics"));
        QCOMPARE(metrics.status, 200);
        QVERIFY(metrics.field("content-type").starts_with("text/plain"));
        QVERIFY(holds(metrics, "gatehouse_config_generation 1\n"));
    }

    void stateAndHistory()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string token = gateway.adminToken();
        const RawReply state = exchange(gateway.port(), get("/admin/api/state", token));
        QCOMPARE(state.status, 200);
        QVERIFY(holds(state, "\"generation\":1"));
        QVERIFY(holds(state, "127.0.0.1:" + std::to_string(gateway.port())));
        QVERIFY(holds(exchange(gateway.port(), get("/admin/api/history", token)),
                      "\"author\":\"start\""));
    }

    void configGoesOutAndInAndBack()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string token = gateway.adminToken();
        const RawReply out = exchange(gateway.port(), get("/admin/api/config", token));
        QCOMPARE(out.body, config::print(gateway.engine().config()));
        QVERIFY(!holds(out, Gateway::secret("openai")));
        auto changed = gateway.engine().config();
        changed.records.keepDays = 77;
        const RawReply in = exchange(gateway.port(), put(config::print(changed), token));
        QCOMPARE(in.status, 200);
        QVERIFY(holds(in, "\"generation\":2"));
        QCOMPARE(gateway.engine().config().records.keepDays, std::int64_t(77));
        QVERIFY(holds(exchange(gateway.port(), get("/admin/api/history", token)), "by hand"));
        const std::string back =
            "POST /admin/api/rollback/1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
            token + "\r\nContent-Length: 0\r\n\r\n";
        QCOMPARE(exchange(gateway.port(), back).status, 200);
        QCOMPARE(gateway.engine().config().records.keepDays, std::int64_t(30));
        QCOMPARE(gateway.engine().state().generation, std::uint64_t(3));
        std::string beyond = back;
        beyond.replace(beyond.find("/1 "), 3, "/9 ");
        QCOMPARE(exchange(gateway.port(), beyond).status, 404);
    }

    void aConfigThatIsNoLongerLiveIsNotChanged()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string token = gateway.adminToken();
        const RawReply out = exchange(gateway.port(), get("/admin/api/config", token));
        QCOMPARE(out.field("etag"), std::string("\"1\""));
        auto mine = gateway.engine().config();
        mine.records.keepDays = 7;
        auto theirs = gateway.engine().config();
        theirs.records.bodies = false;
        QCOMPARE(gateway.publish(theirs), std::string());
        const auto ifMatch = [&](const std::string& tag) {
            std::string request = put(config::print(mine), token);
            request.insert(request.find("X-Note"), "If-Match: " + tag + "\r\n");
            return exchange(gateway.port(), request);
        };
        const RawReply late = ifMatch("\"1\"");
        QCOMPARE(late.status, 412);
        QVERIFY(holds(late, "generation 2 is live"));
        QVERIFY(holds(late, "ETag"));  // the hint says what to do
        QCOMPARE(ifMatch("\"other\"").status, 412);
        QVERIFY(!gateway.engine().config().records.bodies);
        mine = gateway.engine().config();
        mine.records.keepDays = 7;
        const RawReply done = ifMatch("\"2\"");
        QCOMPARE(done.status, 200);
        QCOMPARE(done.field("etag"), std::string("\"3\""));
        QCOMPARE(ifMatch("*").status, 200);
        QVERIFY(!gateway.engine().config().records.bodies);
        QCOMPARE(gateway.engine().config().records.keepDays, std::int64_t(7));
    }

    void aRunsKeyWorksAtOnceAndOutlivesAPublish()
    {
        FakeUpstream fake;
        auto closed = configFor(fake);
        closed.server.openOnLoopback = false;
        addKey(closed, "other", "gh_other");
        Gateway gateway(closed);
        const std::string token = gateway.adminToken();
        const std::string path = "/admin/api/run-keys";
        const auto ask = [&](const std::string& method, const std::string& target,
                             const std::string& body) {
            return exchange(gateway.port(),
                            method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" +
                                "Authorization: Bearer " + token + "\r\nContent-Length: " +
                                std::to_string(body.size()) + "\r\n\r\n" + body);
        };
        QCOMPARE(ask("POST", path, "no json").status, 400);
        const RawReply made = ask("POST", path, R"({"label":"run: x"})");
        QCOMPARE(made.status, 200);
        const auto from = made.body.find("gh_");
        const std::string key = made.body.substr(from, made.body.find('"', from) - from);
        const auto idAt = made.body.find("run-");
        const std::string id = made.body.substr(idAt, made.body.find('"', idAt) - idAt);
        const auto models = [&] { return exchange(gateway.port(), get("/v1/models", key)).status; };
        QCOMPARE(models(), 200);
        QVERIFY(holds(ask("GET", path, ""), "run: x"));
        QVERIFY(!holds(ask("GET", path, ""), key));
        // No setting changed by it, and a new config (a file read again) does not take it.
        QCOMPARE(gateway.engine().state().generation, std::uint64_t(1));
        closed.records.keepDays = 9;
        QCOMPARE(gateway.publish(closed), std::string());
        QCOMPARE(models(), 200);
        QCOMPARE(ask("DELETE", path + "/" + id, "").status, 200);
        QCOMPARE(models(), 401);
        QCOMPARE(ask("DELETE", path + "/" + id, "").status, 404);
    }

    void everyProblemOfAConfigIsNamed()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const std::string token = gateway.adminToken();
        auto wrong = gateway.engine().config();
        wrong.server.listen = {"nonsense"};
        wrong.providers.front().id = "No Slug";
        const RawReply reply = exchange(gateway.port(), put(config::print(wrong), token));
        QCOMPARE(reply.status, 400);
        QVERIFY(holds(reply, "\"published\":false"));
        QVERIFY(holds(reply, "/server/listen"));
        QVERIFY(holds(reply, "/providers/0/id"));
        QCOMPARE(exchange(gateway.port(), put("{ no json", token)).status, 400);
        QCOMPARE(gateway.engine().state().generation, std::uint64_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AdminApiTest;
GH_SUITE(AdminApiTest)
#include "admin_api_test.moc"
