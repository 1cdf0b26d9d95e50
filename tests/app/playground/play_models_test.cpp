#include "app/playground/play_models.h"

#include <algorithm>

#include <QTest>

#include "app/config_session.h"
#include "tests/app/routes/sample_graph.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

config::Config withOpenAi()
{
    config::Config config = routeConfig();
    config::ProviderConfig provider;
    provider.id = "openai";
    config.providers.push_back(provider);
    config.aliases.push_back({"cheap", "openai/gpt-4.1-mini"});
    return config;
}

bool has(const std::vector<app::PlayModel>& models, const char* name)
{
    return std::ranges::any_of(
        models, [name](const app::PlayModel& each) { return each.name == QLatin1String(name); });
}

app::PlayCall question()
{
    app::PlayCall call;
    call.turns = {{QStringLiteral("user"), QStringLiteral("What is a gate house?"), {}}};
    return call;
}

}  // namespace

class PlayModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everythingThatCanBeAskedIsListed()
    {
        const auto models = app::playModels(withOpenAi());
        QVERIFY(has(models, "dynamic/support"));
        QVERIFY(has(models, "cheap"));
        QVERIFY(has(models, "sample/echo"));
        QVERIFY(has(models, "openai/gpt-4.1-mini"));
        QVERIFY(!has(models, "openai/text-embedding-3-small"));
        QVERIFY(app::playModels(config::Config()).empty());
    }

    void theCostIsBetweenNoAnswerAndTheLongest()
    {
        const config::Config config = withOpenAi();
        app::PlayCall call = question();
        call.maxTokens = 100;
        const auto estimate = app::estimateOf(call, QStringLiteral("openai/gpt-4.1-mini"), config);
        QVERIFY(estimate.tokens > 4 && estimate.tokens < 100);
        QVERIFY(estimate.least && estimate.most);
        QVERIFY(estimate.least->value > 0);
        // $1.60 for a million tokens of output.
        QCOMPARE(estimate.most->value - estimate.least->value, std::int64_t{100} * 1'600'000);
        QCOMPARE(app::estimateOf(call, QStringLiteral("cheap"), config), estimate);
        QVERIFY(app::costWords(estimate).contains(QLatin1String(" to ")));
        const auto twice = app::sumOf({estimate, estimate});
        QCOMPARE(twice.most->value, 2 * estimate.most->value);
    }

    void whatIsNotKnownIsNotGuessed()
    {
        const config::Config config = withOpenAi();
        const auto route = app::estimateOf(question(), QStringLiteral("dynamic/support"), config);
        QVERIFY(!route.least && !route.most);
        QVERIFY(!route.why.isEmpty());
        QVERIFY(route.tokens > 0);
        QVERIFY(app::costWords(route).isEmpty());
        const auto unknown =
            app::estimateOf(question(), QStringLiteral("openai/none-such"), config);
        QVERIFY(!unknown.least);
        const auto free = app::estimateOf(question(), QStringLiteral("sample/echo"), config);
        QCOMPARE(free.most, std::optional(PicoUsd{}));
        QCOMPARE(app::costWords(free), QStringLiteral("free"));
        QVERIFY(!app::sumOf({free, route}).most);
    }

    void theLimitHasTheNameThatTheProviderKnows()
    {
        const config::Config config = withOpenAi();
        QCOMPARE(app::limitNameOf(config, QStringLiteral("openai/gpt-4.1-mini")),
                 QStringLiteral("max_completion_tokens"));
        QCOMPARE(app::limitNameOf(config, QStringLiteral("sample/echo")),
                 QStringLiteral("max_tokens"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PlayModelsTest;
GH_SUITE(PlayModelsTest)
#include "play_models_test.moc"
