#include <set>

#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse::dialect;
using gatehouse::tests::quoted;

namespace gatehouse::dialect_tests {

class OpenaiResponsesStreamTest : public QObject {
    Q_OBJECT

    static std::vector<std::string> typesOf(const std::string& stream)
    {
        std::vector<std::string> types;
        std::size_t at = 0;
        while ((at = stream.find("event: ", at)) != std::string::npos) {
            at += 7;
            types.push_back(stream.substr(at, stream.find('\n', at) - at));
        }
        return types;
    }

private slots:

    void anAnswerIsToldStepByStep()
    {
        chat::Reply reply;
        reply.usage.input = 1;
        reply.usage.cacheRead = 0;
        reply.usage.output = 2;
        reply.usage.reasoning = 0;
        auto& choice = reply.choices.emplace_back();
        choice.finish = chat::Finish::ToolCalls;
        choice.parts.resize(3);
        choice.parts[0].kind = chat::Part::Kind::Thinking;
        choice.parts[0].text = "hm";
        choice.parts[1].text = "hi";
        choice.parts[2].kind = chat::Part::Kind::ToolCall;
        choice.parts[2].id = "c";
        choice.parts[2].name = "f";
        choice.parts[2].text = "{}";
        Writing as;
        as.id = "resp_1";
        const std::string stream = tests::written(kOpenaiResponsesCodec, chat::unfold(reply), as);
        const std::vector<std::string> expected = {"response.created",
                                                   "response.in_progress",
                                                   "response.output_item.added",
                                                   "response.reasoning_summary_part.added",
                                                   "response.reasoning_summary_text.delta",
                                                   "response.reasoning_summary_text.done",
                                                   "response.reasoning_summary_part.done",
                                                   "response.output_item.done",
                                                   "response.output_item.added",
                                                   "response.content_part.added",
                                                   "response.output_text.delta",
                                                   "response.output_text.done",
                                                   "response.content_part.done",
                                                   "response.output_item.done",
                                                   "response.output_item.added",
                                                   "response.function_call_arguments.delta",
                                                   "response.function_call_arguments.done",
                                                   "response.output_item.done",
                                                   "response.completed"};
        QCOMPARE(typesOf(stream), expected);
        const auto again = tests::folded(tests::deltasOf(kOpenaiResponsesCodec, stream));
        QCOMPARE(QString::fromStdString(tests::shown(again)),
                 QString::fromStdString(tests::shown(reply)));
        std::set<std::int64_t> numbers;  // each event has its own number
        std::size_t at = 0;
        while ((at = stream.find("\"sequence_number\":", at)) != std::string::npos)
            numbers.insert(std::stoll(stream.substr(at += 18)));
        QCOMPARE(numbers.size(), expected.size());
    }

    void freeformToolsAreToldWhole()
    {
        chat::Reply reply;
        auto& part = reply.choices.emplace_back().parts.emplace_back();
        part.kind = chat::Part::Kind::ToolCall;
        part.id = "c";
        part.name = "patch";
        part.text = "{\"input\":\"*** begin\"}";
        Writing as;
        as.freeform = {"patch"};
        const std::string stream = tests::written(kOpenaiResponsesCodec, chat::unfold(reply), as);
        QVERIFY(stream.find("function_call_arguments") == std::string::npos);
        QVERIFY(stream.find("\"delta\":\"*** begin\"") != std::string::npos);
        QCOMPARE(
            tests::folded(tests::deltasOf(kOpenaiResponsesCodec, stream)).choices[0].parts[0].text,
            part.text);
    }

    void callsSideBySideStayApart()
    {
        // Chat completions may mix the arguments of two calls.
        const auto deltas = tests::deltasOf(
            kOpenaiChatCodec,
            quoted("data: "
                   "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'a','function':{'name':'f',"
                   "'arguments':"
                   "'{'}},{'index':1,'id':'b','function':{'name':'g','arguments':'['}}]}}]}\n\n"
                   "data: "
                   "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'arguments':'}'}},{'"
                   "index':1,"
                   "'function':{'arguments':']'}}]},'finish_reason':'tool_calls'}]}\n\n"));
        const auto reply = tests::folded(
            tests::deltasOf(kOpenaiResponsesCodec, tests::written(kOpenaiResponsesCodec, deltas)));
        QCOMPARE(reply.choices.at(0).parts.at(0).text, std::string("{}"));
        QCOMPARE(reply.choices[0].parts.at(1).text, std::string("[]"));
        QCOMPARE(reply.choices[0].parts[1].name, std::string("g"));
    }

    void aFailureEndsTheStream()
    {
        for (const char* event :
             {"data: "
              "{'type':'response.failed','response':{'error':{'code':'server_error','message':'no'}"
              "}}\n\n",
              "data: {'type':'error','code':'server_error','message':'no'}\n\n",
              "event: error\ndata: "
              "{'type':'error','error':{'code':'server_error','message':'no'}}\n\n"}) {
            const auto deltas = tests::deltasOf(kOpenaiResponsesCodec, quoted(event));
            QCOMPARE(deltas.size(), std::size_t(1));
            QCOMPARE(deltas[0].trouble.message, std::string("no"));
            const std::string out = tests::written(kOpenaiResponsesCodec, deltas);
            QVERIFY(out.find("response.failed") != std::string::npos);
            QVERIFY(out.find("response.completed") == std::string::npos);
        }
    }

    void recordedStreamsAndAnswersAreRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isStream");
        std::size_t count = 0;
        for (const char* provider :
             {"openai", "azure-openai", "deepseek", "open-responses", "xai", "groq"}) {
            for (const auto& one : tests::transcriptsOf(provider)) {
                if (one.status != 200 || one.body.find("\"output\"") == std::string::npos) continue;
                if (one.body.find("\"object\":\"response\"") == std::string::npos &&
                    one.body.find("\"object\": \"response\"") == std::string::npos)
                    continue;
                QTest::newRow((std::string(provider) + "/" + one.name).c_str())
                    << QByteArray::fromStdString(one.body) << one.isStream;
                ++count;
            }
        }
        if (count == 0) QTest::newRow("none") << QByteArray() << false;
    }

    /// A stream folds to what its last event says as a whole.
    void recordedStreamsAndAnswersAreRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isStream);
        if (body.isEmpty()) QSKIP("no recorded answers beside the checkout");
        chat::Reply reply;
        if (!isStream) {
            auto read = kOpenaiResponsesCodec.readReply(body.toStdString());
            QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
            reply = std::move(*read);
        } else {
            const auto deltas = tests::deltasOf(kOpenaiResponsesCodec, body.toStdString());
            reply = tests::folded(deltas);
            if (!deltas.empty() && deltas.back().kind == chat::Delta::Kind::Trouble) return;
        }
        ReplyFacts facts;
        if (isStream) {
            http::SseSplitter splitter;
            const std::string bytes = body.toStdString() + "\n\n";
            std::string_view rest = bytes;
            std::string_view event;
            while (splitter.next(rest, event)) {
                const auto view = http::viewOf(event);
                if (!view.data.empty()) kOpenaiResponses.readEvent(view.event, view.data, facts);
            }
        } else {
            kOpenaiResponses.readReply(body.toStdString(), facts);
        }
        kOpenaiResponses.canonical(facts.usage);
        QVERIFY(reply.usage == facts.usage);
        const auto again = tests::folded(tests::deltasOf(
            kOpenaiResponsesCodec, tests::written(kOpenaiResponsesCodec, chat::unfold(reply))));
        if (reply.choices.empty()) return;
        QCOMPARE(QString::fromStdString(tests::shown(again)),
                 QString::fromStdString(tests::shown(reply)));
    }
};

GH_SUITE(OpenaiResponsesStreamTest)

}  // namespace gatehouse::dialect_tests

#include "openai_responses_stream_test.moc"
