#include "proxy/shell/engine/wake_thread.h"

#include <atomic>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class WakeThreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itWorksWhenWoken()
    {
        std::atomic<int> done{0};
        engine::WakeThread thread([&] { ++done; });
        QCOMPARE(done.load(), 0);
        thread.wake();
        QTRY_COMPARE(done.load(), 1);
        thread.wake();
        QTRY_COMPARE(done.load(), 2);
    }

    void wakesThatComeTogetherAreWorkedTogether()
    {
        std::atomic<int> done{0};
        std::atomic<bool> isHeld{true};
        engine::WakeThread thread([&] {
            ++done;
            isHeld.wait(true);
        });
        thread.wake();
        QTRY_COMPARE(done.load(), 1);
        for (int i = 0; i < 100; ++i) thread.wake();
        isHeld = false;
        isHeld.notify_all();
        QTRY_VERIFY(done.load() >= 2);
        thread.end();
        // The end may come with a last turn for what is due.
        QVERIFY(done.load() <= 3);
    }

    void theEndDoesNotWaitToGather()
    {
        std::atomic<int> done{0};
        engine::WakeThread thread([&] { ++done; }, std::chrono::hours(1));
        thread.wake();
        thread.end();
        QVERIFY(done.load() <= 1);
    }
};

GH_SUITE(WakeThreadTest)

}  // namespace gatehouse::tests

#include "wake_thread_test.moc"
