#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using namespace gatehouse::dialect;
using chat::Part;
using tests::quoted;

class OllamaRequestTest : public QObject {
    Q_OBJECT

    static std::string written(const chat::Request& request, Notes& notes, const char* model = "m")
    {
        Destination to;
        to.model = model;
        std::string out = kOllamaChatCodec.writeRequest(request, to, notes).value();
        boost::json::parse(out);
        std::ranges::replace(out, '"', '\'');
        return out;
    }

private slots:

    void aWholeRequestComesBack()
    {
        const std::string body =
            "{'model':'m','messages':[{'role':'system','content':'brief'},{'role':'user','content':"
            "'look','images':['/9j/QUJD']},{'role':'assistant','content':'','thinking':'hm',"
            "'tool_calls':[{'function':{'name':'f','arguments':{'a':1}}},{'function':{'name':'g',"
            "'arguments':{}}}]},{'role':'tool','content':'two','tool_name':'g'},{'role':'tool',"
            "'content':'one','tool_name':'f'}],'tools':[{'type':'function','function':{'name':'f',"
            "'description':'d','parameters':{'type':'object'}}}],'format':{'type':'object'},'think'"
            ":true,'options':{'num_predict':5,'temperature':0.5,'top_p':0.9,'top_k':3,'seed':7,"
            "'stop':['END']},'stream':false}";
        Notes notes;
        const auto request = kOllamaChatCodec.readRequest(quoted(body), notes);
        QVERIFY(request.ok());
        QVERIFY2(notes.leftOut.empty(), notes.leftOut.empty() ? "" : notes.leftOut[0].c_str());
        QCOMPARE(written(*request, notes), body);
        QCOMPARE(request->messages.at(3).parts.at(0).id, std::string("call_1"));
        QCOMPARE(request->messages.at(4).parts.at(0).id, std::string("call_0"));
        QCOMPARE(request->messages.at(1).parts.at(1).media.mime, std::string("image/jpeg"));
    }

    void streamsUnlessToldNotTo()
    {
        Notes notes;
        const auto request = kOllamaChatCodec.readRequest(
            quoted("{'messages':[],'format':'json','think':'high','keep_alive':'5m','options':{"
                   "'num_ctx':9,'stop':'x','num_predict':-1}}"),
            notes);
        QVERIFY(request->stream);
        QCOMPARE(request->effort, std::string("high"));
        QCOMPARE(request->stop, (std::vector<std::string>{"x"}));
        QVERIFY(!request->maxTokens);
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"options.num_ctx", "keep_alive"}));
        QVERIFY(written(*request, notes).find("'think':true") != std::string::npos);
        QVERIFY(written(*request, notes, "gpt-oss:20b").find("'think':'high'") !=
                std::string::npos);
    }

    void whatTheApiHasNoWordForIsTold()
    {
        chat::Request request;
        auto& parts = request.messages.emplace_back().parts;
        parts.emplace_back().text = "hi";
        auto& image = parts.emplace_back();
        image.kind = Part::Kind::Media;
        image.media.kind = "image";
        image.media.url = "https://a/b.png";
        request.tools.emplace_back().name = "f";
        request.toolChoice = chat::ToolChoice::Any;
        request.candidates = 2;
        Notes notes;
        QCOMPARE(written(request, notes),
                 std::string("{'model':'m','messages':[{'role':'user','content':'hi'}],'tools':[{"
                             "'type':'function','function':{'name':'f','parameters':{'type':"
                             "'object','properties':{}}}}],'stream':false}"));
        QCOMPARE(notes.leftOut,
                 (std::vector<std::string>{"image (an address)", "tool_choice", "n"}));
        request.toolChoice = chat::ToolChoice::None;
        QVERIFY(written(request, notes).find("tools") == std::string::npos);
    }

    void onlyChatsAreRead()
    {
        Notes notes;
        const auto generate =
            kOllamaChatCodec.readRequest(quoted("{'model':'m','prompt':'hi'}"), notes);
        QVERIFY(!generate.ok() && generate.error().kind == ErrorKind::CannotExpress);
        QVERIFY(!generate.error().hint.empty());
        for (const char* body :
             {"{}", "{'messages':1}", "{'messages':[1]}", "{'messages':[{'role':'x'}]}"}) {
            const auto request = kOllamaChatCodec.readRequest(quoted(body), notes);
            QVERIFY2(!request.ok() && request.error().message.starts_with("messages"), body);
        }
        QCOMPARE(kOllamaChatCodec.path({}, {}), std::string("/api/chat"));
    }
};

GH_SUITE(OllamaRequestTest)

}  // namespace gatehouse::dialect_tests

#include "ollama_chat_request_test.moc"
