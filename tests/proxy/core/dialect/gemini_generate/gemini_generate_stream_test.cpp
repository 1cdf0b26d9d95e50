#include <QTest>

#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using tests::quoted;

class GeminiStreamTest : public QObject {
    Q_OBJECT

private slots:

    void aStreamIsTheWholeAnswer()
    {
        const auto chunk = [](const char* parts, const char* rest = "") {
            return quoted("data: {'candidates':[{'content':{'parts':[" + std::string(parts) +
                          "],'role':'model'},'index':0" + rest + "}],'responseId':'r'}\r\n\r\n");
        };
        const auto deltas = tests::deltasOf(
            kGeminiGenerateCodec,
            chunk("{'text':'h','thought':true}") + chunk("{'text':'m','thought':true}") +
                chunk("{'text':'a '}") + chunk("{'text':'b'}") +
                chunk("{'text':'','thoughtSignature':'c2ln'}") +
                chunk("{'functionCall':{'name':'f','args':{'x':1}}}") +
                quoted(
                    "data: {'candidates':[{'content':{'parts':[{'text':''}]},'finishReason':"
                    "'STOP'}],'usageMetadata':{'promptTokenCount':1,'candidatesTokenCount':2}}"));
        const auto reply = tests::folded(deltas);
        QCOMPARE(QString::fromStdString(tests::shown(reply)),
                 QString("usage 1/?/2/?\n# finish 3 \n1   [hm] \n0   [a b] \n1   [] c2ln redacted\n"
                         "2 call_r_3 f [{\"x\":1}] "));
        const auto again = tests::folded(
            tests::deltasOf(kGeminiGenerateCodec, tests::written(kGeminiGenerateCodec, deltas)));
        QCOMPARE(QString::fromStdString(tests::shown(again)),
                 QString::fromStdString(tests::shown(reply)));
    }

    void anErrorEndsTheStream()
    {
        const auto deltas = tests::deltasOf(
            kGeminiGenerateCodec,
            quoted("data: {'error':{'code':503,'message':'m','status':'UNAVAILABLE'}}"));
        QCOMPARE(deltas.size(), std::size_t(1));
        QCOMPARE(deltas[0].trouble.status, 503);
        QCOMPARE(deltas[0].trouble.code, std::string("UNAVAILABLE"));
    }

    void recordedAnswersAreRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isStream");
        std::size_t count = 0;
        for (const char* provider : {"gemini", "vertex"}) {
            for (const auto& one : tests::transcriptsOf(provider)) {
                if (one.status != 200 || one.body.find("\"candidates\"") == std::string::npos)
                    continue;
                QTest::newRow((std::string(provider) + "/" + one.name).c_str())
                    << QByteArray::fromStdString(one.body) << one.isStream;
                ++count;
            }
        }
        if (count == 0) QTest::newRow("none") << QByteArray() << false;
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
            deltas = tests::deltasOf(kGeminiGenerateCodec, text);
            reply = tests::folded(deltas);
            http::SseSplitter splitter;
            const std::string bytes = text + "\n\n";
            std::string_view rest = bytes;
            std::string_view one;
            while (splitter.next(rest, one)) {
                const auto view = http::viewOf(one);
                if (!view.data.empty()) kGeminiGenerate.readEvent(view.event, view.data, facts);
            }
        } else {
            auto read = kGeminiGenerateCodec.readReply(text);
            QVERIFY2(read.ok(), read.ok() ? "" : read.error().message.c_str());
            reply = std::move(*read);
            kGeminiGenerate.readReply(text, facts);
            deltas = chat::unfold(reply);
        }
        kGeminiGenerate.canonical(facts.usage);
        QVERIFY(reply.usage == facts.usage);
        const auto texts = [](const chat::Reply& of) {
            std::string all;
            for (const auto& choice : of.choices) {
                for (const auto& part : choice.parts)
                    all += part.name + part.text + part.signature + "\n";
            }
            return all;
        };
        const auto again = tests::folded(
            tests::deltasOf(kGeminiGenerateCodec, tests::written(kGeminiGenerateCodec, deltas)));
        QCOMPARE(QString::fromStdString(texts(again)), QString::fromStdString(texts(reply)));
        QVERIFY(again.usage.input == reply.usage.input && again.usage.output == reply.usage.output);
    }
};

GH_SUITE(GeminiStreamTest)

}  // namespace gatehouse::dialect_tests

#include "gemini_generate_stream_test.moc"
