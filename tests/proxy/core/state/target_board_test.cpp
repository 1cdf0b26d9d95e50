#include "proxy/core/state/target_board.h"

#include <thread>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

/// What is known of targets, from all loops.
class TargetBoardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void oneStateATarget()
    {
        state::TargetBoard board;
        auto& first = board.of(1, "m");
        QCOMPARE(&board.of(1, "m"), &first);
        QVERIFY(&board.of(2, "m") != &first);
        QVERIFY(&board.of(1, "n") != &first);
        QCOMPARE(board.turn(7), std::uint64_t(0));
        QCOMPARE(board.turn(7), std::uint64_t(1));
        QCOMPARE(board.turn(8), std::uint64_t(0));
    }

    void allByName()
    {
        state::TargetBoard board;
        board.of(2, "m", "b");
        board.of(1, "n", "a").rest(50);
        board.of(1, "m", "a").begin();
        const auto all = board.all(10);
        QCOMPARE(all.size(), std::size_t(3));
        QCOMPARE(all[0].provider + "/" + all[0].model, std::string("a/m"));
        QCOMPARE(all[0].facts.busy, std::int64_t(1));
        QVERIFY(all[1].facts.isOpen);
        QCOMPARE(all[2].provider, std::string("b"));
    }

    void itRestsWhenAsked()
    {
        state::TargetBoard board;
        auto& target = board.of(1, "m");
        target.rest(100);
        target.rest(50);
        QVERIFY(!target.mayAsk(99));
        QVERIFY(target.facts(99).isOpen);
        QCOMPARE(target.facts(99).openUntil, WallMicros(100));
        QVERIFY(target.mayAsk(100));
        target.rest(1'000);
        target.noteSuccess(40, 200);  // a call that was on its way when it asked
        QVERIFY(target.mayAsk(201));
        QCOMPARE(target.facts(200).latency, std::int64_t(40));
    }

    void failuresOpen()
    {
        state::TargetBoard board;
        auto& target = board.of(1, "m");
        for (int i = 0; i < policy::Breaker::kFailures; ++i) target.noteFailure(10);
        QVERIFY(!target.mayAsk(11));
        QVERIFY(target.facts(11).isOpen);
    }

    void aProviderIsHeldWhole()
    {
        state::TargetBoard board;
        auto& first = board.of(1, "m");
        auto& other = board.of(2, "m");
        for (int i = 0; i < policy::Breaker::kFailures; ++i) first.noteFailure(10);
        board.hold(1, true);
        board.hold(1, true);
        QVERIFY(!first.mayAsk(100'000'000));  // also when the breaker would let a trial through
        QVERIFY(first.facts(11).isHeld && first.facts(11).isOpen);
        QCOMPARE(first.facts(11).openUntil, WallMicros(0));
        QVERIFY(!board.of(1, "later").mayAsk(11));
        QVERIFY(other.mayAsk(11));
        board.hold(1, false);
        QVERIFY(first.mayAsk(11));  // its failures are forgotten
        QVERIFY(board.of(1, "later").mayAsk(11));
    }

    void countsFromAllThreads()
    {
        state::TargetBoard board;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&board] {
                for (int i = 0; i < 1'000; ++i) {
                    auto& target = board.of(static_cast<std::uint64_t>(i % 3), "m");
                    target.begin();
                    target.noteSuccess(i, i);
                    target.end();
                    target.begin();
                }
            });
        }
        for (auto& each : threads) each.join();
        std::int64_t busy = 0;
        for (std::uint64_t i = 0; i < 3; ++i) busy += board.of(i, "m").facts(0).busy;
        QCOMPARE(busy, std::int64_t(4'000));
    }
};

GH_SUITE(TargetBoardTest)
#include "target_board_test.moc"
