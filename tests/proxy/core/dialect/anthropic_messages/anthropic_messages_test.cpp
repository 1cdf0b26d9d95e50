#include <boost/json.hpp>

#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/sse.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class AnthropicDialectTest : public QObject {
    Q_OBJECT

private slots:
    void aStream();
    void anErrorInMidStream();
    void countsAreNoBill();
    void errorsByStatus();
    void ourErrorEvent();
};

void AnthropicDialectTest::aStream()
{
    const Dialect& dialect = byId("anthropic_messages");
    ReplyFacts facts;
    dialect.readEvent(
        "message_start",
        R"({"type":"message_start","message":{"model":"c","stop_reason":null,"usage":{"input_tokens":3,"output_tokens":1}}})",
        facts);
    dialect.readEvent("content_block_delta",
                      R"({"type":"content_block_delta","delta":{"text":"\"error\":{}"}})", facts);
    dialect.readEvent("ping", R"({"type":"ping"})", facts);
    dialect.readEvent(
        "",
        R"({"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}})",
        facts);
    QVERIFY(!facts.ended);
    dialect.readEvent("message_stop", R"({"type":"message_stop"})", facts);
    QVERIFY(facts.ended && !facts.failed);
    QCOMPARE(facts.model, std::string("c"));
    QCOMPARE(facts.finishReason, std::string("tool_use"));
    QCOMPARE(facts.usage, (chat::Usage{.input = 3, .output = 9}));
}

void AnthropicDialectTest::anErrorInMidStream()
{
    ReplyFacts facts;
    byId("anthropic_messages")
        .readEvent("error",
                   R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
                   facts);
    QVERIFY(facts.failed);
    QCOMPARE(facts.errorCode, std::string("overloaded_error"));
    QCOMPARE(facts.errorText, std::string("Overloaded"));
}

void AnthropicDialectTest::countsAreNoBill()
{
    ReplyFacts facts;
    byId("anthropic_count_tokens").readReply(R"({"input_tokens":300})", facts);
    QVERIFY(!facts.usage.known());
    byId("anthropic_count_tokens")
        .readReply(R"({"type":"error","error":{"type":"invalid_request_error","message":"m"}})",
                   facts);
    QVERIFY(facts.failed);
}

void AnthropicDialectTest::errorsByStatus()
{
    const auto type = [](ErrorKind kind) {
        const auto body =
            boost::json::parse(byId("anthropic_messages").errorBody(fail(kind, "m", "h"), "req_1"));
        return std::string(body.at("type").as_string()) + " " +
               std::string(body.at("error").at("type").as_string()) + " " +
               std::string(body.at("error").at("message").as_string()) + " " +
               std::string(body.at("request_id").as_string());
    };
    QCOMPARE(type(ErrorKind::BadRequest), std::string("error invalid_request_error m. H req_1"));
    QCOMPARE(type(ErrorKind::Unauthorized), std::string("error authentication_error m. H req_1"));
    QCOMPARE(type(ErrorKind::Forbidden), std::string("error permission_error m. H req_1"));
    QCOMPARE(type(ErrorKind::NotFound), std::string("error not_found_error m. H req_1"));
    QCOMPARE(type(ErrorKind::PayloadTooLarge), std::string("error request_too_large m. H req_1"));
    QCOMPARE(type(ErrorKind::TooManyRequests), std::string("error rate_limit_error m. H req_1"));
    QCOMPARE(type(ErrorKind::UpstreamTimeout), std::string("error timeout_error m. H req_1"));
    QCOMPARE(type(ErrorKind::BadUpstream), std::string("error api_error m. H req_1"));
}

void AnthropicDialectTest::ourErrorEvent()
{
    http::SseReader reader;
    reader.push(byId("anthropic_messages").errorEvent(fail(ErrorKind::BadUpstream, "Gone."), "r"));
    const auto event = reader.next();
    QVERIFY(event && event->event == "error");
    ReplyFacts facts;
    byId("anthropic_messages").readEvent(event->event, event->data, facts);
    QVERIFY(facts.failed);
    QCOMPARE(facts.errorCode, std::string("api_error"));
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::AnthropicDialectTest;
GH_SUITE(AnthropicDialectTest)

#include "anthropic_messages_test.moc"
