#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Delta;
using chat::Part;
using tests::quoted;

class BedrockStreamWriterTest : public QObject {
    Q_OBJECT

private slots:

    void aStreamFoldsAndIsWrittenAgain()
    {
        chat::Reply reply;
        reply.usage.input = 5;
        reply.usage.output = 6;
        auto& choice = reply.choices.emplace_back();
        choice.finish = chat::Finish::ToolCalls;
        const auto add = [&](Part::Kind kind, const char* text) -> Part& {
            auto& part = choice.parts.emplace_back();
            part.kind = kind;
            part.text = text;
            return part;
        };
        auto& thought = add(Part::Kind::Thinking, "hm");
        thought.signature = "s";
        thought.signer = "openai_responses";
        auto& closed = add(Part::Kind::Thinking, "");
        closed.isRedacted = true;
        closed.signature = "closed";
        closed.signer = "bedrock_converse";
        add(Part::Kind::Text, "so");
        auto& call = add(Part::Kind::ToolCall, "{\"a\":1}");
        call.id = "c";
        call.name = "f";
        auto& bare = add(Part::Kind::ToolCall, "");
        bare.id = "d";
        bare.name = "g";
        const std::string stream = tests::written(kBedrockConverseCodec, chat::unfold(reply));
        QVERIFY(stream.starts_with("event: messageStart\n"));
        const auto back = tests::folded(tests::deltasOf(kBedrockConverseCodec, stream));
        QCOMPARE(QString::fromStdString(tests::shown(back)),
                 QString::fromStdString(tests::shown(reply)));
    }

    void callsMayMix()
    {
        std::vector<Delta> deltas;
        const auto add = [&](Delta::Kind kind, std::size_t part, const char* text) -> Delta& {
            auto& delta = deltas.emplace_back();
            delta.kind = kind;
            delta.part = part;
            delta.partKind = Part::Kind::ToolCall;
            delta.text = text;
            return delta;
        };
        add(Delta::Kind::Open, 0, "").id = "a";
        add(Delta::Kind::Open, 1, "").id = "b";
        add(Delta::Kind::Append, 0, "{\"x\"");
        add(Delta::Kind::Append, 1, "{}");
        add(Delta::Kind::Append, 0, ":1}");
        const auto reply = tests::folded(
            tests::deltasOf(kBedrockConverseCodec, tests::written(kBedrockConverseCodec, deltas)));
        QCOMPARE(reply.choices.at(0).parts.at(0).text, quoted("{'x':1}"));
        QCOMPARE(reply.choices[0].parts.at(1).text, std::string("{}"));
    }

    void theProofOfACallGoesBeforeIt()
    {
        chat::Reply reply;
        auto& part = reply.choices.emplace_back().parts.emplace_back();
        part.kind = Part::Kind::ToolCall;
        part.id = "c";
        part.name = "f";
        part.text = "{}";
        part.signature = "p";
        part.signer = "gemini_generate";
        const auto back = tests::folded(tests::deltasOf(
            kBedrockConverseCodec, tests::written(kBedrockConverseCodec, chat::unfold(reply))));
        QCOMPARE(back.choices.at(0).parts.size(), std::size_t(2));
        QCOMPARE(back.choices[0].parts[0].signer, std::string("gemini_generate"));
        QCOMPARE(back.choices[0].parts[0].signature, std::string("p"));
        QVERIFY(back.choices[0].parts[1].kind == Part::Kind::ToolCall);
    }

    void anErrorEndsTheStream()
    {
        Delta delta;
        delta.kind = Delta::Kind::Trouble;
        delta.trouble.status = 429;
        delta.trouble.message = "slow";
        QCOMPARE(tests::written(kBedrockConverseCodec, {delta}),
                 quoted("event: throttlingException\ndata: {'message':'slow'}\n\n"));
    }

    void anEmptyAnswerEndsAsOne()
    {
        const auto stream = tests::written(kBedrockConverseCodec, {});
        QVERIFY(stream.find("event: messageStop\ndata: {\"stopReason\":\"end_turn\"}") !=
                std::string::npos);
        QVERIFY(stream.find("event: metadata") != std::string::npos);
    }
};

}  // namespace gatehouse::dialect_tests

using gatehouse::dialect_tests::BedrockStreamWriterTest;
GH_SUITE(BedrockStreamWriterTest)
#include "bedrock_converse_stream_writer_test.moc"
