#include "tests/proxy/core/dialect/conversation_lines.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class AnthropicTurnsTest : public QObject {
    Q_OBJECT

private slots:
    void wholeConversation();
    void streamOfPieces();
};

void AnthropicTurnsTest::wholeConversation()
{
    const char* request =
        R"j({"system":[{"type":"text","text":"Be kind."}],"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"f","input":{"a":1}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[{"type":"text","text":"ok"}]},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]}]})j";
    const char* reply =
        R"j({"content":[{"type":"thinking","thinking":"Hm.","signature":"s"},{"type":"text","text":"Yes."}]})j";
    const QStringList expected{R"j(system|text|Be kind.||)j",
                               R"j(user|text|Hi||)j",
                               R"j(assistant|tool_call|{"a":1}|f|t)j",
                               R"j(user|tool_result|ok||t)j",
                               R"j(user|image|image/png, 3 bytes||)j",
                               R"j(assistant|thinking|Hm.||)j",
                               R"j(assistant|text|Yes.||)j"};
    QCOMPARE(linesOf("anthropic_messages", request, reply, false), expected);
}

void AnthropicTurnsTest::streamOfPieces()
{
    const char* request = R"j({"messages":[]})j";
    const char* reply =
        R"j(event: content_block_start)j"
        "\n"
        R"j(data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}})j"
        "\n"
        "\n"
        R"j(event: content_block_delta)j"
        "\n"
        R"j(data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm"}})j"
        "\n"
        "\n"
        R"j(event: content_block_start)j"
        "\n"
        R"j(data: {"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"f","input":{}}})j"
        "\n"
        "\n"
        R"j(event: content_block_delta)j"
        "\n"
        R"j(data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"a\":"}})j"
        "\n"
        "\n"
        R"j(event: content_block_delta)j"
        "\n"
        R"j(data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"1}"}})j"
        "\n"
        "\n"
        R"j(event: ping)j"
        "\n"
        R"j(data: {"type":"ping"})j"
        "\n"
        "\n"
        R"j(event: content_block_delta)j"
        "\n"
        R"j(data: {"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"cut)j";
    const QStringList expected{R"j(assistant|thinking|Hm||)j",
                               R"j(assistant|tool_call|{"a":1}|f|t)j"};
    QCOMPARE(linesOf("anthropic_messages", request, reply, true), expected);
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::AnthropicTurnsTest;
GH_SUITE(AnthropicTurnsTest)

#include "anthropic_messages_turns_test.moc"
