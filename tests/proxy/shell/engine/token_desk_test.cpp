#include "proxy/shell/engine/token_desk.h"

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/service_account.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kPath =
    "/google-vertex-ai/v1/projects/p/locations/europe-west4/publishers/google/models/"
    "gemini-2.5-flash:generateContent";
const std::string kAsk = R"({"contents":[{"role":"user","parts":[{"text":"hi"}]}]})";
const std::string kAnswer =
    R"({"candidates":[{"content":{"role":"model","parts":[{"text":"Hello"}]},"finishReason":"STOP"}],)"
    R"("usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":2}})";

/// Vertex and its token service in one; `life` of the tokens in seconds.
void playVertex(FakeUpstream& fake, int life, int status = 200)
{
    fake.handle([life, status](const Seen& seen) {
        if (seen.target != "/token") return answer(200, kAnswer);
        if (status != 200)
            return answer(status, R"({"error":"invalid_grant","error_description":"gone"})");
        return answer(200, R"({"access_token":"ya29.fresh","token_type":"Bearer","expires_in":)" +
                               std::to_string(life) + "}");
    });
}

config::Config configOf(const FakeUpstream& fake, const std::string& secret)
{
    auto config = configFor(fake, {"google-vertex-ai"});
    qputenv("GATEHOUSE_TEST_VERTEX", QByteArray::fromStdString(secret));
    config.providers[0].key.text = "env:GATEHOUSE_TEST_VERTEX";
    return config;
}

int tokensAsked(const FakeUpstream& fake)
{
    int count = 0;
    for (const auto& seen : fake.requests()) count += seen.target == "/token" ? 1 : 0;
    return count;
}

}  // namespace

class TokenDeskTest : public QObject {
    Q_OBJECT

private slots:

    void aServiceAccountIsExchangedOnce()
    {
        FakeUpstream fake;
        playVertex(fake, 3600);
        const ServiceKey key;
        auto config = configOf(fake, key.json(fake.url("/token")));
        config.server.ioThreads = 1;
        Gateway gateway(config);
        for (int i = 0; i < 3; ++i) {
            const auto reply = exchange(gateway.port(), post(kPath, kAsk));
            QVERIFY2(reply.status == 200, reply.body.c_str());
            QCOMPARE(fake.last().field("authorization"), std::string("Bearer ya29.fresh"));
            const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
            QVERIFY(record.sentHead.find("ya29") == std::string::npos);
            QCOMPARE(*record.usage.output, std::int64_t(2));
        }
        QCOMPARE(tokensAsked(fake), 1);
        QCOMPARE(fake.last().target, kPath.substr(std::string("/google-vertex-ai").size()));
        const auto asked = fake.requests().front();
        QCOMPARE(asked.field("content-type"), std::string("application/x-www-form-urlencoded"));
        QVERIFY(asked.body.starts_with("grant_type=urn%3Aietf"));
    }

    void aTokenIsNotUsedToItsEnd()
    {
        FakeUpstream fake;
        playVertex(fake, 30);
        const ServiceKey key;
        Gateway gateway(configOf(fake, key.json(fake.url("/token"))));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(exchange(gateway.port(), post(kPath, kAsk)).status, 200);
        QCOMPARE(tokensAsked(fake), 2);
    }

    void otherDialectsReachTheProjectOfTheKey()
    {
        FakeUpstream fake;
        playVertex(fake, 3600);
        const ServiceKey key;
        Gateway gateway(configOf(fake, key.json(fake.url("/token"))));
        const auto reply =
            exchange(gateway.port(), post("/v1/chat/completions",
                                          R"({"model":"google-vertex-ai/gemini-2.5-flash",)"
                                          R"("messages":[{"role":"user","content":"hi"}]})"));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QVERIFY(reply.body.find(R"("content":"Hello")") != std::string::npos);
        QCOMPARE(fake.last().target,
                 std::string("/v1/projects/project-1/locations/us-central1/publishers/google/"
                             "models/gemini-2.5-flash:generateContent"));
    }

    void aTokenPassesAsItIs()
    {
        FakeUpstream fake;
        playVertex(fake, 3600);
        Gateway gateway(configOf(fake, "ya29.given"));
        QCOMPARE(exchange(gateway.port(), post(kPath, kAsk)).status, 200);
        QCOMPARE(fake.last().field("authorization"), std::string("Bearer ya29.given"));
        QCOMPARE(tokensAsked(fake), 0);
        const auto reply =
            exchange(gateway.port(), post("/v1/chat/completions",
                                          R"({"model":"google-vertex-ai/gemini-2.5-flash",)"
                                          R"("messages":[{"role":"user","content":"hi"}]})"));
        QCOMPARE(reply.status, 422);
    }

    void aRefusedAccountIsTold()
    {
        FakeUpstream fake;
        playVertex(fake, 3600, 400);
        const ServiceKey key;
        Gateway gateway(configOf(fake, key.json(fake.url("/token"))));
        const auto reply = exchange(gateway.port(), post(kPath, kAsk));
        QCOMPARE(reply.status, 401);
        QVERIFY2(reply.body.find("gone") != std::string::npos, reply.body.c_str());
    }

    void theTokenGoesOutOverTlsOnly()
    {
        FakeUpstream fake;
        playVertex(fake, 3600);
        const ServiceKey key;
        Gateway gateway(configOf(fake, key.json("http://tokens.example/token")));
        const auto reply = exchange(gateway.port(), post(kPath, kAsk));
        QVERIFY(reply.status >= 400);
        QVERIFY2(reply.body.find("no https address") != std::string::npos, reply.body.c_str());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TokenDeskTest;
GH_SUITE(TokenDeskTest)
#include "token_desk_test.moc"
