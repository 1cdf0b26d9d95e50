#include "proxy/core/pipeline/stages/guard.h"

#include <QTest>

#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

constexpr std::string_view kBody =
    "{\"model\":\"gpt-4.1-mini\",\"messages\":[{\"role\":\"system\",\"content\":\"Owner: "
    "jane@example.org\"},{\"role\":\"user\",\"content\":\"card 4111 1111 1111 1111\"}]}";

/// A gateway called `shop` whose policy does this with cards and e-mail.
void setUp(Scene& scene, std::string_view action)
{
    auto& gateway = scene.config.gateways.emplace_back();
    gateway.id = "shop";
    gateway.dlp = std::string(
                      "{\"enabled\":true,\"policies\":[{\"id\":\"pii\",\"enabled\":true,"
                      "\"profiles\":[\"payment_card\",\"email\"],\"check\":[\"REQUEST\"],"
                      "\"action\":\"") +
                  std::string(action) + "\"}]}";
}

/// A gateway called `shop` with this policy beside a list of projects.
void setUpOwn(Scene& scene, std::string_view policy)
{
    auto& gateway = scene.config.gateways.emplace_back();
    gateway.id = "shop";
    gateway.dlp = quoted(
        std::string("{'enabled':true,'words':[{'id':'owners','words':['Owner']}],'patterns':[{'id':"
                    "'card','expression':'card ([0-9]{4})','group':1}],'policies':[{'id':'own',"
                    "'enabled':true,'check':['REQUEST'],") +
        std::string(policy) + "}]}");
}

std::string trace(const Scene& scene)
{
    for (const auto& stop : scene.x.course.trace) {
        if (stop.stop == "dlp") return stop.decision;
    }
    return {};
}

}  // namespace

class GuardTest : public QObject {
    Q_OBJECT

private slots:

    void otherGatewaysPassAsTheyAre()
    {
        Scene scene;
        setUp(scene, "REDACT");
        scene.ask("POST", "/v1/chat/completions", {{"content-type", "application/json"}}, kBody);
        QVERIFY(scene.walk("guard"));
        QCOMPARE(scene.x.arrival.body, std::string(kBody));
        QCOMPARE(trace(scene), std::string());
    }

    void redactedBodiesAreWhatGoesOn()
    {
        Scene scene;
        setUp(scene, "REDACT");
        scene.ask("POST", "/v1/acct/shop/openai/chat/completions",
                  {{"content-type", "application/json"}}, kBody);
        QVERIFY(scene.walk("guard"));
        const auto& body = scene.x.arrival.body;
        QVERIFY(body.find("4111") == std::string::npos && body.find("jane") == std::string::npos);
        QVERIFY(body.find("Owner: [email]") != std::string::npos);
        QVERIFY(body.find("card [payment_card]") != std::string::npos);
        QCOMPARE(trace(scene), std::string("email 1 REDACT by pii, payment_card 1 REDACT by pii"));
        const auto& facts = scene.x.parse.facts;
        QCOMPARE(body.substr(facts.modelAt, facts.modelSize), std::string("\"gpt-4.1-mini\""));
        QCOMPARE(body[facts.objectEnd], '}');
    }

    void flaggedBodiesStay()
    {
        Scene scene;
        setUp(scene, "FLAG");
        scene.ask("POST", "/v1/acct/shop/openai/chat/completions",
                  {{"content-type", "application/json"}}, kBody);
        QVERIFY(scene.walk("guard"));
        QCOMPARE(scene.x.arrival.body, std::string(kBody));
        QCOMPARE(trace(scene), std::string("email 1 FLAG by pii, payment_card 1 FLAG by pii"));
    }

    void blockedCallsEndHereAndNothingOfThemIsKept()
    {
        Scene scene;
        setUp(scene, "BLOCK");
        scene.ask("POST", "/v1/acct/shop/openai/chat/completions",
                  {{"content-type", "application/json"}}, kBody);
        QVERIFY(!scene.walk());
        QCOMPARE(scene.x.reply.status, 400);
        QCOMPARE(scene.x.reply.cloudflareCode, 2029);
        QVERIFY(scene.x.arrival.body.find("4111") == std::string::npos);
        QVERIFY(scene.x.route.targets.empty());
        QCOMPARE(scene.x.reply.headers.size(), std::size_t{1});
        QCOMPARE(scene.x.reply.headers[0].first, std::string("cf-aig-dlp"));
        const auto& header = scene.x.reply.headers[0].second;
        QVERIFY(header.find("\"policy_ids\":[\"pii\"],\"check\":\"REQUEST\"") != std::string::npos);
        QVERIFY(header.find("\"action\":\"BLOCK\"") != std::string::npos);
        QVERIFY(header.find("4111") == std::string::npos);
    }

    void ownListsAndExpressions()
    {
        Scene scene;
        setUpOwn(scene, "'profiles':['owners','card'],'action':'REDACT'");
        scene.ask("POST", "/v1/acct/shop/openai/chat/completions",
                  {{"content-type", "application/json"}}, kBody);
        QVERIFY(scene.walk("guard"));
        QCOMPARE(trace(scene), std::string("owners 1 REDACT by own, card 1 REDACT by own"));
        QVERIFY(scene.x.arrival.body.find("card [pattern] 1111") != std::string::npos);
        QVERIFY(scene.x.arrival.body.find("[word]: jane") != std::string::npos);
        QCOMPARE(scene.x.course.guards, std::vector<std::string>{"shop/own"});
    }

    void scopes_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("scope");
        QTest::addColumn<bool>("applies");
        QTest::newRow("its provider") << QByteArray("/openai/chat/completions")
                                      << QByteArray("'providers':['openai']") << true;
        QTest::newRow("another") << QByteArray("/openai/chat/completions")
                                 << QByteArray("'providers':['anthropic']") << false;
        QTest::newRow("its model")
            << QByteArray("/openai/chat/completions") << QByteArray("'models':['gpt-*']") << true;
        QTest::newRow("another model")
            << QByteArray("/openai/chat/completions") << QByteArray("'models':['o3*']") << false;
        QTest::newRow("nobody knows yet") << QByteArray("/compat/chat/completions")
                                          << QByteArray("'providers':['anthropic']") << true;
    }

    void scopes()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, scope);
        QFETCH(bool, applies);
        Scene scene;
        setUpOwn(scene, "'profiles':['owners'],'action':'FLAG'," + scope.toStdString());
        scene.ask("POST", "/v1/acct/shop" + path.toStdString(),
                  {{"content-type", "application/json"}}, kBody);
        QVERIFY(scene.walk("guard"));
        QCOMPARE(!trace(scene).empty(), applies);
    }

    void toolArgumentsStayJson()
    {
        Scene scene;
        setUp(scene, "MASK");
        scene.ask(
            "POST", "/v1/acct/shop/openai/chat/completions", {{"content-type", "application/json"}},
            "{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"a\","
            "\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"to\\\":\\\"jane@example.org\\\"}\"}"
            "}]}]}");
        QVERIFY(scene.walk("guard"));
        QVERIFY(scene.x.arrival.body.find("{\\\"to\\\":\\\"****@****") != std::string::npos);
        QVERIFY(scene.x.arrival.body.find("jane") == std::string::npos);
    }
};

GH_SUITE(GuardTest)

}  // namespace gatehouse::tests

#include "guard_test.moc"
