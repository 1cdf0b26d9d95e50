#include <QTest>

#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class AnthropicStreamTest : public QObject {
    Q_OBJECT

    static std::string event(const char* type, const char* rest)
    {
        return quoted("event: " + std::string(type) + "\ndata: {'type':'" + type + "'" + rest +
                      "}\n\n");
    }

private slots:

    void aStreamIsTheWholeAnswer()
    {
        const auto whole = kAnthropicMessagesCodec.readReply(quoted(
            "{'id':'m','model':'c','content':[{'type':'thinking','thinking':'a b','signature':"
            "'c2ln'},{'type':'redacted_thinking','data':'ZGF0YQ'},{'type':'server_tool_use','id':"
            "'s','name':'web_search','input':{'q':'x'}},{'type':'web_search_tool_result',"
            "'tool_use_id':'s','content':[]},{'type':'text','text':'see this','citations':[{'url':"
            "'https://a'}]},{'type':'tool_use','id':'t','name':'f','input':{'a':1}},"
            "{'type':'tool_use','id':'u','name':'g','input':{}}],'stop_reason':'stop_sequence',"
            "'stop_sequence':'END','usage':{'input_tokens':3,'cache_read_input_tokens':4,"
            "'output_tokens':5}}"));
        QVERIFY(whole.ok());
        const std::string stream =
            event("message_start",
                  ",'message':{'id':'m','model':'c','content':[],'usage':{'input_tokens':3,"
                  "'cache_read_input_tokens':4,'output_tokens':1}}") +
            event("content_block_start",
                  ",'index':0,'content_block':{'type':'thinking','thinking':'','signature':''}") +
            "event: ping\ndata: {\"type\": \"ping\"}\n\n" +
            event("content_block_delta",
                  ",'index':0,'delta':{'type':'thinking_delta','thinking':'a '}") +
            event("content_block_delta",
                  ",'index':0,'delta':{'type':'thinking_delta','thinking':'b'}") +
            event("content_block_delta",
                  ",'index':0,'delta':{'type':'signature_delta','signature':'c2ln'}") +
            event("content_block_stop", ",'index':0") +
            event("content_block_start",
                  ",'index':1,'content_block':{'type':'redacted_thinking','data':'ZGF0YQ'}") +
            event("content_block_stop", ",'index':1") +
            event("content_block_start",
                  ",'index':2,'content_block':{'type':'server_tool_use','id':'s','name':"
                  "'web_search','input':{}}") +
            event("content_block_delta",
                  ",'index':2,'delta':{'type':'input_json_delta','partial_json':'{\\'q\\':'}") +
            event("content_block_delta",
                  ",'index':2,'delta':{'type':'input_json_delta','partial_json':'\\'x\\'}'}") +
            event("content_block_stop", ",'index':2") +
            event("content_block_start",
                  ",'index':3,'content_block':{'type':'web_search_tool_result','tool_use_id':'s',"
                  "'content':[]}") +
            event("content_block_stop", ",'index':3") +
            event("content_block_start", ",'index':4,'content_block':{'type':'text','text':''}") +
            event("content_block_delta", ",'index':4,'delta':{'type':'text_delta','text':'see '}") +
            event("content_block_delta",
                  ",'index':4,'delta':{'type':'citations_delta','citation':{'url':'https://a'}}") +
            event("content_block_delta", ",'index':4,'delta':{'type':'text_delta','text':'this'}") +
            event("content_block_stop", ",'index':4") +
            event("content_block_start",
                  ",'index':5,'content_block':{'type':'tool_use','id':'t','name':'f','input':{}}") +
            event("content_block_delta",
                  ",'index':5,'delta':{'type':'input_json_delta','partial_json':''}") +
            event("content_block_delta",
                  ",'index':5,'delta':{'type':'input_json_delta','partial_json':'{\\'a\\':1}'}") +
            event("content_block_stop", ",'index':5") +
            event("content_block_start",
                  ",'index':6,'content_block':{'type':'tool_use','id':'u','name':'g','input':{}}") +
            event("content_block_stop", ",'index':6") +
            event("message_delta",
                  ",'delta':{'stop_reason':'stop_sequence','stop_sequence':'END'},'usage':{"
                  "'output_tokens':5}") +
            event("message_stop", "");
        const auto deltas = tests::deltasOf(kAnthropicMessagesCodec, stream);
        const auto reply = tests::folded(deltas);
        QCOMPARE(QString::fromStdString(tests::shown(reply)),
                 QString::fromStdString(tests::shown(*whole)));
        QVERIFY(reply.usage == whole->usage);
        QVERIFY(deltas.at(0).kind == chat::Delta::Kind::Usage);
        // What is written for a client reads the same, from the pieces and from the whole.
        for (const auto& steps : {deltas, chat::unfold(*whole)}) {
            const auto again = tests::folded(tests::deltasOf(
                kAnthropicMessagesCodec, tests::written(kAnthropicMessagesCodec, steps)));
            QCOMPARE(QString::fromStdString(tests::shown(again)),
                     QString::fromStdString(tests::shown(*whole)));
        }
    }

    void aStreamThatBeginsAnewGoesOn()
    {
        const std::string one =
            event("message_start", ",'message':{'id':'a','model':'c'}") +
            event("content_block_start", ",'index':0,'content_block':{'type':'text','text':'x'}");
        const auto reply = tests::folded(tests::deltasOf(kAnthropicMessagesCodec, one + one));
        QCOMPARE(reply.choices.at(0).parts.size(), std::size_t(2));
    }

    void anErrorEndsTheStream()
    {
        const auto deltas = tests::deltasOf(
            kAnthropicMessagesCodec,
            event("error", ",'error':{'type':'overloaded_error','message':'Overloaded'}"));
        QCOMPARE(deltas.size(), std::size_t(1));
        QCOMPARE(deltas[0].trouble.status, 529);
        QCOMPARE(deltas[0].trouble.code, std::string("overloaded_error"));
        const std::string out = tests::written(kAnthropicMessagesCodec, deltas);
        QVERIFY(out.find("overloaded_error") != std::string::npos);
        QVERIFY(out.find("message_stop") == std::string::npos);
    }

    void whatIsBrokenIsPassedOver()
    {
        for (const char* text : {"", "x", "[]", "{}", "{\"type\":\"content_block_delta\"}",
                                 "{\"type\":\"content_block_delta\",\"delta\":{\"type\":"
                                 "\"compaction_delta\"}}",
                                 "{\"type\":\"message_start\"}", "{\"type\":\"message_delta\"}"}) {
            Reading reading;
            std::vector<chat::Delta> out;
            kAnthropicMessagesCodec.readEvent("", text, reading, out);
            kAnthropicMessagesCodec.readEvent("message_delta", text, reading, out);
            QVERIFY(out.size() < 8);
        }
    }

    void recordedAnswersAreRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isStream");
        const auto all = tests::transcriptsOf("anthropic");
        for (const auto& one : all) {
            const bool isAnswer = one.isStream || one.body.find("\"content\"") != std::string::npos;
            if (one.status == 200 && isAnswer)
                QTest::newRow(one.name.c_str())
                    << QByteArray::fromStdString(one.body) << one.isStream;
        }
        if (all.empty()) QTest::newRow("none") << QByteArray() << false;
    }

    void recordedAnswersAreRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isStream);
        if (body.isEmpty())
            QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
        const std::string text = body.toStdString();
        ReplyFacts facts;
        chat::Reply reply;
        std::vector<chat::Delta> deltas;
        if (isStream) {
            deltas = tests::deltasOf(kAnthropicMessagesCodec, text);
            reply = tests::folded(deltas);
            http::SseSplitter splitter;
            const std::string bytes = text + "\n\n";
            std::string_view rest = bytes;
            std::string_view one;
            while (splitter.next(rest, one)) {
                const auto view = http::viewOf(one);
                kAnthropicMessages.readEvent(view.event, view.data, facts);
            }
        } else {
            auto read = kAnthropicMessagesCodec.readReply(text);
            QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
            reply = std::move(*read);
            kAnthropicMessages.readReply(text, facts);
            deltas = chat::unfold(reply);
        }
        kAnthropicMessages.canonical(facts.usage);
        QVERIFY(reply.usage == facts.usage);
        QVERIFY(!reply.choices.empty());
        const auto again = tests::folded(tests::deltasOf(
            kAnthropicMessagesCodec, tests::written(kAnthropicMessagesCodec, deltas)));
        const auto texts = [](const chat::Reply& of) {
            std::string all;
            for (const auto& part : of.choices.at(0).parts) {
                if (part.kind == chat::Part::Kind::ToolCall)
                    all += part.name + jsonText(argumentsOf(part.text)) + "\n";
                else if (!part.isRedacted && !part.text.empty())
                    all += part.text + "\n";
                if (!part.isRedacted) all += part.signature;
            }
            return all;
        };
        QCOMPARE(QString::fromStdString(texts(again)), QString::fromStdString(texts(reply)));
        const auto whole =
            kAnthropicMessagesCodec.readReply(kAnthropicMessagesCodec.writeReply(reply, {}));
        QVERIFY(whole.ok());
        QCOMPARE(QString::fromStdString(texts(*whole)), QString::fromStdString(texts(reply)));
        QVERIFY(whole->usage.input == reply.usage.input &&
                whole->usage.output == reply.usage.output);
    }
};

GH_SUITE(AnthropicStreamTest)

}  // namespace gatehouse::dialect_tests

#include "anthropic_messages_stream_test.moc"
