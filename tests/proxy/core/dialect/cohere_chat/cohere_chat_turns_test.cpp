#include "tests/proxy/core/dialect/conversation_lines.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class CohereTurnsTest : public QObject {
    Q_OBJECT

private slots:
    void wholeConversation();
    void streamOfPieces();
};

void CohereTurnsTest::wholeConversation()
{
    const char* request = R"j({"messages":[{"role":"user","content":"Hi"}]})j";
    const char* reply =
        R"j({"message":{"role":"assistant","tool_plan":"I plan.","tool_calls":[{"id":"c","function":{"name":"f","arguments":"{}"}}],"content":[{"type":"thinking","thinking":"Hm."},{"type":"text","text":"Yes."}]}})j";
    const QStringList expected{R"j(user|text|Hi||)j", R"j(assistant|thinking|Hm.||)j",
                               R"j(assistant|text|Yes.||)j", R"j(assistant|thinking|I plan.||)j",
                               R"j(assistant|tool_call|{}|f|c)j"};
    QCOMPARE(linesOf("cohere_chat", request, reply, false), expected);
}

void CohereTurnsTest::streamOfPieces()
{
    const char* request = R"j({})j";
    const char* reply =
        R"j(data: {"type":"tool-call-start","index":0,"delta":{"message":{"tool_calls":{"id":"c","function":{"name":"f","arguments":""}}}}})j"
        "\n"
        "\n"
        R"j(data: {"type":"tool-call-delta","index":0,"delta":{"message":{"tool_calls":{"function":{"arguments":"{}"}}}}})j"
        "\n"
        "\n"
        R"j(data: {"type":"content-delta","index":1,"delta":{"message":{"content":{"text":"a"}}}})j"
        "\n"
        "\n"
        R"j(data: {"type":"content-delta","index":1,"delta":{"message":{"content":{"text":"b"}}}})j"
        "\n"
        "\n";
    const QStringList expected{R"j(assistant|tool_call|{}|f|c)j", R"j(assistant|text|ab||)j"};
    QCOMPARE(linesOf("cohere_chat", request, reply, true), expected);
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::CohereTurnsTest;
GH_SUITE(CohereTurnsTest)

#include "cohere_chat_turns_test.moc"
