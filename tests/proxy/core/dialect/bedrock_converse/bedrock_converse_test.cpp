#include <QTest>

#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"
#include "proxy/core/dialect/rows.h"
#include "proxy/core/http/aws_frames.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class BedrockConverseTest : public QObject {
    Q_OBJECT

private slots:

    void pathsAreRecognised()
    {
        const auto found =
            recognise("POST", "/model/us.anthropic.claude-v1%3A0/converse", "bedrock");
        QCOMPARE(found.dialect->id, std::string_view("bedrock_converse"));
        QCOMPARE(found.model, std::string("us.anthropic.claude-v1:0"));
        QVERIFY(!found.stream);
        QVERIFY(recognise("POST", "/model/m/converse-stream", "").stream);
        QVERIFY(recognise("POST", "/model/m/invoke-with-response-stream", "").stream);
        QCOMPARE(recognise("POST", "/model/m/invoke", "").dialect->id,
                 std::string_view("bedrock_invoke"));
        QCOMPARE(recognise("GET", "/model/m/converse", "").dialect->id,
                 std::string_view("verbatim"));
        QCOMPARE(withModel("/model/a%3A0/converse-stream", "b/c:1"),
                 std::string("/model/b%2Fc%3A1/converse-stream"));
        QCOMPARE(withModel("/models/a:generateContent", "b"),
                 std::string("/models/b:generateContent"));
    }

    void anAnswerTellsItsUsage()
    {
        ReplyFacts facts;
        kBedrockConverse.readReply(
            quoted("{'output':{'message':{'role':'assistant','content':[{'text':'a'}]}},"
                   "'stopReason':'end_turn','usage':{'inputTokens':3,'outputTokens':2,"
                   "'totalTokens':16,'cacheReadInputTokens':10,'cacheWriteInputTokens':1}}"),
            facts);
        QVERIFY(!facts.failed);
        kBedrockConverse.canonical(facts.usage);
        QCOMPARE(*facts.usage.input, std::int64_t(14));
        QCOMPARE(*facts.usage.cacheRead, std::int64_t(10));
        QCOMPARE(*facts.usage.cacheWrite5m, std::int64_t(1));
        QCOMPARE(*facts.usage.output, std::int64_t(2));
        QCOMPARE(facts.finishReason, std::string("end_turn"));
    }

    void eventsTellTheirUsage()
    {
        ReplyFacts facts;
        kBedrockConverse.readEvent("messageStop", quoted("{'stopReason':'tool_use'}"), facts);
        QVERIFY(facts.ended);
        kBedrockConverse.readEvent("metadata",
                                   quoted("{'usage':{'inputTokens':3,'outputTokens':2}}"), facts);
        QCOMPARE(*facts.usage.input, std::int64_t(3));
        kBedrockConverse.readEvent("throttlingException", quoted("{'message':'slow'}"), facts);
        QVERIFY(facts.failed);
        QCOMPARE(facts.errorText, std::string("slow"));
        ReplyFacts wrapped;
        kBedrockConverse.readEvent("", quoted("{'metadata':{'usage':{'inputTokens':5}}}"), wrapped);
        QCOMPARE(*wrapped.usage.input, std::int64_t(5));
    }

    void errorsAreFlat()
    {
        ReplyFacts facts;
        kBedrockConverse.readReply(quoted("{'message':'no such model'}"), facts);
        QVERIFY(facts.failed);
        QCOMPARE(facts.errorText, std::string("no such model"));
        chat::Trouble trouble;
        trouble.status = 429;
        trouble.message = "later";
        QCOMPARE(kBedrockConverse.errorBody(trouble, "x"),
                 quoted("{'__type':'ThrottlingException','message':'later'}"));
        QCOMPARE(http::sseOfFrame(kBedrockConverse.errorEvent(trouble, "x")),
                 quoted("event: throttlingException\ndata: {'message':'later'}\n\n"));
    }

    void exceptionsHaveAStatus()
    {
        QCOMPARE(bedrock::statusOf("modelTimeoutException"), 408);
        QCOMPARE(bedrock::statusOf("strange"), 500);
        QCOMPARE(bedrock::exceptionOf(422), std::string_view("ValidationException"));
        QCOMPARE(bedrock::exceptionOf(502), std::string_view("InternalServerException"));
        QCOMPARE(bedrock::streamExceptionOf(404), std::string("modelStreamErrorException"));
    }

    void aModelsOwnAnswerIsCounted()
    {
        ReplyFacts facts;
        kBedrockInvoke.readEvent(
            "", quoted("{'type':'message_start','message':{'usage':{'input_tokens':4}}}"), facts);
        QVERIFY(!facts.ended);
        kBedrockInvoke.readEvent(
            "",
            quoted("{'type':'message_stop','amazon-bedrock-invocationMetrics':{'inputTokenCount':4,"
                   "'outputTokenCount':9,'invocationLatency':1}}"),
            facts);
        QVERIFY(facts.ended);
        QCOMPARE(*facts.usage.input, std::int64_t(4));
        QCOMPARE(*facts.usage.output, std::int64_t(9));
        ReplyFacts error;
        kBedrockInvoke.readReply(quoted("{'message':'no'}"), error);
        QCOMPARE(error.errorText, std::string("no"));
    }
};

}  // namespace gatehouse::dialect_tests

using gatehouse::dialect_tests::BedrockConverseTest;
GH_SUITE(BedrockConverseTest)
#include "bedrock_converse_test.moc"
