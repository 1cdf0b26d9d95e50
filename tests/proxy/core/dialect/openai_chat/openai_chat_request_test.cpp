#include <QTest>

#include "proxy/core/dialect/rows.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse::dialect;
using gatehouse::tests::quoted;

namespace gatehouse::dialect_tests {

class OpenaiChatRequestTest : public QObject {
    Q_OBJECT

    static chat::Request read(const std::string& text, Notes& notes)
    {
        auto request = kOpenaiChatCodec.readRequest(quoted(text), notes);
        if (!request) qFatal("%s", request.error().message.c_str());
        return std::move(*request);
    }

private slots:

    void aConversationIsRead()
    {
        Notes notes;
        const auto request = read(
            "{'model':'m','stream':true,'stream_options':{'include_usage':true},'max_tokens':9,'n':"
            "2,'stop':'END',"
            "'messages':[{'role':'system','content':'be brief'},"
            "{'role':'user','name':'ann','content':[{'type':'text','text':'look','cache_control':{'"
            "type':'ephemeral'}},"
            "{'type':'image_url','image_url':{'url':'data:image/png;base64,QUJD','detail':'low'}},"
            "{'type':'input_audio','input_audio':{'data':'QQ==','format':'mp3'}},"
            "{'type':'file','file':{'filename':'a.pdf','file_data':'data:application/"
            "pdf;base64,QUJD'}}]},"
            "{'role':'assistant','content':null,'tool_calls':[{'id':'c1','type':'function','"
            "function':{'name':'f',"
            "'arguments':'{}'}}]},{'role':'tool','tool_call_id':'c1','content':'done'}],"
            "'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'object'},'"
            "strict':true}}],"
            "'tool_choice':{'type':'function','function':{'name':'f'}},'logit_bias':{'1':2},'"
            "reasoning_effort':'low'}",
            notes);
        QCOMPARE(notes.leftOut, std::vector<std::string>{"logit_bias"});
        QVERIFY(request.stream && request.wantsUsage);
        QCOMPARE(request.maxTokens.value_or(0), std::int64_t(9));
        QCOMPARE(request.candidates.value_or(0), std::int64_t(2));
        QCOMPARE(request.stop, std::vector<std::string>{"END"});
        QCOMPARE(request.effort, std::string("low"));
        QVERIFY(request.toolChoice == chat::ToolChoice::Named && request.toolNamed == "f");
        QCOMPARE(request.tools.size(), std::size_t(1));
        QVERIFY(request.tools[0].strict.value_or(false));
        QCOMPARE(request.messages.size(), std::size_t(4));
        const auto& user = request.messages[1];
        QCOMPARE(user.name, std::string("ann"));
        QCOMPARE(user.parts.size(), std::size_t(4));
        QCOMPARE(user.parts[0].cache, std::string("5m"));
        QCOMPARE(user.parts[1].media.mime, std::string("image/png"));
        QCOMPARE(user.parts[1].media.detail, std::string("low"));
        QCOMPARE(user.parts[2].media.mime, std::string("audio/mpeg"));
        QCOMPARE(user.parts[3].media.name, std::string("a.pdf"));
        QVERIFY(request.messages[2].parts[0].kind == chat::Part::Kind::ToolCall);
        QVERIFY(request.messages[3].role == chat::Role::Tool);
        QCOMPARE(request.messages[3].parts[0].content[0].text, std::string("done"));
    }

    void whatIsWrongIsNamed()
    {
        const std::pair<const char*, const char*> cases[] = {
            {"{'model':'m'}", "messages"},
            {"{'messages':[]}", "messages"},
            {"{'messages':'hi'}", "messages"},
            {"{'messages':[{'role':'king','content':'x'}]}", "messages[0]"},
            {"{'messages':[{'role':'user','content':3}]}", "messages[0].content"}};
        for (const auto& [text, place] : cases) {
            Notes notes;
            const auto request = kOpenaiChatCodec.readRequest(quoted(text), notes);
            QVERIFY2(!request.ok(), text);
            QVERIFY2(request.error().message.find(place) != std::string::npos,
                     request.error().message.c_str());
            QVERIFY(!request.error().hint.empty());
        }
    }

    void resultsAndPicturesGoInTheOrderTheApiWants()
    {
        chat::Request request;
        auto& message = request.messages.emplace_back();
        chat::Part result;
        result.kind = chat::Part::Kind::ToolResult;
        result.id = "c1";
        result.content.resize(2);
        result.content[0].text = "a";
        result.content[1].kind = chat::Part::Kind::Media;
        result.content[1].media = mediaOfUrl("data:image/png;base64,QUJD", "image");
        message.parts.push_back(result);
        result.id = "c2";
        result.content.resize(1);
        message.parts.push_back(result);
        message.parts.emplace_back().text = "and now?";
        Notes notes;
        const auto text = kOpenaiChatCodec.writeRequest(request, {.model = "x"}, notes);
        QVERIFY(text.ok());
        QCOMPARE(
            *text,
            quoted("{'model':'x','messages':[{'role':'tool','tool_call_id':'c1','content':'a'},"
                   "{'role':'tool','tool_call_id':'c2','content':'a'},"
                   "{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/"
                   "png;base64,QUJD'}"
                   "}]},{'role':'user','content':[{'type':'text','text':'and now?'}]}]}"));
        QVERIFY(notes.leftOut.empty());
    }

    void reasoningModelsAreNotSampledByHand()
    {
        chat::Request request;
        request.messages.emplace_back().parts.emplace_back().text = "hi";
        request.temperature = 0.2;
        request.topP = 1.0;
        request.maxTokens = 100000;
        request.thinkingBudget = 9000;
        request.topK = 3;
        Destination to{.model = "o9", .maxOutput = 5000, .isReasoning = true, .isKnown = true};
        to.completionTokens = true;
        Notes notes;
        QCOMPARE(kOpenaiChatCodec.writeRequest(request, to, notes).value(),
                 quoted("{'model':'o9','messages':[{'role':'user','content':'hi'}],'reasoning_"
                        "effort':'medium',"
                        "'top_p':1,'max_completion_tokens':5000}"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"temperature", "top_k"}));
        notes = {};
        QCOMPARE(
            kOpenaiChatCodec.writeRequest(request, {.model = "plain", .isKnown = true}, notes)
                .value(),
            quoted("{'model':'plain','messages':[{'role':'user','content':'hi'}],'temperature':0.2,"
                   "'top_p':1,'max_tokens':100000}"));
        QCOMPARE(notes.leftOut, (std::vector<std::string>{"reasoning effort", "top_k"}));
    }

    void contentThatCannotGoIsRefusedNotDropped()
    {
        chat::Request request;
        auto& part = request.messages.emplace_back().parts.emplace_back();
        part.kind = chat::Part::Kind::Media;
        part.media.kind = "file";
        part.media.fileId = "file_123";
        Notes notes;
        const auto text = kOpenaiChatCodec.writeRequest(request, {.model = "x"}, notes);
        QVERIFY(!text.ok() && text.error().kind == ErrorKind::CannotExpress);
        part.media.fileId.clear();
        part.media.mime = "text/plain";
        part.media.data = "aGk=";
        QVERIFY(
            kOpenaiChatCodec.writeRequest(request, {.model = "x"}, notes).value().find("\"hi\"") !=
            std::string::npos);
    }

    void whatIsWrittenIsReadAgain_data()
    {
        QTest::addColumn<QByteArray>("body");
        std::size_t count = 0;
        for (const char* provider :
             {"openai", "groq", "mistral", "deepseek", "openrouter", "cerebras", "huggingface"}) {
            for (const auto& one : tests::transcriptsOf(provider)) {
                if (one.request.find("\"messages\"") == std::string::npos || one.status >= 400)
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
        const auto request = kOpenaiChatCodec.readRequest(body.toStdString(), notes);
        QVERIFY2(request.ok(), request.ok() ? "" : request.error().message.c_str());
        Destination to{.model = request->model};
        const auto text = kOpenaiChatCodec.writeRequest(*request, to, notes);
        QVERIFY2(text.ok(), text.ok() ? "" : text.error().message.c_str());
        auto expected = *request;
        for (auto& message :
             expected.messages) {  // thoughts of earlier turns stay behind, with a note
            std::erase_if(message.parts, [](const chat::Part& part) {
                return part.kind == chat::Part::Kind::Thinking;
            });
            for (auto& part : message.parts)
                part.name = part.kind == chat::Part::Kind::ToolResult ? "" : part.name;
            for (auto& part : message.parts) {
                part.cache.clear();
                for (auto& inner : part.content) inner.cache.clear();
            }
        }
        std::erase_if(expected.tools, [](const chat::Tool& tool) { return !tool.builtIn.empty(); });
        for (auto& tool : expected.tools) tool.cache.clear();
        if (expected.tools.empty()) expected.toolChoice = chat::ToolChoice::Default;
        if (expected.candidates == 1) expected.candidates.reset();
        if (expected.effort == "none") expected.effort.clear();
        if (expected.effort.empty() && expected.thinkingBudget)
            expected.effort = effortOf(*expected.thinkingBudget);
        expected.thinkingBudget.reset();
        const auto again = kOpenaiChatCodec.readRequest(*text, notes);
        QVERIFY(again.ok());
        QCOMPARE(QString::fromStdString(tests::shown(*again)),
                 QString::fromStdString(tests::shown(expected)));
    }
};

GH_SUITE(OpenaiChatRequestTest)

}  // namespace gatehouse::dialect_tests

#include "openai_chat_request_test.moc"
