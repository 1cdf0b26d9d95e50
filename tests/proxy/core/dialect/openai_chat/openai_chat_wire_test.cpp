#include "proxy/core/dialect/openai_chat/openai_chat_wire.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

using namespace gatehouse::dialect;
using gatehouse::tests::quoted;

namespace gatehouse::dialect_tests {

class OpenaiChatWireTest : public QObject {
    Q_OBJECT

private slots:

    void finishesGoBothWays()
    {
        for (const char* word : {"stop", "length", "tool_calls", "content_filter"})
            QCOMPARE(openai::finishWord(openai::finishOf(word)), std::string_view(word));
        QVERIFY(openai::finishOf("") == chat::Finish::None);
        QVERIFY(openai::finishOf("function_call") == chat::Finish::ToolCalls);
        QCOMPARE(openai::finishWord(chat::Finish::Pause), std::string_view("stop"));
    }

    void audioFormatsAreNotTypes()
    {
        for (const char* format : {"wav", "mp3", "flac"})
            QCOMPARE(openai::audioFormat(openai::mimeOfAudio(format)), std::string(format));
        QCOMPARE(openai::audioFormat("audio/x-wav"), std::string("wav"));
    }

    void toolChoicesOfBothApisAreRead()
    {
        const std::tuple<const char*, chat::ToolChoice, const char*> cases[] = {
            {"'auto'", chat::ToolChoice::Auto, ""},
            {"'none'", chat::ToolChoice::None, ""},
            {"'required'", chat::ToolChoice::Any, ""},
            {"{'type':'function','function':{'name':'f'}}", chat::ToolChoice::Named, "f"},
            {"{'type':'function','name':'f'}", chat::ToolChoice::Named, "f"},
            {"{'type':'allowed_tools','mode':'required','tools':[]}", chat::ToolChoice::Any, ""}};
        for (const auto& [text, choice, name] : cases) {
            chat::Request request;
            Notes notes;
            openai::readToolChoice(boost::json::parse(quoted(text)), request, notes);
            QVERIFY2(request.toolChoice == choice && request.toolNamed == name, text);
        }
    }

    void troublesHaveAStatus()
    {
        const std::pair<const char*, int> cases[] = {
            {"{'message':'m','code':429}", 429},
            {"{'message':'m','code':'rate_limit_exceeded'}", 429},
            {"{'message':'m','type':'invalid_request_error'}", 400},
            {"{'message':'m'}", 500}};
        for (const auto& [text, status] : cases) {
            const auto trouble = openai::troubleOf(boost::json::parse(quoted(text)));
            QCOMPARE(trouble.status, status);
            QCOMPARE(trouble.message, std::string("m"));
        }
        QCOMPARE(openai::troubleOf(boost::json::value("plain")).message, std::string("plain"));
    }

    void usageIsInclusive()
    {
        chat::Usage usage;
        usage.input = 10;
        usage.cacheRead = 4;
        usage.output = 5;
        usage.reasoning = 2;
        const std::string text =
            "{\"choices\":[],\"usage\":" + jsonText(openai::usageObject(usage)) + "}";
        const auto again = openai::usageOf(text);
        QCOMPARE(again.input, usage.input);
        QCOMPARE(again.cacheRead, usage.cacheRead);
        QCOMPARE(again.output, usage.output);
        QCOMPARE(again.reasoning, usage.reasoning);
    }
};

GH_SUITE(OpenaiChatWireTest)

}  // namespace gatehouse::dialect_tests

#include "openai_chat_wire_test.moc"
