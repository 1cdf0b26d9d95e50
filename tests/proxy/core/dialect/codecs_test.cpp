#include <QTest>

#include "proxy/core/dialect/codec.h"
#include "tests/support/suite.h"

namespace gatehouse::dialect_tests {

class CodecsTest : public QObject {
    Q_OBJECT

private slots:

    void codecsAreFoundByTheirDialect()
    {
        for (const char* id :
             {"openai_chat", "openai_responses", "anthropic_messages", "gemini_generate",
              "cohere_chat", "ollama_chat", "bedrock_converse"}) {
            const auto* codec = dialect::codecOf(id);
            QVERIFY2(codec != nullptr && codec->dialect == id, id);
        }
    }

    void whatCannotBeTranslatedHasNoCodec()
    {
        for (const char* id : {"verbatim", "openai_embeddings", "anthropic_count_tokens", ""})
            QVERIFY2(dialect::codecOf(id) == nullptr, id);
    }
};

GH_SUITE(CodecsTest)

}  // namespace gatehouse::dialect_tests

#include "codecs_test.moc"
