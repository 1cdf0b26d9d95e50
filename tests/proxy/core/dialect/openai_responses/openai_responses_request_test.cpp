#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse::dialect;
using gatehouse::tests::quoted;

namespace gatehouse::dialect_tests {

class OpenaiResponsesRequestTest : public QObject {
    Q_OBJECT

private slots:

    void aTurnWithToolsIsRead()
    {
        Notes notes;
        const auto request = kOpenaiResponsesCodec.readRequest(
            quoted(
                "{'model':'m','instructions':'be "
                "brief','stream':true,'store':false,'max_output_tokens':50,"
                "'include':['reasoning.encrypted_content'],'client_metadata':{'a':'b'},'max_tool_"
                "calls':3,"
                "'reasoning':{'effort':'high','summary':'auto'},"
                "'text':{'format':{'type':'json_schema','name':'x','schema':{'type':'object'}},'"
                "verbosity':'low'},"
                "'tools':[{'type':'function','name':'f','parameters':{'type':'object'},'strict':"
                "false},"
                "{'type':'custom','name':'patch','description':'d','format':{'type':'grammar','"
                "syntax':'lark',"
                "'definition':'start: A'}},{'type':'web_search'}],"
                "'input':[{'role':'user','content':[{'type':'input_text','text':'hi'},"
                "{'type':'input_image','image_url':'https://example.org/a.png','detail':'auto'}]},"
                "{'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'sealed'},"
                "{'type':'function_call','call_id':'c1','name':'f','arguments':'{}'},"
                "{'type':'custom_tool_call','call_id':'c2','name':'patch','input':'*** x'},"
                "{'type':'function_call_output','call_id':'c1','output':'one'},"
                "{'type':'custom_tool_call_output','call_id':'c2','output':[{'type':'input_text','"
                "text':'two'}]},"
                "{'type':'web_search_call','id':'ws'}]}"),
            notes);
        QVERIFY2(request.ok(), request.ok() ? "" : request.error().message.c_str());
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"input[6] (web_search_call)",
                                                          "the grammar of tool patch",
                                                          "text.verbosity", "max_tool_calls"}));
        QCOMPARE(request->effort, std::string("high"));
        QVERIFY(request->showThinking.value_or(false) && request->format == chat::Format::Schema);
        QCOMPARE(request->messages.size(), std::size_t(4));
        QVERIFY(request->messages[0].role == chat::Role::System);
        QCOMPARE(request->messages[1].parts.at(1).media.url,
                 std::string("https://example.org/a.png"));
        const auto& turn = request->messages[2].parts;
        QCOMPARE(turn.size(), std::size_t(3));
        QCOMPARE(turn[0].signature, std::string("rs_1|sealed"));
        QVERIFY(turn[0].isRedacted);
        QCOMPARE(turn[2].text, std::string("{\"input\":\"*** x\"}"));
        QCOMPARE(request->messages[3].parts.size(), std::size_t(2));
        QCOMPARE(request->messages[3].parts[1].content.at(0).text, std::string("two"));
        QVERIFY(request->tools[1].isFreeform &&
                request->tools[1].description.ends_with("start: A"));
        QVERIFY(!request->tools[2].builtIn.empty());
    }

    void stateOfTheServiceCannotBeCarried()
    {
        for (const char* text :
             {"{'input':'a','previous_response_id':'resp_1'}", "{'input':'a','conversation':'c'}",
              "{'input':'a','prompt':{'id':'p'}}", "{'input':'a','background':true}"}) {
            Notes notes;
            const auto request = kOpenaiResponsesCodec.readRequest(quoted(text), notes);
            QVERIFY2(!request.ok() && request.error().kind == ErrorKind::CannotExpress, text);
            QVERIFY(!request.error().hint.empty());
        }
        for (const char* text : {"{}", "{'input':[]}", "{'input':7}", "{'input':[{'role':'king'}]}",
                                 "{'input':[{'content':'x'}]}", "{'input':['x']}"}) {
            Notes notes;
            const auto request = kOpenaiResponsesCodec.readRequest(quoted(text), notes);
            QVERIFY2(!request.ok() && request.error().kind == ErrorKind::BadRequest, text);
        }
    }

    void whatIsWrittenIsReadAgain_data()
    {
        QTest::addColumn<QByteArray>("body");
        std::size_t count = 0;
        for (const char* provider : {"openai", "azure-openai", "deepseek", "open-responses"}) {
            for (const auto& one : tests::transcriptsOf(provider)) {
                if (one.request.find("\"input\"") == std::string::npos || one.status >= 400)
                    continue;
                if (one.url.find("embeddings") != std::string::npos ||
                    one.request.find("\"encoding_format\"") != std::string::npos)
                    continue;
                QTest::newRow((std::string(provider) + "/" + one.name).c_str())
                    << QByteArray::fromStdString(one.request);
                ++count;
            }
        }
        if (count == 0) QTest::newRow("none") << QByteArray();
    }

    void whatIsWrittenIsReadAgain()
    {
        QFETCH(QByteArray, body);
        if (body.isEmpty()) QSKIP("no recorded requests beside the checkout");
        Notes notes;
        const auto request = kOpenaiResponsesCodec.readRequest(body.toStdString(), notes);
        if (!request.ok() && request.error().kind == ErrorKind::CannotExpress) return;
        QVERIFY2(request.ok(), request.ok() ? "" : request.error().message.c_str());
        const auto text =
            kOpenaiResponsesCodec.writeRequest(*request, {.model = request->model}, notes);
        QVERIFY2(text.ok(), text.ok() ? "" : text.error().message.c_str());
        auto expected = *request;
        for (auto& message : expected.messages) {  // unsigned thoughts stay behind, with a note
            std::erase_if(message.parts, [](const chat::Part& part) {
                return part.kind == chat::Part::Kind::Thinking && part.signature.empty();
            });
        }
        std::erase_if(expected.tools, [](const chat::Tool& tool) { return !tool.builtIn.empty(); });
        if (expected.tools.empty()) expected.toolChoice = chat::ToolChoice::Default;
        const auto again = kOpenaiResponsesCodec.readRequest(*text, notes);
        QVERIFY(again.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*again)),
                 QString::fromStdString(tests::shown(expected)));
    }

    /// Any client of this dialect, to a provider of chat completions.
    void chatCompletionsTakeWhatIsRead()
    {
        Notes notes;
        const auto request = kOpenaiResponsesCodec.readRequest(
            quoted("{'model':'m','instructions':'s','input':[{'role':'user','content':'go'},"
                   "{'type':'function_call','call_id':'a','name':'f','arguments':'{}'},"
                   "{'type':'function_call','call_id':'b','name':'f','arguments':'{}'},"
                   "{'type':'function_call_output','call_id':'a','output':'1'},"
                   "{'type':'function_call_output','call_id':'b','output':'2'}],"
                   "'tools':[{'type':'function','name':'f','parameters':null}]}"),
            notes);
        QVERIFY(request.ok());
        QCOMPARE(kOpenaiChatCodec.writeRequest(*request, {.model = "m"}, notes).value(),
                 quoted("{'model':'m','messages':[{'role':'system','content':'s'},{'role':'user','"
                        "content':'go'},"
                        "{'role':'assistant','content':null,'tool_calls':[{'id':'a','type':'"
                        "function','function':{"
                        "'name':'f','arguments':'{}'}},{'id':'b','type':'function','function':{'"
                        "name':'f','arguments':"
                        "'{}'}}]},{'role':'tool','tool_call_id':'a','content':'1'},{'role':'tool','"
                        "tool_call_id':'b',"
                        "'content':'2'}],'tools':[{'type':'function','function':{'name':'f','"
                        "parameters':{'type':"
                        "'object','properties':{}}}}]}"));
    }
};

GH_SUITE(OpenaiResponsesRequestTest)

}  // namespace gatehouse::dialect_tests

#include "openai_responses_request_test.moc"
