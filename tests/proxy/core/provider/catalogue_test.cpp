#include "proxy/core/provider/catalogue.h"

#include <array>
#include <set>

#include "proxy/core/sample/ask.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using provider::Catalogue;

namespace catalogue_test {

constexpr std::array kExpected{
    "openai",       "anthropic", "google-ai-studio", "aws-bedrock",   "google-vertex-ai",
    "mistral",      "groq",      "deepseek",         "grok",          "openrouter",
    "together",     "fireworks", "cerebras",         "perplexity-ai", "cohere",
    "ollama",       "lm-studio", "llama-cpp",        "vllm",          "openai-compatible",
    "sample",       "alibaba",   "moonshot",         "minimax",       "zai",
    "nvidia",       "deepinfra", "huggingface",      "baseten",       "workers-ai",
    "azure-openai", "voyage",    "parallel",         "replicate",     "fal",
    "ideogram",     "cartesia",  "deepgram",         "elevenlabs"};

/// What looks wrong about a model's rates: prices are facts gathered elsewhere, so this warns and
/// does not refuse.
QString oddity(const provider::Rates& rates)
{
    constexpr std::int64_t kDear = 1000000000;  // 1000 USD per million tokens
    constexpr std::int64_t kCheap = 1000;       // 0.001 USD per million tokens
    for (const auto rate : {rates.input, rates.output}) {
        if (rate && (*rate > kDear || (*rate != 0 && *rate < kCheap))) return "a unit error?";
    }
    if (rates.input && rates.cachedInput && *rates.cachedInput > *rates.input) {
        return "a cache read is dearer than plain input";
    }
    if (rates.input && rates.cacheWrite5m && *rates.cacheWrite5m < *rates.input) {
        return "a cache write is cheaper than plain input";
    }
    return {};
}

}  // namespace catalogue_test

class CatalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyRowParses()
    {
        const auto loaded = Catalogue::load(embedded::providers());
        QVERIFY2(loaded.ok(), loaded.ok() ? "" : loaded.error().message.c_str());
        for (const auto* id : catalogue_test::kExpected) {
            const auto* row = loaded->find(id);
            QVERIFY2(row != nullptr, id);
            QCOMPARE(row->id, std::string(id));
            QVERIFY(!row->title.empty());
            QVERIFY(std::find(row->dialects.begin(), row->dialects.end(), row->dialect) !=
                    row->dialects.end());
        }
        QCOMPARE(loaded->all().size(), catalogue_test::kExpected.size());
        QCOMPARE(Catalogue::builtIn().all().size(), loaded->all().size());
        QCOMPARE(loaded->version(), std::string("2026-07-02"));
    }

    void aliasesLeadToTheirRow_data()
    {
        QTest::addColumn<QByteArray>("alias");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("google") << QByteArray("google") << QByteArray("google-ai-studio");
        QTest::newRow("gemini") << QByteArray("gemini") << QByteArray("google-ai-studio");
        QTest::newRow("xai") << QByteArray("xai") << QByteArray("grok");
        QTest::newRow("perplexity") << QByteArray("perplexity") << QByteArray("perplexity-ai");
    }

    void aliasesLeadToTheirRow()
    {
        QFETCH(QByteArray, alias);
        QFETCH(QByteArray, id);
        const auto* row = Catalogue::builtIn().find(alias.toStdString());
        QVERIFY(row != nullptr);
        QCOMPARE(row->id, id.toStdString());
    }

    void theSampleListsEveryNameItIsSteeredBy()
    {
        const auto* row = Catalogue::builtIn().find("sample");
        std::set<std::string> listed;
        for (const auto& card : row->models) listed.insert(card.id);
        const auto& names = sample::steeringNames();
        QCOMPARE(listed, std::set<std::string>(names.begin(), names.end()));
    }

    void unknownNamesLeadNowhere() { QVERIFY(Catalogue::builtIn().find("nobody") == nullptr); }

    void variablesAndNamesAreUnique()
    {
        std::set<std::string> seen;
        for (const auto& row : Catalogue::builtIn().all()) {
            for (const auto& name : row.environment)
                QVERIFY2(seen.insert(name).second, name.c_str());
            for (const auto& name : row.aliases) QVERIFY2(seen.insert(name).second, name.c_str());
            QVERIFY2(seen.insert(row.id).second, row.id.c_str());
            std::set<std::string> models;
            for (const auto& card : row.models)
                QVERIFY2(models.insert(card.id).second, card.id.c_str());
        }
    }

    void remoteRowsAreEncrypted()
    {
        for (const auto& row : Catalogue::builtIn().all()) {
            if (row.baseUrl.empty()) {
                // An address that holds the user's own account or resource.
                const bool isOwn = row.id == "openai-compatible" || row.id == "azure-openai" ||
                                   row.id == "workers-ai";
                QVERIFY2(row.sample || isOwn, row.id.c_str());
            } else if (row.local) {
                QVERIFY2(row.baseUrl.starts_with("http://127.0.0.1:"), row.id.c_str());
            } else {
                QVERIFY2(row.baseUrl.starts_with("https://"), row.id.c_str());
                QVERIFY2(!row.environment.empty(), row.id.c_str());
                QVERIFY2(row.auth.scheme != provider::AuthScheme::None, row.id.c_str());
            }
        }
    }

    void ratesAreSane()
    {
        int odd = 0;
        std::size_t priced = 0;
        for (const auto& row : Catalogue::builtIn().all()) {
            for (const auto& card : row.models) {
                if (!card.price) continue;
                ++priced;
                QVERIFY2(!card.price->source.empty() && card.price->date.size() == 10,
                         card.id.c_str());
                QVERIFY2(card.price->rates.input && card.price->rates.output, card.id.c_str());
                std::int64_t above = 0;
                for (const auto& tier : card.price->tiers) {
                    QVERIFY2(tier.aboveTokens > above, card.id.c_str());
                    above = tier.aboveTokens;
                    QVERIFY2(tier.rates.input && tier.rates.output, card.id.c_str());
                }
                const QString why = catalogue_test::oddity(card.price->rates);
                if (why.isEmpty()) continue;
                ++odd;
                qWarning("%s %s: %s", row.id.c_str(), card.id.c_str(), qPrintable(why));
            }
        }
        QVERIFY(priced > 400);
        QVERIFY2(odd <= 16, "more suspicious prices than were looked at; look at the warnings");
    }

    void laterRowsReplaceEarlierOnes()
    {
        const std::array<EmbeddedFile, 2> rows{
            EmbeddedFile{"a.json", R"({"id": "mine", "baseUrl": "http:\/\/127.0.0.1:1"})"},
            EmbeddedFile{"b.json", R"({"id": "mine", "baseUrl": "http:\/\/127.0.0.1:2"})"}};
        const auto loaded = Catalogue::load(rows);
        QVERIFY(loaded.ok());
        QCOMPARE(loaded->all().size(), std::size_t{1});
        QCOMPARE(loaded->find("mine")->baseUrl, std::string("http://127.0.0.1:2"));
        QCOMPARE(loaded->find("mine")->title, std::string("mine"));
    }

    void brokenRowsAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("place");
        QTest::newRow("not JSON") << QByteArray("{") << QByteArray("bad.json: not valid JSON");
        QTest::newRow("no id") << QByteArray("{}") << QByteArray("bad.json at /id: ");
        QTest::newRow("slip") << QByteArray(R"({"id": "x", "baseURL": ""})")
                              << QByteArray("at /baseURL: ");
        QTest::newRow("number for a price")
            << QByteArray(R"({"id": "x", "models": [{"id": "m", "price": {"input": 1.5}}]})")
            << QByteArray("at /models/0/price/input: ");
        QTest::newRow("versioned base")
            << QByteArray(R"({"id": "x", "baseUrl": "https:\/\/x.example/v1"})")
            << QByteArray("at /baseUrl: ");
        QTest::newRow("nameless header")
            << QByteArray(R"({"id": "x", "auth": {"scheme": "header"}})")
            << QByteArray("at /auth/name: ");
        QTest::newRow("scheme") << QByteArray(R"({"id": "x", "auth": {"scheme": "magic"}})")
                                << QByteArray("at /auth/scheme: expected none or bearer");
    }

    void brokenRowsAreRefusedWithTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, place);
        const std::string kept = text.toStdString();
        const std::array<EmbeddedFile, 1> rows{EmbeddedFile{"bad.json", kept}};
        const auto loaded = Catalogue::load(rows);
        QVERIFY(!loaded.ok());
        QVERIFY2(loaded.error().message.find(place.toStdString()) != std::string::npos,
                 loaded.error().message.c_str());
        QVERIFY(!loaded.error().hint.empty());
    }

    void namesThatClashAreRefused()
    {
        const std::array<EmbeddedFile, 2> rows{
            EmbeddedFile{"a.json", R"({"id": "one", "aliases": ["two"]})"},
            EmbeddedFile{"b.json", R"({"id": "two"})"}};
        QVERIFY(!Catalogue::load(rows).ok());
    }
};

GH_SUITE(CatalogueTest)
#include "catalogue_test.moc"
