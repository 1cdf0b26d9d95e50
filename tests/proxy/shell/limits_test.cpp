#include <algorithm>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include <QTest>

#include "tests/support/fake_upstream.h"
#include "tests/support/gateway.h"
#include "tests/support/raw_client.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

const std::string kLimitedPath = "/v1/chat/completions";
const std::string kLimitedCall =
    R"({"model":"gpt-4o","max_tokens":50,"messages":[{"role":"user","content":"what is up"}]})";
const std::string kLimitedAnswer =
    R"({"id":"c","model":"gpt-4o","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"well"}}],)"
    R"("usage":{"prompt_tokens":100,"completion_tokens":20,"total_tokens":120}})";

config::LimitConfig limitOf(const std::string& unit, const std::string& limit,
                            const std::string& window)
{
    config::LimitConfig made;
    made.id = "test";
    made.unit = unit;
    made.limit = limit;
    made.window = window;
    made.length = Millis(3'600'000);
    return made;
}

/// So many calls at once, each on a connection of its own: how many got 200.
int passedOf(std::uint16_t port, int calls)
{
    std::vector<int> statuses(static_cast<std::size_t>(calls));
    std::vector<std::thread> threads;
    for (auto& status : statuses) {
        threads.emplace_back([&status, port] {
            status = tests::exchange(port, post(kLimitedPath, kLimitedCall)).status;
        });
    }
    for (auto& thread : threads) thread.join();
    return static_cast<int>(std::count(statuses.begin(), statuses.end(), 200));
}

std::string adminGet(Gateway& gateway, const std::string& path)
{
    return exchange(gateway.port(), get("/admin/api/" + path, gateway.adminToken())).body;
}

}  // namespace

/// Limits over real sockets.
class LimitsTest : public QObject {
    Q_OBJECT

private slots:

    void aHundredAtOnceAndTenPass_data()
    {
        QTest::addColumn<QString>("window");
        for (const char* window : {"fixed", "sliding", "bucket", "day", "month"})
            QTest::newRow(window) << QString(window);
    }

    void aHundredAtOnceAndTenPass()
    {
        QFETCH(QString, window);
        FakeUpstream fake;
        fake.always(answer(200, kLimitedAnswer));
        auto config = configFor(fake);
        config.server.openOnLoopback = true;
        config.limits = {limitOf("requests", "10", window.toStdString())};
        Gateway gateway(config);
        QCOMPARE(passedOf(gateway.port(), 100), 10);
        QCOMPARE(fake.requests().size(), std::size_t(10));
    }

    void tenAtOnce()
    {
        FakeUpstream fake;
        fake.always(slowHead(answer(200, kLimitedAnswer)));
        auto config = configFor(fake);
        config.server.openOnLoopback = true;
        config.limits = {limitOf("requests", "2", "concurrent")};
        Gateway gateway(config);
        RawClient first(gateway.port());
        RawClient second(gateway.port());
        QVERIFY(first.send(post(kLimitedPath, kLimitedCall)));
        QVERIFY(second.send(post(kLimitedPath, kLimitedCall)));
        QVERIFY(fake.waitForRequests(2));
        QCOMPARE(exchange(gateway.port(), post(kLimitedPath, kLimitedCall)).status, 429);
        fake.release(2);
        QCOMPARE(first.read().status, 200);
        QCOMPARE(second.read().status, 200);
        fake.always(answer(200, kLimitedAnswer));
        QCOMPARE(exchange(gateway.port(), post(kLimitedPath, kLimitedCall)).status, 200);
    }

    void whatAQueueHasRoomForPassesInTheEnd()
    {
        FakeUpstream fake;
        fake.always(answer(200, kLimitedAnswer));
        auto config = configFor(fake);
        config.server.openOnLoopback = true;
        config.limits = {limitOf("requests", "2", "concurrent")};
        config.limits.front().over = "queue";
        config.limits.front().queueFor = Millis(60'000);
        Gateway gateway(config);
        QCOMPARE(passedOf(gateway.port(), 20), 20);
    }

    void theTrueUsageIsSettled()
    {
        FakeUpstream fake;
        fake.always(answer(200, kLimitedAnswer));
        auto config = configFor(fake);
        config.server.openOnLoopback = true;
        config.limits = {limitOf("tokens", "290", "day")};
        Gateway gateway(config);
        const auto first = exchange(gateway.port(), post(kLimitedPath, kLimitedCall));
        QCOMPARE(first.status, 200);
        QCOMPARE(first.field("ratelimit-limit"), std::string("290"));
        gateway.record(first.field("x-gatehouse-request-id"));
        QVERIFY(adminGet(gateway, "limits").find(R"("used":120)") != std::string::npos);
        QCOMPARE(exchange(gateway.port(), post(kLimitedPath, kLimitedCall)).status, 200);
        gateway.rows(2);
        const auto third = exchange(gateway.port(), post(kLimitedPath, kLimitedCall));
        QCOMPARE(third.status, 429);  // 240 used, and this one may take more than 60
        QVERIFY(!third.field("retry-after").empty());
        QVERIFY(third.field("x-gatehouse-limit").starts_with(R"({"limit":"test","unit":"tokens")"));
        QVERIFY(third.body.find("too_many_requests") != std::string::npos ||
                third.body.find("rate_limit") != std::string::npos);
        const auto row = gateway.record(third.field("x-gatehouse-request-id"));
        QCOMPARE(row.outcome, record::Outcome::Refused);
        const auto cleared = exchange(gateway.port(),
                                      "DELETE /admin/api/limits/test HTTP/1.1\r\nHost: "
                                      "127.0.0.1\r\nAuthorization: Bearer " +
                                          gateway.adminToken() + "\r\n\r\n");
        QCOMPARE(cleared.status, 200);
        QCOMPARE(exchange(gateway.port(), post(kLimitedPath, kLimitedCall)).status, 200);
    }

    void whatFailedIsGivenBack()
    {
        FakeUpstream fake;
        auto config = configFor(fake);
        config.server.openOnLoopback = true;
        config.limits = {limitOf("cost", "0.01", "month")};
        Gateway gateway(config);
        fake.always(answer(500, R"({"error":{"message":"no"}})"));
        for (int i = 0; i < 50; ++i)
            QCOMPARE(exchange(gateway.port(), post(kLimitedPath, kLimitedCall)).status, 500);
        fake.always(answer(200, kLimitedAnswer));
        QCOMPARE(exchange(gateway.port(), post(kLimitedPath, kLimitedCall)).status, 200);
    }

    void theGatewaysOwnRateLimit()
    {
        FakeUpstream fake;
        fake.always(answer(200, kLimitedAnswer));
        auto config = configFor(fake);
        config.server.openOnLoopback = true;
        config.gateways.push_back({.id = "red",
                                   .rateLimitingInterval = 3'600,
                                   .rateLimitingLimit = 2,
                                   .rateLimitingTechnique = "fixed"});
        config.gateways.push_back({.id = "blue"});
        Gateway gateway(config);
        const auto statusAt = [&](const std::string& name) {
            return exchange(gateway.port(),
                            post("/v1/account/" + name + "/openai/chat/completions", kLimitedCall))
                .status;
        };
        QCOMPARE(statusAt("red"), 200);
        QCOMPARE(statusAt("red"), 200);
        QCOMPARE(statusAt("red"), 429);
        QCOMPARE(statusAt("blue"), 200);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitsTest;
GH_SUITE(LimitsTest)
#include "limits_test.moc"
