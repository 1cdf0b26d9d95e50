#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse::dialect;
using gatehouse::tests::quoted;

namespace gatehouse::dialect_tests {

class OpenaiResponsesReplyTest : public QObject {
    Q_OBJECT

private slots:

    void aWholeAnswerIsRead()
    {
        const auto reply = kOpenaiResponsesCodec.readReply(quoted(
            "{'id':'resp_1','object':'response','created_at':3,'model':'m','status':'incomplete',"
            "'incomplete_details':{'reason':'max_output_tokens'},'output':[{'type':'reasoning','id'"
            ":'rs','summary':["
            "{'type':'summary_text','text':'hm'}],'encrypted_content':'x'},{'type':'web_search_"
            "call','id':'w'},"
            "{'type':'message','id':'msg','content':[{'type':'output_text','text':'see','"
            "annotations':[{'type':"
            "'url_citation','url':'https://example.org','start_index':0,'end_index':3}]}]},"
            "{'type':'function_call','call_id':'c','name':'f','arguments':'{}'}],"
            "'usage':{'input_tokens':5,'input_tokens_details':{'cached_tokens':2},'output_tokens':"
            "4,"
            "'output_tokens_details':{'reasoning_tokens':1}}}"));
        QVERIFY(reply.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*reply)),
                 QString("usage 5/2/4/1\n# finish 2 \n1   [hm] rs|x\n0   [see]  "
                         "<https://example.org>\n2 c f [{}] "));
        Writing as;
        as.id = "resp_2";
        const auto again =
            kOpenaiResponsesCodec.readReply(kOpenaiResponsesCodec.writeReply(*reply, as));
        QVERIFY(again.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*again)),
                 QString::fromStdString(tests::shown(*reply)));
    }

    void failuresAndOtherThingsAreErrors()
    {
        for (const char* text :
             {"", "{'choices':[]}", "{'output':[],'status':'failed','error':{'message':'no'}}"}) {
            const auto reply = kOpenaiResponsesCodec.readReply(quoted(text));
            QVERIFY2(!reply.ok() && reply.error().kind == ErrorKind::BadUpstream, text);
        }
    }

    void freeformToolsGetTheirTextBack()
    {
        chat::Reply reply;
        auto& part = reply.choices.emplace_back().parts.emplace_back();
        part.kind = chat::Part::Kind::ToolCall;
        part.id = "c";
        part.name = "patch";
        part.text = "{\"input\":\"*** begin\"}";
        Writing as;
        as.id = "resp_1";
        as.freeform = {"patch"};
        const std::string text = kOpenaiResponsesCodec.writeReply(reply, as);
        QVERIFY(text.find(quoted("'type':'custom_tool_call','status':'completed','call_id':'c','"
                                 "name':'patch','input':"
                                 "'*** begin'")) != std::string::npos);
    }
};

GH_SUITE(OpenaiResponsesReplyTest)

}  // namespace gatehouse::dialect_tests

#include "openai_responses_reply_test.moc"
