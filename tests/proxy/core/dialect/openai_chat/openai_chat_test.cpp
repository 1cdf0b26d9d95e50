#include "proxy/core/dialect/dialect.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class OpenaiChatDialectTest : public QObject {
    Q_OBJECT

private slots:
    void aWholeAnswer();
    void aStreamWithUsageAtItsEnd();
    void usageInOddPlaces();
    void errorsInsideAStream();
    void otherEndpoints();
};

void OpenaiChatDialectTest::aWholeAnswer()
{
    ReplyFacts facts;
    byId("openai_chat")
        .readReply(
            R"({"id":"1","model":"m-1","choices":[{"message":{"content":"\"usage\":{\"prompt_tokens\":99}"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}})",
            facts);
    QCOMPARE(facts.model, std::string("m-1"));
    QCOMPARE(facts.finishReason, std::string("stop"));
    QCOMPARE(*facts.usage.input, 3);
    QVERIFY(!facts.failed && !facts.usageOnly);
}

void OpenaiChatDialectTest::aStreamWithUsageAtItsEnd()
{
    const Dialect& dialect = byId("openai_chat");
    ReplyFacts facts;
    dialect.readEvent(
        "",
        R"({"model":"m","choices":[{"index":0,"delta":{"role":"assistant"},"finish_reason":null}],"usage":null})",
        facts);
    QCOMPARE(facts.model, std::string("m"));
    dialect.readEvent(
        "",
        R"({"model":"other","choices":[{"index":0,"delta":{"content":"x"},"finish_reason":null}],"usage":null})",
        facts);
    QCOMPARE(facts.model, std::string("m"));  // nothing new in it: not even parsed
    dialect.readEvent(
        "",
        R"({"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"length"}],"usage":null})",
        facts);
    QCOMPARE(facts.finishReason, std::string("length"));
    QVERIFY(!facts.usageOnly && !facts.usage.known());
    dialect.readEvent(
        "", R"({"model":"m","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}})",
        facts);
    QVERIFY(facts.usageOnly && !facts.ended);
    QCOMPARE(*facts.usage.output, 4);
    dialect.readEvent("", "[DONE]", facts);
    QVERIFY(facts.ended && !facts.usageOnly);
}

void OpenaiChatDialectTest::usageInOddPlaces()
{
    const Dialect& dialect = byId("openai_chat");
    ReplyFacts groq;
    dialect.readEvent(
        "",
        R"({"model":"m","choices":[{"delta":{},"finish_reason":"stop"}],"x_groq":{"id":"r","usage":{"prompt_tokens":3,"completion_tokens":4}}})",
        groq);
    QCOMPARE(*groq.usage.input, 3);
    QVERIFY(!groq.usageOnly);
    ReplyFacts moonshot;
    dialect.readEvent(
        "",
        R"({"model":"m","choices":[{"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":5,"completion_tokens":6}}]})",
        moonshot);
    QCOMPARE(*moonshot.usage.output, 6);
    ReplyFacts together;
    dialect.readEvent(
        "",
        R"({"model":"m","choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":6}})",
        together);
    QVERIFY(!together.usageOnly && together.usage.known());
}

void OpenaiChatDialectTest::errorsInsideAStream()
{
    const Dialect& dialect = byId("openai_chat");
    ReplyFacts facts;
    facts.model = "m";
    dialect.readEvent("", R"({"error":{"message":"broken","type":"server_error","code":null}})",
                      facts);
    QVERIFY(facts.failed);
    QCOMPARE(facts.errorCode, std::string("server_error"));
    QCOMPARE(facts.errorText, std::string("broken"));
    ReplyFacts named;
    named.model = "m";
    dialect.readEvent("error", R"({"message":"flat"})", named);
    QVERIFY(named.failed);
    ReplyFacts array;
    dialect.readReply(R"([{"error":{"code":429,"message":"slow","status":"RESOURCE_EXHAUSTED"}}])",
                      array);
    QCOMPARE(array.errorCode, std::string("RESOURCE_EXHAUSTED"));
    ReplyFacts fine;
    dialect.readReply(R"({"model":"m","choices":[],"error":null})", fine);
    QVERIFY(!fine.failed);
}

void OpenaiChatDialectTest::otherEndpoints()
{
    ReplyFacts image;
    byId("openai_other")
        .readEvent(
            "image_generation.completed",
            R"({"type":"image_generation.completed","usage":{"input_tokens":5,"output_tokens":9,"total_tokens":14}})",
            image);
    QCOMPARE(*image.usage.output, 9);
    QVERIFY(image.ended);
    ReplyFacts rerank;
    byId("openai_other")
        .readReply(R"({"results":[],"meta":{"tokens":{"input_tokens":7}}})", rerank);
    QCOMPARE(*rerank.usage.input, 7);
    QVERIFY(byId("openai_other").readRequest("--form").ok());
    QVERIFY(!byId("openai_chat").readRequest("--form").ok());
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::OpenaiChatDialectTest;
GH_SUITE(OpenaiChatDialectTest)

#include "openai_chat_test.moc"
