#include "proxy/core/dialect/dialect.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class LastWordsTest : public QObject {
    Q_OBJECT

private slots:
    void areThoseOfTheWholeReading_data();
    void areThoseOfTheWholeReading();
    void areBoundAndWhole();
};

void LastWordsTest::areThoseOfTheWholeReading_data()
{
    QTest::addColumn<QByteArray>("dialect");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const char* dialect, const char* body) {
        QTest::newRow(name) << QByteArray(dialect) << QByteArray(body);
    };
    // clang-format off
    row("one text", "openai_chat", R"({"model":"m","messages":[{"role":"system","content":"S"},{"role":"user","content":"O\nne \u00e9"}]})");
    row("the last", "openai_chat", R"({"messages":[{"role":"user","content":"One"},{"role":"assistant","content":"A"},{"role":"user","content":"Two"}]})");
    row("two in a row", "openai_chat", R"({"messages":[{"role":"user","content":"One"},{"role":"user","content":"Two"}]})");
    row("the role comes last", "openai_chat", R"({"messages":[{"content":"S","role":"system"},{"content":"One","role":"user"},{"content":"A","role":"assistant"}]})");
    row("no role", "openai_chat", R"({"messages":[{"content":"One"}]})");
    row("parts", "openai_chat", R"({"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"u"}},{"text":"b","type":"text"},"c"]}]})");
    row("only a picture", "openai_chat", R"({"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"u"}}]}]})");
    row("a tool has answered", "openai_chat", R"({"messages":[{"role":"user","content":"Q"},{"role":"assistant","content":null,"tool_calls":[{"id":"1","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"1","content":"T"}]})");
    row("nobody asks", "openai_chat", R"({"messages":[{"role":"system","content":"S"}]})");
    row("prompt", "openai_completions", R"({"prompt":"P"})");
    row("input", "openai_embeddings", R"({"input":["a","b"]})");
    row("messages and prompt", "openai_chat", R"({"messages":[{"role":"user","content":"One"}],"prompt":"P"})");
    row("responses", "openai_responses", R"({"input":[{"role":"user","content":[{"type":"input_text","text":"hi"}]}]})");
    row("gemini", "gemini_generate", R"({"contents":[{"role":"user","parts":[{"text":"hi"}]}]})");
    row("anthropic", "anthropic_messages", R"({"system":"S","messages":[{"role":"user","content":"old"},{"role":"assistant","content":"x"},{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]})");
    row("anthropic tools", "anthropic_messages", R"({"messages":[{"role":"user","content":"ask"},{"role":"assistant","content":[{"type":"tool_use","id":"1","name":"f","input":{"role":"user"}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"1","content":"R"}]}]})");
    row("cut off", "openai_chat", R"({"messages":[{"role":"user","content":"One"},{"role":"user","con)");
    row("garbage", "openai_chat", "nonsense");
    row("nothing", "openai_chat", "");
    // clang-format on
}

void LastWordsTest::areThoseOfTheWholeReading()
{
    QFETCH(QByteArray, dialect);
    QFETCH(QByteArray, body);
    constexpr std::string_view kReply = R"({"choices":[{"message":{"content":"Answer"}}]})";
    const Words words = wordsOf(dialect.toStdString(), body.toStdString(), kReply, false);
    QCOMPARE(lastWordsOf(dialect.toStdString(), body.toStdString(), kReply, false, 1000),
             words.last.empty() ? words.reply : words.last);
}

void LastWordsTest::areBoundAndWhole()
{
    const std::string body = R"({"messages":[{"role":"user","content":"123456789\u00e9x"}]})";
    QCOMPARE(lastWordsOf("openai_chat", body, {}, false, 9), std::string("123456789"));
    const std::string broken = "{\"messages\":[{\"role\":\"user\",\"content\":\"a\xff\"}]}";
    QCOMPARE(lastWordsOf("openai_chat", broken, {}, false, 100), std::string("a\xEF\xBF\xBD"));
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::LastWordsTest;
GH_SUITE(LastWordsTest)
#include "last_words_test.moc"
