#include <QString>

#include "proxy/core/dialect/dialect.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect {

class RegistryTest : public QObject {
    Q_OBJECT

private slots:
    void paths_data();
    void paths();
    void everyRowIsWhole();
    void operationsHaveNames();
};

void RegistryTest::paths_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("family");
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("stream");
    const auto row = [](const char* method, const char* path, const char* family,
                        const char* dialect, const char* operation, const char* model = "",
                        bool stream = false) {
        QTest::newRow(path) << method << path << family << dialect << operation << model << stream;
    };
    row("POST", "/chat/completions", "", "openai_chat", "chat");
    row("POST", "/chat/completions/", "", "openai_chat", "chat");
    row("GET", "/chat/completions", "", "verbatim", "verbatim");
    row("POST", "/completions", "", "openai_completions", "chat");
    row("POST", "/responses", "", "openai_responses", "chat");
    row("GET", "/responses/resp_1", "", "verbatim", "verbatim");
    row("POST", "/responses/resp_1/cancel", "", "verbatim", "verbatim");
    row("POST", "/embeddings", "", "openai_embeddings", "embed");
    row("POST", "/images/generations", "", "openai_other", "verbatim");
    row("POST", "/audio/transcriptions", "", "openai_other", "verbatim");
    row("GET", "/files", "", "openai_other", "verbatim");
    row("DELETE", "/files/file-1", "", "openai_other", "verbatim");
    row("GET", "/filesystem", "", "verbatim", "verbatim");
    row("GET", "/models", "openai", "openai_chat", "models");
    row("GET", "/models/", "anthropic", "anthropic_messages", "models");
    row("GET", "/models/gpt-5", "openai_chat", "openai_chat", "model", "gpt-5");
    row("GET", "/models/a%2Fb/c", "gemini", "gemini_generate", "model", "a/b/c");
    row("POST", "/messages", "openai", "anthropic_messages", "chat");
    row("POST", "/messages/count_tokens", "", "anthropic_count_tokens", "count_tokens");
    row("POST", "/messages/batches", "", "verbatim", "verbatim");
    row("POST", "/models/gemini-2.5-flash:generateContent", "", "gemini_generate", "chat",
        "gemini-2.5-flash");
    row("POST", "/models/openai/gpt-4.1-mini:streamGenerateContent", "", "gemini_generate", "chat",
        "openai/gpt-4.1-mini", true);
    row("POST", "/models/llama3:8b:generateContent", "", "gemini_generate", "chat", "llama3:8b");
    row("POST", "/models/a%3Ab:countTokens", "", "gemini_generate", "count_tokens", "a:b");
    row("POST", "/models/e:embedContent", "", "gemini_embed", "embed", "e");
    row("POST", "/models/e:batchEmbedContents", "", "gemini_embed", "embed", "e");
    row("POST", "/projects/p/locations/l/publishers/google/models/g:generateContent", "",
        "gemini_generate", "chat", "g");
    row("POST", "/models/g:predict", "", "verbatim", "verbatim");
    row("POST", "/publishers/google/models/text-embedding-005:predict", "", "vertex_embed", "embed",
        "text-embedding-005");
    row("POST", "/model/amazon.titan-embed-text-v2%3A0/invoke", "", "bedrock_embed", "embed",
        "amazon.titan-embed-text-v2:0");
    row("POST", "/run/@cf/meta/llama-3.1-8b-instruct", "", "verbatim", "verbatim",
        "@cf/meta/llama-3.1-8b-instruct");
    row("POST", "/run/other", "", "verbatim", "verbatim");
    row("POST", "/model/amazon.titan-text-v1/invoke", "", "bedrock_invoke", "chat",
        "amazon.titan-text-v1");
    row("POST", "/models/:generateContent", "", "verbatim", "verbatim");
    row("POST", "/chat", "", "cohere_chat", "chat");
    row("POST", "/embed", "", "cohere_embed", "embed");
    row("POST", "/api/chat", "", "ollama_chat", "chat");
    row("POST", "/api/generate", "", "ollama_chat", "chat");
    row("POST", "/api/embed", "", "ollama_embed", "embed");
    row("GET", "/api/tags", "", "ollama_chat", "models");
    row("POST", "/", "", "verbatim", "verbatim");
    row("POST", "", "", "verbatim", "verbatim");
}

void RegistryTest::paths()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(QString, family);
    QFETCH(QString, dialect);
    QFETCH(QString, operation);
    QFETCH(QString, model);
    QFETCH(bool, stream);
    const auto found = recognise(method.toStdString(), path.toStdString(), family.toStdString());
    QVERIFY(found.dialect != nullptr);
    QCOMPARE(QString::fromUtf8(found.dialect->id.data(), qsizetype(found.dialect->id.size())),
             dialect);
    QCOMPARE(std::string(name(found.operation)), operation.toStdString());
    QCOMPARE(found.model, model.toStdString());
    QCOMPARE(found.stream, stream);
}

void RegistryTest::everyRowIsWhole()
{
    for (const char* id :
         {"openai_chat", "openai_completions", "openai_responses", "openai_embeddings",
          "openai_other", "anthropic_messages", "anthropic_count_tokens", "gemini_generate",
          "gemini_embed", "cohere_chat", "cohere_embed", "ollama_chat", "ollama_embed",
          "verbatim"}) {
        const Dialect& row = byId(id);
        QCOMPARE(row.id, std::string_view(id));
        QVERIFY(!row.family.empty());
        QVERIFY(row.readRequest && row.readReply && row.readEvent && row.canonical &&
                row.errorBody && row.errorEvent);
        // Garbage of every kind is read without a word.
        for (const char* text :
             {"", "{", "[", "null", "{\"usage\":[]}", "{\"usage\":{\"input_tokens\":\"x\"}}",
              "{\"error\":7}", "[[[{\"error\":", "{\"choices\":{}}",
              "{\"type\":\"message_start\",\"message\":3}", "{\"response\":{\"usage\":", "\xff\xfe",
              "{\"delta\":{\"usage\":null}}"}) {
            ReplyFacts facts;
            row.readReply(text, facts);
            row.readEvent("", text, facts);
            row.readEvent("error", text, facts);
            row.readEvent("message_delta", text, facts);
            row.readEvent("response.completed", text, facts);
            row.canonical(facts.usage);
        }
    }
    QCOMPARE(byId("no such thing").id, std::string_view("verbatim"));
}

void RegistryTest::operationsHaveNames()
{
    QCOMPARE(name(Operation::CountTokens), std::string_view("count_tokens"));
    QCOMPARE(name(Operation::Embed), std::string_view("embed"));
}

}  // namespace gatehouse::dialect

using gatehouse::dialect::RegistryTest;
GH_SUITE(RegistryTest)

#include "registry_test.moc"
