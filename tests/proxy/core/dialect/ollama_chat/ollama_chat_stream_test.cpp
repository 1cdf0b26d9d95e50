#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class OllamaStreamTest : public QObject {
    Q_OBJECT

    static std::vector<chat::Delta> read(const std::string& lines)
    {
        std::vector<chat::Delta> out;
        Reading reading;
        std::string_view rest = lines;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('\n'), rest.size());
            kOllamaChatCodec.readEvent({}, rest.substr(0, end), reading, out);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return out;
    }

private slots:

    void aStreamFoldsAndIsWrittenAgain()
    {
        const auto deltas = read(quoted(
            "{'model':'m','message':{'role':'assistant','content':'','thinking':'h'},'done':false}"
            "\n"
            "{'model':'m','message':{'role':'assistant','content':'','thinking':'m'},'done':false}"
            "\n"
            "{'model':'m','message':{'role':'assistant','content':'a '},'done':false}\n"
            "{'model':'m','message':{'role':'assistant','content':'b'},'logprobs':[{'token':'b',"
            "'logprob':-1}],'done':false}\n"
            "{'model':'m','message':{'role':'assistant','content':'','tool_calls':[{'function':{"
            "'name':'f','arguments':{'a':1}}}]},'done':false}\n"
            "{'model':'m','message':{'role':'assistant','content':''},'done':true,'done_reason':"
            "'stop','prompt_eval_count':5,'eval_count':6}\n"));
        const auto reply = tests::folded(deltas);
        const QString expected =
            "usage 5/?/6/?\n# finish 3 \n1   [hm] \n0   [a b] \n2 call_2 f [{\"a\":1}] ";
        QCOMPARE(QString::fromStdString(tests::shown(reply)), expected);
        QVERIFY(reply.choices[0].logprobs.is_object());
        for (const auto& steps : {deltas, chat::unfold(reply)}) {
            const std::string lines = tests::written(kOllamaChatCodec, steps);
            QVERIFY(lines.ends_with("}\n"));
            QCOMPARE(QString::fromStdString(tests::shown(tests::folded(read(lines)))), expected);
        }
    }

    void callsThatComeInPiecesAreToldWhole()
    {
        chat::Delta text;
        text.text = "so";
        chat::Delta open;
        open.kind = chat::Delta::Kind::Open;
        open.part = 1;
        open.partKind = chat::Part::Kind::ToolCall;
        open.name = "f";
        chat::Delta piece = open;
        piece.kind = chat::Delta::Kind::Append;
        piece.text = "{\"a\"";
        chat::Delta rest = piece;
        rest.text = ":1}";
        const auto reply =
            tests::folded(read(tests::written(kOllamaChatCodec, {text, open, piece, rest})));
        QCOMPARE(QString::fromStdString(tests::shown(reply)),
                 QString("usage ?/?/?/?\n# finish 3 \n0   [so] \n2 call_1 f [{\"a\":1}] "));
    }

    void anErrorEndsTheStream()
    {
        const auto deltas = read(quoted("{'error':'out of memory'}\n"));
        QCOMPARE(deltas.size(), std::size_t(1));
        QCOMPARE(deltas[0].trouble.message, std::string("out of memory"));
        QCOMPARE(tests::written(kOllamaChatCodec, deltas), quoted("{'error':'out of memory'}\n"));
    }
};

GH_SUITE(OllamaStreamTest)

}  // namespace gatehouse::dialect_tests

#include "ollama_chat_stream_test.moc"
