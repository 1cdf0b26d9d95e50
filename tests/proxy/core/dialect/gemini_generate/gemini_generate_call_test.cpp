#include <sstream>

#include <QTest>

#include "proxy/core/dialect/gemini_generate/gemini_generate_wire.h"
#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Part;
using chat::Role;
using tests::quoted;

class GeminiCallTest : public QObject {
    Q_OBJECT

    static std::string written(const chat::Request& request, Notes& notes,
                               const char* model = "gemini-2.5-flash")
    {
        Destination to;
        to.model = model;
        std::string out = kGeminiGenerateCodec.writeRequest(request, to, notes).value();
        boost::json::parse(out);
        std::ranges::replace(out, '"', '\'');
        return out;
    }

    static chat::Message message(Role role, std::string text)
    {
        chat::Message out;
        out.role = role;
        out.parts.emplace_back().text = std::move(text);
        return out;
    }

private slots:

    void aConversationIsWritten()
    {
        chat::Request request;
        request.messages = {message(Role::System, "brief"), message(Role::User, "hi")};
        auto& call = request.messages.emplace_back();
        call.role = Role::Assistant;
        call.parts.emplace_back().kind = Part::Kind::ToolCall;
        call.parts[0].id = "c1";
        call.parts[0].name = "f";
        auto& result = request.messages.emplace_back();
        result.role = Role::Tool;
        result.parts.emplace_back().kind = Part::Kind::ToolResult;
        result.parts[0].id = "c1";
        result.parts[0].content.emplace_back().text = "ok";
        request.messages.push_back(message(Role::Developer, "now"));
        Notes notes;
        QCOMPARE(written(request, notes),
                 std::string("{'systemInstruction':{'parts':[{'text':'brief'}]},'contents':[{'role'"
                             ":'user','parts':[{'text':'hi'}]},{'role':'model','parts':["
                             "{'functionCall':{'id':'c1','name':'f','args':{}}}]},{'role':'user',"
                             "'parts':[{'functionResponse':{'id':'c1','name':'f','response':"
                             "{'output':'ok'}}},{'text':'<system>'},{'text':'now'},{'text':"
                             "'</system>'}]}]}"));
        QVERIFY(written(request, notes, "gemini-3-pro").find("skip_thought_signature_validator") !=
                std::string::npos);
        QVERIFY(notes.leftOut.empty());
    }

    void aTurnOfTheUserIsNeeded()
    {
        chat::Request request;
        request.messages = {message(Role::System, "one")};
        Notes notes;
        QCOMPARE(written(request, notes),
                 std::string("{'contents':[{'role':'user','parts':[{'text':'one'}]}]}"));
        request.messages = {message(Role::Assistant, "hello")};
        QVERIFY(written(request, notes).starts_with("{'contents':[{'role':'user'"));
    }

    void toolsKeepTheirSchemas()
    {
        chat::Request request;
        request.messages = {message(Role::User, "hi")};
        auto& tool = request.tools.emplace_back();
        tool.name = "f";
        tool.description = "d";
        tool.parameters = boost::json::parse(
            quoted("{'$schema':'x','type':'object','properties':{'a':{'type':['string','null'],"
                   "'exclusiveMinimum':1}}}"));
        request.tools.emplace_back().name = "g";
        auto& own = request.tools.emplace_back();
        own.name = "googleSearch";
        own.builtIn = {{"googleSearch", boost::json::object()}};
        auto& foreign = request.tools.emplace_back();
        foreign.name = "web_search";
        foreign.builtIn = {{"type", "web_search"}};
        request.toolChoice = chat::ToolChoice::Named;
        request.toolNamed = "f";
        request.parallelTools = false;
        Notes notes;
        const std::string out = written(request, notes);
        QVERIFY2(
            out.find("'tools':[{'googleSearch':{}},{'functionDeclarations':[{'name':'f',"
                     "'description':'d','parametersJsonSchema':{'$schema':'x','type':'object',"
                     "'properties':{'a':{'type':['string','null'],'exclusiveMinimum':1}}}},{'name':"
                     "'g'}]}],'toolConfig':{'functionCallingConfig':{'mode':'ANY',"
                     "'allowedFunctionNames':['f']}}") != std::string::npos,
            out.c_str());
        QCOMPARE(notes.leftOut,
                 (std::vector<std::string>{"tools[3] (web_search)", "parallel_tool_calls"}));
    }

    void formatsAndSampling()
    {
        chat::Request request;
        request.messages = {message(Role::User, "hi")};
        request.format = chat::Format::Schema;
        request.schema = {{"type", "object"}};
        request.temperature = 2;
        request.topK = 3;
        request.stop = {"1", "2", "3", "4", "5", "6"};
        request.logprobs = true;
        request.topLogprobs = 2;
        request.maxTokens = 5;
        request.serviceTier = "flex";
        Notes notes;
        const std::string out = written(request, notes);
        QVERIFY2(out.ends_with(
                     "'generationConfig':{'maxOutputTokens':5,'temperature':2,'topK':3,"
                     "'responseLogprobs':true,'logprobs':2,'stopSequences':['1','2','3','4','5'],"
                     "'responseMimeType':'application/json','responseJsonSchema':{'type':'object'"
                     "}},'serviceTier':'flex'}"),
                 out.c_str());
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"stop (five at most)"}));
        request.tools.emplace_back().name = "f";
        QVERIFY(written(request, notes).find("responseMimeType") == std::string::npos);
        QCOMPARE(notes.leftOut.size(), std::size_t(2));
        QVERIFY(written(request, notes, "gemini-3-flash").find("responseMimeType") !=
                std::string::npos);
    }

    void mediaAreWritten()
    {
        chat::Request request;
        auto& parts = request.messages.emplace_back().parts;
        const auto add = [&](const char* data, const char* url, const char* file) {
            auto& part = parts.emplace_back();
            part.kind = Part::Kind::Media;
            part.media.kind = "image";
            part.media.data = data;
            part.media.url = url;
            part.media.fileId = file;
        };
        add("QUJD", "", "");
        add("", "https://x/a.PNG?b=.gif", "");
        add("", "", "files/abc");
        add("", "", "file-openai");
        Notes notes;
        QCOMPARE(written(request, notes),
                 std::string("{'contents':[{'role':'user','parts':[{'inlineData':{'mimeType':"
                             "'image/jpeg','data':'QUJD'}},{'fileData':{'mimeType':'image/jpeg',"
                             "'fileUri':'https://x/a.PNG?b=.gif'}},{'fileData':{'mimeType':"
                             "'image/jpeg','fileUri':'https://generativelanguage.googleapis.com/"
                             "v1beta/files/abc'}}]}]}"));
        QCOMPARE(notes.leftOut.size(), std::size_t(1));
    }

    void recordedRequestsComeBack_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("model");
        std::size_t count = 0;
        for (const char* provider : {"gemini", "vertex"}) {
            for (const auto& one : tests::transcriptsOf(provider)) {
                const auto end = one.url.find("enerateContent");
                if (one.status != 200 || end == std::string::npos || one.request.empty()) continue;
                const auto name = one.url.rfind('/', end) + 1;
                QTest::newRow((std::string(provider) + "/" + one.name).c_str())
                    << QByteArray::fromStdString(one.request)
                    << QByteArray::fromStdString(
                           one.url.substr(name, one.url.find(':', name) - name));
                ++count;
            }
        }
        if (count == 0) QTest::newRow("none") << QByteArray() << QByteArray();
    }

    void recordedRequestsComeBack()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, model);
        if (body.isEmpty())
            QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
        Notes notes;
        const auto first = kGeminiGenerateCodec.readRequest(body.toStdString(), notes);
        QVERIFY2(first.ok(), first.ok() ? "" : first.error().message.c_str());
        Destination to;
        to.model = model.toStdString();
        Notes lost;
        const auto again = kGeminiGenerateCodec.writeRequest(*first, to, lost);
        QVERIFY(again.ok());
        QVERIFY2(lost.leftOut.empty(), lost.leftOut.empty() ? "" : lost.leftOut[0].c_str());
        const auto second = kGeminiGenerateCodec.readRequest(*again, notes);
        QVERIFY(second.ok());
        // Neighbours of one role are one turn, and built-in tools stand in front.
        const auto lines = [](const chat::Request& request) {
            std::vector<std::string> out;
            std::istringstream text(tests::shown(request));
            for (std::string line; std::getline(text, line);) {
                if (line.starts_with(' ') || line.starts_with("tool")) out.push_back(line);
            }
            std::ranges::stable_sort(out, {}, [](const auto& line) {
                return line.find("tool ") == 0 ? line : std::string();
            });
            return out;
        };
        QCOMPARE(lines(*second), lines(*first));
        QCOMPARE(second->toolChoice, first->toolChoice);
        QCOMPARE(second->thinkingBudget, first->thinkingBudget);
        QCOMPARE(second->temperature, first->temperature);
        QCOMPARE(jsonText(second->schema), jsonText(first->schema));
    }
};

GH_SUITE(GeminiCallTest)

}  // namespace gatehouse::dialect_tests

#include "gemini_generate_call_test.moc"
