#include "proxy/core/pipeline/stages/parse.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using tests::Scene;

class ParseTest : public QObject {
    Q_OBJECT

private slots:

    void pathsAreUnderstood_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("provider");
        QTest::addColumn<QByteArray>("dialect");
        QTest::addColumn<QByteArray>("path");
        const auto row = [](const char* target, const char* provider, const char* dialect,
                            const char* path) {
            QTest::newRow(target) << QByteArray(target) << QByteArray(provider)
                                  << QByteArray(dialect) << QByteArray(path);
        };
        row("/v1/chat/completions", "", "openai_chat", "/chat/completions");
        row("/v1/responses", "", "openai_responses", "/responses");
        row("/v1/embeddings", "", "openai_embeddings", "/embeddings");
        row("/v1/messages", "", "anthropic_messages", "/messages");
        row("/v1/messages?beta=true", "", "anthropic_messages", "/messages");
        row("/openai/v1/chat/completions", "openai", "openai_chat", "/chat/completions");
        row("/openai/chat/completions", "openai", "openai_chat", "/chat/completions");
        row("/anthropic/v1/messages", "anthropic", "anthropic_messages", "/messages");
        row("/v1/acct/gate/openai/chat/completions", "openai", "openai_chat", "/chat/completions");
        row("/v1/acct/gate/anthropic/v1/messages", "anthropic", "anthropic_messages", "/messages");
        row("/v1/acct/gate/compat/chat/completions", "", "openai_chat", "/chat/completions");
        row("/compat/chat/completions", "", "openai_chat", "/chat/completions");
        row("/compat/v1/chat/completions", "", "openai_chat", "/chat/completions");
        row("/client/v4/accounts/a1/ai/v1/chat/completions", "", "openai_chat",
            "/chat/completions");
        row("/client/v4/accounts/a1/ai/v1/responses", "", "openai_responses", "/responses");
        row("/client/v4/accounts/a1/ai/v1/messages", "", "anthropic_messages", "/messages");
        row("/v1beta/models/m:generateContent", "", "gemini_generate", "/models/m:generateContent");
    }

    void pathsAreUnderstood()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, provider);
        QFETCH(QByteArray, dialect);
        QFETCH(QByteArray, path);
        Scene scene;
        scene.ask("POST", target.toStdString(), {{"content-type", "application/json"}},
                  R"({"model":"m","messages":[]})");
        QVERIFY(!pipeline::stages::parse(scene.x, scene.env()).turnsRound());
        QCOMPARE(scene.x.parse.provider, provider.toStdString());
        QCOMPARE(std::string(scene.x.parse.dialect->id), dialect.toStdString());
        QCOMPARE(scene.x.parse.path, path.toStdString());
        QCOMPARE(scene.x.parse.facts.model, std::string("m"));
    }

    void theModelStandsInTheBodyAtItsPlace()
    {
        const std::string body = R"({"messages":[],"model":"sample/x","stream":true})";
        Scene scene;
        scene.ask("POST", "/v1/chat/completions", {}, body);
        QVERIFY(!pipeline::stages::parse(scene.x, scene.env()).turnsRound());
        const auto& facts = scene.x.parse.facts;
        QCOMPARE(facts.model, std::string("sample/x"));
        QVERIFY(facts.stream);
        QCOMPARE(body.substr(facts.modelAt, facts.modelSize), std::string("\"sample/x\""));
    }

    void geminiNamesItsModelInThePath()
    {
        Scene scene;
        scene.ask("POST", "/v1beta/models/openai%2Fm:streamGenerateContent?alt=sse&key=abc", {},
                  "{}");
        QVERIFY(!pipeline::stages::parse(scene.x, scene.env()).turnsRound());
        QCOMPARE(scene.x.parse.facts.model, std::string("openai/m"));
        QVERIFY(scene.x.parse.facts.stream);
        QCOMPARE(scene.x.parse.query, std::string("alt=sse"));
    }

    void whatIsNotUnderstoodPassesVerbatim()
    {
        Scene scene;
        scene.ask("POST", "/openai/v1/brand/new", {{"content-type", "application/json"}},
                  "not json at all");
        QVERIFY(!pipeline::stages::parse(scene.x, scene.env()).turnsRound());
        QCOMPARE(scene.x.parse.operation, dialect::Operation::Verbatim);
        scene.ask("DELETE", "/v1/files/file-1");
        QVERIFY(!pipeline::stages::parse(scene.x, scene.env()).turnsRound());
    }

    void whatCannotBeServedIsRefused()
    {
        Scene scene;
        scene.ask("GET", "/favicon.ico");
        QVERIFY(pipeline::stages::parse(scene.x, scene.env()).turnsRound());
        QCOMPARE(scene.x.reply.status, 404);
        QVERIFY(!scene.x.reply.error.hint.empty());
        for (const char* body : {"", "{", "[]", "{\"model\":", "\xff\xfe"}) {
            scene.ask("POST", "/v1/chat/completions", {{"content-type", "application/json"}}, body);
            const bool turned = pipeline::stages::parse(scene.x, scene.env()).turnsRound();
            if (turned) QCOMPARE(scene.x.reply.status, 400);
            QVERIFY2(turned || std::string_view(body).empty(), body);
        }
        scene.ask("GET", "/v1/realtime", {{"Upgrade", "websocket"}});
        QVERIFY(pipeline::stages::parse(scene.x, scene.env()).turnsRound());
        QCOMPARE(scene.x.reply.status, 501);
    }

    void theClientsFamilyTellsWhoseModelsAreMeant()
    {
        Scene scene;
        scene.ask("GET", "/v1/models", {{"anthropic-version", "2023-06-01"}});
        QVERIFY(!pipeline::stages::parse(scene.x, scene.env()).turnsRound());
        QCOMPARE(scene.x.parse.operation, dialect::Operation::Models);
        QVERIFY(scene.x.parse.family == "anthropic");
        scene.ask("GET", "/v1beta/models", {{"x-goog-api-key", "k"}});
        QVERIFY(!pipeline::stages::parse(scene.x, scene.env()).turnsRound());
        QVERIFY(scene.x.parse.family == "gemini");
        scene.ask("GET", "/v1/models", {{"authorization", "Bearer k"}});
        QVERIFY(!pipeline::stages::parse(scene.x, scene.env()).turnsRound());
        QVERIFY(scene.x.parse.family == "openai");
    }
};

GH_SUITE(ParseTest)
#include "parse_test.moc"
