#include "proxy/shell/net/loop.h"

#include <future>
#include <optional>
#include <set>
#include <vector>

#include <QTest>

#include "tests/support/on_loop.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

struct Alarm : net::Deadline {
    std::function<void()> ring;

    void expired() override { ring(); }
};

}  // namespace

/// One io context and its thread.
class LoopTest : public QObject {
    Q_OBJECT

private slots:

    void workRunsInOrderOnItsOwnThread()
    {
        net::Loop loop(3);
        QCOMPARE(loop.number(), 3U);
        std::vector<int> order;
        std::set<std::thread::id> threads;
        const auto work = [&](int i) {
            return [&, i] {
                order.push_back(i);
                threads.insert(std::this_thread::get_id());
            };
        };
        loop.post(work(0));  // also what was posted before the start
        loop.start();
        for (int i = 1; i < 50; ++i) loop.post(work(i));
        QVERIFY(onLoop(loop, work(50)));
        QCOMPARE(order.size(), std::size_t(51));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QCOMPARE(threads.size(), std::size_t(1));
        QVERIFY(!threads.contains(std::this_thread::get_id()));
    }

    void stoppingFinishesWhatWasPosted()
    {
        int done = 0;
        net::Loop loop(0);
        loop.start();
        for (int i = 0; i < 100; ++i) loop.post([&done] { ++done; });
        loop.stopAndJoin();
        QCOMPARE(done, 100);
        loop.stopAndJoin();  // twice is once
    }

    void aLoopThatNeverBeganEnds()
    {
        net::Loop loop(0);
        loop.post([] {});
        loop.stopAndJoin();
    }

    void ticksComeOnTheLoopWithTheTime()
    {
        net::Loop loop(0);
        std::promise<void> twice;
        std::vector<net::SteadyTime> times;
        std::set<std::thread::id> threads;
        bool coarse = true;
        loop.onTick([&](net::SteadyTime now) {
            if (times.size() == 2) return;
            times.push_back(now);
            threads.insert(std::this_thread::get_id());
            coarse = coarse && loop.coarseNow() == now;
            if (times.size() == 2) twice.set_value();
        });
        const auto begun = loop.coarseNow();
        loop.start();
        QCOMPARE(twice.get_future().wait_for(kLoopPatience), std::future_status::ready);
        loop.stopAndJoin();
        QVERIFY(begun < times[0] && times[0] < times[1]);
        QVERIFY(coarse);
        QCOMPARE(threads.size(), std::size_t(1));
    }

    void deadlinesRingOnceAndOnlyWhenTheyPassed()
    {
        net::Loop loop(0);
        loop.start();
        Alarm soon;
        Alarm never;
        int rings = 0;
        bool rangNever = false;
        std::promise<void> rang;
        soon.ring = [&] {
            if (++rings == 1) rang.set_value();
        };
        never.ring = [&] { rangNever = true; };
        QVERIFY(onLoop(loop, [&] {
            loop.deadlines().add(soon);
            loop.deadlines().add(never);
            soon.at(net::steadyNow());
        }));
        QCOMPARE(rang.get_future().wait_for(kLoopPatience), std::future_status::ready);
        std::promise<void> later;
        QVERIFY(onLoop(loop, [&] {
            QCOMPARE(soon.when(), net::SteadyTime::max());  // off until it is set anew
            loop.onTick([&later, ticks = 0](net::SteadyTime) mutable {
                if (++ticks == 2) later.set_value();
            });
        }));
        QCOMPARE(later.get_future().wait_for(kLoopPatience), std::future_status::ready);
        loop.stopAndJoin();
        QCOMPARE(rings, 1);
        QVERIFY(!rangNever);
    }

    /// What rings may take itself and others away.
    void anAlarmMayEndOthers()
    {
        net::DeadlineList list;
        auto first = std::make_unique<Alarm>();
        auto second = std::make_unique<Alarm>();
        auto third = std::make_unique<Alarm>();
        const auto now = net::steadyNow();
        int rings = 0;
        for (Alarm* alarm : {first.get(), second.get(), third.get()}) {
            list.add(*alarm);
            alarm->at(now);
        }
        first->ring = [&] {
            ++rings;
            second.reset();
        };
        third->ring = [&] {
            ++rings;
            third.reset();
        };
        second->ring = [&] { QFAIL("it was taken away"); };
        list.sweep(now);
        QCOMPARE(rings, 2);
        list.sweep(now);
        QCOMPARE(rings, 2);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LoopTest;
GH_SUITE(LoopTest)
#include "loop_test.moc"
