#include "proxy/shell/engine/rollouts.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kChat = R"({"model":"dynamic/r","messages":[{"role":"user","content":"hi"}]})";

/// Two versions of one route, each with a provider of its own.
struct Two {
    FakeUpstream good, other;
    config::Config config;

    Two()
    {
        good.always(answer(200, R"({"choices":[{"message":{"content":"a"}}]})"));
        config = configFor(good, {"openai"});
        auto provider = providerAt("openai", other);
        provider.id = "other";
        provider.base = "openai";
        config.providers.push_back(provider);
        auto route = routeOf("r", "m", {modelNode("m", "openai")});
        route.versions.push_back(
            {.number = 2, .elements = graphOf("m", {modelNode("m", "other")})});
        route.candidate = 2;
        route.rollout.stages = "50, 100";
        route.rollout.stageLength = Millis(1'000);
        route.rollout.leastCalls = 3;
        route.rollout.mostLatency = 0;
        config.routes = {route};
    }
};

/// Calls until the route is as wanted; false: a patience that only a failing test sees is over.
bool callUntil(Gateway& gateway, const std::function<bool(const config::RouteConfig&)>& wanted)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (std::chrono::steady_clock::now() < end) {
        const RawReply reply = exchange(gateway.port(), post("/v1/chat/completions", kChat));
        gateway.record(reply.field("x-gatehouse-request-id"));
        if (wanted(gateway.engine().config().routes.front())) return true;
    }
    return false;
}

}  // namespace

/// Candidates that take over by themselves, and those that are taken back.
class RolloutsTest : public QObject {
    Q_OBJECT

private slots:

    void movesOfARoute()
    {
        using policy::RolloutMove;
        config::RouteConfig route = routeOf("r", "m", {modelNode("m", "sample")});
        route.candidate = 2;
        engine::apply(route, {RolloutMove::Kind::Advance, 25, "well"}, 5);
        QCOMPARE(route.share, std::int64_t(25));
        QCOMPARE(route.rollout.stageSince, WallMicros(5));
        auto done = route;
        engine::apply(done, {RolloutMove::Kind::Finish, 100, "well"}, 6);
        QCOMPARE(done.live, std::int64_t(2));
        QCOMPARE(done.candidate, std::int64_t(0));
        engine::apply(route, {RolloutMove::Kind::Stop, 0, "it failed"}, 7);
        QCOMPARE(route.live, std::int64_t(1));
        QCOMPARE(route.candidate, std::int64_t(0));
        QCOMPARE(route.rollout.stopped, std::string("version 2: it failed"));
        const auto before = route;
        engine::apply(route, {}, 8);
        QVERIFY(route == before);
    }

    void aGoodOneTakesOver()
    {
        Two two;
        two.other.always(answer(200, R"({"choices":[{"message":{"content":"b"}}]})"));
        Gateway gateway(two.config);
        QVERIFY(callUntil(gateway, [](const auto& route) { return route.live == 2; }));
        QCOMPARE(gateway.engine().config().routes.front().candidate, std::int64_t(0));
    }

    void aBadOneIsTakenBack()
    {
        Two two;
        two.other.always(answer(500, "{}"));
        Gateway gateway(two.config);
        QVERIFY(callUntil(gateway, [](const auto& route) {
            return route.candidate == 0 && !route.rollout.stopped.empty();
        }));
        const auto route = gateway.engine().config().routes.front();
        QCOMPARE(route.live, std::int64_t(1));
        QVERIFY(route.rollout.stopped.find("failed") != std::string::npos);
    }

    void rollBackUnderLoadFailsNoCall()
    {
        Two two;
        two.other.always(answer(200, R"({"choices":[{"message":{"content":"b"}}]})"));
        two.config.routes.front().rollout.stages.clear();
        Gateway gateway(two.config);
        std::atomic<bool> done{false};
        std::atomic<int> calls{0};
        std::atomic<int> failed{0};
        std::vector<std::thread> clients;
        for (int i = 0; i < 3; ++i) {
            clients.emplace_back([&] {
                while (!done) {
                    const auto reply =
                        exchange(gateway.port(), post("/v1/chat/completions", kChat));
                    failed += reply.status == 200 ? 0 : 1;
                    ++calls;
                }
            });
        }
        auto config = gateway.engine().config();
        for (int i = 0; i < 20; ++i) {
            config = gateway.engine().config();
            auto& route = config.routes.front();
            route.live = route.live == 1 ? 2 : 1;
            route.candidate = 0;
            const std::string trouble = gateway.publish(config);
            QVERIFY2(trouble.empty(), trouble.c_str());
        }
        const auto back = gateway.engine().rollBack(1, "test");
        QVERIFY(back.ok() && back->problems.empty());
        QTRY_VERIFY_WITH_TIMEOUT(calls > 300, 60'000);
        done = true;
        for (auto& each : clients) each.join();
        QCOMPARE(failed.load(), 0);
        QCOMPARE(gateway.engine().config().routes.front().live, std::int64_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RolloutsTest;
GH_SUITE(RolloutsTest)
#include "rollouts_test.moc"
