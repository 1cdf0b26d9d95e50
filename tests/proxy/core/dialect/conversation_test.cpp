#include "proxy/core/dialect/dialect.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class ConversationTest : public QObject {
    Q_OBJECT

private slots:
    void wordsForSearch();
    void severalTextsAreOneMessage();
    void picturesKeepTheirBytes();
    void garbageGivesNothing();
};

void ConversationTest::wordsForSearch()
{
    const auto words = wordsOf(
        "openai_chat",
        R"({"messages":[{"role":"system","content":"S"},{"role":"user","content":"One"},{"role":"assistant","content":"A"},{"role":"user","content":"Two"}]})",
        R"({"choices":[{"message":{"content":"Answer","reasoning_content":"Why","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}}]})",
        false);
    QCOMPARE(words.prompt, std::string("S\nOne\nTwo"));
    QCOMPARE(words.last, std::string("Two"));
    QCOMPARE(words.reply, std::string("Answer\nWhy\n{}"));
}

void ConversationTest::severalTextsAreOneMessage()
{
    const auto words = wordsOf(
        "anthropic_messages",
        R"({"messages":[{"role":"user","content":"old"},{"role":"assistant","content":"x"},{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}]})",
        "event: content_block_delta\ndata: "
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":"
        "\"hi\"}}\n\n",
        true);
    QCOMPARE(words.last, std::string("a\nb"));
    QCOMPARE(words.reply, std::string("hi"));
}

/// A picture that came with the call can be shown; one that is an address is not fetched.
void ConversationTest::picturesKeepTheirBytes()
{
    const std::pair<const char*, const char*> calls[] = {
        {"openai_chat",
         R"({"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,QUJD"}}]}]})"},
        {"openai_responses",
         R"({"input":[{"role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,QUJD"}]}]})"},
        {"anthropic_messages",
         R"({"messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"QUJD"}}]}]})"},
        {"gemini_generate",
         R"({"contents":[{"role":"user","parts":[{"inlineData":{"mimeType":"image/png","data":"QUJD"}}]}]})"},
    };
    for (const auto& [dialect, body] : calls) {
        const auto turns = conversationOf(dialect, body, {}, false);
        QCOMPARE(turns.size(), std::size_t{1});
        QCOMPARE(turns[0].kind, std::string("image"));
        QCOMPARE(turns[0].text, std::string("image/png, 3 bytes"));
        QCOMPARE(turns[0].data, std::string("QUJD"));
    }
    const auto address = conversationOf(
        "openai_chat",
        R"({"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://a.example/b.png"}}]}]})",
        {}, false);
    QCOMPARE(address[0].text, std::string("https://a.example/b.png"));
    QVERIFY(address[0].data.empty());
}

void ConversationTest::garbageGivesNothing()
{
    for (const char* dialect : {"openai_chat", "openai_responses", "anthropic_messages",
                                "gemini_generate", "cohere_chat", "ollama_chat", "verbatim"}) {
        for (const char* text :
             {"", "{", "[]", "[[[", "null", "7", "\"x\"", "data: {\n\n", "data: [1]\n\n",
              "{\"messages\":7}", "{\"messages\":[7,null,[]]}", "{\"choices\":[{\"message\":[]}]}",
              "{\"content\":{}}", "{\"candidates\":[null]}", "{\"message\":{\"content\":[[]]}}",
              "\xff\xfe\n\xff"}) {
            for (const bool streamed : {false, true}) {
                const auto words = wordsOf(dialect, text, text, streamed);
                QVERIFY2(words.last.empty() && words.reply.empty(), text);
                conversationOf(dialect, text, text, streamed);
            }
        }
    }
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::ConversationTest;
GH_SUITE(ConversationTest)

#include "conversation_test.moc"
