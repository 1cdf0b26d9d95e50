#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse::dialect;
using gatehouse::tests::quoted;

namespace gatehouse::dialect_tests {

class OpenaiChatReplyTest : public QObject {
    Q_OBJECT

private slots:

    void aWholeAnswerIsRead()
    {
        const auto reply = kOpenaiChatCodec.readReply(
            quoted("{'id':'a','object':'chat.completion','created':3,'model':'m','choices':[{'"
                   "index':0,'message':{"
                   "'role':'assistant','content':'see','reasoning':'hm','refusal':null,'"
                   "annotations':[{'type':"
                   "'url_citation','url_citation':{'url':'https://"
                   "example.org','title':'t','start_index':0,'end_index':3}"
                   "}],'tool_calls':[{'id':'c','type':'function','function':{'name':'f','arguments'"
                   ":'{}'}}]},"
                   "'finish_reason':'stop'}],'usage':{'prompt_tokens':1,'completion_tokens':2}}"));
        QVERIFY(reply.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*reply)),
                 QString("usage 1/?/2/?\n# finish 3 \n1   [hm] \n0   [see]  "
                         "<https://example.org>\n2 c f [{}] "));
    }

    void otherThingsAreNotAnswers()
    {
        for (const char* text :
             {"", "<html>", "[]", "{'error':{'message':'no'}}", "{'candidates':[]}"}) {
            const auto reply = kOpenaiChatCodec.readReply(quoted(text));
            QVERIFY2(!reply.ok() && reply.error().kind == ErrorKind::BadUpstream, text);
        }
    }

    void anAnswerWithCallsOnlyHasNoContent()
    {
        chat::Reply reply;
        auto& choice = reply.choices.emplace_back();
        choice.finish = chat::Finish::ToolCalls;
        auto& part = choice.parts.emplace_back();
        part.kind = chat::Part::Kind::ToolCall;
        part.id = "c";
        part.name = "f";
        Writing as;
        as.id = "chatcmpl-1";
        as.model = "m";
        as.created = 4;
        QCOMPARE(kOpenaiChatCodec.writeReply(reply, as),
                 quoted("{'id':'chatcmpl-1','object':'chat.completion','created':4,'model':'m','"
                        "choices':[{'index':0,"
                        "'message':{'role':'assistant','content':null,'refusal':null,'tool_calls':["
                        "{'id':'c','type':"
                        "'function','function':{'name':'f','arguments':'{}'}}]},'logprobs':null,'"
                        "finish_reason':"
                        "'tool_calls'}]}"));
    }
};

GH_SUITE(OpenaiChatReplyTest)

}  // namespace gatehouse::dialect_tests

#include "openai_chat_reply_test.moc"
