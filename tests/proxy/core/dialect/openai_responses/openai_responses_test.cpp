#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/sse.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class OpenaiResponsesDialectTest : public QObject {
    Q_OBJECT

private slots:
    void aWholeAnswer();
    void aStream();
    void endsOfEveryKind();
    void errors();
    void ourErrorEventsAreRead();
};

void OpenaiResponsesDialectTest::aWholeAnswer()
{
    ReplyFacts facts;
    byId("openai_responses")
        .readReply(
            R"({"object":"response","status":"completed","error":null,"incomplete_details":null,"model":"m","output":[{"status":"failed"}],"usage":{"input_tokens":3,"output_tokens":4,"total_tokens":7}})",
            facts);
    QCOMPARE(facts.finishReason, std::string("completed"));
    QCOMPARE(*facts.usage.output, 4);
    QVERIFY(!facts.failed);
}

void OpenaiResponsesDialectTest::aStream()
{
    const Dialect& dialect = byId("openai_responses");
    ReplyFacts facts;
    dialect.readEvent(
        "response.created",
        R"({"type":"response.created","response":{"model":"m","status":"in_progress","usage":null}})",
        facts);
    QCOMPARE(facts.model, std::string("m"));
    QVERIFY(facts.finishReason.empty());
    dialect.readEvent("response.output_text.delta",
                      R"({"type":"response.output_text.delta","delta":"\"usage\""})", facts);
    QVERIFY(!facts.usage.known());
    // Some servers leave the event line out, and put the type last.
    dialect.readEvent(
        "",
        R"({"sequence_number":9,"response":{"model":"m","status":"completed","usage":{"input_tokens":3,"output_tokens":4}},"type":"response.completed"})",
        facts);
    QVERIFY(facts.ended);
    QCOMPARE(*facts.usage.input, 3);
}

void OpenaiResponsesDialectTest::endsOfEveryKind()
{
    ReplyFacts cut;
    byId("openai_responses")
        .readEvent(
            "response.incomplete",
            R"({"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"usage":{"input_tokens":1,"output_tokens":2}}})",
            cut);
    QCOMPARE(cut.finishReason, std::string("max_output_tokens"));
    QVERIFY(cut.ended && !cut.failed);
    ReplyFacts failed;
    byId("openai_responses")
        .readEvent(
            "response.failed",
            R"({"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"m"},"usage":null}})",
            failed);
    QVERIFY(failed.ended && failed.failed);
    QCOMPARE(failed.errorCode, std::string("server_error"));
}

void OpenaiResponsesDialectTest::errors()
{
    ReplyFacts flat;
    byId("openai_responses")
        .readEvent("error",
                   R"({"type":"error","code":"rate_limit_exceeded","message":"slow","param":null})",
                   flat);
    QVERIFY(flat.failed);
    QCOMPARE(flat.errorCode, std::string("rate_limit_exceeded"));
    ReplyFacts nested;
    byId("openai_responses").readEvent("", R"({"error":{"type":"t","message":"m"}})", nested);
    QVERIFY(nested.failed);
    QCOMPARE(nested.errorText, std::string("m"));
}

void OpenaiResponsesDialectTest::ourErrorEventsAreRead()
{
    http::SseReader reader;
    reader.push(
        byId("openai_responses")
            .errorEvent(fail(ErrorKind::UpstreamTimeout, "Too slow.", "Try again."), "req_9"));
    const auto first = reader.next();
    const auto second = reader.next();
    QVERIFY(first && second && !reader.next());
    QCOMPARE(first->event, std::string("response.failed"));
    QCOMPARE(second->event, std::string("error"));
    for (const auto& event : {*first, *second}) {
        ReplyFacts facts;
        byId("openai_responses").readEvent(event.event, event.data, facts);
        QVERIFY(facts.failed);
        QCOMPARE(facts.errorText, std::string("Too slow. Try again."));
    }
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::OpenaiResponsesDialectTest;
GH_SUITE(OpenaiResponsesDialectTest)

#include "openai_responses_test.moc"
