#include <QTest>

#include "proxy/core/dialect/cohere_chat/cohere_chat_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class CohereReplyTest : public QObject {
    Q_OBJECT

private slots:

    void anAnswerIsRead()
    {
        const auto reply = kCohereChatCodec.readReply(quoted(
            "{'id':'r','message':{'role':'assistant','content':[{'type':'thinking','thinking':'hm'}"
            ",{'type':'text','text':'see there'}],'tool_calls':[{'id':'c','type':'function',"
            "'function':{'name':'f','arguments':'{\\'a\\':1}'}},{'id':'d','type':'function',"
            "'function':{'name':'g','arguments':'null'}}],'citations':[{'start':4,'end':9,'text':"
            "'there','sources':[{'type':'document','id':'doc:0','document':{'title':'t','url':"
            "'https://a'}}]}]},'finish_reason':'TOOL_CALL','usage':{'billed_units':{'input_tokens':"
            "2,'output_tokens':3},'tokens':{'input_tokens':20,'output_tokens':3},'cached_tokens':"
            "16}}"));
        QVERIFY(reply.ok());
        const QString expected =
            "usage 20/16/3/?\n# finish 3 \n1   [hm] \n0   [see there]  <https://a>\n"
            "2 c f [{\"a\":1}] \n2 d g [] ";
        QCOMPARE(QString::fromStdString(tests::shown(*reply)), expected);
        const auto again = kCohereChatCodec.readReply(kCohereChatCodec.writeReply(*reply, {}));
        QVERIFY(again.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*again)), expected);
        QCOMPARE(again->choices[0].parts[1].citations[0].start, std::int64_t(4));
    }

    void endsHaveTheirWords()
    {
        using chat::Finish;
        for (const char* word : {"COMPLETE", "MAX_TOKENS", "TOOL_CALL", "ERROR"})
            QCOMPARE(cohere::reasonOf(cohere::finishOf(word), ""), std::string_view(word));
        QCOMPARE(cohere::reasonOf(Finish::Stop, "END"), std::string_view("STOP_SEQUENCE"));
        QCOMPARE(cohere::reasonOf(Finish::Refusal, ""), std::string_view("COMPLETE"));
        QCOMPARE(cohere::finishOf("NEW"), Finish::Stop);
    }

    void whatIsNoAnswerIsAnError()
    {
        for (const char* text : {"", "[]", "{}", "{\"message\":\"too many tokens\"}"}) {
            const auto reply = kCohereChatCodec.readReply(text);
            QVERIFY2(!reply.ok() && reply.error().kind == ErrorKind::BadUpstream, text);
        }
    }
};

GH_SUITE(CohereReplyTest)

}  // namespace gatehouse::dialect_tests

#include "cohere_chat_reply_test.moc"
