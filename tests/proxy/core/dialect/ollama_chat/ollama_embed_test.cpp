#include <string>

#include <QTest>

#include "proxy/core/dialect/embedding_codec.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using tests::canonicalJson;
using tests::quoted;

namespace {

const dialect::EmbeddingCodec& codec()
{
    return *dialect::embeddingCodecOf("ollama_embed");
}

std::string joined(const dialect::Notes& notes)
{
    std::string out;
    for (const auto& name : notes.leftOut) out += name + ";";
    return out;
}

}  // namespace

class OllamaEmbedTest : public QObject {
    Q_OBJECT

private slots:

    void bothFormsAreRead()
    {
        dialect::Notes notes;
        const auto now =
            codec().readRequest(quoted("{'model':'m','input':['a','b'],'truncate':true,'keep_alive'"
                                       ":'5m','options':{'num_ctx':9}}"),
                                notes);
        QVERIFY(now.ok());
        QVERIFY(!now->isSingle);
        QCOMPARE(now->truncate, std::optional<bool>(true));
        QCOMPARE(joined(notes), std::string("options;"));
        const auto before = codec().readRequest(quoted("{'model':'m','prompt':'a'}"), notes);
        QVERIFY(before.ok());
        QVERIFY(before->isSingle);
        QVERIFY(!codec().readRequest(quoted("{'model':'m'}"), notes).ok());
    }

    void requestsAreWritten()
    {
        dialect::Notes notes;
        chat::EmbeddingRequest request;
        request.inputs = {"a"};
        request.truncate = false;
        request.purpose = "query";
        QCOMPARE(canonicalJson(codec().writeRequest(request, {.model = "m"}, notes)),
                 canonicalJson(quoted("{'model':'m','input':['a'],'truncate':false}")));
        QCOMPARE(joined(notes), std::string("purpose query;"));
        QCOMPARE(codec().path({}), std::string("/api/embed"));
    }

    void answersThereAndBack()
    {
        const auto reply = codec().readReply(
            quoted("{'model':'m','embeddings':[[1,2]],'total_duration':5,'prompt_eval_count':3}"));
        QVERIFY(reply.ok());
        QCOMPARE(reply->usage.input, chat::Usage::Count(3));
        chat::EmbeddingRequest asked;
        asked.model = "m";
        const auto again = codec().readReply(codec().writeReply(*reply, asked, "id"));
        QVERIFY(again.ok());
        QCOMPARE(again->vectors, reply->vectors);
        QCOMPARE(again->usage.input, reply->usage.input);
        asked.isSingle = true;
        QCOMPARE(codec().writeReply(*reply, asked, "id"), quoted("{'embedding':[1,2]}"));
        for (const char* broken : {"{}", "{'embeddings':[]}", "{'embeddings':[[null]]}"})
            QVERIFY2(!codec().readReply(quoted(broken)).ok(), broken);
    }
};

GH_SUITE(OllamaEmbedTest)

}  // namespace gatehouse::dialect_tests

#include "ollama_embed_test.moc"
