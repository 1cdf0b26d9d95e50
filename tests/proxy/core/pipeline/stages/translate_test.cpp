#include "proxy/core/pipeline/stages/translate.h"

#include <QTest>

#include "proxy/core/base/text.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using tests::Scene;

namespace translate_test {

std::string bodyOf(const Scene& scene)
{
    std::string body;
    for (const auto piece : scene.x.out.body) body += piece;
    return body;
}

bool translated(Scene& scene)
{
    if (!scene.walk()) return false;
    return pipeline::stages::translate(scene.x, scene.x.route.targets.front(), scene.env()).ok();
}

bool has(const Scene& scene, std::string_view text)
{
    return scene.x.out.head.find(text) != std::string::npos;
}

}  // namespace translate_test

using namespace translate_test;

class TranslateTest : public QObject {
    Q_OBJECT

private slots:

    void theBodyPassesByteForByte()
    {
        const std::string body =
            "{ \"model\" : \"gpt-x\",\n\t\"new_field\": [1, 2.50, \"\\u00e4\"], \"messages\": [] "
            "}\n";
        Scene scene;
        scene.ask("POST", "/openai/v1/chat/completions", {{"Content-Type", "application/json"}},
                  body);
        QVERIFY(translated(scene));
        QCOMPARE(bodyOf(scene), body);
        QVERIFY(!scene.x.out.changed);
        QVERIFY(
            has(scene, cat("Content-Length: ", number(static_cast<std::int64_t>(body.size())))));
    }

    void someVendorsHaveAWordOfTheirOwnForAKey()
    {
        Scene scene;
        scene.config.providers.emplace_back().id = "deepgram";
        scene.config.providers.back().key.text = "env:OPENAI";
        scene.config.providers.emplace_back().id = "elevenlabs";
        scene.config.providers.back().key.text = "env:OPENAI";
        scene.ask("POST", "/deepgram/v1/listen?model=nova-3", {{"Content-Type", "audio/wav"}},
                  "RIFF");
        QVERIFY(translated(scene));
        QVERIFY(has(scene, "POST /v1/listen?model=nova-3 HTTP/1.1\r\n"));
        QVERIFY(has(scene, "Authorization: Token provider-key\r\n"));
        scene.ask("POST", "/elevenlabs/v1/text-to-speech/v", {{"xi-api-key", "gone"}}, "{}");
        QVERIFY(translated(scene));
        QVERIFY(has(scene, "xi-api-key: provider-key\r\n") && !has(scene, "gone"));
    }

    void onlyANameOfOursIsReplaced()
    {
        Scene scene;
        scene.ask("POST", "/v1/chat/completions", {},
                  R"({"a":1,"model":"openai/gpt-x","messages":[]})");
        QVERIFY(translated(scene));
        QCOMPARE(bodyOf(scene), std::string(R"({"a":1,"model":"gpt-x","messages":[]})"));
        QVERIFY(scene.x.out.changed);
        QCOMPARE(scene.x.out.size, bodyOf(scene).size());
    }

    void usageIsAskedForWhereItMustBe_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("no options")
            << QByteArray(R"({"model":"m","messages":[],"stream":true})")
            << QByteArray(
                   R"({"model":"m","messages":[],"stream":true,"stream_options":{"include_usage":true}})");
        QTest::newRow("empty options")
            << QByteArray(R"({"model":"m","stream_options":{},"stream":true})")
            << QByteArray(R"({"model":"m","stream_options":{"include_usage":true},"stream":true})");
        QTest::newRow("null options")
            << QByteArray(R"({"model":"m","stream_options":null,"stream":true})")
            << QByteArray(R"({"model":"m","stream_options":{"include_usage":true},"stream":true})");
        QTest::newRow("asked already")
            << QByteArray(R"({"model":"m","stream_options":{"include_usage":true},"stream":true})")
            << QByteArray(R"({"model":"m","stream_options":{"include_usage":true},"stream":true})");
        QTest::newRow("not streamed") << QByteArray(R"({"model":"m","messages":[]})")
                                      << QByteArray(R"({"model":"m","messages":[]})");
    }

    void usageIsAskedForWhereItMustBe()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, sent);
        Scene scene;
        scene.ask("POST", "/openai/v1/chat/completions", {}, body.toStdString());
        QVERIFY(translated(scene));
        QCOMPARE(bodyOf(scene), sent.toStdString());
        QCOMPARE(scene.x.out.hidesUsage, sent != body);
    }

    void credentialsDoNotCross()
    {
        Scene scene;
        scene.addKey("web", "gh_ours");
        scene.ask("POST", "/openai/v1/chat/completions",
                  {{"Authorization", "Bearer gh_ours"},
                   {"x-api-key", "sk-clients"},
                   {"Cookie", "session=1"}},
                  R"({"model":"m"})");
        QVERIFY(translated(scene));
        QVERIFY(has(scene, "Authorization: Bearer provider-key\r\n"));
        for (const char* leaked : {"gh_ours", "sk-clients", "session=1"})
            QVERIFY2(!has(scene, leaked), leaked);
    }

    void theClientsOwnKeyPassesWhereThereIsNone()
    {
        Scene scene;
        scene.ask("POST", "/anthropic/v1/messages",
                  {{"x-api-key", "sk-own"}, {"anthropic-version", "2023-06-01"}},
                  R"({"model":"m","max_tokens":1,"messages":[]})");
        QVERIFY(translated(scene));
        QVERIFY(has(scene, "x-api-key: sk-own\r\n"));
        QVERIFY(has(scene, "anthropic-version: 2023-06-01\r\n"));
    }

    void headersKeepOrderAndCaseAndHopsEndHere()
    {
        Scene scene;
        scene.config.providers.front().headers.push_back({"X-Team", "blue"});
        scene.ask("POST", "/openai/v1/chat/completions",
                  {{"Host", "127.0.0.1"},
                   {"X-Stainless-Lang", "js"},
                   {"oPenai-Beta", "a"},
                   {"Connection", "keep-alive"},
                   {"Transfer-Encoding", "chunked"},
                   {"x-team", "red"},
                   {"cf-aig-metadata", "{}"},
                   {"User-Agent", "sdk/1"}},
                  R"({"model":"m"})");
        QVERIFY(translated(scene));
        const auto& head = scene.x.out.head;
        QVERIFY(head.starts_with("POST /v1/chat/completions HTTP/1.1\r\nHost: api.openai.com\r\n"));
        QVERIFY(head.find("X-Stainless-Lang: js\r\noPenai-Beta: a\r\n") != std::string::npos);
        QVERIFY(head.find("X-Team: blue\r\n") != std::string::npos);
        for (const char* gone : {"keep-alive", "chunked", "red", "cf-aig", "127.0.0.1"})
            QVERIFY2(!has(scene, gone), gone);
        QVERIFY(head.ends_with("\r\n\r\n"));
    }

    void aCallToAmazonIsSigned()
    {
        Scene scene;
        scene.config.providers.emplace_back().id = "aws-bedrock";
        scene.config.providers.back().key.text = "env:AWS";
        scene.secrets["AWS"] =
            "{\"accessKeyId\":\"AKID\",\"secretAccessKey\":\"s\",\"region\":\"eu-west-1\"}";
        scene.ask("POST", "/aws-bedrock/model/a%3A0/converse",
                  {{"authorization", "AWS4-HMAC-SHA256 Credential=other"},
                   {"x-amz-date", "20000101T000000Z"},
                   {"amz-sdk-request", "attempt=1"}},
                  "{}");
        QVERIFY(translated(scene));
        QVERIFY(has(scene,
                    "POST /model/a%3A0/converse HTTP/1.1\r\nHost: bedrock-runtime.eu-west-1."
                    "amazonaws.com\r\n"));
        QVERIFY(has(scene,
                    "Authorization: AWS4-HMAC-SHA256 Credential=AKID/20250615/eu-west-1/"
                    "bedrock/aws4_request, SignedHeaders=host;x-amz-content-sha256;"
                    "x-amz-date, Signature="));
        QVERIFY(has(scene, "x-amz-date: 20250615T"));
        QVERIFY(has(scene, "amz-sdk-request: attempt=1"));
        QVERIFY(!has(scene, "other") && !has(scene, "20000101"));
    }

    void pathsThatNameTheirHostAreKept()
    {
        Scene scene;
        scene.ask("POST", "/azure-openai/mine/gpt-4.1/chat/completions?api-version=2024-10-21",
                  {{"api-key", "own"}}, "{\"messages\":[]}");
        QVERIFY(translated(scene));
        QVERIFY(has(scene,
                    "POST /openai/deployments/gpt-4.1/chat/completions?api-version="
                    "2024-10-21 HTTP/1.1\r\nHost: mine.openai.azure.com\r\n"));
        QVERIFY(has(scene, "api-key: own"));
        scene.ask("POST", "/azure-openai/mine/openai/v1/chat/completions", {{"api-key", "own"}},
                  "{\"model\":\"gpt-4.1\"}");
        QVERIFY(translated(scene));
        QVERIFY(has(scene, "POST /openai/v1/chat/completions HTTP/1.1\r\n"));
        const std::string vertex =
            "/v1/projects/p/locations/global/publishers/anthropic/models/claude-sonnet-4-5@20250929"
            ":streamRawPredict";
        scene.ask("POST", "/google-vertex-ai" + vertex, {{"authorization", "Bearer own"}}, "{}");
        QVERIFY(translated(scene));
        QVERIFY(has(scene, "POST " + vertex + " HTTP/1.1\r\nHost: aiplatform.googleapis.com\r\n"));
        QVERIFY(scene.x.parse.facts.stream);
        QCOMPARE(scene.x.parse.dialect->id, std::string_view("vertex_anthropic"));
    }
};

GH_SUITE(TranslateTest)
#include "translate_test.moc"
