#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = R"({"model":"gpt-4o","messages":[]})";
const std::string kPath = "/v1/chat/completions";
const std::string kPage = "https://app.example.com";

}  // namespace

/// What the gateway says itself.
class AnswerTest : public QObject {
    Q_OBJECT

private slots:

    void errorsComeInTheDialectOfTheCall()
    {
        FakeUpstream fake;
        auto config = configFor(fake, {"openai", "anthropic", "google-ai-studio"});
        config.server.openOnLoopback = false;
        addKey(config, "k", "gh_x");
        Gateway gateway(config);
        const RawReply openai = exchange(gateway.port(), post(kPath, kChat));
        QCOMPARE(openai.status, 401);
        QCOMPARE(openai.field("content-type"), std::string("application/json"));
        QVERIFY(openai.body.starts_with("{\"error\":{"));
        const RawReply anthropic =
            exchange(gateway.port(), post("/v1/messages", "{\"model\":\"claude-sonnet-4-5\"}"));
        QVERIFY(anthropic.body.find("\"type\":\"error\"") != std::string::npos);
        const RawReply gemini =
            exchange(gateway.port(), post("/v1beta/models/m:generateContent", "{}"));
        QVERIFY(gemini.body.find("\"status\":\"UNAUTHENTICATED\"") != std::string::npos);
        for (const auto& reply : {openai, anthropic, gemini}) {
            QVERIFY(reply.complete);
            QCOMPARE(reply.field("x-gatehouse-request-id").size(), std::size_t(26));
            QCOMPARE(reply.field("x-request-id"), reply.field("x-gatehouse-request-id"));
        }
    }

    /// SDKs and agents ask again on their own, unless they are told that it is no use.
    void whatStaysAsItIsIsNotAskedForAgain()
    {
        config::Config config;
        {
            const FakeUpstream gone;
            config = configFor(gone);
        }
        Gateway gateway(config);
        const RawReply refused = exchange(gateway.port(), post(kPath, "this is no JSON"));
        QCOMPARE(refused.field("x-should-retry"), std::string("false"));
        const RawReply absent = exchange(gateway.port(), post(kPath, kChat));
        QCOMPARE(absent.status, 502);
        QVERIFY(!absent.has("x-should-retry"));
        QVERIFY(!exchange(gateway.port(), get("/v1/models")).has("x-should-retry"));
    }

    void cloudflaresFieldsAreForItsClients()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(answer(200, "{}"));
        QVERIFY(!exchange(gateway.port(), post(kPath, kChat)).has("cf-aig-log-id"));
        for (const RawReply& reply :
             {exchange(gateway.port(), post("/v1/a/g/openai/chat/completions", kChat)),
              exchange(gateway.port(), post("/client/v4/accounts/a/ai/v1/chat/completions", kChat)),
              exchange(gateway.port(), post(kPath, kChat, {}, {{"cf-aig-event-id", "e"}}))}) {
            QCOMPARE(reply.field("cf-aig-log-id"), reply.field("x-gatehouse-request-id"));
            QCOMPARE(reply.field("cf-aig-cache-status"), std::string("MISS"));
        }
    }

    void aRefusalKeepsTheConnection()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kPath, "this is no JSON")));
        QCOMPARE(client.read().status, 400);
        QVERIFY(client.send(get("/nowhere/at/all")));
        QCOMPARE(client.read().status, 404);
        QVERIFY(client.send(post(kPath, kChat)));
        QCOMPARE(client.read().status, 200);
    }

    void headOfAnErrorHasNoBody()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        QVERIFY(client.send("HEAD /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/nowhere")));
        const RawReply head = client.read(true);
        QCOMPARE(head.status, 404);
        const RawReply whole = client.read();
        QCOMPARE(whole.status, 404);
        QVERIFY(whole.complete);
    }

    void preflights()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.allowedOrigins = {kPage};
        Gateway gateway(config);
        const auto ask = [&](const Fields& fields) {
            std::string request = "OPTIONS /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n";
            for (const auto& [name, value] : fields) request += name + ": " + value + "\r\n";
            return exchange(gateway.port(), request + "\r\n");
        };
        const RawReply allowed =
            ask({{"Origin", kPage},
                 {"Access-Control-Request-Method", "POST"},
                 {"Access-Control-Request-Headers", "authorization,x-stainless-os"},
                 {"Access-Control-Request-Private-Network", "true"}});
        QCOMPARE(allowed.status, 204);
        QVERIFY(!allowed.has("content-length"));
        QCOMPARE(allowed.field("access-control-allow-origin"), kPage);
        QCOMPARE(allowed.field("access-control-allow-headers"),
                 std::string("authorization,x-stainless-os"));
        QCOMPARE(allowed.field("access-control-allow-private-network"), std::string("true"));
        const RawReply refused =
            ask({{"Origin", "https://evil.example"}, {"Access-Control-Request-Method", "POST"}});
        QCOMPARE(refused.status, 403);
        QVERIFY(!refused.has("access-control-allow-origin"));
        const RawReply plain = ask({});
        QCOMPARE(plain.status, 204);
        QVERIFY(plain.field("allow").find("POST") != std::string::npos);
        QVERIFY(fake.requests().empty());
    }

    void anAllowedPageMayReadAnswers()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.allowedOrigins = {kPage};
        Gateway gateway(config);
        fake.always(
            answer(200, "{}", {{"Access-Control-Allow-Origin", "https://provider.example"}}));
        const RawReply reply =
            exchange(gateway.port(), post(kPath, kChat, {}, {{"Origin", kPage}}));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.field("access-control-allow-origin"), kPage);
        QCOMPARE(reply.field("vary"), std::string("Origin"));
        QCOMPARE(fake.last().count("origin"), 0);
        QVERIFY(!exchange(gateway.port(), post(kPath, kChat)).has("access-control-allow-origin"));
    }

    void modelsInThreeShapes()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake, {"openai", "anthropic", "google-ai-studio"}));
        const RawReply openai = exchange(gateway.port(), get("/v1/models"));
        QCOMPARE(openai.status, 200);
        QVERIFY(openai.body.find("\"object\":\"list\"") != std::string::npos);
        QVERIFY(openai.body.find("gpt-4o") != std::string::npos);
        const RawReply anthropic =
            exchange(gateway.port(), get("/v1/models", {}, {{"anthropic-version", "2023-06-01"}}));
        QVERIFY(anthropic.body.find("\"has_more\"") != std::string::npos);
        const RawReply gemini =
            exchange(gateway.port(), get("/v1beta/models", {}, {{"x-goog-api-key", "AIza-any"}}));
        QVERIFY(gemini.body.find("\"models\"") != std::string::npos);
        QVERIFY(gemini.body.find("models/") != std::string::npos);
        QVERIFY(fake.requests().empty());
        const auto row = gateway.record(openai.field("x-gatehouse-request-id"));
        QCOMPARE(row.outcome, record::Outcome::Ok);
        QCOMPARE(row.operation, std::string("models"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AnswerTest;
GH_SUITE(AnswerTest)
#include "answer_test.moc"
