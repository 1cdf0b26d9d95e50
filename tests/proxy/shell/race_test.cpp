#include "proxy/shell/race.h"

#include <algorithm>
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

const std::string kRacedPath = "/v1/chat/completions";
const std::string kRaced =
    R"({"model":"dynamic/r","messages":[{"role":"user","content":"what is up today"}]})";
const std::string kQuick =
    R"({"choices":[{"message":{"role":"assistant","content":"quick"}}],"usage":{"prompt_tokens":3,"completion_tokens":1}})";
const std::string kSlow =
    R"({"choices":[{"message":{"role":"assistant","content":"slow"}}],"usage":{"prompt_tokens":3,"completion_tokens":1}})";

/// Two targets, the first of which is asked first.
config::Config racing(const FakeUpstream& first, const FakeUpstream& second,
                      const std::string& more = ",'hedge':'after','hedgeAfter':20")
{
    auto config = configFor(first);
    config.server.openOnLoopback = true;
    config.providers.push_back(providerAt("mistral", second));
    config.routes.push_back(
        routeOf("r", "a",
                {balancedNode("a",
                              "{'provider':'openai','model':'gpt-4o'},"
                              "{'provider':'mistral','model':'mistral-small-latest','weight':0}",
                              "weighted", more)}));
    return config;
}

record::Exchange rowOfReply(Gateway& gateway, const RawReply& reply)
{
    return gateway.record(reply.field("x-gatehouse-request-id"));
}

bool says(const record::Exchange& row, std::string_view stop, std::string_view words)
{
    return std::ranges::any_of(row.trace, [&](const record::StopTrace& each) {
        return each.stop == stop && each.decision.find(words) != std::string::npos;
    });
}

}  // namespace

/// Two calls for one answer, over real sockets.
class RaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theQuickOneAnswersForTheSlow()
    {
        FakeUpstream slow;
        FakeUpstream quick;
        slow.always(hang());
        quick.always(answer(200, kQuick));
        Gateway gateway(racing(slow, quick));
        const RawReply reply = exchange(gateway.port(), post(kRacedPath, kRaced));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.find("quick") != std::string::npos);
        QVERIFY(slow.waitForAbandoned(1));
        const auto row = rowOfReply(gateway, reply);
        QCOMPARE(row.provider, std::string("mistral"));
        QCOMPARE(row.attempts.size(), std::size_t(2));
        const auto& loser = row.attempts.front();
        QCOMPARE(loser.provider, std::string("openai"));
        QCOMPARE(loser.errorCode, std::string("superseded"));
        QCOMPARE(loser.status, 0);
        QVERIFY(loser.endedAt >= loser.startedAt);
        QVERIFY(loser.usage.estimated && loser.usage.input.value_or(0) > 0);
        QVERIFY(loser.cost && loser.cost->value > 0);
        QCOMPARE(row.attempts.back().status, 200);
        QCOMPARE(row.usage.input.value_or(0), std::int64_t(3));
        // Both are paid for.
        QVERIFY(row.cost && row.attempts.back().cost);
        QCOMPARE(row.cost->value, loser.cost->value + row.attempts.back().cost->value);
        QVERIFY(says(row, "hedge", "mistral/mistral-small-latest is asked, too"));
        QVERIFY(says(row, "hedge", "answered first"));
    }

    void aStreamFlowsFromWhoBeganIt()
    {
        FakeUpstream slow;
        FakeUpstream quick;
        slow.always(hang());
        quick.always(
            sse({"data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
                 "data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\n\n", "data: [DONE]\n\n"}));
        Gateway gateway(racing(slow, quick));
        std::string call = kRaced;
        call.insert(1, R"("stream":true,)");
        const RawReply reply = exchange(gateway.port(), post(kRacedPath, call));
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.complete);
        QVERIFY(reply.body.find("\"a\"") < reply.body.find("\"b\""));
        QVERIFY(reply.body.find("[DONE]") != std::string::npos);
        QVERIFY(slow.waitForAbandoned(1));
    }

    /// What the first has begun while the second was on its way is the answer.
    void theFirstMayStillWin()
    {
        FakeUpstream slow;
        FakeUpstream silent;
        slow.always(slowHead(answer(200, kSlow)));
        silent.always(hang());
        Gateway gateway(racing(slow, silent));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kRacedPath, kRaced)));
        QVERIFY(silent.waitForRequests(1));
        slow.release();
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.find("slow") != std::string::npos);
        QVERIFY(silent.waitForAbandoned(1));
        const auto row = rowOfReply(gateway, reply);
        QCOMPARE(row.provider, std::string("openai"));
        QCOMPARE(row.attempts.size(), std::size_t(2));
        QCOMPARE(row.attempts.front().provider, std::string("mistral"));
        QCOMPARE(row.attempts.front().errorCode, std::string("superseded"));
        QCOMPARE(row.attempts.back().provider, std::string("openai"));
        QVERIFY(row.sentBody.bytes.find("gpt-4o") != std::string::npos);
    }

    void whoIsQuickEnoughIsAskedAlone()
    {
        FakeUpstream first;
        FakeUpstream second;
        first.always(answer(200, kQuick));
        Gateway gateway(racing(first, second, ",'hedge':'after','hedgeAfter':600000"));
        const RawReply reply = exchange(gateway.port(), post(kRacedPath, kRaced));
        QCOMPARE(reply.status, 200);
        const auto row = rowOfReply(gateway, reply);
        QCOMPARE(row.attempts.size(), std::size_t(1));
        QVERIFY(second.requests().empty());
        QVERIFY(!says(row, "hedge", ""));
    }

    /// An error is no answer as long as another may give one.
    void anErrorWaitsForTheOther()
    {
        FakeUpstream slow;
        FakeUpstream broken;
        slow.always(slowHead(answer(200, kSlow)));
        broken.always(answer(500, R"({"error":{"message":"no"}})"));
        Gateway gateway(racing(slow, broken));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kRacedPath, kRaced)));
        QVERIFY(broken.waitForRequests(1));
        slow.release();
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.body.find("slow") != std::string::npos);
        QCOMPARE(rowOfReply(gateway, reply).attempts.size(), std::size_t(2));
    }

    void bothFail()
    {
        FakeUpstream slow;
        FakeUpstream broken;
        slow.always(Script().await().close());
        broken.always(answer(500, R"({"error":{"message":"no luck"}})"));
        Gateway gateway(racing(slow, broken));
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kRacedPath, kRaced)));
        QVERIFY(broken.waitForRequests(1));
        slow.release();
        const RawReply reply = client.read();
        QVERIFY(reply.status >= 500);
        const auto row = rowOfReply(gateway, reply);
        QCOMPARE(row.attempts.size(), std::size_t(2));  // none of them is asked again
        QVERIFY(!row.usage.known());
    }

    /// With no other target the same is asked once more, on a connection of its own.
    void theSameTargetTwice()
    {
        FakeUpstream fake;
        fake.next(hang());
        fake.always(answer(200, kQuick));
        auto config = configFor(fake);
        config.server.openOnLoopback = true;
        config.routes.push_back(
            routeOf("r", "a", {modelNode("a", "openai", "end", ",'hedge':'p95','hedgeAfter':20")}));
        Gateway gateway(config);
        const RawReply reply = exchange(gateway.port(), post(kRacedPath, kRaced));
        QCOMPARE(reply.status, 200);
        QVERIFY(fake.waitForAbandoned(1));
        QCOMPARE(fake.requests().size(), std::size_t(2));
        QCOMPARE(rowOfReply(gateway, reply).attempts.size(), std::size_t(2));
    }

    void whatMayNotBeRepeatedIsNot_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("header");
        QTest::newRow("stored") << R"("store":true,)" << QString();
        QTest::newRow("background") << R"("background":true,)" << QString();
        QTest::newRow("one key") << QString() << "idempotency-key";
        QTest::newRow("by choice") << QString() << "x-gatehouse-hedge";
    }

    void whatMayNotBeRepeatedIsNot()
    {
        QFETCH(QString, member);
        QFETCH(QString, header);
        FakeUpstream slow;
        FakeUpstream quick;
        slow.always(Script().await().close());
        quick.always(answer(200, kQuick));
        Gateway gateway(racing(slow, quick));
        std::string call = kRaced;
        call.insert(1, member.toStdString());
        Fields more;
        if (!header.isEmpty()) more.emplace_back(header.toStdString(), "false");
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kRacedPath, call, {}, more)));
        QVERIFY(slow.waitForRequests(1));
        slow.release();
        const RawReply reply = client.read();  // only the failure led on
        QCOMPARE(reply.status, 200);
        const auto row = rowOfReply(gateway, reply);
        QCOMPARE(row.attempts.front().errorCode, std::string("bad_upstream"));
        QVERIFY(!says(row, "hedge", ""));
    }

    /// A limit that has no room for two calls lets the first go on alone.
    void theLimitCoversBoth()
    {
        FakeUpstream slow;
        FakeUpstream quick;
        slow.always(slowHead(answer(200, kSlow)));
        quick.always(answer(200, kQuick));
        auto config = racing(slow, quick);
        config::LimitConfig limit;
        limit.id = "tight";
        limit.unit = "tokens";
        limit.window = "fixed";
        limit.length = Millis(3'600'000);
        limit.limit = "1500";
        config.limits = {limit};
        Gateway gateway(config);
        RawClient client(gateway.port());
        QVERIFY(client.send(post(kRacedPath, kRaced)));
        QVERIFY(slow.waitForRequests(1));
        // Its own clock rings long before this call has come and gone.
        const std::string other = R"({"model":"mistral/x","max_tokens":5,"messages":[]})";
        for (int i = 0; i < 20; ++i) (void)exchange(gateway.port(), post(kRacedPath, other));
        slow.release();
        const RawReply reply = client.read();
        QCOMPARE(reply.status, 200);
        const auto row = rowOfReply(gateway, reply);
        QCOMPARE(row.attempts.size(), std::size_t(1));
    }

    void whatIsSetAsideForBothComesBack()
    {
        FakeUpstream slow;
        FakeUpstream quick;
        slow.always(hang());
        quick.always(answer(200, kQuick));
        auto config = racing(slow, quick);
        config::LimitConfig limit;
        limit.id = "wide";
        limit.unit = "tokens";
        limit.window = "fixed";
        limit.length = Millis(3'600'000);
        limit.limit = "3000";  // two calls hold about 2070 of it, and take about 15
        config.limits = {limit};
        Gateway gateway(config);
        for (int i = 0; i < 5; ++i) {
            const RawReply reply = exchange(gateway.port(), post(kRacedPath, kRaced));
            QCOMPARE(reply.status, 200);
            const auto row = rowOfReply(gateway, reply);
            QCOMPARE(row.provider, std::string("mistral"));
        }
    }

    void aClientThatLeavesEndsBoth()
    {
        FakeUpstream slow;
        FakeUpstream silent;
        slow.always(hang());
        silent.always(hang());
        Gateway gateway(racing(slow, silent));
        {
            RawClient client(gateway.port());
            QVERIFY(client.send(post(kRacedPath, kRaced)));
            QVERIFY(silent.waitForRequests(1));
        }
        QVERIFY(slow.waitForAbandoned(1));
        QVERIFY(silent.waitForAbandoned(1));
        const auto rows = gateway.rows(1);
        QCOMPARE(gateway.record(rows.front().requestId).outcome, record::Outcome::ClientClosed);
    }

    /// Many at once, on several loops: each has one answer, and every loser is let go.
    void manyAtOnce()
    {
        FakeUpstream slow;
        FakeUpstream quick;
        slow.always(hang());
        quick.always(answer(200, kQuick));
        auto config = racing(slow, quick);
        config.server.ioThreads = 2;
        Gateway gateway(config);
        constexpr int kCalls = 60;
        std::vector<int> statuses(kCalls);
        std::vector<std::thread> threads;
        for (auto& status : statuses) {
            threads.emplace_back([&status, &gateway] {
                status = exchange(gateway.port(), post(kRacedPath, kRaced)).status;
            });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(std::ranges::count(statuses, 200), std::ptrdiff_t(kCalls));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RaceTest;
GH_SUITE(RaceTest)
#include "race_test.moc"
