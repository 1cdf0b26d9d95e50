#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = R"({"model":"gpt-4o","messages":[{"role":"user","content":"hi"}]})";
const std::string kPath = "/v1/chat/completions";
const std::string kOurKey = "gh_live_4f8a1c77e2b94d05";
const std::string kClaude = R"({"model":"claude-sonnet-4-5","max_tokens":5,"messages":[]})";
const std::string kGemini = R"({"contents":[]})";
const std::string kGeminiPath = "/v1beta/models/gemini-2.5-flash:generateContent";

config::Config closed(const FakeUpstream& fake)
{
    auto config = configFor(fake, {"openai", "anthropic", "google-ai-studio"});
    config.server.openOnLoopback = false;
    addKey(config, "laptop", kOurKey);
    return config;
}

/// Whether a text occurs in what reached the provider, wherever.
bool crossed(const FakeUpstream& fake, const std::string& text)
{
    for (const auto& seen : fake.requests()) {
        if ((seen.head + seen.body).find(text) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

/// Whose key stands where: ours ends here, the provider's is put in place, the client's own passes
/// only where it may.
class KeysTest : public QObject {
    Q_OBJECT

private slots:

    void everyPlaceOfAKeyCounts_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("bearer") << QByteArray("Authorization") << QByteArray("Bearer ");
        QTest::newRow("small bearer") << QByteArray("authorization") << QByteArray("bearer ");
        QTest::newRow("anthropic") << QByteArray("X-Api-Key") << QByteArray();
        QTest::newRow("gemini") << QByteArray("x-goog-api-key") << QByteArray();
        QTest::newRow("azure") << QByteArray("api-key") << QByteArray();
        QTest::newRow("gateway") << QByteArray("cf-aig-authorization") << QByteArray("Bearer ");
    }

    void everyPlaceOfAKeyCounts()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, before);
        FakeUpstream fake;
        Gateway gateway(closed(fake));
        const Fields fields{{name.toStdString(), before.toStdString() + kOurKey}};
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat, {}, fields));
        QCOMPARE(reply.status, 200);
        QCOMPARE(fake.last().field("authorization"), "Bearer " + Gateway::secret("openai"));
        QCOMPARE(exchange(gateway.port(), post("/v1/messages", kClaude, {}, fields)).status, 200);
        QCOMPARE(fake.last().field("x-api-key"), Gateway::secret("anthropic"));
        QCOMPARE(fake.last().count("authorization"), 0);
        QVERIFY(!fake.last().field("anthropic-version").empty());
        QCOMPARE(exchange(gateway.port(), post(kGeminiPath, kGemini, {}, fields)).status, 200);
        QVERIFY(fake.last().head.find(Gateway::secret("google-ai-studio")) != std::string::npos);
        QVERIFY(!crossed(fake, kOurKey));
        QCOMPARE(gateway.record(reply.field("x-gatehouse-request-id")).keyLabel,
                 std::string("laptop"));
    }

    void aKeyInTheQueryCounts()
    {
        FakeUpstream fake;
        Gateway gateway(closed(fake));
        const RawReply reply = exchange(
            gateway.port(), post(kGeminiPath + "?alt=json&key=" + kOurKey + "&x=1", kGemini));
        QCOMPARE(reply.status, 200);
        QVERIFY(!crossed(fake, kOurKey));
        QVERIFY(fake.last().target.find("alt=json") != std::string::npos);
        QVERIFY(fake.last().target.find("x=1") != std::string::npos);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(row.path.find(kOurKey) == std::string::npos);
        QVERIFY(row.path.find("x=1") != std::string::npos);
    }

    void withoutOrWithAWrongKeyNothingGoesOut()
    {
        FakeUpstream fake;
        auto config = closed(fake);
        addKey(config, "off", "gh_off");
        config.access.keys.back().enabled = false;
        addKey(config, "old", "gh_old");
        config.access.keys.back().expiresAt = 1;
        Gateway gateway(config);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 401);
        for (const std::string key : {"gh_wrong", "sk-someone", "x"}) {
            QCOMPARE(exchange(gateway.port(), post(kPath, kChat, key)).status, 401);
        }
        for (const std::string key : {"gh_off", "gh_old"}) {
            const RawReply reply = exchange(gateway.port(), post("/v1/messages", kClaude, key));
            QCOMPARE(reply.status, 403);
            QVERIFY(reply.body.find("\"type\":\"error\"") != std::string::npos);
            const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
            QCOMPARE(row.outcome, record::Outcome::Refused);
            QCOMPARE(row.errorCode, std::string("forbidden"));
        }
        QVERIFY(fake.requests().empty());
        QCOMPARE(fake.connections(), std::size_t(0));
    }

    void theClientsOwnKeyPassesWhereTheProviderHasNone()
    {
        FakeUpstream fake;
        config::Config config = configFor(fake, {});
        config.providers = {providerAt("openai", fake, false), providerAt("anthropic", fake, false),
                            providerAt("google-ai-studio", fake, false)};
        Gateway gateway(config);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat, "sk-own")).status, 200);
        QCOMPARE(fake.last().field("authorization"), std::string("Bearer sk-own"));
        QCOMPARE(exchange(gateway.port(),
                          post("/v1/messages", kClaude, {}, {{"X-Api-Key", "sk-ant-own"}}))
                     .status,
                 200);
        QCOMPARE(fake.last().field("x-api-key"), std::string("sk-ant-own"));
        QCOMPARE(exchange(gateway.port(), post(kGeminiPath + "?key=AIza-own", kGemini)).status,
                 200);
        QVERIFY(fake.last().head.find("AIza-own") != std::string::npos);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        QCOMPARE(fake.last().count("authorization"), 0);
    }

    void bothKeysTogether()
    {
        FakeUpstream fake;
        config::Config config = configFor(fake, {});
        config.providers = {providerAt("openai", fake, false)};
        config.server.openOnLoopback = false;
        addKey(config, "laptop", kOurKey);
        Gateway gateway(config);
        const RawReply reply =
            exchange(gateway.port(),
                     post(kPath, kChat, "sk-own", {{"cf-aig-authorization", "Bearer " + kOurKey}}));
        QCOMPARE(reply.status, 200);
        QCOMPARE(fake.last().field("authorization"), std::string("Bearer sk-own"));
        QVERIFY(!crossed(fake, kOurKey));
    }

    void aProvidersKeyReplacesTheClients()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        QCOMPARE(exchange(gateway.port(),
                          post(kPath, kChat, "sk-own",
                               {{"Cookie", "a=b"}, {"Proxy-Authorization", "Basic zzz"}}))
                     .status,
                 200);
        QCOMPARE(fake.last().field("authorization"), "Bearer " + Gateway::secret("openai"));
        QCOMPARE(fake.last().count("authorization"), 1);
        QVERIFY(!crossed(fake, "sk-own"));
        QCOMPARE(fake.last().count("cookie") + fake.last().count("proxy-authorization"), 0);
    }

    void secretsAreNotInTheRecord()
    {
        FakeUpstream fake;
        Gateway gateway(closed(fake));
        fake.always(answer(
            401, "{\"error\":{\"message\":\"wrong key " + Gateway::secret("openai") + "\"}}"));
        const RawReply reply = exchange(gateway.port(), post(kPath, kChat, kOurKey));
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        const std::string all = row.clientHeaders + row.sentHeaders + row.upstreamHeaders +
                                row.deliveredHeaders + row.responseBody.bytes + row.errorText +
                                row.attempts.front().errorText;
        QVERIFY(!row.clientHeaders.empty() && !row.sentHeaders.empty());
        QVERIFY(row.sentHeaders.find("Authorization: ") != std::string::npos);
        QVERIFY(all.find(kOurKey) == std::string::npos);
        QVERIFY(all.find(Gateway::secret("openai")) == std::string::npos);
    }

    void foreignHostsAndPagesAreRefused()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        QCOMPARE(
            exchange(gateway.port(), post(kPath, kChat, {}, {{"Host", "evil.example"}})).status,
            403);
        QCOMPARE(
            exchange(gateway.port(), post(kPath, kChat, {}, {{"Origin", "https://evil.example"}}))
                .status,
            403);
        QCOMPARE(
            exchange(gateway.port(), post(kPath, kChat, {}, {{"Sec-Fetch-Site", "cross-site"}}))
                .status,
            403);
        QCOMPARE(exchange(gateway.port(), post(kPath, kChat, {}, {{"Host", "127.0.0.1:1"}})).status,
                 200);
        QCOMPARE(fake.requests().size(), std::size_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeysTest;
GH_SUITE(KeysTest)
#include "keys_test.moc"
