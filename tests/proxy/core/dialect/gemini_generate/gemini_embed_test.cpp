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
    return *dialect::embeddingCodecOf("gemini_embed");
}

std::string joined(const dialect::Notes& notes)
{
    std::string out;
    for (const auto& name : notes.leftOut) out += name + ";";
    return out;
}

}  // namespace

class GeminiEmbedTest : public QObject {
    Q_OBJECT

private slots:

    void oneTextAndSeveral()
    {
        dialect::Notes notes;
        const auto one = codec().readRequest(
            quoted("{'model':'models/"
                   "m','content':{'parts':[{'text':'a'},{'text':'b'}]},'taskType':'RETRIEVAL_QUERY'"
                   ",'title':'t','outputDimensionality':9}"),
            notes);
        QVERIFY(one.ok());
        QVERIFY(one->isSingle);
        QCOMPARE(one->inputs, std::vector<std::string>{"a\nb"});
        QCOMPARE(one->purpose, std::string("query"));
        QCOMPARE(one->dimensions, std::optional<std::int64_t>(9));
        QCOMPARE(joined(notes), std::string("title;"));
        const auto two = codec().readRequest(quoted("{'requests':[{'content':{'parts':[{'text':'a'}"
                                                    "]}},{'content':{'parts':[{'text':'b'}]}}]}"),
                                             notes);
        QVERIFY(two.ok());
        QVERIFY(!two->isSingle);
        QCOMPARE(two->inputs.size(), std::size_t(2));
    }

    void whatIsNoTextIsRefused()
    {
        dialect::Notes notes;
        const auto picture = codec().readRequest(
            quoted("{'content':{'parts':[{'inlineData':{'data':'AA'}}]}}"), notes);
        QVERIFY(!picture.ok() && picture.error().kind == ErrorKind::CannotExpress);
        for (const char* body :
             {"{}", "{'content':{'parts':[]}}", "{'requests':[]}", "{'requests':[7]}"}) {
            const auto read = codec().readRequest(quoted(body), notes);
            QVERIFY2(!read.ok() && read.error().kind == ErrorKind::BadRequest, body);
        }
    }

    void requestsAreWritten()
    {
        dialect::Notes notes;
        chat::EmbeddingRequest request;
        request.inputs = {"a", "b"};
        request.purpose = "document";
        request.dimensions = 5;
        QCOMPARE(canonicalJson(codec().writeRequest(request, {.model = "m"}, notes)),
                 canonicalJson(quoted("{'requests':[{'model':'models/"
                                      "m','content':{'parts':[{'text':'a'}]},'taskType':'RETRIEVAL_"
                                      "DOCUMENT','outputDimensionality':5},"
                                      "{'model':'models/"
                                      "m','content':{'parts':[{'text':'b'}]},'taskType':'RETRIEVAL_"
                                      "DOCUMENT','outputDimensionality':5}]}")));
        QCOMPARE(codec().path({.model = "m"}), std::string("/models/m:batchEmbedContents"));
    }

    void answersThereAndBack()
    {
        const auto single = codec().readReply(quoted("{'embedding':{'values':[1,2]}}"));
        QVERIFY(single.ok());
        QCOMPARE(single->vectors.size(), std::size_t(1));
        const std::string body = quoted("{'embeddings':[{'values':[1,2]},{'values':[3,4]}]}");
        const auto both = codec().readReply(body);
        QVERIFY(both.ok());
        QCOMPARE(canonicalJson(codec().writeReply(*both, {}, "id")), canonicalJson(body));
        chat::EmbeddingRequest asked;
        asked.isSingle = true;
        QCOMPARE(canonicalJson(codec().writeReply(*single, asked, "id")),
                 canonicalJson(quoted("{'embedding':{'values':[1,2]}}")));
        for (const char* broken : {"{}", "{'embeddings':[]}", "{'embeddings':[{}]}",
                                   "{'embedding':{'values':'x'}}", "x"})
            QVERIFY2(!codec().readReply(quoted(broken)).ok(), broken);
    }
};

GH_SUITE(GeminiEmbedTest)

}  // namespace gatehouse::dialect_tests

#include "gemini_embed_test.moc"
