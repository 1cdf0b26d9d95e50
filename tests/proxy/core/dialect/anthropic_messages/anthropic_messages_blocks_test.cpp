#include <QTest>

#include "proxy/core/dialect/anthropic_messages/anthropic_messages_wire.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Part;
using tests::quoted;

class AnthropicBlocksTest : public QObject {
    Q_OBJECT

    static Part read(const char* block, Notes& notes)
    {
        return anthropic::partOf(boost::json::parse(quoted(block)), "b", notes);
    }

    static std::string asked(const Part& part)
    {
        Notes notes;
        std::string out;
        JsonWriter json(out);
        anthropic::writeAskedBlock(json, part, notes);
        return out;
    }

private slots:

    void blocksComeBackAsTheyWent_data()
    {
        QTest::addColumn<QByteArray>("block");
        const char* blocks[] = {
            "{'type':'text','text':'a'}",
            "{'type':'text','text':'a','cache_control':{'type':'ephemeral','ttl':'1h'}}",
            "{'type':'thinking','thinking':'hm','signature':'c2ln'}",
            "{'type':'redacted_thinking','data':'c2ln'}",
            "{'type':'tool_use','id':'toolu_1','name':'f','input':{'a':[1,2.5]}}",
            "{'type':'tool_use','id':'toolu_1','name':'f','input':{}}",
            "{'type':'tool_result','tool_use_id':'toolu_1','content':'x','is_error':true}",
            "{'type':'tool_result','tool_use_id':'toolu_1'}",
            "{'type':'tool_result','tool_use_id':'t','content':[{'type':'text','text':'x'},"
            "{'type':'image','source':{'type':'url','url':'https://x/y.png'}},"
            "{'type':'tool_reference','tool_name':'g'}]}",
            "{'type':'image','source':{'type':'base64','media_type':'image/png','data':'QUJD'}}",
            "{'type':'image','source':{'type':'file','file_id':'file_1'}}",
            "{'type':'document','source':{'type':'base64','media_type':'application/pdf','data':"
            "'QUJD'},'title':'t','cache_control':{'type':'ephemeral'}}",
            "{'type':'document','source':{'type':'text','media_type':'text/plain','data':'grün'}}",
            "{'type':'document','source':{'type':'url','url':'https://x/y.pdf'}}",
            "{'type':'server_tool_use','id':'srvtoolu_1','name':'web_search','input':{'query':'q'}"
            "}",
            "{'type':'server_tool_use','id':'srvtoolu_1','name':'web_search','input':{}}",
            "{'type':'web_search_tool_result','tool_use_id':'srvtoolu_1','content':[{'url':'u'}]}",
            "{'type':'compaction','content':'so far'}"};
        for (const char* block : blocks) QTest::newRow(block) << QByteArray(block);
    }

    void blocksComeBackAsTheyWent()
    {
        QFETCH(QByteArray, block);
        Notes notes;
        const Part part = read(block.constData(), notes);
        const auto sorted = [](const std::string& text) {
            // Members may change their order.
            auto bytes = tests::canonicalJson(text);
            std::ranges::sort(bytes);
            return bytes;
        };
        QCOMPARE(sorted(asked(part)), sorted(quoted(block.toStdString())));
        QVERIFY2(notes.leftOut.empty(), notes.leftOut.empty() ? "" : notes.leftOut[0].c_str());
    }

    void whatIsUnknownIsTold()
    {
        Notes notes;
        read(
            "{'type':'document','source':{'type':'url','url':'u','x':1},'citations':{'enabled':"
            "true}}",
            notes);
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"b.source.x", "b.citations"}));
    }

    void whatTheServiceRefusesIsLeftOut()
    {
        Part part;
        QCOMPARE(asked(part), std::string());
        part.text = " \n";
        QCOMPARE(asked(part), std::string());
        part = {};
        part.kind = Part::Kind::Thinking;
        part.text = "of another";
        QCOMPARE(asked(part), std::string());
        part.signature = "s";
        part.signer = "gemini_generate";
        QCOMPARE(asked(part), std::string());
        for (const char* kind : {"audio", "video", "image", "file"}) {
            part = {};
            part.kind = Part::Kind::Media;
            part.media.kind = kind;
            part.media.mime = "application/x-odd";
            part.media.data = "QUJD";
            Notes notes;
            std::string out;
            JsonWriter json(out);
            QVERIFY(!anthropic::writeAskedBlock(json, part, notes));
            QVERIFY(out.empty());
            QCOMPARE(notes.leftOut,
                     (std::vector<std::string>{std::string(kind) + " (application/x-odd)"}));
        }
    }

    void heldBlocksAreOnlyReleasedWhole()
    {
        for (const char* held : {"", "x", "{", "{}}", "{} {", "{}[]", "{'a':1}{'b':2}x"})
            QVERIFY2(anthropic::releasedBlock(quoted(held)).empty() ||
                         anthropic::releasedBlock(quoted(held)) == "{}",
                     held);
        QCOMPARE(anthropic::releasedBlock(quoted("{'type':'x_tool_use'}{'a': 1}")),
                 quoted("{'type':'x_tool_use','input':{'a': 1}}"));
    }

    void idsOfOthersFit()
    {
        QCOMPARE(anthropic::idOf("functions.get:0"), std::string("functions_get_0"));
        QCOMPARE(anthropic::idOf("call_A-1"), std::string("call_A-1"));
        QVERIFY(!anthropic::idOf("").empty());
    }

    void foreignSignaturesArePackedForTheClient()
    {
        Part call;
        call.kind = Part::Kind::ToolCall;
        call.id = "c";
        call.name = "f";
        call.signature = "sig";
        call.signer = "gemini_generate";
        std::string out;
        JsonWriter json(out);
        anthropic::writeAnswerBlock(json, call);
        const auto blocks = boost::json::parse("[" + out + "]").as_array();
        QCOMPARE(blocks.size(), std::size_t(2));
        Notes notes;
        const Part proof = anthropic::partOf(blocks[0], "b", notes);
        QVERIFY(proof.isRedacted);
        QCOMPARE(proof.signature, call.signature);
        QCOMPARE(proof.signer, call.signer);
    }

    void citationsAreRead()
    {
        const auto citation = anthropic::citationOf(boost::json::parse(
            quoted("{'type':'search_result_location','source':'https://a','title':'t',"
                   "'cited_text':'q','search_result_index':0}")));
        QCOMPARE(citation.url, std::string("https://a"));
        QCOMPARE(citation.title, std::string("t"));
        QCOMPARE(citation.quote, std::string("q"));
    }
};

GH_SUITE(AnthropicBlocksTest)

}  // namespace gatehouse::dialect_tests

#include "anthropic_messages_blocks_test.moc"
