#include "proxy/shell/engine/health_report.h"

#include <set>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using provider::HealthState;

namespace {

const std::string kChat = R"({"model":"gpt-4o","messages":[]})";
const std::string kPath = "/v1/chat/completions";

config::Config withTwoKeys(const FakeUpstream& fake)
{
    auto config = configFor(fake);
    config.providers.front().moreKeys = {{"second", {"keychain:second"}, 1}};
    return config;
}

/// The record is written after health was noted: whoever has waited for it sees both.
record::Exchange callOnce(Gateway& gateway, const std::string& key = {})
{
    const RawReply reply = exchange(gateway.port(), post(kPath, kChat, key));
    return gateway.record(reply.field("x-gatehouse-request-id"));
}

engine::ProviderHealth healthOf(Gateway& gateway)
{
    return gateway.engine().state().providers.at(0);
}

}  // namespace

/// Several keys of one provider and its health, over real sockets.
class HealthReportTest : public QObject {
    Q_OBJECT

private slots:

    void aProviderWithoutTrafficSaysSo()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        QCOMPARE(healthOf(gateway).id, std::string("openai"));
        QCOMPARE(healthOf(gateway).state, HealthState::Unknown);
        QCOMPARE(healthOf(gateway).lastAt, 0);
    }

    void eachKeyGetsItsShareAndTheRecordNamesIt()
    {
        FakeUpstream fake;
        Gateway gateway(withTwoKeys(fake));
        std::set<std::string> seen;
        for (int i = 0; i < 64 && seen.size() < 2; ++i) {
            const auto record = callOnce(gateway);
            QCOMPARE(record.status, 200);
            const bool first = record.attempts.at(0).key == "first";
            QVERIFY(first || record.attempts.at(0).key == "second");
            QCOMPARE(fake.last().field("authorization"),
                     "Bearer " + Gateway::secret(first ? "openai" : "second"));
            seen.insert(record.attempts.at(0).key);
        }
        QCOMPARE(seen.size(), std::size_t(2));
        const auto health = healthOf(gateway);
        QCOMPARE(health.state, HealthState::Healthy);
        QCOMPARE(health.good, health.calls);
        QVERIFY(health.latency >= 0);
        QCOMPARE(health.keys, std::size_t(2));
    }

    void oneKeyNeedsNoName()
    {
        FakeUpstream fake;
        Gateway gateway(configFor(fake));
        QVERIFY(callOnce(gateway).attempts.at(0).key.empty());
    }

    void aRefusedKeyRestsAndTheOtherServes()
    {
        FakeUpstream fake;
        fake.handle([](const Seen& seen) {
            const bool bad = seen.field("authorization") == "Bearer " + Gateway::secret("second");
            return bad ? answer(401, R"({"error":{"message":"revoked"}})") : answer(200, "{}");
        });
        Gateway gateway(withTwoKeys(fake));
        int refused = 0;
        for (int i = 0; i < 200; ++i)
            refused += exchange(gateway.port(), post(kPath, kChat)).status == 401 ? 1 : 0;
        QCOMPARE(refused, 1);  // once, and then it rests
        QCOMPARE(gateway.rows(200).size(), std::size_t(200));
        const auto health = healthOf(gateway);
        QCOMPARE(health.rests.size(), std::size_t(1));
        QCOMPARE(health.rests.front().name, std::string("second"));
        QCOMPARE(health.rests.front().status, 401);
        QCOMPARE(health.state, HealthState::Healthy);
        QCOMPARE(health.restsUntil, 0);
        // A publish does not make a key well; another value under the same name is another key.
        auto config = gateway.engine().config();
        config.records.keepDays = 9;
        QCOMPARE(gateway.publish(config), std::string());
        for (int i = 0; i < 20; ++i)
            QCOMPARE(exchange(gateway.port(), post(kPath, kChat)).status, 200);
        config.providers.front().moreKeys.front().key.text = "keychain:third";
        QCOMPARE(gateway.publish(config), std::string());
        QVERIFY(healthOf(gateway).rests.empty());
        QCOMPARE(healthOf(gateway).state, HealthState::Unknown);
    }

    void whereAllRestTheFirstOneBackIsUsedAndItsAnswerTold()
    {
        FakeUpstream fake;
        fake.handle([](const Seen& seen) {
            const bool second =
                seen.field("authorization") == "Bearer " + Gateway::secret("second");
            return answer(429, R"({"error":{"message":"slow down"}})",
                          {{"Retry-After", second ? "90" : "40"}});
        });
        Gateway gateway(withTwoKeys(fake));
        std::set<std::string> seen;
        for (int i = 0; i < 2; ++i) seen.insert(callOnce(gateway).attempts.at(0).key);
        QCOMPARE(seen.size(), std::size_t(2));  // each was tried, none twice
        const auto third = callOnce(gateway);
        QCOMPARE(third.attempts.at(0).key, std::string("first"));
        QCOMPARE(third.status, 429);
        const auto health = healthOf(gateway);
        QCOMPARE(health.state, HealthState::Resting);
        QCOMPARE(health.rests.size(), std::size_t(2));
        QVERIFY(health.restsUntil > health.lastAt);
    }

    void aProviderThatIsAwayIsFailing()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.providers.front().baseUrl = "http://127.0.0.1:1/v1";
        Gateway gateway(config);
        QCOMPARE(callOnce(gateway).status, 502);
        const auto health = healthOf(gateway);
        QCOMPARE(health.state, HealthState::Failing);
        QCOMPARE(health.lastStatus, 0);
        QVERIFY(!health.lastError.empty());
        QVERIFY(!health.lastHint.empty());
    }

    void aClientsOwnRefusedKeySaysNothing()
    {
        FakeUpstream fake;
        fake.always(answer(401, "{}"));
        auto config = configFor(fake);
        config.providers.front().key.text.clear();
        Gateway gateway(config);
        QCOMPARE(callOnce(gateway, "sk-of-the-client").status, 401);
        QCOMPARE(healthOf(gateway).state, HealthState::Unknown);
    }

    void theAdminRoutesTellIt()
    {
        FakeUpstream fake;
        fake.always(answer(429, "{}", {{"Retry-After", "90"}}));
        Gateway gateway(configFor(fake));
        QCOMPARE(callOnce(gateway).status, 429);
        const RawReply reply =
            exchange(gateway.port(), get("/admin/api/state", gateway.adminToken()));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.find(R"("state":"resting")") != std::string::npos);
        QVERIFY(reply.body.find(R"("key":"first")") != std::string::npos);
        QVERIFY(reply.body.find(Gateway::secret("openai")) == std::string::npos);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::HealthReportTest;
GH_SUITE(HealthReportTest)
#include "health_report_test.moc"
