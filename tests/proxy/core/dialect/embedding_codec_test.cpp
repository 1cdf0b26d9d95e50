#include "proxy/core/dialect/embedding_codec.h"

#include <string>

#include <QTest>

#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

constexpr const char* kAll[] = {"openai_embeddings", "gemini_embed",  "cohere_embed",
                                "ollama_embed",      "bedrock_embed", "vertex_embed"};

class EmbeddingCodecTest : public QObject {
    Q_OBJECT

private slots:

    void codecsAreFoundByTheirDialect()
    {
        for (const char* id : kAll) {
            const auto* codec = dialect::embeddingCodecOf(id);
            QVERIFY2(codec != nullptr && codec->dialect == id, id);
        }
        QVERIFY(dialect::embeddingCodecOf("openai_chat") == nullptr);
        QVERIFY(dialect::embeddingCodecOf("") == nullptr);
    }

    /// Every client with every provider: the same texts go out, the same vectors come back.
    void everyPairAgrees()
    {
        chat::EmbeddingRequest said;
        said.inputs = {"one", "two"};
        said.dimensions = 2;
        said.model = "m";
        chat::EmbeddingReply vectors;
        vectors.vectors = {{0.5, 1}, {-2, 0.25}};
        vectors.usage.input = 6;
        dialect::Notes notes;
        for (const char* from : kAll) {
            const auto& client = *dialect::embeddingCodecOf(from);
            const auto asked =
                client.readRequest(client.writeRequest(said, {.model = "m"}, notes), notes);
            QVERIFY2(asked.ok(), from);
            for (const char* to : kAll) {
                const auto& provider = *dialect::embeddingCodecOf(to);
                const auto got = provider.readRequest(
                    provider.writeRequest(*asked, {.model = "m"}, notes), notes);
                QVERIFY2(got.ok(), to);
                QCOMPARE(got->inputs, said.inputs);
                QCOMPARE(got->dimensions, said.dimensions);
                const auto reply = provider.readReply(provider.writeReply(vectors, *got, "id"));
                QVERIFY2(reply.ok(), to);
                const auto back = client.readReply(client.writeReply(*reply, *asked, "id"));
                QVERIFY2(back.ok(), from);
                QCOMPARE(back->vectors, vectors.vectors);
            }
        }
    }

    void packedVectorsComeBack()
    {
        const std::vector<double> vector{0, 1, -0.5, 1024};
        const auto back = dialect::unpackedVector(dialect::packedVector(vector));
        QVERIFY(back.ok());
        QCOMPARE(*back, vector);
        QVERIFY(!dialect::unpackedVector("AAA=").ok());  // two bytes
        QVERIFY(!dialect::unpackedVector("?").ok());
    }
};

GH_SUITE(EmbeddingCodecTest)

}  // namespace gatehouse::dialect_tests

#include "embedding_codec_test.moc"
