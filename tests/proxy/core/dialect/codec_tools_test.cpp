#include "proxy/core/dialect/codec_tools.h"

#include <boost/json/parse.hpp>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse::dialect;
namespace json = boost::json;

namespace gatehouse::dialect_tests {

class CodecToolsTest : public QObject {
    Q_OBJECT

private slots:

    void jsonIsWrittenAsPeopleWriteIt()
    {
        const std::string text =
            "{'a':[1,-2,0.5,1e+30,true,null,18446744073709551615],'b':{'c':'\\u0001 \\\"x\\\" "
            "grün'},'d':[],'e':{}}";
        std::string quoted = text;
        std::replace(quoted.begin(), quoted.end(), '\'', '"');
        QCOMPARE(jsonText(json::parse(quoted)), quoted);
    }

    void bodiesThatAreNoObjectsAreErrors()
    {
        for (const char* text : {"", "[]", "{", "{} x", "nul", "\"a\""}) {
            const auto asked = parsedBody(text);
            QVERIFY2(!asked.ok() && asked.error().kind == ErrorKind::BadRequest, text);
            QVERIFY(!asked.error().hint.empty());
            QVERIFY(parsedBody(text, ErrorKind::BadUpstream).error().kind ==
                    ErrorKind::BadUpstream);
        }
        QVERIFY(!parsedBody(std::string(100000, '[')).ok());
        QVERIFY(parsedBody("{}").ok());
    }

    void argumentsAreAlwaysAnObject()
    {
        QCOMPARE(jsonText(argumentsOf("")), std::string("{}"));
        QCOMPARE(jsonText(argumentsOf("{\"a\":0.1}")), std::string("{\"a\":0.1}"));
        QCOMPARE(jsonText(argumentsOf("[1]")), std::string("{\"input\":\"[1]\"}"));
        QCOMPARE(jsonText(argumentsOf("{\"a\":")), std::string("{\"input\":\"{\\\"a\\\":\"}"));
    }

    void whatWasNotAskedForIsTold()
    {
        const json::value value = {{"a", 1},   {"b", nullptr}, {"c", "x"},
                                   {"d", 2.5}, {"e", true},    {"f", 3}};
        Members members(value, "messages[2]");
        QCOMPARE(members.integer("a").value_or(0), std::int64_t(1));
        QVERIFY(members.get("b") == nullptr);
        QCOMPARE(members.text("c"), std::string("x"));
        QCOMPARE(members.real("d").value_or(0), 2.5);
        QVERIFY(members.text("a").empty() && !members.integer("c") && !members.flag("c"));
        QVERIFY(members.list("c").empty() && members.object("c").empty());
        Notes notes;
        members.leaveRest(notes);
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"messages[2].e", "messages[2].f"}));
        members.leaveRest(notes);
        QCOMPARE(notes.leftOut.size(), std::size_t(2));
        const json::value three = 3;
        Members none(three, "x");
        QVERIFY(none.get("a") == nullptr);
        none.leaveRest(notes);
        QCOMPARE(notes.leftOut.size(), std::size_t(2));
    }

    void mediaGoThroughAddressesAndBack()
    {
        const std::string address = "data:image/png;base64,QUJD";
        const auto inlined = mediaOfUrl(address, "image");
        QCOMPARE(inlined.mime, std::string("image/png"));
        QCOMPARE(inlined.data, std::string("QUJD"));
        QCOMPARE(urlOf(inlined), address);
        const auto linked = mediaOfUrl("https://example.org/a.png", "image");
        QVERIFY(linked.data.empty());
        QCOMPARE(urlOf(linked), std::string("https://example.org/a.png"));
        QCOMPARE(kindOfMime("audio/wav"), std::string_view("audio"));
        QCOMPARE(kindOfMime("application/pdf"), std::string_view("file"));
    }

    void signaturesTravelThroughForeignDialects()
    {
        chat::Part part;
        part.signature = "abc==";
        part.signer = "gemini_generate";
        QCOMPARE(packedSignature(part, "gemini_generate"), std::string("abc=="));
        const std::string packed = packedSignature(part, "anthropic_messages");
        QVERIFY(packed != part.signature);
        chat::Part again;
        unpackSignature(packed, "anthropic_messages", again);
        QCOMPARE(again.signature, part.signature);
        QCOMPARE(again.signer, part.signer);
        unpackSignature("own", "anthropic_messages", again);
        QCOMPARE(again.signer, std::string("anthropic_messages"));
    }

    void effortsAndBudgetsMeet()
    {
        for (const char* effort : {"none", "minimal", "low", "medium", "high"})
            QCOMPARE(effortOf(budgetOf(effort)), std::string_view(effort));
        QCOMPARE(effortOf(1), std::string_view("minimal"));
        QCOMPARE(effortOf(-1), std::string_view("medium"));
        QCOMPARE(budgetOf("unheard"), std::int64_t(-1));
    }

    void termsWithoutAWordAreNamed()
    {
        chat::Request request;
        Notes notes;
        request.candidates = 1;
        request.parallelTools = true;
        request.serviceTier = "auto";
        leaveTerms(request, notes);
        QVERIFY(notes.leftOut.empty());
        request.candidates = 2;
        request.parallelTools = false;
        request.user = "u";
        request.serviceTier = "flex";
        leaveTerms(request, notes);
        QCOMPARE(notes.leftOut,
                 (std::vector<std::string>{"n", "parallel_tool_calls", "user", "service_tier"}));
    }

    void partsAreNumberedAsTheyBegin()
    {
        Reading reading;
        bool isNew = false;
        QCOMPARE(reading.partOf(0, 5, chat::Part::Kind::Text, isNew), std::size_t(0));
        QVERIFY(isNew);
        QCOMPARE(reading.partOf(0, 5, chat::Part::Kind::ToolCall, isNew), std::size_t(1));
        QVERIFY(isNew);
        QCOMPARE(reading.partOf(1, 5, chat::Part::Kind::Text, isNew), std::size_t(0));
        QCOMPARE(reading.partOf(0, 5, chat::Part::Kind::Text, isNew), std::size_t(0));
        QVERIFY(!isNew);
    }

    void eventsAreReadyForTheWire()
    {
        std::string out;
        appendEvent(out, "ping", "{}");
        appendEvent(out, "", "[DONE]");
        QCOMPARE(out, std::string("event: ping\ndata: {}\n\ndata: [DONE]\n\n"));
    }
};

GH_SUITE(CodecToolsTest)

}  // namespace gatehouse::dialect_tests

#include "codec_tools_test.moc"
