#include "proxy/core/pipeline/stages/options.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

/// What the stop makes of one header: its status, 0 when it passes.
int statusOf(Scene& scene, std::string_view name, std::string_view value)
{
    scene.ask("POST", "/v1/chat/completions", {{name, value}});
    const bool turned = pipeline::stages::readOptions(scene.x, scene.env()).turnsRound();
    return turned ? scene.x.reply.status : 0;
}

std::string listed(const std::vector<record::Metadatum>& metadata)
{
    std::string out;
    for (const auto& entry : metadata) {
        out += entry.name + "=" + entry.value + "/" + std::to_string(static_cast<int>(entry.kind)) +
               " ";
    }
    return out;
}

}  // namespace

/// What a client may ask for in cf-aig-* headers.
class OptionsTest : public QObject {
    Q_OBJECT

private slots:

    void aCallWithoutThemIsPlain()
    {
        Scene scene;
        scene.ask("POST", "/v1/chat/completions", {{"x-other", "1"}});
        QVERIFY(!pipeline::stages::readOptions(scene.x, scene.env()).turnsRound());
        QVERIFY(scene.x.options.retry == policy::RetryRule());
        QVERIFY(scene.x.options.metadata.empty() && !scene.x.options.cost);
        QVERIFY(scene.x.options.collectPayload && !scene.x.options.collectLog);
    }

    void retriesAreRead()
    {
        Scene scene;
        scene.ask("POST", "/v1/chat/completions",
                  {{"cf-aig-max-attempts", "5"},
                   {"CF-AIG-Retry-Delay", "5000"},
                   {"cf-aig-backoff", "Exponential"},
                   {"cf-aig-request-timeout", "10000"}});
        QVERIFY(!pipeline::stages::readOptions(scene.x, scene.env()).turnsRound());
        const auto& retry = scene.x.options.retry;
        QCOMPARE(retry.attempts, 5);
        QCOMPARE(retry.delay.count(), 5000);
        QVERIFY(retry.backoff == policy::Backoff::Exponential);
        QCOMPARE(retry.timeout.count(), 10'000);
    }

    void valuesOutOfRangeAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const std::pair<const char*, const char*> rows[] = {
            {"cf-aig-max-attempts", "0"},
            {"cf-aig-max-attempts", "6"},
            {"cf-aig-max-attempts", "two"},
            {"cf-aig-retry-delay", "5001"},
            {"cf-aig-retry-delay", "-1"},
            {"cf-aig-backoff", "random"},
            {"cf-aig-request-timeout", "1s"},
            {"cf-aig-cache-ttl", "59"},
            {"cf-aig-cache-ttl", "2678401"},
            {"cf-cache-ttl", "1"},
            {"cf-aig-skip-cache", "1"},
            {"cf-skip-cache", "yes"},
            {"cf-aig-collect-log", ""},
            {"cf-aig-collect-log-payload", "no"},
            {"cf-aig-otel-trace-id", "abc"},
            {"cf-aig-otel-parent-span-id", "zz"},
            {"cf-aig-zdr", "maybe"},
            {"cf-aig-no-wholesale", "2"},
            {"cf-aig-metadata", "a=b"},
            {"cf-aig-metadata", "[1]"},
            {"cf-aig-metadata", "{'a':{}}"},
            {"cf-aig-metadata", "{'a':null}"},
            {"cf-aig-metadata", "{'cf.a':1}"},
            {"cf-aig-custom-cost", "{}"},
            {"cf-aig-custom-cost", "0.1"},
            {"cf-aig-custom-cost", "{'per_token_in':-1}"},
            {"cf-aig-custom-cost", "{'total_cost':'1'}"}};
        for (const auto& [name, value] : rows)
            QTest::addRow("%s: %s", name, value) << QString(name) << QString(value);
    }

    void valuesOutOfRangeAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        Scene scene;
        const std::string header = name.toStdString();
        QCOMPARE(statusOf(scene, header, quoted(value.toStdString())), 400);
        QVERIFY(scene.x.reply.error.message.find(header) != std::string::npos);
        QVERIFY(scene.x.reply.error.hint.starts_with(header));
    }

    void edgesAreInside()
    {
        const std::pair<std::string_view, std::string_view> rows[] = {
            {"cf-aig-max-attempts", "1"},    {"cf-aig-retry-delay", "0"},
            {"cf-aig-cache-ttl", "60"},      {"cf-aig-cache-ttl", "0"},
            {"cf-aig-cache-ttl", "2678400"}, {"cf-aig-something-new", "whatever"},
            {"cf-aig-session-id", "s"},      {"cf-aig-otel-parent-span-id", "00f067aa0ba902b7"}};
        for (const auto& [name, value] : rows) {
            Scene scene;
            QCOMPARE(statusOf(scene, name, value), 0);
        }
    }

    void metadataIsFlatAndShort()
    {
        Scene scene;
        QCOMPARE(
            statusOf(scene, "cf-aig-metadata",
                     quoted("{'user':'\\u00e4 b','n':1.5,'paid':true,'x':-2,'e':'','sixth':1}")),
            0);
        QCOMPARE(listed(scene.x.options.metadata),
                 std::string("user=\u00e4 b/0 n=1.5/1 paid=true/2 x=-2/1 e=/0 "));
    }

    void moneyIsExact()
    {
        Scene scene;
        QCOMPARE(statusOf(scene, "cf-aig-custom-cost",
                          quoted("{'per_token_in':0.0000015,'per_token_out':6e-6}")),
                 0);
        QCOMPARE(scene.x.options.cost->input, std::int64_t(1'500'000));
        QCOMPARE(scene.x.options.cost->output, std::int64_t(6'000'000));
        QVERIFY(!scene.x.options.cost->total);
        QCOMPARE(statusOf(scene, "cf-aig-custom-cost", quoted("{'total_cost':0.123456789012}")), 0);
        QCOMPARE(scene.x.options.cost->total->value, std::int64_t(123'456'789'012));
    }

    void aGatewaysRulesYieldToTheCall()
    {
        Scene scene;
        auto& gateway = scene.config.gateways.emplace_back();
        gateway.id = "team";
        gateway.collectLogs = false;
        gateway.retryMaxAttempts = 4;
        gateway.retryDelay = 300;
        gateway.retryBackoff = "linear";
        scene.ask("POST", "/v1/acct/team/openai/chat/completions", {{"cf-aig-retry-delay", "7"}},
                  "{\"model\":\"m\"}");
        QVERIFY(scene.walk());
        QCOMPARE(scene.x.options.retry.attempts, 4);
        QCOMPARE(scene.x.options.retry.delay.count(), 7);
        QVERIFY(scene.x.options.retry.backoff == policy::Backoff::Linear);
        QVERIFY(scene.x.options.collectLog == false);
        scene.ask("POST", "/v1/acct/team/openai/chat/completions", {{"cf-aig-collect-log", "true"}},
                  "{\"model\":\"m\"}");
        QVERIFY(scene.walk());
        QVERIFY(scene.x.options.collectLog == true);
        scene.ask("POST", "/v1/chat/completions", {{"cf-aig-gateway-id", "team"}},
                  "{\"model\":\"openai/m\"}");
        QVERIFY(scene.walk());
        QCOMPARE(scene.x.options.retry.attempts, 4);
    }

    /// As long as nobody set one up, any name will do.
    void aGatewayThatIsNotSetUp()
    {
        Scene scene;
        const std::string body = "{\"model\":\"m\"}";
        scene.ask("POST", "/v1/acct/any/openai/chat/completions", {}, body);
        QVERIFY(scene.walk());
        scene.config.gateways.emplace_back().id = "team";
        scene.ask("POST", "/v1/acct/any/openai/chat/completions", {}, body);
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 400);
        QCOMPARE(scene.x.reply.cloudflareCode, 2001);
        for (const char* known : {"team", "default"}) {
            scene.ask("POST", std::string("/v1/acct/") + known + "/openai/chat/completions", {},
                      body);
            QVERIFY2(scene.walk(), known);
        }
    }

    void aStrictGatewayAsksThisMachineToo()
    {
        Scene scene;
        auto& gateway = scene.config.gateways.emplace_back();
        gateway.id = "team";
        gateway.authentication = true;
        scene.addKey("app", "gh_app");
        const std::string body = "{\"model\":\"m\"}";
        scene.ask("POST", "/v1/acct/team/openai/chat/completions", {}, body);
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 401);
        scene.ask("POST", "/v1/acct/team/openai/chat/completions",
                  {{"cf-aig-authorization", "Bearer gh_app"}}, body);
        QVERIFY(scene.walk());
        scene.ask("POST", "/v1/acct/default/openai/chat/completions", {}, body);
        QVERIFY(scene.walk());
    }

    void theOldNamesYieldToTheNewOnes()
    {
        Scene scene;
        scene.ask("POST", "/v1/chat/completions",
                  {{"cf-aig-cache-ttl", "120"}, {"cf-cache-ttl", "90"}, {"cf-skip-cache", "true"}});
        QVERIFY(!pipeline::stages::readOptions(scene.x, scene.env()).turnsRound());
        QCOMPARE(scene.x.options.cacheTtl->count(), 120);
        QVERIFY(scene.x.options.skipCache);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::OptionsTest;
GH_SUITE(OptionsTest)
#include "options_test.moc"
