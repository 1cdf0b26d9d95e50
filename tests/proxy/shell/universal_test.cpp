#include "proxy/shell/universal.h"

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"
#include "tests/support/wire.h"

namespace gatehouse::tests {

namespace {

const std::string kPath = "/v1/0123456789abcdef0123456789abcdef/default";
const std::string kWell = quoted(
    "{'id':'c','model':'gpt-4o','choices':[],'usage':{'prompt_tokens':3,'completion_tokens':4}}");

std::string step(const std::string& provider, const std::string& more = {})
{
    return quoted("{'provider':'" + provider + "','endpoint':'chat/completions','headers':{" +
                  more + "},'query':{'model':'gpt-4o','messages':[]}}");
}

std::string list(const std::vector<std::string>& steps)
{
    std::string body = "[";
    for (const auto& one : steps) body += (body.size() > 1 ? "," : "") + one;
    return body + "]";
}

}  // namespace

/// Steps that are tried in order until one is answered.
class UniversalTest : public QObject {
    Q_OBJECT

private slots:

    void theFirstThatAnswersIsTold()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake, {"openai", "mistral"}));
        fake.next(answer(400, quoted("{'error':{'message':'no such model','code':'gone'}}")));
        fake.next(answer(200, kWell));
        const RawReply reply =
            exchange(gateway.port(), post(kPath, list({step("openai"), step("mistral")})));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.body, kWell);
        QCOMPARE(reply.field("cf-aig-step"), std::string("1"));
        const auto rows = gateway.rows(2);
        QCOMPARE(rows.size(), std::size_t(2));
        const auto left = gateway.record(rows[1].requestId);
        const auto told = gateway.record(rows[0].requestId);
        QCOMPARE(left.outcome, record::Outcome::UpstreamError);
        QCOMPARE(left.status, 400);
        QCOMPARE(left.errorText, std::string("no such model"));
        QVERIFY(left.responseBody.bytes.find("no such model") != std::string::npos);
        QCOMPARE(left.links.step, 0);
        QCOMPARE(left.links.request, left.id);
        QCOMPARE(told.outcome, record::Outcome::Ok);
        QCOMPARE(told.links.step, 1);
        QCOMPARE(told.links.request, left.id);
        QCOMPARE(told.provider, std::string("mistral"));
        QCOMPARE(reply.field("cf-aig-log-id"), told.id);
        QCOMPARE(reply.field("cf-aig-request-id"), left.id);
        QVERIFY(told.usage.input == chat::Usage::Count(3));
    }

    void aStreamIsAnsweredAsOne()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.always(sse({"data: {\"choices\":[]}\n\n", "data: [DONE]\n\n"}));
        const std::string body = quoted(
            "[{'provider':'openai','endpoint':'chat/completions','headers':{},"
            "'query':{'model':'gpt-4o','stream':true,'messages':[]}}]");
        const RawReply reply = exchange(gateway.port(), post(kPath, body));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.field("cf-aig-step"), std::string("0"));
        QCOMPARE(reply.field("content-type"), std::string("text/event-stream"));
        QVERIFY(reply.body.ends_with("data: [DONE]\n\n"));
    }

    void theLastErrorIsTold()
    {
        FakeUpstream fake;
        config::Config config;
        {
            const FakeUpstream gone;
            config = configFor(gone, {"openai"});
        }
        config.providers.push_back(providerAt("mistral", fake));
        Gateway gateway(config);
        fake.always(answer(503, "busy", {{"Content-Type", "text/plain"}}));
        RawReply reply =
            exchange(gateway.port(), post(kPath, list({step("openai"), step("mistral")})));
        QCOMPARE(reply.status, 503);
        QCOMPARE(reply.body, std::string("busy"));
        QCOMPARE(reply.field("cf-aig-step"), std::string("1"));

        reply = exchange(gateway.port(), post(kPath, list({step("mistral"), step("openai")})));
        QCOMPARE(reply.status, 502);
        const auto body = boost::json::parse(reply.body);
        QVERIFY(!body.at("success").as_bool());
        QCOMPARE(body.at("error").at(0).at("code").as_int64(), 2005);

        reply = exchange(gateway.port(), post(kPath, list({step("mistral"), step("nobody")})));
        QCOMPARE(reply.status, 400);
        QCOMPARE(boost::json::parse(reply.body).at("error").at(0).at("code").as_int64(), 2008);
    }

    void aStalledStepIsLeft()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        fake.next(hang());
        fake.next(answer(200, kWell));
        const RawReply reply = exchange(
            gateway.port(),
            post(kPath, list({step("openai", "'cf-aig-request-timeout':'150'"), step("openai")})));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.field("cf-aig-step"), std::string("1"));
        const auto rows = gateway.rows(2);
        QCOMPARE(gateway.record(rows[1].requestId).errorCode, std::string("upstream_timeout"));
    }

    /// That a provider has no key here says nothing of the next one.
    void aProviderWithoutAKeyIsLeft()
    {
        FakeUpstream fake;
        auto config = configFor(fake, {"openai"});
        config.providers.emplace_back().id = "anthropic";
        Gateway gateway(config);
        fake.always(answer(200, kWell));
        const std::string foreign = quoted(
            "{'provider':'compat','endpoint':'chat/completions','headers':{},"
            "'query':{'model':'anthropic/claude-sonnet-4-5','messages':[{'role':'user',"
            "'content':'hi'}]}}");
        const RawReply reply =
            exchange(gateway.port(), post(kPath, list({foreign, step("openai")})));
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.field("cf-aig-step"), std::string("1"));
        QCOMPARE(fake.requests().size(), std::size_t(1));
        QCOMPARE(gateway.record(gateway.rows(2)[1].requestId).status, 401);
    }

    void whoMayNotCallIsNotAskedTwice()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.openOnLoopback = false;
        addKey(config, "app", "gh_app_key");
        Gateway gateway(config);
        RawReply reply =
            exchange(gateway.port(), post(kPath, list({step("openai"), step("openai")})));
        QCOMPARE(reply.status, 401);
        QCOMPARE(boost::json::parse(reply.body).at("error").at(0).at("code").as_int64(), 2009);
        QCOMPARE(gateway.rows(1).size(), std::size_t(1));
        QCOMPARE(fake.requests().size(), std::size_t(0));
        fake.always(answer(200, kWell));
        reply = exchange(gateway.port(), post(kPath, list({step("openai")}), {},
                                              {{"cf-aig-authorization", "Bearer gh_app_key"}}));
        QCOMPARE(reply.status, 200);
        QVERIFY(fake.last().head.find("gh_app_key") == std::string::npos);
        QVERIFY(fake.last().head.find("cf-aig-") == std::string::npos);
    }

    void whatIsNoneIsRefusedWithARow()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        const RawReply reply = exchange(gateway.port(), post(kPath, "[{}]"));
        QCOMPARE(reply.status, 400);
        QVERIFY(!boost::json::parse(reply.body).at("success").as_bool());
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(row.outcome, record::Outcome::Refused);
        QCOMPARE(row.requestBody.bytes, std::string("[{}]"));
    }

    /// The connection serves on, whatever the steps before have met.
    void theConnectionIsKept()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        RawClient client(gateway.port());
        for (int i = 0; i < 3; ++i) {
            fake.next(answer(500, "{}"));
            fake.next(answer(200, kWell));
            QVERIFY(client.send(post(kPath, list({step("openai"), step("openai")}))));
            QCOMPARE(client.read().status, 200);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::UniversalTest;
GH_SUITE(UniversalTest)
#include "universal_test.moc"
