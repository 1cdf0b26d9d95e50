#include "tests/proxy/core/dialect/conversation_lines.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class OllamaTurnsTest : public QObject {
    Q_OBJECT

private slots:
    void wholeConversation();
    void linesOfAStream();
};

void OllamaTurnsTest::wholeConversation()
{
    const char* request = R"j({"messages":[{"role":"user","content":"Hi","images":["AAAA"]}]})j";
    const char* reply =
        R"j({"message":{"role":"assistant","content":"Yes.","thinking":"Hm.","tool_calls":[{"function":{"name":"f","arguments":{"a":1}}}]},"done":true})j";
    const QStringList expected{R"j(user|text|Hi||)j", R"j(user|image|image, 3 bytes||)j",
                               R"j(assistant|thinking|Hm.||)j", R"j(assistant|text|Yes.||)j",
                               R"j(assistant|tool_call|{"a":1}|f|)j"};
    QCOMPARE(linesOf("ollama_chat", request, reply, false), expected);
}

void OllamaTurnsTest::linesOfAStream()
{
    const char* request = R"j({"model":"m","prompt":"Hi"})j";
    const char* reply = R"j({"response":"a","done":false})j"
                        "\n"
                        R"j({"response":"b","done":false})j"
                        "\n"
                        R"j({"response":"","done":true})j"
                        "\n";
    const QStringList expected{R"j(user|text|Hi||)j", R"j(assistant|text|ab||)j"};
    QCOMPARE(linesOf("ollama_chat", request, reply, true), expected);
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::OllamaTurnsTest;
GH_SUITE(OllamaTurnsTest)

#include "ollama_chat_turns_test.moc"
