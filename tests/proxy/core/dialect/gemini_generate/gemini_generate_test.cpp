#include <boost/json.hpp>

#include "proxy/core/dialect/dialect.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class GeminiDialectTest : public QObject {
    Q_OBJECT

private slots:
    void aStream();
    void anArray();
    void aBlockedPrompt();
    void errors();
    void ourErrors();
};

void GeminiDialectTest::aStream()
{
    const Dialect& dialect = byId("gemini_generate");
    ReplyFacts facts;
    dialect.readEvent(
        "",
        R"({"candidates":[{"content":{"parts":[{"text":"a"}]}}],"usageMetadata":{"promptTokenCount":3,"totalTokenCount":3},"modelVersion":"g"})",
        facts);
    QVERIFY(!facts.ended);
    dialect.readEvent(
        "",
        R"({"candidates":[{"finishReason":"MAX_TOKENS"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":5,"thoughtsTokenCount":2,"totalTokenCount":10}})",
        facts);
    QVERIFY(facts.ended && !facts.usageOnly);
    QCOMPARE(facts.finishReason, std::string("MAX_TOKENS"));
    QCOMPARE(facts.model, std::string("g"));
    dialect.canonical(facts.usage);
    QCOMPARE(*facts.usage.output, 7);
}

void GeminiDialectTest::anArray()
{
    ReplyFacts facts;
    byId("gemini_generate")
        .readReply(
            "[{\"candidates\":[{}],\"usageMetadata\":{\"promptTokenCount\":3}}\n,\r\n{"
            "\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":{"
            "\"candidatesTokenCount\":5}}]",
            facts);
    QCOMPARE(facts.usage, (chat::Usage{.input = 3, .output = 5}));
    QVERIFY(facts.ended);
}

void GeminiDialectTest::aBlockedPrompt()
{
    ReplyFacts facts;
    byId("gemini_generate")
        .readReply(
            R"({"promptFeedback":{"blockReason":"SAFETY"},"usageMetadata":{"promptTokenCount":3,"totalTokenCount":3}})",
            facts);
    QCOMPARE(facts.finishReason, std::string("SAFETY"));
}

void GeminiDialectTest::errors()
{
    ReplyFacts facts;
    facts.model = "g";
    byId("gemini_generate")
        .readEvent("", R"({"error":{"code":503,"message":"busy","status":"UNAVAILABLE"}})", facts);
    QVERIFY(facts.failed);
    QCOMPARE(facts.errorCode, std::string("UNAVAILABLE"));
}

void GeminiDialectTest::ourErrors()
{
    const Dialect& dialect = byId("gemini_generate");
    const auto error =
        boost::json::parse(
            dialect.errorBody(fail(ErrorKind::TooManyRequests, "Slow.", "Wait."), "r"))
            .at("error");
    QCOMPARE(error.at("code").as_int64(), 429);
    QCOMPARE(error.at("status").as_string(), "RESOURCE_EXHAUSTED");
    QCOMPARE(error.at("message").as_string(), "Slow. Wait.");
    const std::string event = dialect.errorEvent(fail(ErrorKind::UpstreamTimeout, "Late."), "");
    QVERIFY(event.starts_with("data: {\"error\":{\"code\":504,") &&
            event.ends_with("\"DEADLINE_EXCEEDED\"}}\r\n\r\n"));
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::GeminiDialectTest;
GH_SUITE(GeminiDialectTest)

#include "gemini_generate_test.moc"
