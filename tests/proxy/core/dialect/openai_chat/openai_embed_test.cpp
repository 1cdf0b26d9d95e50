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
    return *dialect::embeddingCodecOf("openai_embeddings");
}

std::string joined(const dialect::Notes& notes)
{
    std::string out;
    for (const auto& name : notes.leftOut) out += name + ";";
    return out;
}

}  // namespace

class OpenaiEmbedTest : public QObject {
    Q_OBJECT

private slots:

    void requestsAreRead()
    {
        dialect::Notes notes;
        const auto one = codec().readRequest(
            quoted(
                "{'model':'m','input':'a','user':'u','dimensions':256,'encoding_format':'base64'}"),
            notes);
        QVERIFY(one.ok());
        QCOMPARE(one->inputs, std::vector<std::string>{"a"});
        QCOMPARE(one->dimensions, std::optional<std::int64_t>(256));
        QVERIFY(one->isBase64);
        QCOMPARE(joined(notes), std::string("user;"));
        const auto two = codec().readRequest(quoted("{'model':'m','input':['a','b']}"), notes);
        QVERIFY(two.ok());
        QCOMPARE(two->inputs.size(), std::size_t(2));
    }

    void whatIsNoTextIsRefused()
    {
        dialect::Notes notes;
        for (const char* body : {"{'input':[1,2,3]}", "{'input':[[1,2],[3]]}"}) {
            const auto read = codec().readRequest(quoted(body), notes);
            QVERIFY2(!read.ok() && read.error().kind == ErrorKind::CannotExpress, body);
        }
        for (const char* body :
             {"{}", "{'input':[]}", "{'input':{}}", "no JSON", "{'input':null}"}) {
            const auto read = codec().readRequest(quoted(body), notes);
            QVERIFY2(!read.ok() && read.error().kind == ErrorKind::BadRequest, body);
        }
    }

    void requestsAreWritten()
    {
        dialect::Notes notes;
        chat::EmbeddingRequest request;
        request.inputs = {"a", "b"};
        request.dimensions = 5;
        request.purpose = "query";
        QCOMPARE(canonicalJson(codec().writeRequest(request, {.model = "m"}, notes)),
                 canonicalJson(quoted(
                     "{'model':'m','input':['a','b'],'encoding_format':'float','dimensions':5}")));
        QCOMPARE(joined(notes), std::string("purpose query;"));
    }

    void answersAreReadInTheOrderOfTheirIndex()
    {
        const auto reply = codec().readReply(
            quoted("{'object':'list','data':[{'index':1,'embedding':[3,4]},{'index':0,'embedding':'"
                   "AACAPwAAAEA='}],'model':'m','usage':{'prompt_tokens':7,'total_tokens':7}}"));
        QVERIFY(reply.ok());
        QCOMPARE(reply->vectors[0], (std::vector<double>{1, 2}));
        QCOMPARE(reply->vectors[1], (std::vector<double>{3, 4}));
        QCOMPARE(reply->usage.input, chat::Usage::Count(7));
    }

    void brokenAnswersAreTold()
    {
        for (const char* body :
             {"{}", "{'data':[]}", "{'data':[{'index':9,'embedding':[1]}]}",
              "{'data':[{'index':-1,'embedding':[1]}]}", "{'data':[{'embedding':['x']}]}",
              "{'data':[{'embedding':'~~~'}]}", "{'data':[7]}"}) {
            const auto reply = codec().readReply(quoted(body));
            QVERIFY2(!reply.ok() && reply.error().kind == ErrorKind::BadUpstream, body);
        }
    }

    void answersAreWrittenAsAsked()
    {
        chat::EmbeddingReply reply;
        reply.vectors = {{1, 2}, {0.5, -0.25}};
        reply.usage.input = 3;
        chat::EmbeddingRequest asked;
        asked.model = "gemini/x";
        QCOMPARE(canonicalJson(codec().writeReply(reply, asked, "id")),
                 canonicalJson(
                     quoted("{'object':'list','data':[{'object':'embedding','index':0,'embedding':["
                            "1,2]},{'object':'embedding','index':1,'embedding':[0.5,-0.25]}],"
                            "'model':'gemini/x','usage':{'prompt_tokens':3,'total_tokens':3}}")));
        asked.isBase64 = true;
        const std::string packed = codec().writeReply(reply, asked, "id");
        QVERIFY(packed.find("AACAPwAAAEA=") != std::string::npos);
        const auto again = codec().readReply(packed);
        QVERIFY(again.ok());
        QCOMPARE(again->vectors, reply.vectors);
    }
};

GH_SUITE(OpenaiEmbedTest)

}  // namespace gatehouse::dialect_tests

#include "openai_embed_test.moc"
