#include "proxy/core/pipeline/stages/route.h"

#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using tests::Scene;

namespace route_test {

/// "provider model" of the chosen target, or the status of the refusal.
std::string routed(Scene& scene, std::string_view target, std::string_view model,
                   Scene::Fields fields = {})
{
    scene.ask("POST", target, fields, cat(R"({"model":")", model, R"(","messages":[]})"));
    if (!scene.walk()) return std::to_string(scene.x.reply.status);
    const auto& chosen = scene.x.route.targets.front();
    return cat(chosen.upstream->chosen.id, " ", chosen.model);
}

}  // namespace route_test

using route_test::routed;

class RouteTest : public QObject {
    Q_OBJECT

private slots:

    void thePathChoosesFirst()
    {
        Scene scene;
        QCOMPARE(routed(scene, "/openai/v1/chat/completions", "gpt-x"),
                 std::string("openai gpt-x"));
        QCOMPARE(routed(scene, "/anthropic/v1/messages", "claude-x"),
                 std::string("anthropic claude-x"));
    }

    void elseTheModelChooses()
    {
        Scene scene;
        QCOMPARE(routed(scene, "/v1/chat/completions", "openai/gpt-x"),
                 std::string("openai gpt-x"));
        QCOMPARE(routed(scene, "/v1/messages", "anthropic/claude-x"),
                 std::string("anthropic claude-x"));
        QVERIFY(routed(scene, "/v1/chat/completions", "sample/hello").starts_with("sample "));
    }

    void cloudflaresWordsForModelsAreUnderstood()
    {
        Scene scene;
        scene.config.providers.emplace_back().id = "workers-ai";
        scene.config.providers.back().baseUrl =
            "https://api.cloudflare.com/client/v4/accounts/a/ai/v1";
        QCOMPARE(routed(scene, "/v1/a/g/compat/chat/completions", "anthropic/claude-x"),
                 std::string("anthropic claude-x"));
        QCOMPARE(
            routed(scene, "/client/v4/accounts/a/ai/v1/chat/completions", "@cf/meta/llama-3.3"),
            std::string("workers-ai @cf/meta/llama-3.3"));
        QCOMPARE(routed(scene, "/compat/chat/completions", "xai/grok-x",
                        {{"authorization", "Bearer own"}}),
                 std::string("grok grok-x"));
    }

    void anAliasIsTheUsersOwnName()
    {
        Scene scene;
        scene.config.aliases.push_back({"fast", "openai/gpt-mini"});
        QCOMPARE(routed(scene, "/v1/chat/completions", "fast"), std::string("openai gpt-mini"));
    }

    void elseTheFirstProviderOfTheDialectIsTaken()
    {
        Scene scene;
        QCOMPARE(routed(scene, "/v1/chat/completions", "gpt-x"), std::string("openai gpt-x"));
        QCOMPARE(routed(scene, "/v1/messages", "claude-x"), std::string("anthropic claude-x"));
        scene.config.providers.clear();
        QCOMPARE(routed(scene, "/v1/chat/completions", "gpt-x"), std::string("404"));
    }

    void whatCannotBeTranslatedIsRefused()
    {
        Scene scene;
        QCOMPARE(routed(scene, "/v1/embeddings", "anthropic/claude-x"), std::string("422"));
        QVERIFY(!scene.x.reply.error.hint.empty());
    }

    void aClientReachesEveryModelInItsOwnDialect()
    {
        Scene scene;
        QCOMPARE(routed(scene, "/v1/messages", "openai/gpt-x"), std::string("openai gpt-x"));
        QCOMPARE(scene.x.route.targets.front().dialect->id, std::string_view("openai_chat"));
        QCOMPARE(routed(scene, "/v1/responses", "anthropic/claude-x"),
                 std::string("anthropic claude-x"));
        QCOMPARE(scene.x.route.targets.front().dialect->id, std::string_view("anthropic_messages"));
        QCOMPARE(routed(scene, "/v1/responses", "openai/gpt-x"), std::string("openai gpt-x"));
        QCOMPARE(scene.x.route.targets.front().dialect->id, std::string_view("openai_responses"));
        // Known by name alone: the provider that has it on its list.
        QCOMPARE(routed(scene, "/v1/messages", "gpt-4.1-mini"), std::string("openai gpt-4.1-mini"));
        QCOMPARE(routed(scene, "/v1/chat/completions", "claude-haiku-4-5"),
                 std::string("anthropic claude-haiku-4-5"));
    }

    /// A provider nobody set up is reached by its path, with the client's own key.
    void aProviderThatWasNotSetUpNeedsTheClientsKey()
    {
        Scene scene;
        QCOMPARE(routed(scene, "/groq/v1/chat/completions", "m", {{"authorization", "Bearer own"}}),
                 std::string("groq m"));
        scene.config.providers.front().enabled = false;
        QCOMPARE(
            routed(scene, "/openai/v1/chat/completions", "m", {{"authorization", "Bearer own"}}),
            std::string("404"));
    }

    void modelListsAreAnsweredHere()
    {
        Scene scene;
        scene.ask("GET", "/v1/models");
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 200);
        QVERIFY(scene.x.reply.local);
    }

    /// Cloudflare's paths name a region; an address of the user's own is the only one.
    void aPathMayNameThePlace()
    {
        Scene scene;
        scene.config.providers.emplace_back().id = "aws-bedrock";
        const std::string path =
            "/v1/a/g/aws-bedrock/bedrock-runtime/eu-west-3/model/m%3A1/converse";
        scene.ask("POST", path, {}, "{}");
        QVERIFY(scene.walk());
        const auto* placed = scene.x.route.targets.front().upstream;
        QCOMPARE(placed->base.host, std::string("bedrock-runtime.eu-west-3.amazonaws.com"));
        QCOMPARE(placed->region, std::string("eu-west-3"));
        QCOMPARE(scene.x.route.targets.front().model, std::string("m:1"));
        scene.config.providers.back().baseUrl = "https://own.example";
        scene.ask("POST", path, {}, "{}");
        QVERIFY(scene.walk());
        QCOMPARE(scene.x.route.targets.front().upstream->base.host, std::string("own.example"));
    }

    /// Anyone can have a resource: our key goes to that of the settings alone.
    void aResourceOfAzureIsNamedByThePath()
    {
        Scene scene;
        const std::string path = "/azure-openai/mine/gpt-4.1/chat/completions?api-version=1";
        const std::string body = "{\"messages\":[]}";
        scene.ask("POST", path, {{"api-key", "own"}}, body);
        QVERIFY(scene.walk());
        const auto* target = &scene.x.route.targets.front();
        QCOMPARE(target->upstream->row.baseUrl,
                 std::string("https://mine.openai.azure.com/openai/deployments/gpt-4.1"));
        QCOMPARE(target->model, std::string("gpt-4.1"));
        QVERIFY(target->card != nullptr);

        auto& azure = scene.config.providers.emplace_back();
        azure.id = "azure-openai";
        azure.baseUrl = "https://mine.openai.azure.com/openai";
        azure.key.text = "env:AZURE";
        scene.secrets["AZURE"] = "azure-key";
        scene.ask("POST", path, {}, body);
        QVERIFY(scene.walk());
        QCOMPARE(scene.x.route.targets.front().upstream->keys.size(), std::size_t(1));
        scene.ask("POST", "/azure-openai/other/gpt-4.1/chat/completions", {}, body);
        QVERIFY(scene.walk());
        QCOMPARE(scene.x.route.targets.front().upstream->keys.size(), std::size_t(0));
        QCOMPARE(scene.x.route.targets.front().upstream->base.host,
                 std::string("other.openai.azure.com"));
    }

    void withoutAnAddressThereIsNoCall()
    {
        Scene scene;
        QCOMPARE(
            routed(scene, "/azure-openai/v1/chat/completions", "gpt-4.1", {{"api-key", "own"}}),
            std::string("404"));
    }

    void aRegionOfVertexIsNamedByThePath()
    {
        Scene scene;
        scene.ask("POST",
                  "/v1/a/g/google-vertex-ai/v1/projects/p/locations/europe-west4/publishers/google/"
                  "models/gemini-2.5-flash:generateContent",
                  {{"authorization", "Bearer ya29.own"}}, "{}");
        QVERIFY(scene.walk());
        const auto& target = scene.x.route.targets.front();
        QCOMPARE(target.upstream->base.host, std::string("europe-west4-aiplatform.googleapis.com"));
        QCOMPARE(target.model, std::string("gemini-2.5-flash"));
        QVERIFY(target.card != nullptr);
    }
};

GH_SUITE(RouteTest)
#include "route_test.moc"
