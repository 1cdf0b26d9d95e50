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
