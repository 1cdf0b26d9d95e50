#include "proxy/core/provider/health.h"

#include <array>
#include <vector>

#include <QTest>

#include "proxy/core/base/random.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

using provider::CallMark;
using provider::HealthState;
using provider::KeyShare;

namespace {

constexpr WallMicros kSecond = 1'000'000;

CallMark call(WallMicros at, int status, std::int64_t firstByte = 400'000)
{
    return {.at = at * kSecond, .status = status, .firstByte = status == 0 ? -1 : firstByte};
}

HealthState stateOf(const std::vector<CallMark>& marks, WallMicros now, WallMicros rests = 0)
{
    return provider::healthOf(marks, rests * kSecond, now * kSecond).state;
}

}  // namespace

class HealthTest : public QObject {
    Q_OBJECT

private slots:

    void withoutCallsNothingIsSaid()
    {
        QCOMPARE(stateOf({}, 10), HealthState::Unknown);
        QCOMPARE(stateOf({call(10, 200)}, 12), HealthState::Healthy);
        QCOMPARE(stateOf({call(10, 200)}, 4'000), HealthState::Unknown);  // long ago
        QCOMPARE(stateOf({call(10, 500)}, 4'000), HealthState::Unknown);
    }

    void answersAreHealthy()
    {
        // The client's own mistakes say that the provider works.
        const std::vector<CallMark> marks{call(11, 400, 700'000), call(10, 200), call(12, 404)};
        const auto facts = provider::healthOf(marks, 0, 13 * kSecond);
        QCOMPARE(facts.state, HealthState::Healthy);
        QCOMPARE(facts.calls, 3);
        QCOMPARE(facts.good, 3);
        QCOMPARE(facts.latency, std::int64_t(400'000));  // the middle one
        QCOMPARE(facts.lastAt, 12 * kSecond);
    }

    void halfOfTheCallsFailingIsFailing()
    {
        std::vector<CallMark> marks{call(10, 200), call(11, 200), call(12, 200), call(20, 500)};
        QCOMPARE(stateOf(marks, 21), HealthState::Healthy);
        marks.push_back(call(21, 0));
        marks.push_back(call(22, 503));
        QCOMPARE(stateOf(marks, 23), HealthState::Failing);
        QCOMPARE(provider::healthOf(marks, 0, 23 * kSecond).good, 3);
        marks.push_back(call(24, 200));  // it is back
        QCOMPARE(stateOf(marks, 25), HealthState::Healthy);
    }

    void oldCallsDoNotWeigh()
    {
        QCOMPARE(stateOf({call(10, 200), call(11, 200), call(12, 200), call(400, 502)}, 401),
                 HealthState::Failing);
    }

    void anAnswerThatBreaksOffIsAFailure()
    {
        CallMark cut = call(10, 200);
        cut.broken = true;
        QVERIFY(provider::isFailure(cut));
        QCOMPARE(stateOf({cut}, 11), HealthState::Failing);
    }

    void aLimitIsARestAndNoFailure()
    {
        QVERIFY(!provider::isFailure(call(10, 429)));
        QCOMPARE(stateOf({call(10, 429)}, 11, 60), HealthState::Resting);
        QCOMPARE(stateOf({call(10, 429)}, 61, 60), HealthState::Healthy);
        QCOMPARE(stateOf({call(10, 429)}, 11), HealthState::Healthy);  // another key serves
        QCOMPARE(stateOf({call(10, 401)}, 11, 60), HealthState::Failing);
        QCOMPARE(provider::healthOf(std::vector{call(10, 429)}, 0, 11 * kSecond).good, 0);
    }

    void aKeyRestsAsLongAsItsAnswerSays()
    {
        QCOMPARE(provider::restAfter(401, Millis(0)), Millis(600'000));
        QCOMPARE(provider::restAfter(403, Millis(5'000)), Millis(600'000));
        QCOMPARE(provider::restAfter(429, Millis(0)), Millis(30'000));
        QCOMPARE(provider::restAfter(429, Millis(5'000)), Millis(5'000));
        QCOMPARE(provider::restAfter(429, Millis(86'400'000)), Millis(3'600'000));
        for (const int status : {200, 400, 404, 500, 503})
            QCOMPARE(provider::restAfter(status, Millis(5'000)), Millis(0));
    }

    void everyFailureHasAdvice()
    {
        for (const int status : {401, 403, 408, 429, 500, 503, 599})
            QVERIFY2(!provider::adviceOn(status).empty(), qPrintable(QString::number(status)));
        QVERIFY(provider::adviceOn(200).empty());
    }

    void keysAreChosenByTheirShare()
    {
        const std::array keys{KeyShare{3, 0}, KeyShare{1, 0}, KeyShare{0, 0}};
        Random chance(7);
        std::array<int, 3> taken{};
        for (int i = 0; i < 10'000; ++i) ++taken.at(provider::chooseKey(keys, 1, chance.next()));
        QVERIFY2(taken[0] > 7'300 && taken[0] < 7'700, qPrintable(QString::number(taken[0])));
        QCOMPARE(taken[0] + taken[1], 10'000);
        QCOMPARE(taken[2], 0);
        Random again(7);
        Random same(7);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(provider::chooseKey(keys, 1, again.next()),
                     provider::chooseKey(keys, 1, same.next()));
        }
    }

    void restingKeysAreLeftOut()
    {
        const std::array keys{KeyShare{1, 50}, KeyShare{1, 0}, KeyShare{1, 40}, KeyShare{0, 0}};
        for (std::uint64_t chance = 0; chance < 100; ++chance)
            QCOMPARE(provider::chooseKey(keys, 10, chance), std::size_t(1));
    }

    void whereAllRestTheFirstOneBackIsTaken()
    {
        const std::array keys{KeyShare{1, 50}, KeyShare{0, 0}, KeyShare{1, 40}, KeyShare{5, 60}};
        for (std::uint64_t chance = 0; chance < 100; ++chance)
            QCOMPARE(provider::chooseKey(keys, 10, chance), std::size_t(2));
        QCOMPARE(provider::chooseKey({}, 10, 3), std::size_t(0));
        const std::array none{KeyShare{0, 0}};
        QCOMPARE(provider::chooseKey(none, 10, 3), std::size_t(0));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::HealthTest;
GH_SUITE(HealthTest)
#include "health_test.moc"
