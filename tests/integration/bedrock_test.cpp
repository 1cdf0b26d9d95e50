#include <QTest>

#include "proxy/core/http/aws_frames.h"
#include "tests/support/bedrock_stub.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kModel = "eu.anthropic.claude-haiku-4-5-20251001-v1:0";
const std::string kConverse = "/model/eu.anthropic.claude-haiku-4-5-20251001-v1%3A0/converse";
const std::string kHello = R"({"messages":[{"role":"user","content":[{"text":"hi"}]}]})";

std::string chat(const std::string& model, const std::string& text, bool stream)
{
    return R"({"model":")" + model + R"(","messages":[{"role":"user","content":")" + text +
           R"("}],"stream":)" + (stream ? "true" : "false") +
           R"(,"stream_options":{"include_usage":true},"tools":[{"type":"function","function":)"
           R"({"name":"f","parameters":{"type":"object"}}}]})";
}

config::Config configOf(const FakeUpstream& fake, const std::string& credential)
{
    auto config = configFor(fake, {"aws-bedrock"});
    qputenv("GATEHOUSE_TEST_BEDROCK", QByteArray::fromStdString(credential));
    config.providers[0].key.text = "env:GATEHOUSE_TEST_BEDROCK";
    return config;
}

std::string eventsIn(std::string_view bytes)
{
    http::AwsFrameSplitter splitter;
    std::string out;
    for (std::string_view frame; splitter.next(bytes, frame);) out += http::sseOfFrame(frame);
    return out;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

/// Amazon Bedrock behind the gateway: signed calls, frames, and every other dialect in front.
class BedrockTest : public QObject {
    Q_OBJECT

private slots:

    void anOpenAiClientReachesBedrock()
    {
        FakeUpstream fake;
        const BedrockStub stub(fake);
        Gateway gateway(configOf(fake, stub.credential("session+token/=")));
        const auto reply =
            exchange(gateway.port(),
                     post("/v1/chat/completions", chat("aws-bedrock/" + kModel, "hi", false)));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QVERIFY(has(reply.body, R"("content":"Hello")"));
        QCOMPARE(fake.last().target, kConverse);
        QCOMPARE(fake.last().field("x-amz-security-token"), std::string("session+token/="));
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(*record.usage.input, std::int64_t(10));
        QCOMPARE(*record.usage.cacheRead, std::int64_t(3));
        QVERIFY(record.cost.has_value());
        for (const std::string secret : {BedrockStub::kSecret, "session+token/="})
            QVERIFY2(!has(record.sentHead, secret), "a secret was kept");
        QVERIFY(!has(record.sentHead, "Signature="));
    }

    void anOpenAiClientStreamsFromBedrock()
    {
        FakeUpstream fake;
        const BedrockStub stub(fake);
        Gateway gateway(configOf(fake, stub.credential()));
        const auto reply =
            exchange(gateway.port(),
                     post("/v1/chat/completions", chat("aws-bedrock/" + kModel, "hi", true)));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QVERIFY(has(reply.field("content-type"), "text/event-stream"));
        QVERIFY2(has(reply.body, R"("content":"Hel")") && has(reply.body, R"("content":"lo")"),
                 reply.body.c_str());
        QVERIFY(has(reply.body, R"("finish_reason":"tool_calls")"));
        QVERIFY(has(reply.body, R"("prompt_tokens":10)"));
        QVERIFY(has(reply.body, "[DONE]"));
        QVERIFY(fake.last().target.ends_with("/converse-stream"));
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(record.finishReason, std::string("tool_use"));
        QVERIFY(record.streamed);
        QVERIFY2(has(record.responseBody.bytes, "event: messageStop\ndata: {"),
                 record.responseBody.bytes.c_str());
    }

    void anExceptionInAStreamIsTold()
    {
        FakeUpstream fake;
        const BedrockStub stub(fake);
        Gateway gateway(configOf(fake, stub.credential()));
        const auto reply =
            exchange(gateway.port(),
                     post("/v1/chat/completions", chat("aws-bedrock/" + kModel, "error", true)));
        QVERIFY2(has(reply.body, "too many tokens"), reply.body.c_str());
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(record.outcome == record::Outcome::UpstreamError);
        QCOMPARE(record.errorText, std::string("too many tokens"));
    }

    void aDamagedStreamIsTold()
    {
        FakeUpstream fake;
        const BedrockStub stub(fake);
        auto frames = bedrockFrames();
        frames[2][20] = static_cast<char>(frames[2][20] ^ 1);
        fake.next(chunked(200, frames, {{"Content-Type", "application/vnd.amazon.eventstream"}}));
        Gateway gateway(configOf(fake, stub.credential()));
        const auto reply =
            exchange(gateway.port(),
                     post("/v1/chat/completions", chat("aws-bedrock/" + kModel, "hi", true)));
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(record.outcome != record::Outcome::Ok);
        QVERIFY2(has(record.errorText, "damaged"), record.errorText.c_str());
    }

    void bytesPassWhereBothSpeakConverse()
    {
        FakeUpstream fake;
        const BedrockStub stub(fake);
        Gateway gateway(configOf(fake, stub.credential()));
        const auto reply = exchange(
            gateway.port(),
            post("/aws-bedrock/bedrock-runtime/eu-central-1" + kConverse + "-stream", kHello));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        std::string expected;
        for (const auto& frame : bedrockFrames()) expected += frame;
        QVERIFY(reply.body == expected);
        QCOMPARE(fake.last().body, kHello);
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(record.modelAsked, kModel);
        QCOMPARE(*record.usage.output, std::int64_t(5));
        QVERIFY(record.cost.has_value());
        QCOMPARE(record.responseBody.contentType, std::string("text/event-stream"));
        QCOMPARE(record.responseBody.bytes, eventsIn(expected));
        QCOMPARE(record.events.size(), bedrockFrames().size());
    }

    /// The client signed for Amazon's host; what it signed passes as it is.
    void aClientsOwnSignaturePasses()
    {
        FakeUpstream fake;
        const BedrockStub stub(fake);
        auto config = configFor(fake, {"aws-bedrock"});
        config.providers[0].key.text.clear();
        Gateway gateway(config);
        const std::string host = fake.url().substr(fake.url().find("//") + 2);
        const std::string stamp = "20250615T151034Z";
        const std::string authorization = stub.signedBy(host, kConverse, kHello, stamp);
        const auto reply = exchange(
            gateway.port(), post("/aws-bedrock/bedrock-runtime/eu-central-1" + kConverse, kHello,
                                 {}, {{"Authorization", authorization}, {"X-Amz-Date", stamp}}));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QCOMPARE(fake.last().field("authorization"), authorization);
        const auto record = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(record.status, 200);
    }

    /// With a key of our own, a client's signature (for our address, with any key) is replaced.
    void aForeignSignatureIsReplaced()
    {
        FakeUpstream fake;
        const BedrockStub stub(fake);
        Gateway gateway(configOf(fake, stub.credential()));
        const auto reply = exchange(
            gateway.port(), post(kConverse, kHello, {},
                                 {{"Authorization",
                                   "AWS4-HMAC-SHA256 Credential=any/20250101/us-east-1/bedrock/"
                                   "aws4_request, SignedHeaders=host, Signature=00"},
                                  {"X-Amz-Date", "20250101T000000Z"},
                                  {"X-Amz-Security-Token", "other"},
                                  {"X-Amz-Content-Sha256", "00"}}));
        QVERIFY2(reply.status == 200, reply.body.c_str());
        QCOMPARE(fake.last().count("x-amz-security-token"), 0);
    }

    void aTokenOfTheServiceIsABearer()
    {
        FakeUpstream fake;
        const BedrockStub stub(fake);
        Gateway gateway(configOf(fake, BedrockStub::kToken));
        QCOMPARE(exchange(gateway.port(), post(kConverse, kHello)).status, 200);
    }

    void aBedrockClientReachesOthers()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake, {"openai"}));
        fake.next(answer(200, R"({"id":"c","object":"chat.completion","model":"gpt-4.1-mini",)"
                              R"("choices":[{"index":0,"message":{"role":"assistant","content":)"
                              R"("Hello"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,)"
                              R"("completion_tokens":2,"total_tokens":5}})"));
        const auto whole =
            exchange(gateway.port(), post("/model/openai%2Fgpt-4.1-mini/converse", kHello));
        QVERIFY2(whole.status == 200, whole.body.c_str());
        QVERIFY(has(whole.body, R"({"text":"Hello"})"));
        QVERIFY(has(whole.body, R"("stopReason":"end_turn")"));
        QVERIFY(has(fake.last().body, R"("model":"gpt-4.1-mini")"));

        fake.next(sse({"data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n",
                       "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}"
                       "\n\n",
                       "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,"
                       "\"completion_tokens\":2}}\n\n",
                       "data: [DONE]\n\n"}));
        const auto stream =
            exchange(gateway.port(), post("/model/openai%2Fgpt-4.1-mini/converse-stream", kHello));
        QCOMPARE(stream.field("content-type"), std::string("application/vnd.amazon.eventstream"));
        const std::string events = eventsIn(stream.body);
        QVERIFY2(has(events,
                     "event: contentBlockDelta\ndata: {\"contentBlockIndex\":0,\"delta\":"
                     "{\"text\":\"Hello\"}}"),
                 events.c_str());
        QVERIFY(has(events, R"("inputTokens":3)"));
        const auto record = gateway.record(stream.field("x-gatehouse-request-id"));
        QCOMPARE(record.deliveredBody.bytes, events);

        fake.next(answer(429, R"({"error":{"message":"slow down","type":"rate_limit"}})"));
        const auto error =
            exchange(gateway.port(), post("/model/openai%2Fgpt-4.1-mini/converse", kHello));
        QCOMPARE(error.status, 429);
        QVERIFY2(
            has(error.body, R"("__type":"ThrottlingException")") && has(error.body, "slow down"),
            error.body.c_str());
    }

    /// Without a key of ours and of the client's no other vendor's is shown.
    void withoutAKeyNothingIsTranslated()
    {
        FakeUpstream fake;
        auto config = configFor(fake, {"openai"});
        config::ProviderConfig bedrock;
        bedrock.id = "aws-bedrock";
        config.providers.push_back(bedrock);
        Gateway gateway(config);
        const auto reply = exchange(
            gateway.port(), post("/v1/chat/completions", chat("aws-bedrock/" + kModel, "hi", false),
                                 {}, {{"Authorization", "Bearer sk-of-openai"}}));
        QCOMPARE(reply.status, 401);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BedrockTest;
GH_SUITE(BedrockTest)
#include "bedrock_test.moc"
