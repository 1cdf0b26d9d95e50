#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/quoted.h"
#include "tests/support/raw_client.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

std::string chat(const std::string& said, bool streamed = false)
{
    return quoted(std::string("{'model':'dynamic/r',") + (streamed ? "'stream':true," : "") +
                  "'messages':[{'role':'user','content':'" + said + "'}]}");
}

RawReply ask(const Gateway& gateway, const std::string& said)
{
    return exchange(gateway.port(), post("/v1/chat/completions", chat(said)));
}

const std::string kReply = quoted(
    "{'model':'gpt-4o','choices':[{'index':0,'message':{'role':'assistant','content':'yes'},"
    "'finish_reason':'stop'}],'usage':{'prompt_tokens':100000,'completion_tokens':10,"
    "'total_tokens':100010}}");

std::string modelAt(const std::string& id, const std::string& provider, const std::string& fallback)
{
    return "{'id':'" + id + "','type':'model','properties':{'provider':'" + provider +
           "','model':'gpt-4o'},'outputs':{'success':{'elementId':'end'},'fallback':{'elementId':"
           "'" +
           fallback + "'}}}";
}

/// Two providers that answer, and one route over them.
struct House {
    FakeUpstream first, second;

    House()
    {
        first.always(answer(200, kReply));
        second.always(answer(200, kReply));
    }

    [[nodiscard]] config::Config config(const std::string& begin,
                                        const std::vector<std::string>& nodes) const
    {
        auto made = configFor(first, {"openai"});
        auto other = providerAt("openai", second);
        other.id = "other";
        other.base = "openai";
        made.providers.push_back(other);
        made.routes = {routeOf("r", begin, nodes)};
        return made;
    }
};

}  // namespace

/// Budgets, guardrails, prompts and caches of routes, over real sockets and files.
class RouteNodesTest : public QObject {
    Q_OBJECT

private slots:

    /// Whoever behind the node answers: here the fallback of a model that is down.
    void theSameCallIsAnsweredOnce()
    {
        House house;
        house.first.always(answer(500, "{}"));
        Gateway gateway(house.config(
            "c", {"{'id':'c','type':'cache','properties':{'ttl':60},'outputs':{'hit':{'elementId':"
                  "'end'},'miss':{'elementId':'a'}}}",
                  modelAt("a", "openai", "b"), modelAt("b", "other", "end")}));
        const auto paid = ask(gateway, "hi");
        QCOMPARE(paid.status, 200);
        QCOMPARE(paid.field("cf-aig-cache-status"), std::string("MISS"));
        const auto kept = ask(gateway, "hi");
        QCOMPARE(kept.field("cf-aig-cache-status"), std::string("HIT"));
        QCOMPARE(kept.body, paid.body);
        QCOMPARE(house.second.requests().size(), std::size_t{1});
        const auto row = gateway.record(kept.field("x-gatehouse-request-id"));
        QVERIFY(row.cache.state == record::CacheState::Hit);
        QCOMPARE(ask(gateway, "ho").field("cf-aig-cache-status"), std::string("MISS"));
    }

    /// Once the first call was counted, nothing is left.
    void aBudgetLeadsElsewhere()
    {
        House house;
        const auto config = house.config(
            "b", {"{'id':'b','type':'budget','properties':{'limit':0.2,'period':'month'},'outputs':"
                  "{'success':{'elementId':'a'},'fallback':{'elementId':'b2'}}}",
                  modelAt("a", "openai", "end"), modelAt("b2", "other", "end")});
        Gateway gateway(config);
        const auto first = ask(gateway, "hi");
        const auto row = gateway.record(first.field("x-gatehouse-request-id"));
        QCOMPARE(row.provider, std::string("openai"));
        QVERIFY(row.cost && row.cost->value > 200'000'000'000);
        const auto second = ask(gateway, "hi");
        QCOMPARE(gateway.record(second.field("x-gatehouse-request-id")).provider,
                 std::string("other"));
    }

    /// Neither the provider nor the record has what a guardrail takes out.
    void aGuardrailTakesOut()
    {
        House house;
        Gateway gateway(house.config(
            "g", {"{'id':'g','type':'guardrail','properties':{'categories':['email','iban'],"
                  "'action':'redact'},'outputs':{'success':{'elementId':'a'},'blocked':"
                  "{'elementId':'end'}}}",
                  modelAt("a", "openai", "end")}));
        const auto reply = ask(gateway, "write to ann.canary@example.com");
        QCOMPARE(reply.status, 200);
        QVERIFY(house.first.requests().front().body.find("canary") == std::string::npos);
        const auto row = gateway.record(reply.field("x-gatehouse-request-id"));
        QVERIFY(row.requestBody.bytes.find("canary") == std::string::npos);
        QVERIFY(row.requestBody.bytes.find("write to") != std::string::npos);
    }
};

GH_SUITE(RouteNodesTest)

}  // namespace gatehouse::tests

#include "route_nodes_test.moc"
