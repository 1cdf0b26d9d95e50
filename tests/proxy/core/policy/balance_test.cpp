#include "proxy/core/policy/balance.h"

#include <map>

#include <QTest>

#include "proxy/core/base/random.h"
#include "tests/support/suite.h"

using namespace gatehouse;
using policy::Balance;
using policy::Choice;

namespace balance_test {

std::map<std::string_view, int> firsts(Balance balance, const std::vector<Choice>& choices,
                                       int calls, std::string_view who = {})
{
    std::map<std::string_view, int> counts;
    Random chance(11);
    for (int i = 0; i < calls; ++i) {
        const auto order =
            policy::orderOf(balance, choices, {chance.next(), static_cast<std::uint64_t>(i), who});
        ++counts[choices[order.front()].name];
    }
    return counts;
}

}  // namespace balance_test

/// Choosing among several targets.
class BalanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void weightsWithinTwoPercent()
    {
        constexpr int kCalls = 10'000;
        const std::vector<Choice> choices{{.name = "a", .weight = 1},
                                          {.name = "b", .weight = 3},
                                          {.name = "c", .weight = 6},
                                          {.name = "d", .weight = 0}};
        for (const auto balance : {Balance::Weighted, Balance::RoundRobin}) {
            auto counts = balance_test::firsts(balance, choices, kCalls);
            QVERIFY(std::abs(counts["a"] - 1000) <= 200);
            QVERIFY(std::abs(counts["b"] - 3000) <= 200);
            QVERIFY(std::abs(counts["c"] - 6000) <= 200);
            QCOMPARE(counts["d"], 0);
        }
    }

    void turnsAreExact()
    {
        const std::vector<Choice> choices{{.name = "a"}, {.name = "b"}, {.name = "c"}};
        auto counts = balance_test::firsts(Balance::RoundRobin, choices, 300);
        QCOMPARE(counts["a"], 100);
        QCOMPARE(counts["b"], 100);
        const auto order = policy::orderOf(Balance::RoundRobin, choices, {5, 1, {}});
        QVERIFY(order == (std::vector<std::size_t>{1, 2, 0}));  // and on from there
    }

    void theLeastBusy()
    {
        const std::vector<Choice> choices{{.name = "a", .busy = 3},
                                          {.name = "b", .weight = 4, .busy = 4},
                                          {.name = "c", .busy = 2}};
        QCOMPARE(balance_test::firsts(Balance::LeastBusy, choices, 10)["b"], 10);
    }

    void theCheapest()
    {
        const std::vector<Choice> choices{{.name = "unknown"},
                                          {.name = "dear", .price = 900},
                                          {.name = "free", .price = 0},
                                          {.name = "cheap", .price = 10}};
        const auto order = policy::orderOf(Balance::Cheapest, choices, {7, 0, {}});
        QVERIFY(order == (std::vector<std::size_t>{2, 3, 1, 0}));
    }

    void theFastestAndNowAndThenAnother()
    {
        std::vector<Choice> choices{{.name = "slow", .latency = 900'000},
                                    {.name = "fast", .latency = 90'000},
                                    {.name = "middle", .latency = 300'000}};
        auto counts = balance_test::firsts(Balance::Fastest, choices, 10'000);
        QVERIFY(counts["fast"] > 9'500);
        QVERIFY(counts["slow"] > 50);
        choices.push_back({.name = "new"});
        QCOMPARE(balance_test::firsts(Balance::Fastest, choices, 1)["new"], 1);
    }

    void whoStaysStays()
    {
        std::vector<Choice> choices{{.name = "a"}, {.name = "b"}, {.name = "c"}};
        std::map<std::string_view, int> firsts;
        for (int i = 0; i < 3'000; ++i) {
            const std::string who = "user" + std::to_string(i);
            auto counts = balance_test::firsts(Balance::Sticky, choices, 5, who);
            QCOMPARE(counts.size(), std::size_t(1));
            ++firsts[counts.begin()->first];
        }
        for (const auto& [name, count] : firsts) QVERIFY(std::abs(count - 1000) < 120);
        // Who was on a target that stays is still there when another one goes.
        int moved = 0;
        for (int i = 0; i < 300; ++i) {
            const std::string who = "user" + std::to_string(i);
            const auto before = policy::orderOf(Balance::Sticky, choices, {1, 0, who}).front();
            std::vector<Choice> fewer{choices[0], choices[1]};
            const auto after = policy::orderOf(Balance::Sticky, fewer, {2, 0, who}).front();
            moved += before != 2 && before != after ? 1 : 0;
        }
        QCOMPARE(moved, 0);
    }

    void spreadNumbersDiffer()
    {
        QCOMPARE(policy::spread("m", 1), policy::spread("m", 1));
        QVERIFY(policy::spread("m", 2) != policy::spread("n", 1));  // seeds are no part of the text
        std::map<std::uint64_t, int> seen;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            for (char c = 'a'; c <= 'z'; ++c) ++seen[policy::spread(std::string(1, c), seed)];
        }
        QCOMPARE(seen.size(), std::size_t(2'600));
    }

    void whatIsNotReadyComesLast()
    {
        for (const auto balance : {Balance::Weighted, Balance::RoundRobin, Balance::LeastBusy,
                                   Balance::Cheapest, Balance::Fastest, Balance::Sticky}) {
            const std::vector<Choice> choices{
                {.name = "down", .latency = 1, .price = 0, .isReady = false},
                {.name = "up", .busy = 9, .latency = 100, .price = 9}};
            for (std::uint64_t i = 0; i < 50; ++i) {
                const auto order =
                    policy::orderOf(balance, choices, {policy::spread("x", i), i, "w"});
                QCOMPARE(order.front(), std::size_t(1));
                QCOMPARE(order.size(), std::size_t(2));
            }
        }
    }

    void oldLatencyFades()
    {
        policy::LatencyMean mean;
        QCOMPARE(mean.seen(5), std::int64_t(-1));
        mean.note(1'000, 0);
        QCOMPARE(mean.seen(0), std::int64_t(1'000));
        mean.note(2'000, 0);
        QCOMPARE(mean.seen(0), std::int64_t(1'200));
        QCOMPARE(mean.seen(policy::LatencyMean::kHalfLife), std::int64_t(600));
    }

    void theBreaker()
    {
        using policy::Breaker;
        constexpr WallMicros kSecond = 1'000'000;
        Breaker breaker;
        for (int i = 1; i < Breaker::kFailures; ++i) breaker.noteFailure(0);
        QVERIFY(breaker.mayAsk(0));
        breaker.noteSuccess();
        for (int i = 0; i < Breaker::kFailures; ++i) breaker.noteFailure(0);
        QVERIFY(breaker.isOpen(1));
        QVERIFY(!breaker.mayAsk(kSecond - 1));
        QVERIFY(breaker.mayAsk(kSecond));   // one trial
        QVERIFY(!breaker.mayAsk(kSecond));  // and no second one
        breaker.noteFailure(kSecond);       // it failed: twice as long
        QVERIFY(!breaker.mayAsk(3 * kSecond - 1));
        QVERIFY(breaker.mayAsk(3 * kSecond));
        breaker.noteSuccess();
        QVERIFY(breaker.mayAsk(3 * kSecond));
        QVERIFY(breaker.mayAsk(3 * kSecond));
        for (int i = 0; i < 100; ++i) breaker.noteFailure(0);
        QVERIFY(breaker.mayAsk(Breaker::kLongest));
    }
};

GH_SUITE(BalanceTest)
#include "balance_test.moc"
