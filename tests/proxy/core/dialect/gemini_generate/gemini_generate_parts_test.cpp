#include <QTest>

#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Part;
using tests::quoted;

class GeminiPartsTest : public QObject {
    Q_OBJECT

    static std::vector<Part> read(const std::string& list)
    {
        Notes notes;
        std::vector<Part> out;
        const auto values = boost::json::parse(quoted(list));
        for (const auto& value : values.as_array()) gemini::readPart(value, "p", out, notes);
        return out;
    }

    static std::string written(const std::vector<Part>& parts, bool skip = false)
    {
        Notes notes;
        std::string out;
        JsonWriter json(out);
        gemini::writeParts(json, parts, skip, notes);
        std::ranges::replace(out, '"', '\'');
        return "[" + out + "]";
    }

private slots:

    void partsComeBackAsTheyWent_data()
    {
        QTest::addColumn<QByteArray>("parts");
        for (const char* parts :
             {"[{'text':'a'}]", "[{'text':'hm','thought':true}]",
              "[{'text':'hm','thought':true,'thoughtSignature':'c2ln'}]",
              "[{'functionCall':{'id':'1','name':'f','args':{'a':1.5}},'thoughtSignature':'c2ln'},"
              "{'functionCall':{'name':'g','args':{}}}]",
              "[{'functionResponse':{'id':'1','name':'f','response':{'output':'x'}}}]",
              "[{'functionResponse':{'name':'f','response':{'error':'x'}}}]",
              "[{'functionResponse':{'name':'f','response':{'a':1,'b':[2]}}}]",
              "[{'inlineData':{'mimeType':'image/png','data':'QUJD'}}]",
              "[{'fileData':{'mimeType':'video/mp4','fileUri':'gs://a/b.mp4'}}]",
              "[{'toolCall':{'toolType':'FILE_SEARCH','id':'x'}}]"})
            QTest::newRow(parts) << QByteArray(parts);
    }

    void partsComeBackAsTheyWent()
    {
        QFETCH(QByteArray, parts);
        QCOMPARE(written(read(parts.toStdString())), parts.toStdString());
    }

    void snakeCaseIsReadToo()
    {
        const auto parts = read(
            "[{'function_call':{'name':'f'},'thought_signature':'c2ln'},{'inline_data':{'mime_type'"
            ":"
            "'audio/wav','data':'QQ=='}},{'file_data':{'file_uri':'u','mime_type':'image/png'}}]");
        QCOMPARE(parts.size(), std::size_t(3));
        QCOMPARE(parts[0].signature, std::string("c2ln"));
        QCOMPARE(parts[1].media.kind, std::string("audio"));
        QCOMPARE(parts[2].media.url, std::string("u"));
    }

    void proofsFollowTheirText()
    {
        const auto parts = read("[{'text':'a','thoughtSignature':'c2ln'}]");
        QCOMPARE(parts.size(), std::size_t(2));
        QVERIFY(parts[1].isRedacted);
        QCOMPARE(parts[1].signer, std::string("gemini_generate"));
        const auto again = read(written(parts));
        QCOMPARE(again.size(), std::size_t(2));
        QCOMPARE(again[1].signature, std::string("c2ln"));
    }

    void aProofBeforeACallIsTheCalls()
    {
        std::vector<Part> parts(2);
        parts[0].kind = Part::Kind::Thinking;
        parts[0].isRedacted = true;
        parts[0].signature = "c2ln";
        parts[0].signer = "gemini_generate";
        parts[1].kind = Part::Kind::ToolCall;
        parts[1].name = "f";
        QCOMPARE(
            written(parts),
            std::string("[{'functionCall':{'name':'f','args':{}},'thoughtSignature':'c2ln'}]"));
        parts[0].signer = "anthropic_messages";
        QCOMPARE(written(parts), std::string("[{'functionCall':{'name':'f','args':{}}}]"));
        parts.push_back(parts[1]);
        QCOMPARE(written(parts, true),
                 std::string("[{'functionCall':{'name':'f','args':{}},'thoughtSignature':"
                             "'skip_thought_signature_validator'},{'functionCall':{'name':'f',"
                             "'args':{}}}]"));
        QCOMPARE(read(written(parts, true))[0].signature, std::string());
    }

    void foreignSignaturesAreBytes()
    {
        Part part;
        part.kind = Part::Kind::Thinking;
        part.text = "hm";
        part.signature = "s?\xc3\xbf>~";
        part.signer = "anthropic_messages";
        std::string packed = gemini::signatureOf(part);
        QVERIFY(packed.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz01234"
                                         "56789+/=") == std::string::npos);
        for (int alphabet = 0; alphabet < 2; ++alphabet) {
            Part again;
            gemini::readSignature(packed, again);
            QCOMPARE(again.signature, part.signature);
            QCOMPARE(again.signer, part.signer);
            std::ranges::replace(packed, '/', '_');
            std::ranges::replace(packed, '+', '-');
            packed.erase(std::ranges::find(packed, '='), packed.end());
        }
    }

    void aSignatureThatOnlyLooksPackedIsTheServices()
    {
        for (const char* text : {"Z2F0ZWhvdXNlc2wl5oft", "Z2F0ZWhvdXNlOv8=", "Z2F0ZWhvdXNl!"}) {
            Part part;
            gemini::readSignature(text, part);
            QCOMPARE(part.signature, std::string(text));
            QCOMPARE(part.signer, std::string("gemini_generate"));
        }
    }

    void codeIsQuoted()
    {
        const auto parts = read(
            "[{'executableCode':{'language':'PYTHON','code':'print(1)'}},{'codeExecutionResult':"
            "{'outcome':'OUTCOME_OK','output':'1'}}]");
        QCOMPARE(parts[0].text, std::string("```python\nprint(1)\n```\n"));
        QCOMPARE(parts[1].text, std::string("```\n1\n```\n"));
    }
};

GH_SUITE(GeminiPartsTest)

}  // namespace gatehouse::dialect_tests

#include "gemini_generate_parts_test.moc"
