#include <string>

#include <QTest>

#include "proxy/core/dialect/dialect.h"
#include "proxy/core/dialect/embedding_codec.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::dialect_tests {

using tests::canonicalJson;
using tests::quoted;

namespace {

const dialect::EmbeddingCodec& codec()
{
    return *dialect::embeddingCodecOf("vertex_embed");
}

}  // namespace

class VertexEmbedTest : public QObject {
    Q_OBJECT

private slots:

    void requestsAreRead()
    {
        dialect::Notes notes;
        const auto read = codec().readRequest(
            quoted(
                "{'instances':[{'content':'a','task_type':'RETRIEVAL_QUERY','title':'t'},"
                "{'content':'b'}],'parameters':{'outputDimensionality':8,'autoTruncate':false}}"),
            notes);
        QVERIFY(read.ok());
        QCOMPARE(read->inputs, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(read->purpose, std::string("query"));
        QCOMPARE(read->dimensions, std::optional<std::int64_t>(8));
        QCOMPARE(read->truncate, std::optional<bool>(false));
        QCOMPARE(notes.leftOut.front(), std::string("instances[0].title"));
        QVERIFY(codec().readRequest("{}", notes).error().kind == ErrorKind::BadRequest);
        QVERIFY(codec().readRequest(quoted("{'instances':[{'image':{}}]}"), notes).error().kind ==
                ErrorKind::CannotExpress);
    }

    void requestsAreWritten()
    {
        chat::EmbeddingRequest request;
        request.inputs = {"a", "b"};
        request.dimensions = 8;
        request.purpose = "document";
        request.truncate = true;
        dialect::Notes notes;
        QCOMPARE(
            canonicalJson(codec().writeRequest(request, {.model = "gemini-embedding-001"}, notes)),
            canonicalJson(quoted(
                "{'instances':[{'content':'a','task_type':'RETRIEVAL_DOCUMENT'},{'content':"
                "'b','task_type':'RETRIEVAL_DOCUMENT'}],'parameters':{'outputDimensionality':"
                "8,'autoTruncate':true}}")));
        QCOMPARE(codec().path({.model = "gemini-embedding-001"}),
                 std::string("/models/gemini-embedding-001:predict"));
        QCOMPARE(codec().mostInputs({.model = "gemini-embedding-001"}), dialect::kAnyInputs);
    }

    void theNewestAreAskedAsAtHome()
    {
        chat::EmbeddingRequest request;
        request.inputs = {"a"};
        request.purpose = "question";
        request.dimensions = 8;
        dialect::Notes notes;
        const dialect::Destination to{.model = "gemini-embedding-2"};
        QCOMPARE(canonicalJson(codec().writeRequest(request, to, notes)),
                 canonicalJson(quoted("{'content':{'parts':[{'text':'a'}]},'taskType':"
                                      "'QUESTION_ANSWERING','outputDimensionality':8}")));
        QCOMPARE(codec().path(to), std::string("/models/gemini-embedding-2:embedContent"));
        QCOMPARE(codec().mostInputs(to), std::size_t(1));
    }

    void answersAreReadAndWritten()
    {
        const std::string text = quoted(
            "{'predictions':[{'embeddings':{'statistics':{'token_count':4,'truncated':false},"
            "'values':[1,2]}},{'embeddings':{'statistics':{'token_count':3,'truncated':false},"
            "'values':[3,4]}}],'metadata':{'billableCharacterCount':12}}");
        const auto reply = codec().readReply(text);
        QVERIFY(reply.ok());
        QCOMPARE(reply->vectors, (std::vector<std::vector<double>>{{1, 2}, {3, 4}}));
        QCOMPARE(reply->usage.input, chat::Usage::Count(7));
        const auto again = codec().readReply(codec().writeReply(*reply, {}, "i"));
        QCOMPARE(again->vectors, reply->vectors);
        QCOMPARE(again->usage.input, reply->usage.input);
        dialect::ReplyFacts facts;
        dialect::byId("vertex_embed").readReply(text, facts);
        dialect::byId("vertex_embed").canonical(facts.usage);
        QCOMPARE(facts.usage.input, chat::Usage::Count(7));
        QCOMPARE(facts.usage.output, chat::Usage::Count(0));
        for (const char* none : {"{}", "{'predictions':[]}", "{'predictions':[{}]}"})
            QVERIFY2(!codec().readReply(quoted(none)).ok(), none);
    }

    void recordedCallsAreRead()
    {
        int count = 0;
        for (const auto& one : tests::transcriptsOf("vertex")) {
            const bool isPrediction = one.url.find(":predict") != std::string::npos;
            if (!isPrediction && one.url.find(":embedContent") == std::string::npos) continue;
            const auto reply = codec().readReply(one.body);
            QVERIFY2(reply.ok() && reply->vectors.size() == 1, one.name.c_str());
            QVERIFY2(reply->usage.input.has_value(), one.name.c_str());
            dialect::Notes notes;
            if (isPrediction) {
                const auto asked = codec().readRequest(one.request, notes);
                QVERIFY2(asked.ok(), one.name.c_str());
                QCOMPARE(asked->inputs.front(), std::string("Hello, world!"));
            }
            ++count;
        }
        if (count == 0) QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
    }
};

}  // namespace gatehouse::dialect_tests

using gatehouse::dialect_tests::VertexEmbedTest;
GH_SUITE(VertexEmbedTest)
#include "vertex_embed_test.moc"
