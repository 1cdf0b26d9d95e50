#include "proxy/core/policy/rollout.h"

#include <cmath>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;
using policy::RolloutMove;
using policy::VersionFigures;

namespace rollout_test {

policy::RolloutRule rule()
{
    policy::RolloutRule made;
    made.stages = {1, 5, 25, 100};
    made.stageLength = Millis(1'000);
    made.leastCalls = 50;
    made.mostErrors = 5;
    made.mostLatency = 150;
    made.leastFeedback = 60;
    return made;
}

constexpr VersionFigures kLive{.calls = 5'000, .failed = 20, .latency = 200, .latencyError = 2};

RolloutMove judge(const VersionFigures& candidate, int share = 5, Millis since = Millis(2'000),
                  const VersionFigures& live = kLive)
{
    return policy::judge(rule(), share, since, live, candidate);
}

}  // namespace rollout_test

/// A candidate's way to all calls, and back.
class RolloutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void stepByStep()
    {
        using rollout_test::judge;
        const VersionFigures good{
            .calls = 60, .failed = 1, .latency = 210, .latencyError = 10, .good = 9, .bad = 1};
        QCOMPARE(judge(good, 1).share, 5);
        QCOMPARE(judge(good, 5).share, 25);
        QCOMPARE(judge(good, 25).share, 100);
        QVERIFY(judge(good, 100).kind == RolloutMove::Kind::Finish);
        QVERIFY(judge({}, 0).kind == RolloutMove::Kind::Advance);  // the first step needs no calls
        QCOMPARE(judge({}, 0).share, 1);
        QVERIFY(!judge(good, 5).why.empty());
    }

    void notTooEarly()
    {
        using rollout_test::judge;
        const VersionFigures few{.calls = 49, .latency = 200};
        QVERIFY(judge(few) == RolloutMove{});
        const VersionFigures enough{.calls = 50, .latency = 200};
        QVERIFY(judge(enough, 5, Millis(999)) == RolloutMove{});
        QVERIFY(judge(enough, 5, Millis(1'000)).kind == RolloutMove::Kind::Advance);
        // Too many failures to move on, too few to be sure.
        const VersionFigures unsure{.calls = 50, .failed = 4, .latency = 200};
        QVERIFY(judge(unsure) == RolloutMove{});
    }

    void takenBack()
    {
        using rollout_test::judge;
        const auto isStopped = [](const RolloutMove& move, const char* word) {
            return move.kind == RolloutMove::Kind::Stop && move.why.find(word) != std::string::npos;
        };
        QVERIFY(isStopped(judge({.calls = 4, .failed = 4}), "failed"));  // at once
        QVERIFY(isStopped(judge({.calls = 200, .failed = 24, .latency = 200}), "failed"));
        QVERIFY(isStopped(judge({.calls = 50, .latency = 400, .latencyError = 10}), "answers"));
        QVERIFY(isStopped(judge({.calls = 50, .latency = 200, .good = 1, .bad = 11}), "ratings"));
        // Slow by chance, perhaps.
        QVERIFY(judge({.calls = 20, .latency = 400, .latencyError = 90}) == RolloutMove{});
        // The provider of both is down: that is not the candidate's fault.
        QVERIFY(judge({.calls = 50, .failed = 40, .latency = 200}, 5, Millis(0),
                      {.calls = 900, .failed = 800, .latency = 200}) == RolloutMove{});
    }

    void byHandItIsOnlyWatched()
    {
        auto rule = rollout_test::rule();
        rule.stages.clear();
        const VersionFigures good{.calls = 900, .latency = 200};
        QVERIFY(policy::judge(rule, 10, Millis(9'000'000), rollout_test::kLive, good) ==
                RolloutMove{});
        const VersionFigures bad{.calls = 90, .failed = 90};
        QVERIFY(policy::judge(rule, 10, Millis(0), rollout_test::kLive, bad).kind ==
                RolloutMove::Kind::Stop);
    }

    void intervals()
    {
        const auto half = policy::shareInterval(50, 100);  // Wilson: 0.4038 to 0.5962
        QCOMPARE(std::lround(half.low * 10'000), 4038L);
        QCOMPARE(std::lround(half.high * 10'000), 5962L);
        QCOMPARE(policy::shareInterval(0, 0).high, 1.0);
        QCOMPARE(std::lround(policy::shareInterval(0, 10).low * 1000), 0L);
        QCOMPARE(std::lround(policy::shareInterval(0, 10).high * 1000), 278L);
    }
};

GH_SUITE(RolloutTest)
#include "rollout_test.moc"
