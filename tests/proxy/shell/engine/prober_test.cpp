#include "proxy/shell/engine/prober.h"

#include <atomic>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/routes.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using provider::HealthState;

namespace {

config::Config probing(const FakeUpstream& fake)
{
    auto config = configFor(fake);
    config.providers.front().probeEvery = Millis(250);
    return config;
}

std::size_t countOf(const FakeUpstream& fake, const std::string& method)
{
    std::size_t count = 0;
    for (const auto& seen : fake.requests()) count += seen.method == method ? 1U : 0U;
    return count;
}

/// So many more probes have ended: one is not sent before the one in front of it was noted.
bool probed(FakeUpstream& fake, std::size_t more)
{
    return fake.waitForRequests(fake.requests().size() + more + 1);
}

}  // namespace

/// Questions beside the calls, over real sockets.
class ProberTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void asksOnlyWhereItIsWanted()
    {
        FakeUpstream fake;
        FakeUpstream other;
        auto config = probing(fake);
        config.providers.push_back(providerAt("anthropic", other));
        Gateway gateway(config);
        QVERIFY(probed(fake, 2));
        QVERIFY(other.requests().empty());
        const auto seen = fake.last();
        QCOMPARE(seen.method, std::string("GET"));
        QCOMPARE(seen.target, std::string("/v1/models"));
        QCOMPARE(seen.field("authorization"), "Bearer " + Gateway::secret("openai"));
        const auto providers = gateway.engine().state().providers;
        QCOMPARE(providers.at(0).state, HealthState::Healthy);
        QVERIFY(providers.at(0).probe.at > 0 && providers.at(0).probe.latency >= 0);
        QCOMPARE(providers.at(1).state, HealthState::Unknown);
        const std::string metrics = gateway.engine().metricsText();
        QVERIFY(metrics.find("gatehouse_provider_up{provider=\"openai\"} 1") != std::string::npos);
        QVERIFY(metrics.find("provider=\"anthropic\"") == std::string::npos);
    }

    void whatFailsIsLeftAloneAndComesBack()
    {
        FakeUpstream sick;
        FakeUpstream well;
        std::atomic<bool> isSick{true};
        sick.handle([&](const Seen& seen) {
            return answer(isSick && seen.method == "GET" ? 503 : 200, R"({"choices":[]})");
        });
        auto config = probing(sick);
        config.providers.push_back(providerAt("mistral", well));
        config.routes.push_back(
            routeOf("r", "a", {modelNode("a", "openai", "b"), modelNode("b", "mistral")}));
        Gateway gateway(config);
        const std::string call = R"({"model":"dynamic/r","messages":[]})";
        QVERIFY(probed(sick, 2));
        auto health = gateway.engine().state().providers.at(0);
        QCOMPARE(health.state, HealthState::Failing);
        QVERIFY(health.probe.isHeld());
        QCOMPARE(health.lastStatus, 503);
        QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", call)).status, 200);
        QCOMPARE(countOf(sick, "POST"), std::size_t(0));
        QCOMPARE(countOf(well, "POST"), std::size_t(1));
        isSick = false;
        QVERIFY(probed(sick, 2));
        QCOMPARE(gateway.engine().state().providers.at(0).state, HealthState::Healthy);
        QCOMPARE(exchange(gateway.port(), post("/v1/chat/completions", call)).status, 200);
        QCOMPARE(countOf(sick, "POST"), std::size_t(1));
        QCOMPARE(countOf(well, "POST"), std::size_t(1));
    }

    void withoutItInTheConfigNobodyIsHeld()
    {
        FakeUpstream sick;
        sick.always(answer(503, "{}"));
        auto config = probing(sick);
        Gateway gateway(config);
        QVERIFY(probed(sick, 2));
        config.providers.front().probeEvery = Millis(0);
        QCOMPARE(gateway.publish(config), std::string());
        QCOMPARE(gateway.engine().state().providers.at(0).probeEvery, Millis(0));
        QCOMPARE(gateway.engine().state().providers.at(0).state, HealthState::Unknown);
    }

    void anEndDoesNotWaitForAnAnswer()
    {
        FakeUpstream silent;
        silent.always(hang());
        auto config = probing(silent);
        config.providers.front().probeTimeout = Millis(3'600'000);
        Gateway gateway(config);
        QVERIFY(silent.waitForRequests(1));
        gateway.stop();
        QVERIFY(silent.waitForAbandoned(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ProberTest;
GH_SUITE(ProberTest)
#include "prober_test.moc"
