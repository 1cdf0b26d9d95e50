#include <QTest>

#include "proxy/core/dialect/bedrock_converse/bedrock_converse_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class BedrockReplyTest : public QObject {
    Q_OBJECT

private slots:

    void anAnswerIsReadAndWrittenAgain()
    {
        const std::string text = quoted(
            "{'output':{'message':{'role':'assistant','content':[{'reasoningContent':"
            "{'reasoningText':{'text':'hm','signature':'s'}}},{'text':'hi'},{'toolUse':"
            "{'toolUseId':'t','name':'f','input':{'a':1}}}]}},'stopReason':'tool_use','usage':"
            "{'inputTokens':3,'outputTokens':2,'totalTokens':9,'cacheReadInputTokens':4},"
            "'metrics':{'latencyMs':0}}");
        const auto reply = kBedrockConverseCodec.readReply(text);
        QVERIFY(reply.ok());
        QCOMPARE(reply->choices.at(0).parts.size(), std::size_t(3));
        QVERIFY(reply->choices[0].finish == chat::Finish::ToolCalls);
        QCOMPARE(*reply->usage.input, std::int64_t(7));
        QCOMPARE(QString::fromStdString(
                     tests::canonicalJson(kBedrockConverseCodec.writeReply(*reply, {}))),
                 QString::fromStdString(tests::canonicalJson(text)));
    }

    void theServicesOwnToolsAreNotTheClients()
    {
        const auto reply = kBedrockConverseCodec.readReply(
            quoted("{'output':{'message':{'content':[{'toolUse':{'type':'server_tool_use',"
                   "'toolUseId':'x','name':'n','input':{}}},{'toolResult':{'toolUseId':'x'}},"
                   "{'text':'a'}]}},'stopReason':'end_turn'}"));
        QCOMPARE(reply->choices.at(0).parts.size(), std::size_t(1));
    }

    void whatIsNoAnswerIsRefused()
    {
        for (const char* text : {"", "[]", "{}", "{'output':{}}"})
            QVERIFY2(!kBedrockConverseCodec.readReply(quoted(text)).ok(), text);
    }

    void reasonsToFinish()
    {
        using chat::Finish;
        QVERIFY(bedrock::finishOf("guardrail_intervened") == Finish::ContentFilter);
        QVERIFY(bedrock::finishOf("model_context_window_exceeded") == Finish::Length);
        QVERIFY(bedrock::finishOf("") == Finish::None);
        QVERIFY(bedrock::finishOf("new_one") == Finish::Stop);
        QCOMPARE(bedrock::stopReasonOf(Finish::Refusal, ""), std::string_view("content_filtered"));
        QCOMPARE(bedrock::stopReasonOf(Finish::Stop, "x"), std::string_view("stop_sequence"));
    }

    void recordedAnswersComeBack()
    {
        int count = 0;
        for (const auto& one : tests::transcriptsOf("bedrock")) {
            if (one.status != 200 || one.isStream ||
                one.body.find("\"stopReason\"") == std::string::npos)
                continue;
            const auto reply = kBedrockConverseCodec.readReply(one.body);
            QVERIFY2(reply.ok() && reply->usage.known(), one.name.c_str());
            const auto again =
                kBedrockConverseCodec.readReply(kBedrockConverseCodec.writeReply(*reply, {}));
            QVERIFY2(again.ok(), one.name.c_str());
            QCOMPARE(QString::fromStdString(tests::shown(*again)),
                     QString::fromStdString(tests::shown(*reply)));
            ++count;
        }
        if (count == 0) QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
    }
};

}  // namespace gatehouse::dialect_tests

using gatehouse::dialect_tests::BedrockReplyTest;
GH_SUITE(BedrockReplyTest)
#include "bedrock_converse_reply_test.moc"
