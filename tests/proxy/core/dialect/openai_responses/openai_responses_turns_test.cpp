#include "tests/proxy/core/dialect/conversation_lines.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class OpenaiResponsesTurnsTest : public QObject {
    Q_OBJECT

private slots:
    void wholeConversation();
    void streamOfPieces();
    void onlyTheEnd();
};

void OpenaiResponsesTurnsTest::wholeConversation()
{
    const char* request =
        R"j({"instructions":"Be brief.","input":[{"role":"user","content":[{"type":"input_text","text":"Hi"},{"type":"input_image","image_url":"http://i"}]},{"type":"function_call","name":"f","call_id":"c","arguments":"{}"},{"type":"function_call_output","call_id":"c","output":"ok"}]})j";
    const char* reply =
        R"j({"output":[{"type":"reasoning","summary":[{"type":"summary_text","text":"Hm."}]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Done."}]}]})j";
    const QStringList expected{R"j(system|text|Be brief.||)j", R"j(user|text|Hi||)j",
                               R"j(user|image|http://i||)j",   R"j(assistant|tool_call|{}|f|c)j",
                               R"j(tool|tool_result|ok||c)j",  R"j(assistant|thinking|Hm.||)j",
                               R"j(assistant|text|Done.||)j"};
    QCOMPARE(linesOf("openai_responses", request, reply, false), expected);
}

void OpenaiResponsesTurnsTest::streamOfPieces()
{
    const char* request = R"j({"input":"Hi"})j";
    const char* reply =
        R"j(event: response.output_item.added)j"
        "\n"
        R"j(data: {"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","name":"f","call_id":"c"}})j"
        "\n"
        "\n"
        R"j(event: response.function_call_arguments.delta)j"
        "\n"
        R"j(data: {"type":"response.function_call_arguments.delta","output_index":1,"delta":"{}"})j"
        "\n"
        "\n"
        R"j(event: response.output_text.delta)j"
        "\n"
        R"j(data: {"type":"response.output_text.delta","output_index":2,"content_index":0,"delta":"A"})j"
        "\n"
        "\n"
        R"j(event: response.output_text.delta)j"
        "\n"
        R"j(data: {"type":"response.output_text.delta","output_index":2,"content_index":0,"delta":"B"})j"
        "\n"
        "\n";
    const QStringList expected{R"j(user|text|Hi||)j", R"j(assistant|tool_call|{}|f|c)j",
                               R"j(assistant|text|AB||)j"};
    QCOMPARE(linesOf("openai_responses", request, reply, true), expected);
}

void OpenaiResponsesTurnsTest::onlyTheEnd()
{
    const char* request = R"j({"input":"Hi"})j";
    const char* reply =
        R"j(data: {"type":"response.completed","response":{"output":[{"type":"message","role":"assistant","content":[{"type":"refusal","refusal":"No."}]}]}})j"
        "\n"
        "\n";
    const QStringList expected{R"j(user|text|Hi||)j", R"j(assistant|refusal|No.||)j"};
    QCOMPARE(linesOf("openai_responses", request, reply, true), expected);
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::OpenaiResponsesTurnsTest;
GH_SUITE(OpenaiResponsesTurnsTest)

#include "openai_responses_turns_test.moc"
