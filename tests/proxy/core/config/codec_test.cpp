#include "proxy/core/config/codec.h"

#include "tests/support/suite.h"

using namespace gatehouse;
using namespace gatehouse::config;

namespace codec_test {

std::vector<Problem> problemsOf(std::string_view text)
{
    std::vector<Problem> problems;
    const auto parsed = parse(text, problems);
    if (parsed.ok() != problems.empty()) problems.push_back({"", "result and list disagree", ""});
    return problems;
}

/// A config in which no field has its default.
Config everything()
{
    Config config;
    config.server.listen = {"0.0.0.0:80", "[::1]:8686"};
    config.server.allowedHosts = {"gate.example"};
    config.server.allowedOrigins = {"https://app.example"};
    config.server.openOnLoopback = false;
    config.server.allowRemote = true;
    config.server.adminToken = {"env:ADMIN"};
    config.server.tlsCertificate = "/etc/gate/cert.pem";
    config.server.tlsKey = "/etc/gate/key.pem";
    config.server.ioThreads = 4;
    config.server.maxConnections = 10;
    config.server.maxBody = 33'554'433;
    config.server.maxUpload = 1_GiB;
    config.server.maxBodyMemory = 2_GiB;
    config.server.headTimeout = Millis(1'000);
    config.server.bodyTimeout = Millis(1'001);
    config.server.keepAlive = Millis(0);
    config.server.sendTimeout = Millis(1'002);
    config.server.drain = Millis(1'003);
    config.server.proxy = "http://proxy.example:3128";
    config.server.noProxy = {".inside.example"};
    config.access.salt = "00ff";
    config.access.keys.push_back({"k1", "Ann \"the\" tester", "abcd", {}, "wxyz", false, 1, 2});
    config.access.keys.push_back({"k2", "", "", {"env:GATE"}, "", true, 0, 0});
    config.access.keys.back().prompts = {"greet*"};
    TokenIssuerConfig issuer;
    issuer.id = "login";
    issuer.issuer = "https://login.example";
    issuer.audience = {"gate"};
    issuer.enabled = false;
    issuer.keys = R"({"keys":[{"kty":"OKP"}]})";
    issuer.keysUrl = "https://login.example/keys";
    issuer.introspectionUrl = "https://login.example/ask";
    issuer.clientId = "gate";
    issuer.clientSecret = {"env:CLIENT"};
    issuer.prefix = "tok_";
    issuer.secret = {"env:SHARED"};
    issuer.algorithms = {"ES256"};
    issuer.skew = 5;
    issuer.userClaim = "email";
    issuer.tenantClaim = "tid";
    issuer.roleClaim = "roles";
    issuer.tenant = "acme";
    issuer.role = "guest";
    issuer.models = {"openai/*"};
    issuer.routes = {"cheap"};
    issuer.prompts = {"greet"};
    issuer.caFile = "/issuer.pem";
    config.access.issuers = {issuer};
    ProviderConfig provider;
    provider.id = "mine";
    provider.base = "openai";
    provider.title = "Mine é 😀";
    provider.enabled = false;
    provider.baseUrl = "https://x.example/v1";
    provider.key = {"vault:mine"};
    provider.keyName = "main";
    provider.keyWeight = 3;
    provider.moreKeys = {{"second", {"env:SECOND"}, 2}};
    provider.headers = {{"x-team", "blue"}};
    provider.caFile = "/ca.pem";
    provider.insecureTls = true;
    provider.proxy = "none";
    provider.connectTimeout = Millis(1);
    provider.firstByteTimeout = Millis(2);
    provider.idleTimeout = Millis(3);
    provider.totalTimeout = Millis(4);
    provider.probeEvery = Millis(5'000);
    provider.probeTimeout = Millis(6);
    provider.probePath = "/health";
    provider.prices = {{"m", "1", "0.5", "0.75", "1.25", "2",  "3",  "4",   "5",     "6",
                        "7", "8", "9",   "10",   "11",   "50", "40", "200", "table", "2026-01-31"}};
    config.providers = {provider};
    config.aliases = {{"fast", "mine/m"}};
    GatewayConfig gateway;
    gateway.id = "main";
    gateway.authentication = true;
    gateway.collectLogs = false;
    gateway.retryMaxAttempts = 3;
    gateway.retryDelay = 0;
    gateway.retryBackoff = "linear";
    gateway.cacheTtl = 60;
    gateway.cacheInvalidateOnUpdate = true;
    gateway.rateLimitingInterval = 61;
    gateway.rateLimitingLimit = 62;
    gateway.rateLimitingTechnique = "sliding";
    gateway.logManagement = 63;
    gateway.logManagementStrategy = "DELETE_OLDEST";
    gateway.logClassification = true;
    gateway.logpush = true;
    gateway.logpushPublicKey = "public";
    gateway.byokOnly = true;
    gateway.zdr = true;
    gateway.storeId = "store";
    gateway.workersAiBillingMode = "unified";
    gateway.dlp = R"({"enabled":true,"policies":[]})";
    gateway.guardrails = R"({"prompt":{"S1":"FLAG"},"response":{}})";
    gateway.otel = R"([{"url":"https://t.example","headers":{"x-a":"b"}}])";
    gateway.policies = R"([{"name":"n","actor":"a","resource":"*","action":{"type":"block"}}])";
    gateway.spendLimits = R"({"enabled":false,"rules":[]})";
    gateway.stripe = R"({"authorization":"vault:s","usage_events":[]})";
    gateway.createdAt = 1;
    gateway.modifiedAt = 2;
    config.gateways = {gateway};
    config.records = {false,     true,      false, true, 5,    6,           false,
                      Millis(7), Millis(8), 9,     10,   true, {"x-secret"}};
    config.records.placeholderKey = {"env:PLACEHOLDERS"};
    config.records.placeholderDays = 11;
    config.records.maxPlaceholders = 12;
    return config;
}

template <class Section>
int defaultsLeft(const Section& value)
{
    int same = 0;
    const Section plain;
    Section::fields([&](const auto& field) { same += value.*field.member == plain.*field.member; });
    return same;
}

}  // namespace codec_test

class CodecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void defaultsPrintAsTheVersionAlone()
    {
        QCOMPARE(print(Config()), std::string("{\n  \"version\": 1\n}\n"));
    }

    void everyFieldMakesTheRoundTrip()
    {
        const Config config = codec_test::everything();
        QCOMPARE(codec_test::defaultsLeft(config.server), 0);
        QCOMPARE(codec_test::defaultsLeft(config.access), 0);
        QCOMPARE(codec_test::defaultsLeft(config.access.issuers[0]), 0);
        QCOMPARE(codec_test::defaultsLeft(config.providers[0]), 0);
        QCOMPARE(codec_test::defaultsLeft(config.providers[0].prices[0]), 0);
        QCOMPARE(codec_test::defaultsLeft(config.providers[0].moreKeys[0]), 0);
        QCOMPARE(codec_test::defaultsLeft(config.gateways[0]), 0);
        QCOMPARE(codec_test::defaultsLeft(config.records), 0);
        const std::string text = print(config);
        std::vector<Problem> problems;
        const auto again = parse(text, problems);
        QVERIFY2(again.ok(), problems.empty() ? "" : problems[0].path.c_str());
        QVERIFY(*again == config);
        QCOMPARE(print(*again), text);
    }

    void partsInJsonStandAsThemselves()
    {
        const std::string text = print(codec_test::everything());
        QVERIFY(text.find("\"S1\": \"FLAG\"") != std::string::npos);
        std::vector<Problem> problems;
        const auto parsed =
            parse(R"({"version":1,"gateways":[{"id":"a","dlp":null,"otel":[ ]}]})", problems);
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->gateways[0].dlp, std::string());
        QCOMPARE(parsed->gateways[0].otel, std::string("[]"));
    }

    void printsReadably()
    {
        Config config = firstRun();
        config.server.maxBody = 1_MiB;
        config.server.headTimeout = Millis(5'000);
        QCOMPARE(print(config),
                 std::string("{\n"
                             "  \"version\": 1,\n"
                             "  \"server\": {\n"
                             "    \"listen\": [\"127.0.0.1:8686\", \"[::1]:8686\"],\n"
                             "    \"maxBody\": \"1MiB\",\n"
                             "    \"headTimeout\": 5000\n"
                             "  },\n"
                             "  \"providers\": [\n"
                             "    {\n"
                             "      \"id\": \"sample\"\n"
                             "    }\n"
                             "  ]\n"
                             "}\n"));
    }

    void quantitiesMayHaveTheirUnit()
    {
        std::vector<Problem> problems;
        const auto config = parse(R"({"$schema": "config.schema.json", "server": {"maxBody": "2MiB",
            "maxUpload": 4096, "headTimeout": "20s", "drain": "5m", "keepAlive": "1500ms",
            "sendTimeout": 1e3}})",
                                  problems);
        QVERIFY(config.ok());
        QCOMPARE(config->server.maxBody, 2_MiB);
        QCOMPARE(config->server.maxUpload, ByteCount{4096});
        QCOMPARE(config->server.headTimeout.count(), std::int64_t{20'000});
        QCOMPARE(config->server.drain.count(), std::int64_t{300'000});
        QCOMPARE(config->server.keepAlive.count(), std::int64_t{1'500});
        QCOMPARE(config->server.sendTimeout.count(), std::int64_t{1'000});
    }

    void allProblemsAreFoundAtOnce()
    {
        const auto problems = codec_test::problemsOf(R"({
            "server": {"listen": "127.0.0.1:1", "openOnLoopback": "yes", "maxBdy": 1,
                       "headTimeout": "soon", "ioThreads": 1000},
            "providers": [{"id": "a"}, {"id": 5, "timeouts": {}}],
            "a/b~c": null})");
        QStringList found;
        for (const auto& problem : problems) {
            found << QString::fromStdString(problem.path);
            QVERIFY(!problem.message.empty());
            QVERIFY(!problem.hint.empty());
        }
        found.sort();
        const QStringList expected{"/a~1b~0c",
                                   "/providers/1/id",
                                   "/providers/1/timeouts",
                                   "/server/headTimeout",
                                   "/server/ioThreads",
                                   "/server/listen",
                                   "/server/maxBdy",
                                   "/server/openOnLoopback"};
        QCOMPARE(found, expected);
    }

    void hintsNameTheNearestKey()
    {
        const auto hint = [](const char* text) { return codec_test::problemsOf(text).at(0).hint; };
        QCOMPARE(hint(R"({"server": {"max_body": 1}})"), std::string("did you mean \"maxBody\"?"));
        QCOMPARE(hint(R"({"provider": []})"), std::string("did you mean \"providers\"?"));
        QVERIFY(hint(R"({"zzzzzz": []})").starts_with("known here: version, server"));
    }

    void messagesNeverRepeatValues()
    {
        for (const auto& problem : codec_test::problemsOf(
                 R"({"server": {"headTimeout": "sk-secret-value", "listen": "sk-secret-value"},
                     "providers": [{"key": ["sk-secret-value"]}, "sk-secret-value"]})")) {
            QVERIFY(problem.message.find("sk-secret") == std::string::npos);
            QVERIFY(problem.hint.find("sk-secret") == std::string::npos);
        }
    }

    void brokenFilesAreRefusedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("empty") << QByteArray() << QByteArray("not valid JSON at line 1, column 1");
        QTest::newRow("comma") << QByteArray("{\n  \"version\": 1,\n}")
                               << QByteArray("line 3, column 1");
        QTest::newRow("cut") << QByteArray("{\"server\": {") << QByteArray("line 1");
        QTest::newRow("more") << QByteArray("{} {}")
                              << QByteArray("not valid JSON at line 1, column 4");
        QTest::newRow("list") << QByteArray("[]") << QByteArray("expected an object, found a list");
        QTest::newRow("deep") << QByteArray(1000, '[') << QByteArray("not valid JSON");
        QTest::newRow("newer") << QByteArray("{\"version\": 2}") << QByteArray("has version 2");
        QTest::newRow("odd") << QByteArray("{\"version\": \"1\"}")
                             << QByteArray("not a whole number");
    }

    void brokenFilesAreRefusedWithTheirLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, message);
        const auto problems = codec_test::problemsOf(text.toStdString());
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY2(problems[0].message.find(message.toStdString()) != std::string::npos,
                 problems[0].message.c_str());
        QVERIFY(!problems[0].hint.empty());
    }

    void aByteOrderMarkIsNoMistake()
    {
        QVERIFY(codec_test::problemsOf("\xEF\xBB\xBF{\"version\": 1}\n").empty());
    }
};

GH_SUITE(CodecTest)
#include "codec_test.moc"
