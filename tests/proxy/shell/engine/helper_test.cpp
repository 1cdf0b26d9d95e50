#include "proxy/shell/engine/helper.h"

#include <set>
#include <thread>
#include <vector>

#include <QTest>

#include "tests/support/on_loop.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

/// The thread for what may block.
class HelperTest : public QObject {
    Q_OBJECT

private slots:

    void workIsDoneInOrderOnOneOtherThread()
    {
        std::vector<int> order;
        std::set<std::thread::id> threads;
        {
            engine::Helper helper;
            for (int i = 0; i < 100; ++i) {
                helper.run([&, i] {
                    order.push_back(i);
                    threads.insert(std::this_thread::get_id());
                });
            }
        }  // finishes what is queued
        QCOMPARE(order.size(), std::size_t(100));
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QCOMPARE(threads.size(), std::size_t(1));
        QVERIFY(!threads.contains(std::this_thread::get_id()));
    }

    void workMayAskForMoreWork()
    {
        std::promise<void> done;
        engine::Helper helper;
        helper.run([&] { helper.run([&] { done.set_value(); }); });
        QCOMPARE(done.get_future().wait_for(kLoopPatience), std::future_status::ready);
    }

    void manyMayAsk()
    {
        int count = 0;
        {
            engine::Helper helper;
            std::vector<std::thread> askers;
            for (int i = 0; i < 4; ++i) {
                askers.emplace_back([&] {
                    for (int n = 0; n < 200; ++n) helper.run([&count] { ++count; });
                });
            }
            for (auto& asker : askers) asker.join();
        }
        QCOMPARE(count, 800);
    }

    /// The coroutine leaves its loop free and goes on there, not on the helper.
    void anOffloadedCallComesBackToItsLoop()
    {
        engine::Helper helper;
        net::Loop loop(0);
        loop.start();
        std::thread::id onLoopThread;
        std::thread::id before;
        std::thread::id inside;
        std::thread::id after;
        std::promise<void> gate;
        auto opened = gate.get_future().share();
        pipeline::Reply reply;
        Played call(loop, [&]() -> net::Task<> {
            before = std::this_thread::get_id();
            reply = co_await engine::Offload(helper, loop, [&] {
                opened.wait();
                inside = std::this_thread::get_id();
                pipeline::Reply made;
                made.status = 204;
                made.body = std::string(1000, 'b');
                return made;
            });
            after = std::this_thread::get_id();
        });
        // The loop goes on with other things while the helper is busy.
        QVERIFY(onLoop(loop, [&] { onLoopThread = std::this_thread::get_id(); }));
        gate.set_value();
        QVERIFY(call.wait());
        QCOMPARE(reply.status, 204);
        QCOMPARE(reply.body.size(), std::size_t(1000));
        QVERIFY(before == onLoopThread && after == onLoopThread);
        QVERIFY(inside != onLoopThread);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::HelperTest;
GH_SUITE(HelperTest)
#include "helper_test.moc"
