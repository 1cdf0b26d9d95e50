#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/sse.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class CohereDialectTest : public QObject {
    Q_OBJECT

private slots:
    void aWholeAnswer();
    void aStream();
    void embeddings();
    void errors();
};

void CohereDialectTest::aWholeAnswer()
{
    ReplyFacts facts;
    byId("cohere_chat")
        .readReply(
            R"({"id":"1","finish_reason":"COMPLETE","message":{"role":"assistant","content":[]},"usage":{"billed_units":{"input_tokens":1,"output_tokens":2},"tokens":{"input_tokens":10,"output_tokens":2}}})",
            facts);
    QVERIFY(!facts.failed);
    QCOMPARE(facts.usage,
             (chat::Usage{.input = 10, .output = 2, .billedInput = 1, .billedOutput = 2}));
    QCOMPARE(facts.finishReason, std::string("COMPLETE"));
}

void CohereDialectTest::aStream()
{
    ReplyFacts facts;
    byId("cohere_chat")
        .readEvent("content-delta",
                   R"({"type":"content-delta","delta":{"message":{"content":{"text":"x"}}}})",
                   facts);
    QVERIFY(!facts.ended);
    byId("cohere_chat")
        .readEvent(
            "",
            R"({"type":"message-end","delta":{"finish_reason":"MAX_TOKENS","usage":{"tokens":{"input_tokens":10,"output_tokens":2},"cached_tokens":4}}})",
            facts);
    QVERIFY(facts.ended && !facts.failed);
    QCOMPARE(facts.usage, (chat::Usage{.input = 10, .cacheRead = 4, .output = 2}));
}

void CohereDialectTest::embeddings()
{
    ReplyFacts facts;
    byId("cohere_embed")
        .readReply(
            R"({"id":"1","embeddings":{"float":[[0.1,0.2]]},"meta":{"api_version":{"version":"2"},"billed_units":{"input_tokens":6}}})",
            facts);
    byId("cohere_embed").canonical(facts.usage);
    QCOMPARE(facts.usage, (chat::Usage{.input = 6, .output = 0}));
}

void CohereDialectTest::errors()
{
    ReplyFacts facts;
    byId("cohere_chat").readReply(R"({"message":"invalid api token","id":"x"})", facts);
    QVERIFY(facts.failed);
    QCOMPARE(facts.errorText, std::string("invalid api token"));
    QCOMPARE(byId("cohere_chat").errorBody(fail(ErrorKind::NotFound, "No.", "Go."), "r1"),
             std::string(R"({"message":"No. Go.","id":"r1"})"));
    http::SseReader reader;
    reader.push(byId("cohere_chat").errorEvent(fail(ErrorKind::BadUpstream, "Gone."), "r1"));
    const auto event = reader.next();
    QVERIFY(event.has_value());
    ReplyFacts ours;
    byId("cohere_chat").readEvent(event->event, event->data, ours);
    QVERIFY(ours.failed && ours.ended);
    QCOMPARE(ours.errorText, std::string("Gone."));
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::CohereDialectTest;
GH_SUITE(CohereDialectTest)

#include "cohere_chat_test.moc"
