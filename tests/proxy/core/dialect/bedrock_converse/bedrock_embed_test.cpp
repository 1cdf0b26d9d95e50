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
    return *dialect::embeddingCodecOf("bedrock_embed");
}

constexpr const char* kTitan = "amazon.titan-embed-text-v2:0";
constexpr const char* kNova = "amazon.nova-2-multimodal-embeddings-v1:0";
constexpr const char* kCohere = "cohere.embed-v4:0";

std::string written(const chat::EmbeddingRequest& request, const char* model,
                    std::string* leftOut = nullptr)
{
    dialect::Notes notes;
    const auto text = codec().writeRequest(request, {.model = model}, notes);
    for (const auto& name : notes.leftOut) {
        if (leftOut != nullptr) *leftOut += name + ";";
    }
    return canonicalJson(text);
}

chat::EmbeddingRequest wish()
{
    chat::EmbeddingRequest request;
    request.inputs = {"a"};
    request.dimensions = 256;
    request.purpose = "query";
    request.truncate = true;
    return request;
}

}  // namespace

/// One path, three makers, three bodies.
class BedrockEmbedTest : public QObject {
    Q_OBJECT

private slots:

    void everyMakerIsAskedInItsOwnWords()
    {
        std::string leftOut;
        QCOMPARE(written(wish(), kTitan, &leftOut),
                 canonicalJson(quoted("{'inputText':'a','dimensions':256}")));
        QCOMPARE(leftOut, std::string("purpose query;truncate;"));
        QCOMPARE(written(wish(), kNova),
                 canonicalJson(quoted(
                     "{'taskType':'SINGLE_EMBEDDING','singleEmbeddingParams':{'embeddingPurpose':"
                     "'GENERIC_RETRIEVAL','embeddingDimension':256,'text':{'truncationMode':'END',"
                     "'value':'a'}}}")));
        QVERIFY(boost::json::parse(written(wish(), kCohere)) ==
                boost::json::parse(quoted("{'texts':['a'],'input_type':'search_query',"
                                          "'embedding_types':['float'],'output_dimension':256,"
                                          "'truncate':'END'}")));
        leftOut.clear();
        QCOMPARE(written(wish(), "amazon.titan-embed-text-v1", &leftOut),
                 canonicalJson(quoted("{'inputText':'a'}")));
        QVERIFY(leftOut.starts_with("dimensions;"));
        QCOMPARE(codec().path({.model = kTitan}),
                 std::string("/model/amazon.titan-embed-text-v2%3A0/invoke"));
    }

    void someTakeOneTextACall()
    {
        QCOMPARE(codec().mostInputs({.model = kTitan}), std::size_t(1));
        QCOMPARE(codec().mostInputs({.model = kNova}), std::size_t(1));
        QCOMPARE(codec().mostInputs({.model = kCohere}), dialect::kAnyInputs);
    }

    void requestsOfEveryMakerAreRead()
    {
        dialect::Notes notes;
        const auto titan = codec().readRequest(
            quoted("{'inputText':'a','dimensions':8,'normalize':false,'x':1}"), notes);
        QVERIFY(titan.ok() && titan->isSingle);
        QCOMPARE(titan->dimensions, std::optional<std::int64_t>(8));
        QCOMPARE(notes.leftOut.size(), std::size_t(2));
        const auto nova = codec().readRequest(
            quoted("{'taskType':'SINGLE_EMBEDDING','singleEmbeddingParams':{'embeddingPurpose':"
                   "'TEXT_RETRIEVAL','text':{'value':'b','truncationMode':'NONE'}}}"),
            notes);
        QVERIFY(nova.ok());
        QCOMPARE(nova->inputs.front(), std::string("b"));
        QCOMPARE(nova->purpose, std::string("query"));
        QCOMPARE(nova->truncate, std::optional<bool>(false));
        const auto cohere =
            codec().readRequest(quoted("{'texts':['a','b'],'input_type':'clustering'}"), notes);
        QVERIFY(cohere.ok());
        QCOMPARE(cohere->inputs.size(), std::size_t(2));
        QCOMPARE(cohere->purpose, std::string("clustering"));
    }

    void whatIsNoTextIsRefused()
    {
        dialect::Notes notes;
        for (const char* body :
             {"{'inputImage':'aGk='}", "{'inputText':'a','embeddingTypes':['binary']}",
              "{'taskType':'SEGMENTED_EMBEDDING','segmentedEmbeddingParams':{}}",
              "{'taskType':'SINGLE_EMBEDDING','singleEmbeddingParams':{'image':{}}}"}) {
            const auto read = codec().readRequest(quoted(body), notes);
            QVERIFY2(!read.ok() && read.error().kind == ErrorKind::CannotExpress, body);
        }
    }

    void answersOfEveryMakerAreRead()
    {
        const auto titan = codec().readReply(
            quoted("{'embedding':[1,2],'inputTextTokenCount':5,'embeddingsByType':{}}"));
        QVERIFY(titan.ok());
        QCOMPARE(titan->vectors, (std::vector<std::vector<double>>{{1, 2}}));
        QCOMPARE(titan->usage.input, chat::Usage::Count(5));
        const auto nova =
            codec().readReply(quoted("{'embeddings':[{'embeddingType':'TEXT','embedding':[3]}]}"));
        QCOMPARE(nova->vectors, (std::vector<std::vector<double>>{{3}}));
        const auto old = codec().readReply(quoted("{'embeddings':[[4],[5]],'texts':['a','b']}"));
        QCOMPARE(old->vectors, (std::vector<std::vector<double>>{{4}, {5}}));
        const auto byType = codec().readReply(quoted("{'embeddings':{'float':[[6]]}}"));
        QCOMPARE(byType->vectors, (std::vector<std::vector<double>>{{6}}));
        for (const char* none : {"{}", "{'embedding':'x'}", "{'embeddings':[{}]}", "{'message':1}"})
            QVERIFY2(!codec().readReply(quoted(none)).ok(), none);
    }

    void answersAreWrittenAsTheyWereAskedFor()
    {
        chat::EmbeddingReply reply;
        reply.vectors = {{0.5}};
        reply.usage.input = 3;
        chat::EmbeddingRequest asked = wish();
        asked.isSingle = true;
        asked.model = kTitan;
        QCOMPARE(canonicalJson(codec().writeReply(reply, asked, "i")),
                 canonicalJson(quoted("{'embedding':[0.5],'inputTextTokenCount':3}")));
        asked.model = kNova;
        QCOMPARE(
            canonicalJson(codec().writeReply(reply, asked, "i")),
            canonicalJson(quoted("{'embeddings':[{'embeddingType':'TEXT','embedding':[0.5]}]}")));
    }

    void theTokensOfTitanAreRead()
    {
        dialect::ReplyFacts facts;
        const auto& row = dialect::byId("bedrock_embed");
        row.readReply(quoted("{'embedding':[0.1],'inputTextTokenCount':7}"), facts);
        row.canonical(facts.usage);
        QCOMPARE(facts.usage.input, chat::Usage::Count(7));
        QCOMPARE(facts.usage.output, chat::Usage::Count(0));
        dialect::ReplyFacts refused;
        row.readReply(quoted("{'message':'no access'}"), refused);
        QCOMPARE(refused.errorText, std::string("no access"));
    }

    /// Recorded calls go through the hub to every other wire API and come back.
    void recordedCallsAreReadAndWrittenAgain()
    {
        int count = 0;
        for (const auto& one : tests::transcriptsOf("bedrock")) {
            if (one.status != 200 || one.url.find("embed") == std::string::npos) continue;
            dialect::Notes notes;
            const auto asked = codec().readRequest(one.request, notes);
            QVERIFY2(asked.ok(), one.name.c_str());
            const auto reply = codec().readReply(one.body);
            QVERIFY2(reply.ok(), one.name.c_str());
            QCOMPARE(reply->vectors.size(), asked->inputs.size());
            for (const char* id : {"openai_embeddings", "gemini_embed", "cohere_embed",
                                   "ollama_embed", "vertex_embed"}) {
                const auto& other = *dialect::embeddingCodecOf(id);
                auto as = *asked;
                as.isSingle = false;
                as.isBase64 = false;
                const auto back = other.readReply(other.writeReply(*reply, as, "i"));
                QVERIFY2(back.ok() && back->vectors == reply->vectors, id);
            }
            ++count;
        }
        if (count == 0) QSKIP("NO TRANSCRIPTS: the shared data folder is not beside this checkout");
    }
};

}  // namespace gatehouse::dialect_tests

using gatehouse::dialect_tests::BedrockEmbedTest;
GH_SUITE(BedrockEmbedTest)
#include "bedrock_embed_test.moc"
