#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse::dialect;
using gatehouse::tests::quoted;

namespace gatehouse::dialect_tests {

class OpenaiChatStreamTest : public QObject {
    Q_OBJECT

private slots:

    void aStreamFolds()
    {
        const auto deltas = tests::deltasOf(
            kOpenaiChatCodec,
            quoted("data: "
                   "{'id':'a','model':'m','created':5,'choices':[{'index':0,'delta':{'role':'"
                   "assistant','content':"
                   "''}}]}\n\n"
                   "data: {'id':'a','choices':[{'index':0,'delta':{'reasoning_content':'hm'}}]}\n\n"
                   "data: "
                   "{'id':'a','choices':[{'index':0,'delta':{'content':'he'}},{'index':1,'delta':{'"
                   "content':'x'}}]}"
                   "\n\n"
                   "data: {'id':'a','choices':[{'index':0,'delta':{'content':'llo'}}]}\n\n"
                   "data: "
                   "{'id':'a','choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'c0','"
                   "function':{'name'"
                   ":'f','arguments':''}},{'index':1,'id':'c1','function':{'name':'g','arguments':'"
                   "{'}}]}}]}\n\n"
                   "data: "
                   "{'id':'a','choices':[{'index':0,'delta':{'tool_calls':[{'index':1,'function':{'"
                   "arguments':'}'"
                   "}},{'index':0,'function':{'arguments':'{}'}}]}}]}\n\n"
                   "data: "
                   "{'id':'a','choices':[{'index':0,'delta':{},'finish_reason':'stop'},{'index':1,'"
                   "delta':{},"
                   "'finish_reason':'length'}]}\n\n"
                   "data: {'id':'a','choices':[],'usage':{'prompt_tokens':7,'completion_tokens':3,"
                   "'prompt_tokens_details':{'cached_tokens':2}}}\n\ndata: [DONE]\n\n"));
        const auto reply = tests::folded(deltas);
        QCOMPARE(reply.id, std::string("a"));
        QCOMPARE(
            QString::fromStdString(tests::shown(reply)),
            QString(
                "usage 7/2/3/?\n# finish 3 \n1   [hm] \n0   [hello] \n2 c0 f [{}] \n2 c1 g [{}] \n"
                "# finish 2 \n0   [x] "));
    }

    void wholeCallsWithoutNumbersAreToldApart()
    {
        const auto reply = tests::folded(tests::deltasOf(
            kOpenaiChatCodec,
            quoted("data: "
                   "{'choices':[{'delta':{'tool_calls':[{'id':'a','function':{'name':'f','"
                   "arguments':'{}'}},"
                   "{'id':'b','function':{'name':'f','arguments':'{}'}}]}}]}\n\n")));
        QCOMPARE(reply.choices.at(0).parts.size(), std::size_t(2));
        QCOMPARE(reply.choices[0].parts[1].id, std::string("b"));
    }

    void anErrorEndsTheStream()
    {
        const auto deltas = tests::deltasOf(
            kOpenaiChatCodec, quoted("data: {'error':{'message':'slow "
                                     "down','type':'rate_limit_error','code':null}}\n\n"));
        QVERIFY(!deltas.empty());
        QCOMPARE(deltas.back().trouble.status, 429);
        const std::string out = tests::written(kOpenaiChatCodec, deltas);
        QVERIFY(out.find("slow down") != std::string::npos);
        QVERIFY(out.find("[DONE]") == std::string::npos);
    }

    void whatIsWrittenIsReadAgain()
    {
        chat::Reply reply;
        reply.id = "msg_1";
        reply.model = "claude";
        reply.created = 9;
        reply.usage.input = 10;
        reply.usage.cacheRead = 4;
        reply.usage.output = 6;
        reply.usage.reasoning = 2;
        auto& choice = reply.choices.emplace_back();
        choice.finish = chat::Finish::ToolCalls;
        const auto add = [&](chat::Part::Kind kind, const char* text) -> chat::Part& {
            auto& part = choice.parts.emplace_back();
            part.kind = kind;
            part.text = text;
            return part;
        };
        add(chat::Part::Kind::Thinking, "hm").signature = "sig";
        choice.parts.back().signer = "anthropic_messages";
        add(chat::Part::Kind::Text, "grün \"x\"")
            .citations.push_back({"https://example.org", "t", "", 0, 2});
        auto& first = add(chat::Part::Kind::ToolCall, "{\"a\":1}");
        first.id = "c1";
        first.name = "f";
        first.signature = "gsig";
        first.signer = "gemini_generate";
        auto& second = add(chat::Part::Kind::ToolCall, "{}");
        second.id = "c2";
        second.name = "g";
        const std::string stream = tests::written(kOpenaiChatCodec, chat::unfold(reply));
        QVERIFY(stream.ends_with("data: [DONE]\n\n"));
        const auto again = tests::folded(tests::deltasOf(kOpenaiChatCodec, stream));
        QCOMPARE(QString::fromStdString(tests::shown(again)),
                 QString::fromStdString(tests::shown(reply)));
        QCOMPARE(again.choices[0].parts[0].signer, std::string("anthropic_messages"));
        const auto whole = kOpenaiChatCodec.readReply(kOpenaiChatCodec.writeReply(reply, {}));
        QVERIFY(whole.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*whole)),
                 QString::fromStdString(tests::shown(reply)));
    }

    void usageIsToldOnlyWhenAskedFor()
    {
        chat::Reply reply;
        reply.usage.input = 1;
        reply.usage.output = 1;
        reply.choices.emplace_back().parts.emplace_back().text = "a";
        Writing quiet;
        quiet.wantsUsage = false;
        const std::string out = tests::written(kOpenaiChatCodec, chat::unfold(reply), quiet);
        QVERIFY(out.find("usage") == std::string::npos);
        QVERIFY(out.find("\"choices\":[]") == std::string::npos);
        QVERIFY(tests::written(kOpenaiChatCodec, chat::unfold(reply))
                    .find("\"choices\":[],\"usage\"") != std::string::npos);
    }

    void recordedStreamsAndAnswersAreRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isStream");
        std::size_t count = 0;
        for (const char* provider :
             {"openai", "groq", "mistral", "deepseek", "openrouter", "cerebras", "huggingface",
              "xai", "moonshot", "alibaba", "perplexity", "together"}) {
            for (const auto& one : tests::transcriptsOf(provider)) {
                if (one.status != 200 || one.body.find("\"choices\"") == std::string::npos)
                    continue;
                if (one.body.find("\"text_completion\"") != std::string::npos) continue;
                QTest::newRow((std::string(provider) + "/" + one.name).c_str())
                    << QByteArray::fromStdString(one.body) << one.isStream;
                ++count;
            }
        }
        if (count == 0) QTest::newRow("none") << QByteArray() << false;
    }

    /// The usage of every recorded answer is what the edge finds; what is written for a client
    /// reads the same.
    void recordedStreamsAndAnswersAreRead()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isStream);
        if (body.isEmpty()) QSKIP("no recorded answers beside the checkout");
        ReplyFacts facts;
        chat::Reply reply;
        if (isStream) {
            reply = tests::folded(tests::deltasOf(kOpenaiChatCodec, body.toStdString()));
            http::SseSplitter splitter;
            const std::string bytes = body.toStdString() + "\n\n";
            std::string_view rest = bytes;
            std::string_view event;
            while (splitter.next(rest, event)) {
                const auto view = http::viewOf(event);
                if (!view.data.empty()) kOpenaiChat.readEvent(view.event, view.data, facts);
            }
        } else {
            auto read = kOpenaiChatCodec.readReply(body.toStdString());
            QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
            reply = std::move(*read);
            kOpenaiChat.readReply(body.toStdString(), facts);
        }
        kOpenaiChat.canonical(facts.usage);
        QVERIFY(facts.failed || !facts.errorText.empty() || !reply.choices.empty());
        QVERIFY(reply.usage == facts.usage);
        if (reply.choices.empty()) return;
        const auto again = tests::folded(tests::deltasOf(
            kOpenaiChatCodec, tests::written(kOpenaiChatCodec, chat::unfold(reply))));
        const auto texts = [](const chat::Reply& of) {
            std::string all;
            for (const auto& choice : of.choices) {
                for (const auto& part : choice.parts) {
                    if (part.kind == chat::Part::Kind::Text ||
                        part.kind == chat::Part::Kind::ToolCall)
                        all += part.name + part.text;
                }
            }
            return all;
        };
        QCOMPARE(texts(again), texts(reply));
    }
};

GH_SUITE(OpenaiChatStreamTest)

}  // namespace gatehouse::dialect_tests

#include "openai_chat_stream_test.moc"
