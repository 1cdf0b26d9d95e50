#include "tests/proxy/core/dialect/conversation_lines.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class OpenaiChatTurnsTest : public QObject {
    Q_OBJECT

private slots:
    void wholeConversation();
    void streamOfPieces();
    void refusalsAndPrompts();
};

void OpenaiChatTurnsTest::wholeConversation()
{
    const char* request =
        R"j({"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":[{"type":"text","text":"What is this?"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"look","arguments":"{\"a\":1}"}}]},{"role":"tool","tool_call_id":"c1","content":"a cat"}]})j";
    const char* reply =
        R"j({"choices":[{"message":{"role":"assistant","content":"A cat.","reasoning_content":"Hm."}}]})j";
    const QStringList expected{
        R"j(system|text|Be kind.||)j",          R"j(user|text|What is this?||)j",
        R"j(user|image|image/png, 3 bytes||)j", R"j(assistant|tool_call|{"a":1}|look|c1)j",
        R"j(tool|tool_result|a cat||c1)j",      R"j(assistant|thinking|Hm.||)j",
        R"j(assistant|text|A cat.||)j"};
    QCOMPARE(linesOf("openai_chat", request, reply, false), expected);
}

void OpenaiChatTurnsTest::streamOfPieces()
{
    const char* request = R"j({"messages":[{"role":"user","content":"Hi"}]})j";
    const char* reply =
        R"j(data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]})j"
        "\n"
        "\n"
        R"j(data: {"choices":[{"index":0,"delta":{"reasoning":"so "}}]})j"
        "\n"
        "\n"
        R"j(data: {"choices":[{"index":0,"delta":{"content":"He"}}]})j"
        "\n"
        "\n"
        R"j(data: {"choices":[{"index":0,"delta":{"content":"llo"}}]})j"
        "\n"
        "\n"
        R"j(data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"f","arguments":"{\"x\""}},{"index":1,"id":"d","function":{"name":"g","arguments":""}}]}}]})j"
        "\n"
        "\n"
        R"j(data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":":1}"}},{"index":1,"function":{"arguments":"{}"}}]}}]})j"
        "\n"
        "\n"
        R"j(data: [DONE])j"
        "\n"
        "\n";
    const QStringList expected{
        R"j(user|text|Hi||)j", R"j(assistant|thinking|so ||)j", R"j(assistant|text|Hello||)j",
        R"j(assistant|tool_call|{"x":1}|f|c)j", R"j(assistant|tool_call|{}|g|d)j"};
    QCOMPARE(linesOf("openai_chat", request, reply, true), expected);
}

void OpenaiChatTurnsTest::refusalsAndPrompts()
{
    const char* request = R"j({"prompt":"Once"})j";
    const char* reply = R"j({"choices":[{"text":" upon a time"}]})j";
    const QStringList expected{R"j(user|text|Once||)j", R"j(assistant|text| upon a time||)j"};
    QCOMPARE(linesOf("openai_completions", request, reply, false), expected);
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::OpenaiChatTurnsTest;
GH_SUITE(OpenaiChatTurnsTest)

#include "openai_chat_turns_test.moc"
