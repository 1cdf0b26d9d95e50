#include "proxy/core/pipeline/stages/policies.h"

#include <string>

#include <QTest>

#include "proxy/core/pipeline/cloudflare.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/state/shared.h"
#include "tests/proxy/core/pipeline/scene.h"
#include "tests/support/quoted.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kHello =
    R"({"model":"gpt-4o","max_tokens":1000,"messages":[{"role":"user","content":"hi"}]})";
const std::string kCapped =
    "'action':{'type':'limit','amount':0.02,'period':'daily','technique':'named-interval'}}";

/// Calls one after the other to the gateway shop.
struct Ruled : Scene {
    state::Shared shared;

    explicit Ruled(const std::string& policies)
    {
        config.gateways.emplace_back().id = "other";
        auto& gateway = config.gateways.emplace_back();
        gateway.id = "shop";
        gateway.policies = quoted("[" + policies + "]");
    }

    pipeline::Env withShared() { return {*snapshot, now, &shared}; }

    bool passes(Fields fields = {},
                const std::string& path = "/v1/acct/shop/openai/chat/completions")
    {
        ask("POST", path, fields, kHello);
        for (const auto& stop : pipeline::wayIn()) {
            const auto step = stop.run(x, withShared());
            if (!std::holds_alternative<pipeline::Pass>(step)) return false;
        }
        return true;
    }

    void end(std::int64_t cost)
    {
        x.course.attempts.emplace_back().status = 200;
        x.meter.usage.input = 3;
        x.meter.usage.output = 3;
        x.meter.cost = PicoUsd{cost};
        pipeline::stages::settleLimits(x, withShared());
    }
};

}  // namespace

/// What policies do to calls on their way in.
class PoliciesTest : public QObject {
    Q_OBJECT

private slots:

    void otherGatewaysAreLeftAlone()
    {
        Ruled scene("{'name':'none','actor':'a','resource':'*','action':{'type':'block'}}");
        QVERIFY(scene.passes({}, "/v1/acct/other/openai/chat/completions"));
        QVERIFY(!scene.passes());
        QCOMPARE(scene.x.reply.status, 403);
        QCOMPARE(pipeline::cloudflareError(scene.x),
                 quoted("{'success':false,'error':{'message':'Access denied by policy'}}"));
        QVERIFY(pipeline::isToldAsCloudflare(scene.x));
        QCOMPARE(scene.x.course.trace.back().decision, std::string("blocked by 'none'"));
    }

    void labelsDecide()
    {
        Ruled scene(
            "{'name':'team','actor':'{metadata.team}','resource':'*',"
            "'condition':'metadata.team == \\u0022red\\u0022','action':{'type':'no-limit'}}");
        const std::string red = quoted("{'team':'red'}");
        const std::string blue = quoted("{'team':'blue'}");
        QVERIFY(scene.passes({{"cf-aig-metadata", red}}));
        QVERIFY(!scene.passes({{"cf-aig-metadata", blue}}));
        QVERIFY(!scene.passes());
    }

    void aKeysUserAndRoleStandForThoseOfAToken()
    {
        Ruled scene(
            "{'name':'staff','actor':'{cf.user.email}','resource':'*',"
            "'condition':'\\u0022staff\\u0022 in cf.user.groups','action':{'type':'no-limit'}}");
        scene.addKey("one", "gh_one");
        scene.config.access.keys.back().user = "ada@example.com";
        scene.config.access.keys.back().role = "staff";
        scene.addKey("two", "gh_two");
        QVERIFY(scene.passes({{"cf-aig-authorization", "Bearer gh_one"}}));
        QVERIFY(!scene.passes({{"cf-aig-authorization", "Bearer gh_two"}}));
    }

    void aUsedUpCapEndsTheCallAndIsFreeAgainTheNextDay()
    {
        Ruled scene("{'name':'cap','actor':'everyone','resource':'*'," + kCapped);
        QVERIFY(scene.passes());
        scene.end(19'000'000'000);
        QVERIFY(!scene.passes());
        QCOMPARE(scene.x.reply.status, 429);
        const std::string told = pipeline::cloudflareError(scene.x);
        QVERIFY(told.starts_with(
            quoted("{'success':false,'error':{'message':'Spending limit exceeded','bucket':'")));
        QVERIFY(told.ends_with(quoted("'spent':0.019,'limit':0.02}}")));
        QVERIFY(scene.passes({}, "/v1/acct/other/openai/chat/completions"));
        scene.now.wall += 86'400'000'000;
        QVERIFY(scene.passes());
    }

    void whatIsSetAsideIsGivenBack()
    {
        Ruled scene("{'name':'cap','actor':'everyone','resource':'*'," + kCapped);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(scene.passes());
            scene.end(0);
        }
    }

    void eachValueHasABucketOfItsOwn()
    {
        Ruled scene("{'name':'cap','actor':'u:{metadata.u}','resource':'*'," + kCapped);
        const std::string one = quoted("{'u':'1'}");
        const std::string two = quoted("{'u':'2'}");
        QVERIFY(scene.passes({{"cf-aig-metadata", one}}));
        scene.end(20'000'000'000);
        QVERIFY(!scene.passes({{"cf-aig-metadata", one}}));
        QVERIFY(scene.passes({{"cf-aig-metadata", two}}));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PoliciesTest;
GH_SUITE(PoliciesTest)
#include "policies_test.moc"
