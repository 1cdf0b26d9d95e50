#include "proxy/core/state/ledger.h"

#include <atomic>
#include <cstdint>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

using limit::Kind;
using limit::Window;
using state::Ledger;

constexpr WallMicros kLedgerSecond = 1'000'000;
constexpr Window kThree{.kind = Kind::Fixed, .limit = 3, .length = 10 * kLedgerSecond};

Ledger::Answer takeOne(Ledger& ledger, const char* rule, const char* who, const Window& window,
                       std::int64_t amount, WallMicros now)
{
    const Ledger::Ask ask{rule, who, window, amount};
    return ledger.take({&ask, 1}, now);
}

}  // namespace

/// What is used of limits, by all loops at once.
class LedgerTest : public QObject {
    Q_OBJECT

private slots:

    void countsBelongToARuleAndACaller()
    {
        Ledger ledger;
        for (int i = 1; i <= 3; ++i) {
            const auto answer = takeOne(ledger, "r", "ada", kThree, 1, 5 * kLedgerSecond);
            QVERIFY(!answer.full);
            QCOMPARE(answer.standings.front().used, std::int64_t(i));
            QCOMPARE(answer.standings.front().resetAt, 10 * kLedgerSecond);
        }
        const auto full = takeOne(ledger, "r", "ada", kThree, 1, 9 * kLedgerSecond);
        QVERIFY(full.full && full.holds.empty());
        QCOMPARE(full.standings.front().used, std::int64_t(3));
        QCOMPARE(full.freeAt, 10 * kLedgerSecond);
        QVERIFY(!takeOne(ledger, "r", "bob", kThree, 1, 9 * kLedgerSecond).full);
        QVERIFY(!takeOne(ledger, "r2", "ada", kThree, 1, 9 * kLedgerSecond).full);
        QVERIFY(!takeOne(ledger, "r", "ada", kThree, 1, 10 * kLedgerSecond).full);
    }

    void allOrNothing()
    {
        Ledger ledger;
        const Window wide{.kind = Kind::Fixed, .limit = 100, .length = 10 * kLedgerSecond};
        const std::vector<Ledger::Ask> asks{{"wide", "a", wide, 1}, {"tight", "a", kThree, 1}};
        for (int i = 0; i < 3; ++i) QVERIFY(!ledger.take(asks, 1).full);
        const auto answer = ledger.take(asks, 2);
        QCOMPARE(answer.full.value_or(9), std::size_t(1));
        QCOMPARE(ledger.look("wide", "a", wide, 3).used, std::int64_t(3));
    }

    void whatIsTakenAnywayIsCounted()
    {
        Ledger ledger;
        Ledger::Ask ask{"r", "a", kThree, 2};
        ask.isTakenAnyway = true;
        for (int i = 0; i < 3; ++i) QVERIFY(!ledger.take({&ask, 1}, 1).full);
        QCOMPARE(ledger.look("r", "a", kThree, 2).used, std::int64_t(6));
        QCOMPARE(ledger.look("r", "a", kThree, 2).remaining, std::int64_t(0));
    }

    void settlingGivesBackAndAdds()
    {
        Ledger ledger;
        auto answer = takeOne(ledger, "r", "a", kThree, 3, 1);
        ledger.settle(answer.holds.front(), 1, 2);
        QCOMPARE(ledger.look("r", "a", kThree, 3).used, std::int64_t(1));
        answer = takeOne(ledger, "r", "a", kThree, 2, 3);
        ledger.settle(answer.holds.front(), 50, 4);
        QCOMPARE(ledger.look("r", "a", kThree, 5).used, std::int64_t(51));
        QVERIFY(takeOne(ledger, "r", "a", kThree, 0, 5).full);
    }

    void lateSettlingLeavesTheNextWindowAlone()
    {
        Ledger ledger;
        const auto early = takeOne(ledger, "r", "a", kThree, 3, 9 * kLedgerSecond);
        takeOne(ledger, "r", "a", kThree, 2, 11 * kLedgerSecond);
        ledger.settle(early.holds.front(), 0, 12 * kLedgerSecond);
        QCOMPARE(ledger.look("r", "a", kThree, 12 * kLedgerSecond).used, std::int64_t(2));
    }

    void looksChangeNothing()
    {
        const Ledger ledger;
        for (int i = 0; i < 20; ++i)
            QCOMPARE(ledger.look("r", "a", kThree, 1).remaining, std::int64_t(3));
        QCOMPARE(ledger.size(), std::size_t(0));
    }

    /// 100 threads, each kind of window: exactly as many pass as may.
    void exactUnderAHundredAtOnce()
    {
        constexpr WallMicros kHour = 3'600 * kLedgerSecond;
        for (const Kind kind : {Kind::Fixed, Kind::Sliding, Kind::Bucket, Kind::Concurrent}) {
            const Window window{.kind = kind, .limit = 10, .length = kHour};
            Ledger ledger;
            std::atomic<int> passed{0};
            std::vector<std::thread> threads;
            for (int t = 0; t < 100; ++t) {
                threads.emplace_back([&] {
                    for (int i = 0; i < 20; ++i)
                        passed += takeOne(ledger, "r", "a", window, 1, 7).full ? 0 : 1;
                });
            }
            for (auto& each : threads) each.join();
            QCOMPARE(passed.load(), 10);
        }
    }

    /// Random schedules of calls that cost at most what was set aside: never more than the limit.
    void neverOverrun()
    {
        std::mt19937_64 chance(7);
        const auto draw = [&chance](std::int64_t most) {
            return static_cast<std::int64_t>(chance() % static_cast<std::uint64_t>(most + 1));
        };
        constexpr Kind kKinds[] = {Kind::Fixed, Kind::Sliding};
        for (int schedule = 0; schedule < 100'000; ++schedule) {
            const std::int64_t limit = 1 + draw(200);
            const Window window{
                .kind = kKinds[schedule % 2], .limit = limit, .length = 60 * kLedgerSecond};
            Ledger ledger;
            WallMicros now = 1'000 * kLedgerSecond + draw(60) * kLedgerSecond;
            std::vector<std::pair<limit::Hold, std::int64_t>> open;
            for (int step = 0; step < 12; ++step) {
                now += draw(8) * kLedgerSecond;
                if (!open.empty() && draw(1) == 0) {
                    auto [hold, amount] = std::move(open.back());
                    open.pop_back();
                    ledger.settle(hold, draw(amount), now);
                } else {
                    const std::int64_t amount = draw(60);
                    auto answer = takeOne(ledger, "r", "a", window, amount, now);
                    if (!answer.full) open.emplace_back(std::move(answer.holds.front()), amount);
                }
                const auto used = ledger.look("r", "a", window, now).used;
                if (used > limit || used < 0)
                    QFAIL(qPrintable(QStringLiteral("schedule %1: %2 of %3 used")
                                         .arg(schedule)
                                         .arg(used)
                                         .arg(limit)));
            }
        }
    }

    void whatIsOverIsForgotten()
    {
        Ledger ledger;
        for (int i = 0; i < 100'000; ++i)
            takeOne(ledger, "r", std::to_string(i).c_str(), kThree, 1, kLedgerSecond * i);
        QVERIFY(ledger.size() < 10'000);
    }

    void allThatIsUsedAndItsClearing()
    {
        Ledger ledger;
        takeOne(ledger, "r", "a", kThree, 1, 1);
        takeOne(ledger, "r", "b", kThree, 2, 1);
        takeOne(ledger, "other", "c", kThree, 2, 1);
        const auto entries = ledger.all("r", kThree, 2);
        QCOMPARE(entries.size(), std::size_t(2));
        QCOMPARE(entries.front().who, std::string("b"));
        ledger.clear("r");
        QVERIFY(ledger.all("r", kThree, 2).empty());
        QCOMPARE(ledger.all("other", kThree, 2).size(), std::size_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LedgerTest;
GH_SUITE(LedgerTest)
#include "ledger_test.moc"
