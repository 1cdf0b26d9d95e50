#include "tests/proxy/core/dialect/conversation_lines.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect {

using tests::quoted;

class BedrockTurnsTest : public QObject {
    Q_OBJECT

private slots:

    void wholeConversation()
    {
        const std::string request = quoted(
            "{'system':[{'text':'be'}],'messages':[{'role':'user','content':[{'text':'hi'},"
            "{'image':{'format':'png','source':{'bytes':'AAAA'}}},{'document':{'format':'pdf',"
            "'name':'paper','source':{'bytes':'AAAA'}}}]},{'role':'assistant','content':"
            "[{'toolUse':{'toolUseId':'t','name':'f','input':{'a':1}}}]},{'role':'user','content':"
            "[{'toolResult':{'toolUseId':'t','content':[{'json':{'b':2}}]}}]}]}");
        const std::string reply = quoted(
            "{'output':{'message':{'content':[{'reasoningContent':{'reasoningText':{'text':'hm'}}},"
            "{'text':'yes'}]}}}");
        const QStringList expected{"system|text|be||",
                                   "user|text|hi||",
                                   "user|image|image/png, 3 bytes||",
                                   "user|file|paper||",
                                   "assistant|tool_call|{\"a\":1}|f|t",
                                   "user|tool_result|{\"b\":2}||t",
                                   "assistant|thinking|hm||",
                                   "assistant|text|yes||"};
        QCOMPARE(linesOf("bedrock_converse", request, reply, false), expected);
    }

    void streamOfPieces()
    {
        const std::string reply = quoted(
            "event: contentBlockDelta\ndata: {'contentBlockIndex':0,'delta':{'text':'a'}}\n\n"
            "data: {'contentBlockDelta':{'contentBlockIndex':0,'delta':{'text':'b'}}}\n\n"
            "event: contentBlockStart\ndata: {'contentBlockIndex':1,'start':{'toolUse':"
            "{'toolUseId':'t','name':'f'}}}\n\n"
            "event: contentBlockDelta\ndata: {'contentBlockIndex':1,'delta':{'toolUse':{'input':"
            "'{}'}}}\n\n");
        const QStringList expected{"assistant|text|ab||", "assistant|tool_call|{}|f|t"};
        QCOMPARE(linesOf("bedrock_converse", "{}", reply, true), expected);
    }
};

}  // namespace gatehouse::dialect

using gatehouse::dialect::BedrockTurnsTest;
GH_SUITE(BedrockTurnsTest)
#include "bedrock_converse_turns_test.moc"
