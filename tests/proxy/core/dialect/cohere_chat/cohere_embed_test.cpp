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
    return *dialect::embeddingCodecOf("cohere_embed");
}

std::string joined(const dialect::Notes& notes)
{
    std::string out;
    for (const auto& name : notes.leftOut) out += name + ";";
    return out;
}

}  // namespace

class CohereEmbedTest : public QObject {
    Q_OBJECT

private slots:

    void requestsAreRead()
    {
        dialect::Notes notes;
        const auto read = codec().readRequest(
            quoted("{'model':'m','texts':['a','b'],'input_type':'search_query','truncate':'NONE','"
                   "output_dimension':8,'embedding_types':['base64'],'priority':1}"),
            notes);
        QVERIFY(read.ok());
        QCOMPARE(read->inputs.size(), std::size_t(2));
        QCOMPARE(read->purpose, std::string("query"));
        QCOMPARE(read->truncate, std::optional<bool>(false));
        QVERIFY(read->isBase64);
        QCOMPARE(joined(notes), std::string("priority;"));
    }

    void whatNobodyElseMakesIsRefused()
    {
        dialect::Notes notes;
        for (const char* body : {"{'texts':['a'],'embedding_types':['int8']}",
                                 "{'texts':['a'],'embedding_types':['float','base64']}",
                                 "{'images':['data:…']}", "{'inputs':[{'content':[]}]}"}) {
            const auto read = codec().readRequest(quoted(body), notes);
            QVERIFY2(!read.ok() && read.error().kind == ErrorKind::CannotExpress, body);
        }
        QVERIFY(!codec().readRequest("{}", notes).ok());
    }

    void requestsAreWritten()
    {
        dialect::Notes notes;
        chat::EmbeddingRequest request;
        request.inputs = {"a"};
        QCOMPARE(canonicalJson(codec().writeRequest(request, {.model = "m"}, notes)),
                 canonicalJson(quoted("{'model':'m','texts':['a'],'input_type':'search_document','"
                                      "embedding_types':['float']}")));
        request.purpose = "similarity";
        request.truncate = true;
        request.dimensions = 4;
        QCOMPARE(canonicalJson(codec().writeRequest(request, {.model = "m"}, notes)),
                 canonicalJson(
                     quoted("{'model':'m','texts':['a'],'input_type':'search_document','embedding_"
                            "types':['float'],'output_dimension':4,'truncate':'END'}")));
        QCOMPARE(joined(notes), std::string("purpose similarity;"));
    }

    void answersThereAndBack()
    {
        const auto reply =
            codec().readReply(quoted("{'id':'x','embeddings':{'float':[[1,2]]},'texts':['a'],'meta'"
                                     ":{'billed_units':{'input_tokens':4}}}"));
        QVERIFY(reply.ok());
        QCOMPARE(reply->usage.input, chat::Usage::Count(4));
        chat::EmbeddingRequest asked;
        asked.inputs = {"a"};
        QCOMPARE(canonicalJson(codec().writeReply(*reply, asked, "x")),
                 canonicalJson(quoted("{'id':'x','embeddings':{'float':[[1,2]]},'texts':['a'],'"
                                      "meta':{'api_version':{'version':'2'},'billed_units':{'input_"
                                      "tokens':4}},'response_type':'embeddings_by_type'}")));
        asked.isBase64 = true;
        QVERIFY(codec().writeReply(*reply, asked, "x").find("\"base64\":[\"AACAPwAAAEA=\"]") !=
                std::string::npos);
        for (const char* broken : {"{}", "{'embeddings':{}}", "{'embeddings':{'float':[7]}}"})
            QVERIFY2(!codec().readReply(quoted(broken)).ok(), broken);
    }
};

GH_SUITE(CohereEmbedTest)

}  // namespace gatehouse::dialect_tests

#include "cohere_embed_test.moc"
