#include <QTest>

#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class AnthropicReplyTest : public QObject {
    Q_OBJECT

private slots:

    void anAnswerIsRead()
    {
        const auto reply = kAnthropicMessagesCodec.readReply(quoted(
            "{'id':'msg_1','type':'message','role':'assistant','model':'claude-x','content':["
            "{'type':'thinking','thinking':'hm','signature':'c2ln'},{'type':'text','text':'see',"
            "'citations':[{'type':'web_search_result_location','url':'https://a','title':'t',"
            "'cited_text':'q','encrypted_index':'e'}]},{'type':'tool_use','id':'toolu_1','name':"
            "'f','input':{'a':1},'caller':{'type':'direct'}}],'stop_reason':'tool_use',"
            "'stop_sequence':null,'usage':{'input_tokens':5,'cache_read_input_tokens':7,"
            "'cache_creation_input_tokens':3,'cache_creation':{'ephemeral_5m_input_tokens':1,"
            "'ephemeral_1h_input_tokens':2},'output_tokens':9,'service_tier':'standard'}}"));
        QVERIFY(reply.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*reply)),
                 QString("usage 15/7/9/?\n# finish 3 \n1   [hm] c2ln\n0   [see]  <https://a>\n"
                         "2 toolu_1 f [{\"a\":1}] "));
        QCOMPARE(reply->id, std::string("msg_1"));
        QCOMPARE(reply->model, std::string("claude-x"));
        QCOMPARE(reply->serviceTier, std::string("standard"));
        QCOMPARE(reply->usage.cacheWrite1h, std::optional<std::int64_t>(2));
        Writing as;
        as.id = "msg_2";
        as.model = "mine";
        const auto written = kAnthropicMessagesCodec.writeReply(*reply, as);
        const auto again = kAnthropicMessagesCodec.readReply(written);
        QVERIFY(again.ok());
        QCOMPARE(tests::shown(*again), tests::shown(*reply));
        QVERIFY(again->usage == reply->usage);
        QCOMPARE(again->id, as.id);
        QCOMPARE(again->model, as.model);
    }

    void refusalsAreTold()
    {
        const auto reply = kAnthropicMessagesCodec.readReply(
            quoted("{'content':[],'stop_reason':'refusal','stop_details':{'type':'refusal',"
                   "'explanation':'no'}}"));
        QVERIFY(reply.ok());
        QCOMPARE(reply->choices[0].finish, chat::Finish::Refusal);
        QCOMPARE(reply->choices[0].parts.at(0).kind, chat::Part::Kind::Refusal);
        QCOMPARE(reply->choices[0].parts[0].text, std::string("no"));
    }

    void endsHaveTheirWords()
    {
        for (const char* word : {"end_turn", "max_tokens", "tool_use", "refusal", "pause_turn"})
            QCOMPARE(anthropic::stopReasonOf(anthropic::finishOf(word), ""),
                     std::string_view(word));
        QCOMPARE(anthropic::finishOf("stop_sequence"), chat::Finish::Stop);
        QCOMPARE(anthropic::finishOf("model_context_window_exceeded"), chat::Finish::Length);
        QCOMPARE(anthropic::finishOf(""), chat::Finish::None);
        QCOMPARE(anthropic::stopReasonOf(chat::Finish::Stop, "END"),
                 std::string_view("stop_sequence"));
        QCOMPARE(anthropic::stopReasonOf(chat::Finish::None, ""), std::string_view("end_turn"));
        QCOMPARE(anthropic::stopReasonOf(chat::Finish::ContentFilter, ""),
                 std::string_view("refusal"));
    }

    void errorsHaveTheirStatus()
    {
        for (const int status : {400, 401, 402, 403, 404, 413, 429, 500, 504, 529})
            QCOMPARE(anthropic::statusOf(anthropic::errorTypeOf(status)), status);
        QCOMPARE(anthropic::errorTypeOf(503), std::string_view("api_error"));
        QCOMPARE(anthropic::errorTypeOf(422), std::string_view("invalid_request_error"));
        QCOMPARE(anthropic::statusOf("unheard"), 500);
    }

    void whatIsNoAnswerIsAnError()
    {
        for (const char* text : {"", "[]", "{}", "{\"content\":\"x\"}"}) {
            const auto reply = kAnthropicMessagesCodec.readReply(text);
            QVERIFY2(!reply.ok() && reply.error().kind == ErrorKind::BadUpstream, text);
        }
    }
};

GH_SUITE(AnthropicReplyTest)

}  // namespace gatehouse::dialect_tests

#include "anthropic_messages_reply_test.moc"
