#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class CohereStreamTest : public QObject {
    Q_OBJECT

private slots:

    void aStreamFoldsAndIsWrittenAgain()
    {
        chat::Reply reply;
        reply.usage.input = 5;
        reply.usage.output = 6;
        auto& choice = reply.choices.emplace_back();
        choice.finish = chat::Finish::ToolCalls;
        const auto add = [&](chat::Part::Kind kind, const char* text) -> chat::Part& {
            auto& part = choice.parts.emplace_back();
            part.kind = kind;
            part.text = text;
            return part;
        };
        add(chat::Part::Kind::Thinking, "hm");
        add(chat::Part::Kind::Text, "so").citations.push_back({"https://a", "t", "so", 0, 2});
        add(chat::Part::Kind::ToolCall, "{\"a\":1}").id = "c";
        choice.parts.back().name = "f";
        add(chat::Part::Kind::ToolCall, "").id = "d";
        choice.parts.back().name = "g";
        const std::string stream = tests::written(kCohereChatCodec, chat::unfold(reply));
        QVERIFY(stream.starts_with("event: message-start\n"));
        QVERIFY(stream.find("\"type\":\"tool-call-start\",\"index\":1") != std::string::npos);
        QCOMPARE(QString::fromStdString(
                     tests::shown(tests::folded(tests::deltasOf(kCohereChatCodec, stream)))),
                 QString::fromStdString(tests::shown(reply)));
    }

    void anErrorEndsTheStream()
    {
        const auto deltas = tests::deltasOf(
            kCohereChatCodec, quoted("data: {'type':'message-end','delta':{'finish_reason':"
                                     "'ERROR','error':'slow'}}"));
        QCOMPARE(deltas.size(), std::size_t(1));
        QCOMPARE(deltas[0].trouble.message, std::string("slow"));
        QVERIFY(tests::written(kCohereChatCodec, deltas).find("\"error\":\"slow\"") !=
                std::string::npos);
    }

    void recordedAnswersAreRead()
    {
        int count = 0;
        for (const auto& one : tests::transcriptsOf("cohere")) {
            if (one.status != 200 || one.body.find("finish_reason") == std::string::npos) continue;
            ReplyFacts facts;
            chat::Reply reply;
            std::vector<chat::Delta> deltas;
            if (one.isStream) {
                deltas = tests::deltasOf(kCohereChatCodec, one.body);
                reply = tests::folded(deltas);
                http::SseSplitter splitter;
                const std::string bytes = one.body + "\n\n";
                std::string_view rest = bytes;
                for (std::string_view event; splitter.next(rest, event);) {
                    const auto view = http::viewOf(event);
                    kCohereChat.readEvent(view.event, view.data, facts);
                }
            } else {
                auto read = kCohereChatCodec.readReply(one.body);
                QVERIFY2(read.ok(), one.name.c_str());
                reply = std::move(*read);
                kCohereChat.readReply(one.body, facts);
                deltas = chat::unfold(reply);
            }
            kCohereChat.canonical(facts.usage);
            QVERIFY2(reply.usage == facts.usage, one.name.c_str());
            QVERIFY2(!reply.choices.empty() && !reply.choices[0].parts.empty(), one.name.c_str());
            const auto again = tests::folded(
                tests::deltasOf(kCohereChatCodec, tests::written(kCohereChatCodec, deltas)));
            QCOMPARE(QString::fromStdString(tests::shown(again)),
                     QString::fromStdString(tests::shown(reply)));
            ++count;
        }
        if (count == 0) QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
    }
};

GH_SUITE(CohereStreamTest)

}  // namespace gatehouse::dialect_tests

#include "cohere_chat_stream_test.moc"
