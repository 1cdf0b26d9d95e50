#include <QTest>

#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class GeminiReplyTest : public QObject {
    Q_OBJECT

private slots:

    void anAnswerIsRead()
    {
        const auto reply = kGeminiGenerateCodec.readReply(quoted(
            "{'candidates':[{'content':{'parts':[{'text':'hm','thought':true},{'text':'a '},"
            "{'text':'b'},{'functionCall':{'name':'f','args':{'x':1}},'thoughtSignature':'c2ln'},"
            "{'functionCall':{'name':'f','args':{}}}],'role':'model'},'finishReason':'STOP',"
            "'index':0,'groundingMetadata':{'groundingChunks':[{'web':{'uri':'https://a','title':"
            "'t'}}],'groundingSupports':[{'segment':{'text':'a','endIndex':1},"
            "'groundingChunkIndices':[0,7]}]}},{'content':{'parts':[{'text':'z'}]},'index':1,"
            "'finishReason':'SAFETY'}],'usageMetadata':{'promptTokenCount':5,"
            "'candidatesTokenCount':2,'thoughtsTokenCount':4,'cachedContentTokenCount':3,"
            "'totalTokenCount':11},'modelVersion':'gemini-x','responseId':'r1'}"));
        QVERIFY(reply.ok());
        const QString expected =
            "usage 5/3/6/4\n# finish 3 \n1   [hm] \n0   [a b]  <https://a>\n2 call_r1_2 f "
            "[{\"x\":1}] c2ln\n2 call_r1_3 f [] \n# finish 4 \n0   [z] ";
        QCOMPARE(QString::fromStdString(tests::shown(*reply)), expected);
        QCOMPARE(reply->id, std::string("r1"));
        QCOMPARE(reply->model, std::string("gemini-x"));
        Writing as;
        as.id = "r2";
        as.model = "mine";
        const auto again =
            kGeminiGenerateCodec.readReply(kGeminiGenerateCodec.writeReply(*reply, as));
        QVERIFY(again.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*again)), expected);
        QCOMPARE(again->id, as.id);
        QCOMPARE(again->model, as.model);
    }

    void blockedPromptsAreFiltered()
    {
        const auto reply = kGeminiGenerateCodec.readReply(
            quoted("{'promptFeedback':{'blockReason':'SAFETY'},'usageMetadata':{"
                   "'promptTokenCount':5,'totalTokenCount':5}}"));
        QVERIFY(reply.ok());
        QCOMPARE(reply->choices.at(0).finish, chat::Finish::ContentFilter);
        QCOMPARE(reply->usage.input, std::optional<std::int64_t>(5));
    }

    void logprobsAreRead()
    {
        const auto reply = kGeminiGenerateCodec.readReply(
            quoted("{'candidates':[{'logprobsResult':{'chosenCandidates':[{'token':'a',"
                   "'logProbability':-0.5}],'topCandidates':[{'candidates':[{'token':'b',"
                   "'logProbability':-1}]}]}}]}"));
        QCOMPARE(jsonText(reply->choices.at(0).logprobs),
                 quoted("{'content':[{'token':'a','logprob':-0.5,'bytes':null,'top_logprobs':["
                        "{'token':'b','logprob':-1,'bytes':null}]}]}"));
    }

    void endsHaveTheirWords()
    {
        using chat::Finish;
        QCOMPARE(gemini::finishOf("STOP", true), Finish::ToolCalls);
        QCOMPARE(gemini::finishOf("STOP", false), Finish::Stop);
        QCOMPARE(gemini::finishOf("MAX_TOKENS", true), Finish::Length);
        QCOMPARE(gemini::finishOf("RECITATION", false), Finish::ContentFilter);
        QCOMPARE(gemini::finishOf("MALFORMED_FUNCTION_CALL", false), Finish::Error);
        QCOMPARE(gemini::finishOf("NEW_WORD", false), Finish::Stop);
        QCOMPARE(gemini::finishOf("", true), Finish::None);
        QCOMPARE(gemini::reasonOf(Finish::ToolCalls), std::string_view("STOP"));
        QCOMPARE(gemini::reasonOf(Finish::ContentFilter), std::string_view("SAFETY"));
        QCOMPARE(gemini::statusWordOf(429), std::string_view("RESOURCE_EXHAUSTED"));
        QCOMPARE(gemini::statusWordOf(418), std::string_view("INVALID_ARGUMENT"));
        QCOMPARE(gemini::statusWordOf(529), std::string_view("INTERNAL"));
    }

    void whatIsNoAnswerIsAnError()
    {
        for (const char* text : {"", "[]", "{}", "{\"error\":{}}"}) {
            const auto reply = kGeminiGenerateCodec.readReply(text);
            QVERIFY2(!reply.ok() && reply.error().kind == ErrorKind::BadUpstream, text);
        }
    }
};

GH_SUITE(GeminiReplyTest)

}  // namespace gatehouse::dialect_tests

#include "gemini_generate_reply_test.moc"
