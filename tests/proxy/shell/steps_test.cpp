#include <algorithm>
#include <set>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kStepPath = "/v1/chat/completions";

std::string stepTo(const std::string& id, const std::string& properties, const std::string& next,
                   const std::string& fallback = "end")
{
    return "{'id':'" + id + "','type':'step','properties':{" + properties +
           "},'outputs':{'success':{'elementId':'" + next + "'},'fallback':{'elementId':'" +
           fallback + "'}}}";
}

Script said(const std::string& words)
{
    return answer(200, quoted("{'choices':[{'message':{'role':'assistant','content':'" + words +
                              "'}}],'usage':{'prompt_tokens':4,'completion_tokens':2}}"));
}

std::string asked(bool isStream = false)
{
    return quoted("{'model':'dynamic/r','stream':" + std::string(isStream ? "true" : "false") +
                  ",'messages':[{'role':'user','content':'wat is up'}]}");
}

config::Config stepping(const FakeUpstream& first, const FakeUpstream& second,
                        const std::vector<std::string>& nodes, const std::string& begin)
{
    auto config = configFor(first);
    config.server.openOnLoopback = true;
    config.providers.push_back(providerAt("mistral", second));
    config.routes.push_back(routeOf("r", begin, nodes));
    return config;
}

std::string labelAt(const record::Exchange& row, std::string_view name)
{
    const auto found = std::ranges::find(row.metadata, name, &record::Metadatum::name);
    return found == row.metadata.end() ? std::string() : found->value;
}

}  // namespace

/// Routes that ask several models for one call, over real sockets.
class StepsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void threeCallsAndOneTrace()
    {
        FakeUpstream first;
        FakeUpstream second;
        first.handle([](const Seen& seen) {
            if (seen.body.find("Plan: wat is up") != std::string::npos) return said("one, two");
            return said("draft by one, two");
        });
        second.always(sse({"data: " + quoted("{'choices':[{'delta':{'content':'fi'}}]}") + "\n\n",
                           "data: " + quoted("{'choices':[{'delta':{'content':'ne'}}]}") + "\n\n",
                           "data: [DONE]\n\n"}));
        Gateway gateway(stepping(
            first, second,
            {stepTo("plan",
                    "'targets':[{'provider':'openai','model':'gpt-4o-mini'}],'into':'nothing',"
                    "'ask':'Plan: {{question}}'",
                    "draft"),
             stepTo("draft",
                    "'targets':[{'provider':'openai','model':'gpt-4o'}],'ask':'{{plan}}',"
                    "'as':'{{original}} / {{answers}}'",
                    "m"),
             modelNode("m", "mistral")},
            "plan"));
        const RawReply reply = exchange(gateway.port(), post(kStepPath, asked(true)));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.find("\"fi\"") < reply.body.find("\"ne\""));
        QVERIFY(second.last().body.find("wat is up / draft by one, two") != std::string::npos);
        const auto rows = gateway.rows(3);
        QCOMPARE(rows.size(), std::size_t(3));
        const auto parent = gateway.record(reply.field("x-gatehouse-request-id"));
        QCOMPARE(parent.traceId.size(), std::size_t(32));
        QVERIFY(parent.requestBody.bytes.find("wat is up") != std::string::npos);
        QVERIFY(parent.requestBody.bytes.find("draft by") == std::string::npos);
        std::set<std::string> steps;
        for (const auto& each : rows) {
            const auto row = gateway.record(each.requestId);
            QCOMPARE(row.traceId, parent.traceId);
            if (row.id == parent.id) continue;
            QCOMPARE(labelAt(row, "step_of"), parent.id);
            QVERIFY(row.cost.has_value());
            QVERIFY(!row.requestBody.bytes.empty());
            steps.insert(labelAt(row, "step"));
        }
        QCOMPARE(steps, (std::set<std::string>{"draft", "plan"}));
    }

    /// All are on their way at the same time, and the slowest decides.
    void atTheSameTime()
    {
        FakeUpstream first;
        FakeUpstream second;
        first.always(slowHead(said("from one")));
        second.always(slowHead(said("from two")));
        auto config =
            stepping(first, second,
                     {stepTo("both",
                             "'targets':[{'provider':'openai','model':'a'},{'provider':'mistral',"
                             "'model':'b'}],'as':'{{question}}: {{answers}}'",
                             "m"),
                      modelNode("m", "openai")},
                     "both");
        Gateway gateway(config);
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kStepPath, asked())));
        QVERIFY(first.waitForRequests(1));
        QVERIFY(second.waitForRequests(1));
        first.always(said("merged"));
        first.release();
        second.release();
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.find("merged") != std::string::npos);
        QVERIFY(first.last().body.find("wat is up: [1] from one\\n\\n[2] from two") !=
                std::string::npos);
    }

    /// Once all cannot be had, the others are called back and the fallback answers.
    void oneFailureOfAll()
    {
        FakeUpstream first;
        FakeUpstream second;
        first.always(hang());
        second.next(answer(400, quoted("{'error':{'message':'no'}}")));
        second.always(said("plain"));
        Gateway gateway(
            stepping(first, second,
                     {stepTo("both",
                             "'targets':[{'provider':'openai','model':'a'},{'provider':'mistral',"
                             "'model':'b'}],'as':'{{answers}}'",
                             "m", "m"),
                      modelNode("m", "mistral")},
                     "both"));
        const RawReply reply = exchange(gateway.port(), post(kStepPath, asked()));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.find("plain") != std::string::npos);
        QVERIFY(first.waitForAbandoned(1));
        QVERIFY(second.last().body.find("wat is up") != std::string::npos);
    }

    /// With one of two enough, the time of the step ends the wait for the other.
    void enoughInTime()
    {
        FakeUpstream silent;
        FakeUpstream second;
        silent.always(hang());
        second.always(said("there"));
        Gateway gateway(stepping(
            silent, second,
            {stepTo("both",
                    "'targets':[{'provider':'openai','model':'a'},{'provider':'mistral',"
                    "'model':'b'}],'need':1,'timeout':300,'as':'{{question}} <{{answers}}>'",
                    "m"),
             modelNode("m", "mistral")},
            "both"));
        const RawReply reply = exchange(gateway.port(), post(kStepPath, asked()));
        QCOMPARE(reply.status, 200);
        QVERIFY(silent.waitForAbandoned(1));
        QVERIFY(second.last().body.find("wat is up <there>") != std::string::npos);
    }

    /// Steps take from the limits of their caller, and are no requests of its.
    void limitsCountThem()
    {
        FakeUpstream fake;
        fake.always(said("x"));
        auto config = configFor(fake);
        config.routes.push_back(
            routeOf("r", "s",
                    {stepTo("s", "'targets':[{'provider':'openai','model':'gpt-4o'}]", "m"),
                     modelNode("m", "openai")}));
        addKey(config, "app", "gh-steps-key");
        config::LimitConfig calls;
        calls.id = "calls";
        calls.unit = "requests";
        calls.window = "fixed";
        calls.length = Millis(3'600'000);
        calls.limit = "2";
        calls.by = {"key"};
        config::LimitConfig tokens = calls;
        tokens.id = "tokens";
        tokens.unit = "tokens";
        tokens.limit = "1000000";
        config.limits = {calls, tokens};
        Gateway gateway(config);
        QCOMPARE(exchange(gateway.port(), post(kStepPath, asked(), "gh-steps-key")).status, 200);
        QCOMPARE(exchange(gateway.port(), post(kStepPath, asked(), "gh-steps-key")).status, 200);
        QCOMPARE(exchange(gateway.port(), post(kStepPath, asked(), "gh-steps-key")).status, 429);
        const auto rows = gateway.rows(5);
        QCOMPARE(rows.size(), std::size_t(5));
        for (const auto& each : rows) QCOMPARE(each.keyLabel, std::string("app"));
        const auto page =
            exchange(gateway.port(), get("/admin/api/limits", gateway.adminToken())).body;
        // Two calls and two steps of six tokens each.
        QVERIFY2(page.find("\"used\":24") != std::string::npos, page.c_str());
    }

    void aClientThatLeavesEndsThem()
    {
        FakeUpstream silent;
        FakeUpstream second;
        silent.always(hang());
        Gateway gateway(stepping(
            silent, second,
            {stepTo("s",
                    "'targets':[{'provider':'openai','model':'a'},{'provider':'openai','model':"
                    "'b'}],'as':'{{answers}}'",
                    "m"),
             modelNode("m", "mistral")},
            "s"));
        {
            RawClient client(gateway.port());
            QVERIFY(client.send(post(kStepPath, asked())));
            QVERIFY(silent.waitForRequests(2));
        }
        QVERIFY(silent.waitForAbandoned(2));
        QVERIFY(second.requests().empty());
        QCOMPARE(gateway.rows(3).size(), std::size_t(3));
    }

    /// A name that leads back to a route would never end.
    void noStepLeadsToARoute()
    {
        FakeUpstream fake;
        fake.always(said("x"));
        auto config = configFor(fake);
        config.server.openOnLoopback = true;
        config.aliases.push_back({"openai/a", "dynamic/r"});
        config.routes.push_back(
            routeOf("r", "s",
                    {stepTo("s", "'targets':[{'provider':'openai','model':'a'}]", "m", "m"),
                     modelNode("m", "openai")}));
        Gateway gateway(config);
        const RawReply reply = exchange(gateway.port(), post(kStepPath, asked()));
        QCOMPARE(reply.status, 200);
        QCOMPARE(fake.requests().size(), std::size_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::StepsTest;
GH_SUITE(StepsTest)
#include "steps_test.moc"
