#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class BedrockStreamTest : public QObject {
    Q_OBJECT

private slots:

    void blocksBecomeParts()
    {
        const auto reply = tests::folded(tests::deltasOf(
            kBedrockConverseCodec,
            quoted("event: messageStart\ndata: {'role':'assistant'}\n\n"
                   "event: contentBlockDelta\ndata: {'contentBlockIndex':0,'delta':"
                   "{'reasoningContent':{'text':'hm'}}}\n\n"
                   "event: contentBlockDelta\ndata: {'contentBlockIndex':0,'delta':"
                   "{'reasoningContent':{'signature':'sig'}}}\n\n"
                   "event: contentBlockStop\ndata: {'contentBlockIndex':0}\n\n"
                   "event: contentBlockStart\ndata: {'contentBlockIndex':1,'start':{'toolUse':"
                   "{'toolUseId':'t','name':'f'}}}\n\n"
                   "event: contentBlockDelta\ndata: {'contentBlockIndex':1,'delta':{'toolUse':"
                   "{'input':'{}'}}}\n\n"
                   "event: messageStop\ndata: {'stopReason':'tool_use'}\n\n"
                   "event: metadata\ndata: {'usage':{'inputTokens':3,'outputTokens':2,"
                   "'cacheWriteInputTokens':4}}\n\n")));
        const auto& parts = reply.choices.at(0).parts;
        QCOMPARE(parts.size(), std::size_t(2));
        QCOMPARE(parts[0].signature, std::string("sig"));
        QCOMPARE(parts[0].signer, std::string("bedrock_converse"));
        QCOMPARE(parts[1].name, std::string("f"));
        QCOMPARE(parts[1].text, std::string("{}"));
        QCOMPARE(*reply.usage.input, std::int64_t(7));
        QVERIFY(reply.choices[0].finish == chat::Finish::ToolCalls);
    }

    void theServicesOwnToolsArePassedOver()
    {
        const auto reply = tests::folded(tests::deltasOf(
            kBedrockConverseCodec,
            quoted("event: contentBlockStart\ndata: {'contentBlockIndex':0,'start':{'toolUse':"
                   "{'toolUseId':'t','name':'f','type':'server_tool_use'}}}\n\n"
                   "event: contentBlockDelta\ndata: {'contentBlockIndex':0,'delta':{'toolUse':"
                   "{'input':'{}'}}}\n\n"
                   "event: contentBlockDelta\ndata: {'contentBlockIndex':1,'delta':{'text':'a'}}"
                   "\n\n")));
        QCOMPARE(reply.choices.at(0).parts.size(), std::size_t(1));
        QCOMPARE(reply.choices[0].parts[0].text, std::string("a"));
    }

    void anExceptionIsTold()
    {
        const auto deltas = tests::deltasOf(
            kBedrockConverseCodec,
            quoted("event: modelStreamErrorException\ndata: {'message':'oh','originalStatusCode':"
                   "429}\n\n"));
        QCOMPARE(deltas.size(), std::size_t(1));
        QCOMPARE(deltas[0].trouble.message, std::string("oh"));
        QCOMPARE(deltas[0].trouble.status, 429);
    }

    /// Through every dialect's writer of streams and back, nothing but the numbering changes.
    void recordedStreamsAreReadAndWrittenAgain()
    {
        int count = 0;
        for (const auto& one : tests::transcriptsOf("bedrock")) {
            if (one.status != 200 || one.body.find("contentBlock") == std::string::npos) continue;
            const auto deltas = tests::deltasOf(kBedrockConverseCodec, one.body);
            const auto reply = tests::folded(deltas);
            QVERIFY2(!reply.choices.empty() && !reply.choices[0].parts.empty(), one.name.c_str());
            const auto again = tests::folded(tests::deltasOf(
                kBedrockConverseCodec, tests::written(kBedrockConverseCodec, deltas)));
            auto expected = reply;
            expected.choices[0].stopSequence.clear();
            auto got = again;
            if (!reply.usage.known()) got.usage = reply.usage;
            if (!reply.usage.cacheRead) got.usage.cacheRead.reset();
            if (reply.choices[0].finish == chat::Finish::None)
                got.choices[0].finish = chat::Finish::None;
            for (auto* each : {&got, &expected}) {
                for (auto& part : each->choices[0].parts) part.citations.clear();
            }
            QCOMPARE(QString::fromStdString(tests::shown(got)),
                     QString::fromStdString(tests::shown(expected)));
            for (const char* id : {"openai_chat", "anthropic_messages", "gemini_generate",
                                   "openai_responses", "cohere_chat", "ollama_chat"})
                QVERIFY2(!tests::written(*codecOf(id), deltas).empty(), id);
            ++count;
        }
        if (count == 0) QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
    }
};

}  // namespace gatehouse::dialect_tests

using gatehouse::dialect_tests::BedrockStreamTest;
GH_SUITE(BedrockStreamTest)
#include "bedrock_converse_stream_test.moc"
