#include "proxy/core/provider/target.h"

#include "proxy/core/provider/catalogue.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using provider::SplitPath;

class TargetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void versionsAreSplitOff_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("rest");
        const auto row = [](const char* path, const char* version, const char* rest) {
            QTest::newRow(path) << QByteArray(path) << QByteArray(version) << QByteArray(rest);
        };
        row("/v1/chat/completions", "v1", "/chat/completions");
        row("v1/messages", "v1", "/messages");
        row("/v1beta/models", "v1beta", "/models");
        row("/v1beta3/x", "v1beta3", "/x");
        row("/v1alpha/x", "v1alpha", "/x");
        row("/v12", "v12", "");
        row("/v1/", "v1", "/");
        row("/videos", "", "/videos");
        row("/v1x/y", "", "/v1x/y");
        row("/v/y", "", "/v/y");
        row("/V1/y", "", "/V1/y");
        row("/chat/v1", "", "/chat/v1");
        row("", "", "");
        row("/", "", "/");
    }

    void versionsAreSplitOff()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, rest);
        const std::string kept = path.toStdString();
        const SplitPath split = provider::splitVersion(kept);
        QCOMPARE(std::string(split.version), version.toStdString());
        QCOMPARE(std::string(split.rest), rest.toStdString());
    }

    void basesAreSplit_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("version");
        const auto row = [](const char* url, const char* base, const char* version) {
            QTest::newRow(url) << QByteArray(url) << QByteArray(base) << QByteArray(version);
        };
        row("https://a.example/openai/v1/", "https://a.example/openai", "v1");
        row("https://a.example/v1", "https://a.example", "v1");
        row("https://a.example///", "https://a.example", "");
        row("https://a.example", "https://a.example", "");
        row("https://v1", "https://v1", "");
        row("https://a.example/v4/accounts", "https://a.example/v4/accounts", "");
        row("", "", "");
    }

    void basesAreSplit()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, version);
        const auto split = provider::splitBase(url.toStdString());
        QCOMPARE(split.baseUrl, base.toStdString());
        QCOMPARE(split.version, version.toStdString());
    }

    void targetsOfTheCatalogue_data()
    {
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<QByteArray>("client");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char* provider, const char* client, const char* target) {
            QTest::newRow(qPrintable(QString("%1 %2").arg(provider, client)))
                << QByteArray(provider) << QByteArray(client) << QByteArray(target);
        };
        row("openai", "/chat/completions", "/v1/chat/completions");
        row("openai", "/v1/chat/completions", "/v1/chat/completions");
        row("openai", "/v2/chat/completions", "/v1/chat/completions");
        row("anthropic", "/messages", "/v1/messages");
        row("anthropic", "/v1/messages/count_tokens", "/v1/messages/count_tokens");
        row("google-ai-studio", "/v1/models/g:generateContent", "/v1/models/g:generateContent");
        row("google-ai-studio", "/models/g:generateContent", "/v1beta/models/g:generateContent");
        row("google-ai-studio", "/v1alpha/models", "/v1alpha/models");
        row("google-ai-studio", "/upload/v1beta/files", "/upload/v1beta/files");
        row("groq", "/chat/completions", "/openai/v1/chat/completions");
        row("groq", "/openai/v1/chat/completions", "/openai/v1/chat/completions");
        row("groq", "/v1/chat/completions", "/openai/v1/chat/completions");
        row("openrouter", "/v1/chat/completions", "/api/v1/chat/completions");
        row("openrouter", "/api/v1/models", "/api/v1/models");
        row("fireworks", "/chat/completions", "/inference/v1/chat/completions");
        row("perplexity-ai", "/v1/chat/completions", "/chat/completions");
        row("perplexity-ai", "/chat/completions", "/chat/completions");
        row("deepseek", "/chat/completions", "/chat/completions");
        row("deepseek", "/v1/chat/completions", "/v1/chat/completions");
        row("deepseek", "/anthropic/v1/messages", "/anthropic/v1/messages");
        row("cohere", "/chat", "/v2/chat");
        row("cohere", "/v1/models", "/v1/models");
        row("cohere", "/compatibility/v1/chat/completions", "/compatibility/v1/chat/completions");
        row("ollama", "/chat/completions", "/v1/chat/completions");
        row("ollama", "/api/chat", "/api/chat");
        row("llama-cpp", "/health", "/health");
        row("llama-cpp", "/v1/chat/completions", "/v1/chat/completions");
    }

    void targetsOfTheCatalogue()
    {
        QFETCH(QByteArray, provider);
        QFETCH(QByteArray, client);
        QFETCH(QByteArray, target);
        const auto* row = provider::Catalogue::builtIn().find(provider.toStdString());
        QVERIFY(row != nullptr);
        const std::string path = client.toStdString();
        const auto split = provider::splitVersion(path);
        QCOMPARE(provider::targetOf(*row, split.rest, split.version, ""), target.toStdString());
        // A caller that did not split the path gets the same.
        QCOMPARE(provider::targetOf(*row, path, "", "a=1&b"), target.toStdString() + "?a=1&b");
        QCOMPARE(provider::targetOf(*row, path.substr(1), "", ""), target.toStdString());
    }

    void aVersionNeverStandsTwice()
    {
        provider::Provider mine;  // as made by hand, not through resolve()
        mine.baseUrl = "http://127.0.0.1:1/x/v1/";
        mine.version = "v1";
        QCOMPARE(provider::targetOf(mine, "/v1/models", "v1", ""), std::string("/x/v1/models"));
        QCOMPARE(provider::targetOf(mine, "/models", "v1", ""), std::string("/x/v1/models"));
        mine.version = "";
        QCOMPARE(provider::targetOf(mine, "/models", "", ""), std::string("/x/v1/models"));
    }

    /// An SDK that brings the end of the base along, behind an address with more in front.
    void theEndOfTheBaseNeverStandsTwice()
    {
        provider::Provider mine;
        mine.baseUrl = "http://127.0.0.1:1/deep/groq/openai/v1";
        for (const char* path : {"/openai/v1/models", "/groq/openai/v1/models", "/models",
                                 "/deep/groq/openai/v1/models"}) {
            QCOMPARE(provider::targetOf(mine, path, "", ""),
                     std::string("/deep/groq/openai/v1/models"));
        }
        QCOMPARE(provider::targetOf(mine, "/openai/models", "", ""),
                 std::string("/deep/groq/openai/v1/openai/models"));
    }

    void anEmptyPathIsTheRoot()
    {
        provider::Provider mine;
        mine.baseUrl = "http://127.0.0.1:1";
        QCOMPARE(provider::targetOf(mine, "", "", ""), std::string("/"));
        QCOMPARE(provider::targetOf(mine, "", "", "a"), std::string("/?a"));
        mine.baseUrl = "http://127.0.0.1:1/deep";
        QCOMPARE(provider::targetOf(mine, "", "", ""), std::string("/deep"));
    }
};

GH_SUITE(TargetTest)
#include "target_test.moc"
