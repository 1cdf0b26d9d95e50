#include <QTest>

#include "proxy/core/dialect/embedding_codec.h"
#include "proxy/core/pipeline/stages/bridge.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/meter.h"
#include "proxy/core/pipeline/stages/translate.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

using namespace pipeline::stages;

/// OpenAI's client, a model of Google's.
bool toGoogle(Scene& scene, const std::string& more = {})
{
    auto& google = scene.config.providers.emplace_back();
    google.id = "google-ai-studio";
    google.key.text = "env:GOOGLE";
    scene.secrets["GOOGLE"] = "google-key";
    scene.ask(
        "POST", "/v1/embeddings", {{"content-type", "application/json"}},
        quoted("{'model':'google-ai-studio/gemini-embedding-001','input':['a','b']" + more + "}"));
    return scene.walk() && translate(scene.x, scene.x.route.targets.front(), scene.env()).ok();
}

/// OpenAI's client, a model at Amazon's.
void toBedrock(Scene& scene, const std::string& model, const std::string& input)
{
    auto& amazon = scene.config.providers.emplace_back();
    amazon.id = "aws-bedrock";
    amazon.key.text = "env:AMAZON";
    scene.secrets["AMAZON"] = "bearer-of-bedrock";
    scene.ask("POST", "/v1/embeddings", {{"content-type", "application/json"}},
              quoted("{'model':'aws-bedrock/" + model + "','input':" + input + "}"));
    QVERIFY(scene.walk());
}

std::string answered(Scene& scene, int status, const std::string& body)
{
    scene.x.course.attempts.emplace_back();
    scene.x.collect.head.status = status;
    scene.x.collect.head.headers.add("content-type", "application/json");
    beginCollect(scene.x, scene.env());
    beginBack(scene.x);
    pipeline::DeltaBatch batch{{body}};
    collect(scene.x, batch, scene.env());
    carryBack(scene.x, batch, scene.env());
    batch.clear();
    endBack(scene.x, batch, scene.env());
    std::string out;
    for (const auto& delta : batch) out += delta.raw;
    return out;
}

}  // namespace

class EmbeddingsTest : public QObject {
    Q_OBJECT

private slots:

    void theyGoOverTheBridge()
    {
        Scene scene;
        QVERIFY(toGoogle(scene, ",'user':'u','dimensions':2"));
        const auto& x = scene.x;
        QVERIFY(x.bridge != nullptr);
        QCOMPARE(x.bridge->dialect->id, std::string_view("gemini_embed"));
        QVERIFY(x.out.url.find("/v1beta/models/gemini-embedding-001:batchEmbedContents") !=
                std::string::npos);
        QVERIFY(x.bridge->body.find("\"outputDimensionality\":2") != std::string::npos);
        QCOMPARE(leftOutLine(*x.bridge), std::string("user"));
        const std::string out =
            answered(scene, 200, quoted("{'embeddings':[{'values':[1,2]},{'values':[3,4]}]}"));
        const auto body = boost::json::parse(out).as_object();
        QCOMPARE(body.at("data").as_array().size(), std::size_t(2));
        QVERIFY(body.at("usage").at("prompt_tokens").as_int64() >= 2);
        meter(scene.x, scene.env());
        QVERIFY(scene.x.meter.usage.estimated);  // Google tells none
        QVERIFY(scene.x.meter.cost.has_value());
    }

    void bedrockAndVertexHaveThemToo()
    {
        Scene scene;
        toBedrock(scene, "amazon.titan-embed-text-v2:0", "'a'");
        QVERIFY(translate(scene.x, scene.x.route.targets.front(), scene.env()).ok());
        QCOMPARE(scene.x.bridge->dialect->id, std::string_view("bedrock_embed"));
        QCOMPARE(scene.x.bridge->path, std::string("/model/amazon.titan-embed-text-v2%3A0/invoke"));
        const std::string out =
            answered(scene, 200, quoted("{'embedding':[1,2],'inputTextTokenCount':5}"));
        const auto body = boost::json::parse(out).as_object();
        QCOMPARE(body.at("usage").at("prompt_tokens").as_int64(), 5);
        meter(scene.x, scene.env());
        QCOMPARE(scene.x.meter.usage.input, chat::Usage::Count(5));
        QVERIFY(!scene.x.meter.usage.estimated);
    }

    /// Of most models, Bedrock tells the tokens in the head alone.
    void tokensInTheHeadCount()
    {
        Scene scene;
        toBedrock(scene, "cohere.embed-v4:0", "['a','b']");
        QVERIFY(translate(scene.x, scene.x.route.targets.front(), scene.env()).ok());
        scene.x.collect.head.headers.add("X-Amzn-Bedrock-Input-Token-Count", "4");
        answered(scene, 200, quoted("{'embeddings':{'float':[[1],[2]]}}"));
        meter(scene.x, scene.env());
        QCOMPARE(scene.x.meter.usage.input, chat::Usage::Count(4));
        QVERIFY(!scene.x.meter.usage.estimated);
    }

    void severalTextsNeedAModelThatTakesThem()
    {
        Scene scene;
        toBedrock(scene, "amazon.titan-embed-text-v2:0", "['a','b']");
        const auto made = translate(scene.x, scene.x.route.targets.front(), scene.env());
        QVERIFY(!made.ok());
        QVERIFY(made.error().kind == ErrorKind::CannotExpress);
        QVERIFY(!made.error().hint.empty());
    }

    void errorsKeepTheirStatusAndWords()
    {
        Scene scene;
        QVERIFY(toGoogle(scene));
        const std::string out = answered(
            scene, 400,
            quoted("{'error':{'code':400,'message':'no such model','status':'INVALID_ARGUMENT'}}"));
        QVERIFY(out.find("no such model") != std::string::npos);
        QVERIFY(out.find("\"type\"") != std::string::npos);  // in OpenAI's shape
    }

    void anAnswerWithoutVectorsIsAnError()
    {
        Scene scene;
        QVERIFY(toGoogle(scene));
        answered(scene, 200, "{}");
        QVERIFY(!scene.x.bridge->error.message.empty());
    }

    void tokenIdsAreRefused()
    {
        Scene scene;
        auto& google = scene.config.providers.emplace_back();
        google.id = "google-ai-studio";
        google.key.text = "env:OPENAI";
        scene.ask("POST", "/v1/embeddings", {{"content-type", "application/json"}},
                  quoted("{'model':'google-ai-studio/gemini-embedding-001','input':[1,2]}"));
        QVERIFY(scene.walk());
        const auto made = translate(scene.x, scene.x.route.targets.front(), scene.env());
        QVERIFY(!made.ok());
        QVERIFY(made.error().kind == ErrorKind::CannotExpress);
    }

    void whoSpeaksTheDialectGetsTheBytes()
    {
        Scene scene;
        scene.ask("POST", "/v1/embeddings", {{"content-type", "application/json"}},
                  quoted("{'model':'openai/text-embedding-3-small','input':[1,2]}"));
        QVERIFY(scene.walk());
        QVERIFY(translate(scene.x, scene.x.route.targets.front(), scene.env()).ok());
        QVERIFY(scene.x.bridge == nullptr);
    }

    void whoHasNoneIsStillRefused()
    {
        Scene scene;
        scene.ask("POST", "/v1/embeddings", {{"content-type", "application/json"}},
                  quoted("{'model':'anthropic/claude-haiku-4-5','input':'a'}"));
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 422);
        QVERIFY(scene.x.route.targets.empty());
        QVERIFY(scene.x.parse.operation == dialect::Operation::Embed);
    }
};

GH_SUITE(EmbeddingsTest)

}  // namespace gatehouse::tests

#include "embeddings_test.moc"
