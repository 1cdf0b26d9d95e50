#include "proxy/core/pipeline/stages/count_tokens.h"

#include <QTest>

#include "proxy/core/tokens/estimate.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kWords = "How many tokens does this have?";

std::string anthropicBody(const std::string& model)
{
    return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + kWords +
           "\"}]}";
}

std::string_view headerOf(const pipeline::Exchange& x, std::string_view name)
{
    for (const auto& [found, value] : x.reply.headers) {
        if (found == name) return value;
    }
    return {};
}

}  // namespace

class CountTokensTest : public QObject {
    Q_OBJECT

private slots:

    void anthropicsQuestionAboutAnotherModelIsAnswered()
    {
        Scene scene;
        scene.ask("POST", "/v1/messages/count_tokens", {{"anthropic-version", "2023-06-01"}},
                  anthropicBody("openai/gpt-4.1"));
        QVERIFY(!scene.walk());
        QVERIFY(scene.x.reply.local);
        QCOMPARE(scene.x.reply.status, 200);
        const auto expected = tokens::estimateText(kWords, "gpt-4.1");
        QCOMPARE(scene.x.reply.body,
                 "{\"input_tokens\":" + std::to_string(expected.tokens + 4 + 3) + "}");
        QCOMPARE(headerOf(scene.x, "x-gatehouse-tokens"),
                 std::string_view(expected.isCounted ? "counted" : "estimated"));
        QVERIFY(scene.x.route.targets.empty());
    }

    void geminisLikewise()
    {
        Scene scene;
        scene.ask("POST", "/v1beta/models/openai%2Fgpt-4.1:countTokens", {},
                  "{\"contents\":[{\"parts\":[{\"text\":\"" + kWords + "\"}]}]}");
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 200);
        QVERIFY(scene.x.reply.body.starts_with("{\"totalTokens\":"));
    }

    void anAliasIsCountedAsWhatItStandsFor()
    {
        Scene scene;
        auto& alias = scene.config.aliases.emplace_back();
        alias.name = "fast";
        alias.target = "openai/gpt-4.1-mini";
        scene.ask("POST", "/v1/messages/count_tokens", {{"anthropic-version", "2023-06-01"}},
                  anthropicBody("fast"));
        QVERIFY(!scene.walk());
        const auto expected = tokens::estimateText(kWords, "gpt-4.1-mini");
        QCOMPARE(headerOf(scene.x, "x-gatehouse-tokens"),
                 std::string_view(expected.isCounted ? "counted" : "estimated"));
    }

    void aProviderThatCountsIsAsked()
    {
        Scene scene;
        scene.ask("POST", "/v1/messages/count_tokens",
                  {{"anthropic-version", "2023-06-01"}, {"x-api-key", "own"}},
                  anthropicBody("anthropic/claude-sonnet-4-5"));
        QVERIFY(scene.walk());
        QCOMPARE(scene.x.route.targets.size(), std::size_t(1));
    }

    void otherRefusalsStay()
    {
        Scene scene;
        scene.ask("POST", "/anthropic/v1/embeddings", {}, "{\"model\":\"m\",\"input\":\"a\"}");
        QVERIFY(!scene.walk());
        QVERIFY(!scene.x.reply.local);
        QCOMPARE(scene.x.reply.status, 422);
    }
};

GH_SUITE(CountTokensTest)

}  // namespace gatehouse::tests

#include "count_tokens_test.moc"
