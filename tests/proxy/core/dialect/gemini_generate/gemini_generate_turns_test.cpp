#include "tests/proxy/core/dialect/conversation_lines.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class GeminiTurnsTest : public QObject {
    Q_OBJECT

private slots:
    void wholeConversation();
    void streamOfPieces();
    void arrayOfPieces();
};

void GeminiTurnsTest::wholeConversation()
{
    const char* request =
        R"j({"system_instruction":{"parts":[{"text":"Be kind."}]},"contents":[{"parts":[{"text":"Hi"},{"inlineData":{"mimeType":"audio/wav","data":"AAAA"}}]},{"role":"model","parts":[{"functionCall":{"name":"f","args":{"a":1}}}]},{"role":"user","parts":[{"functionResponse":{"name":"f","response":{"ok":true}}}]}]})j";
    const char* reply =
        R"j({"candidates":[{"content":{"role":"model","parts":[{"text":"Hm.","thought":true},{"text":"Yes."}]}}]})j";
    const QStringList expected{R"j(system|text|Be kind.||)j",
                               R"j(user|text|Hi||)j",
                               R"j(user|audio|audio/wav, 3 bytes||)j",
                               R"j(model|tool_call|{"a":1}|f|)j",
                               R"j(user|tool_result|{"ok":true}|f|)j",
                               R"j(model|thinking|Hm.||)j",
                               R"j(model|text|Yes.||)j"};
    QCOMPARE(linesOf("gemini_generate", request, reply, false), expected);
}

void GeminiTurnsTest::streamOfPieces()
{
    const char* request = R"j({})j";
    const char* reply = R"j(data: {"candidates":[{"content":{"parts":[{"text":"a"}]}}]})j"
                        "\r\n"
                        "\r\n"
                        R"j(data: {"candidates":[{"content":{"parts":[{"text":"b"}]}}]})j"
                        "\r\n"
                        "\r\n";
    const QStringList expected{R"j(model|text|ab||)j"};
    QCOMPARE(linesOf("gemini_generate", request, reply, true), expected);
}

void GeminiTurnsTest::arrayOfPieces()
{
    const char* request = R"j({})j";
    const char* reply = R"j([{"candidates":[{"content":{"parts":[{"text":"a"}]}}]})j"
                        "\n"
                        R"j(,)j"
                        "\r\n"
                        R"j({"candidates":[{"content":{"parts":[{"text":"b"}]}}]}])j";
    const QStringList expected{R"j(model|text|ab||)j"};
    QCOMPARE(linesOf("gemini_generate", request, reply, true), expected);
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::GeminiTurnsTest;
GH_SUITE(GeminiTurnsTest)

#include "gemini_generate_turns_test.moc"
