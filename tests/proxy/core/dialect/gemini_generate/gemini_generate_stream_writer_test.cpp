#include <QTest>

#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Delta;
using chat::Part;
using tests::quoted;

class GeminiStreamWriterTest : public QObject {
    Q_OBJECT

    static std::vector<Delta> sample()
    {
        Delta text;
        text.text = "a";
        Delta open;
        open.kind = Delta::Kind::Open;
        open.part = 1;
        open.partKind = Part::Kind::ToolCall;
        open.id = "c";
        open.name = "f";
        Delta piece = open;
        piece.kind = Delta::Kind::Append;
        piece.text = "{\"x\":";
        Delta rest = piece;
        rest.text = "1}";
        Delta finish;
        finish.kind = Delta::Kind::Finish;
        finish.finish = chat::Finish::ToolCalls;
        return {text, open, piece, rest, finish};
    }

private slots:

    void piecesAreAnswersWithLinesAsTheServiceEndsThem()
    {
        Writing writing;
        writing.id = "r";
        writing.model = "m";
        std::string out = tests::written(kGeminiGenerateCodec, sample(), writing);
        std::ranges::replace(out, '"', '\'');
        QCOMPARE(
            out,
            std::string(
                "data: {'candidates':[{'content':{'parts':[{'text':'a'}],'role':'model'},'index':0}"
                "],'modelVersion':'m','responseId':'r'}\r\n\r\n"
                "data: {'candidates':[{'content':{'parts':[{'functionCall':{'id':'c','name':'f',"
                "'args':{'x':1}}}],'role':'model'},'index':0}],'modelVersion':'m','responseId':'r'}"
                "\r\n\r\n"
                "data: {'candidates':[{'content':{'parts':[{'text':''}],'role':'model'},"
                "'finishReason':'STOP','index':0}],'modelVersion':'m','responseId':'r'}\r\n\r\n"));
    }

    void oneArrayWhereNoEventsWereAskedFor()
    {
        Writing writing;
        writing.isArray = true;
        const std::string out = tests::written(kGeminiGenerateCodec, sample(), writing);
        QVERIFY2(boost::json::parse(out).as_array().size() == 3, out.c_str());
        Delta trouble;
        trouble.kind = Delta::Kind::Trouble;
        trouble.trouble.status = 429;
        trouble.trouble.message = "slow";
        auto steps = sample();
        steps.insert(steps.begin() + 1, trouble);
        const auto cut = boost::json::parse(tests::written(kGeminiGenerateCodec, steps, writing));
        QCOMPARE(cut.as_array().size(), std::size_t(2));
        QCOMPARE(std::string(cut.at(1).at("error").at("status").as_string()),
                 std::string("RESOURCE_EXHAUSTED"));
    }

    void nothingIsAnAnswerToo()
    {
        const auto reply = tests::folded(
            tests::deltasOf(kGeminiGenerateCodec, tests::written(kGeminiGenerateCodec, {})));
        QCOMPARE(reply.choices.at(0).finish, chat::Finish::Stop);
    }

    void foreignProofsComeBack()
    {
        chat::Reply reply;
        auto& parts = reply.choices.emplace_back().parts;
        auto& thought = parts.emplace_back();
        thought.kind = Part::Kind::Thinking;
        thought.text = "hm";
        thought.signature = "s:1";
        thought.signer = "anthropic_messages";
        const auto again = tests::folded(tests::deltasOf(
            kGeminiGenerateCodec, tests::written(kGeminiGenerateCodec, chat::unfold(reply))));
        const auto& read = again.choices.at(0).parts;
        QCOMPARE(read.size(), std::size_t(1));
        QCOMPARE(read[0].text, std::string("hm"));
        QCOMPARE(read[0].signature, std::string("s:1"));
        QCOMPARE(read[0].signer, std::string("anthropic_messages"));
    }
};

GH_SUITE(GeminiStreamWriterTest)

}  // namespace gatehouse::dialect_tests

#include "gemini_generate_stream_writer_test.moc"
