#include "app/reader_thread.h"

#include <atomic>
#include <memory>
#include <semaphore>

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class ReaderThreadTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theNewestJobRunsFirst()
    {
        QTemporaryDir folder;
        app::ReaderThread thread(folder.filePath(QStringLiteral("none.sqlite")));
        std::binary_semaphore gate(0);
        std::binary_semaphore begun(0);
        QList<int> order;
        const auto job = [](int number) {
            return [number](store::Reader&, const app::ReaderThread::Ticket&) -> Result<int> {
                return number;
            };
        };
        const auto note = [&order](Result<int> number) { order.append(number ? *number : -1); };
        thread.ask<int>(
            this,
            [&](store::Reader&, const app::ReaderThread::Ticket&) -> Result<int> {
                begun.release();
                gate.acquire();
                return 0;
            },
            note);
        begun.acquire();
        for (int i = 1; i <= 3; ++i) thread.ask<int>(this, job(i), note);
        gate.release();
        QTRY_COMPARE(order, (QList<int>{0, 3, 2, 1}));
    }

    void aCancelledJobIsNotReported()
    {
        QTemporaryDir folder;
        app::ReaderThread thread(folder.filePath(QStringLiteral("none.sqlite")));
        std::binary_semaphore begun(0);
        std::atomic<bool> ended = false;
        bool told = false;
        const auto token = thread.ask<int>(
            this,
            [&](store::Reader&, const app::ReaderThread::Ticket& ticket) -> Result<int> {
                begun.release();
                while (!ticket.cancelled()) std::this_thread::yield();
                ended = true;
                return 1;
            },
            [&told](Result<int>) { told = true; });
        begun.acquire();
        thread.cancel(token);
        QTRY_VERIFY(ended && thread.idle());
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }

    void partsArriveBeforeTheEnd()
    {
        QTemporaryDir folder;
        app::ReaderThread thread(folder.filePath(QStringLiteral("none.sqlite")));
        QStringList seen;
        thread.ask<int>(
            this,
            [&seen](store::Reader&, const app::ReaderThread::Ticket& ticket) -> Result<int> {
                ticket.deliver([&seen] { seen.append(QStringLiteral("part")); });
                return 1;
            },
            [&seen](Result<int>) { seen.append(QStringLiteral("end")); });
        QTRY_COMPARE(seen, (QStringList{QStringLiteral("part"), QStringLiteral("end")}));
    }

    void anAnswerForAGoneContextIsDropped()
    {
        QTemporaryDir folder;
        app::ReaderThread thread(folder.filePath(QStringLiteral("none.sqlite")));
        auto context = std::make_unique<QObject>();
        bool told = false;
        thread.ask<int>(
            context.get(),
            [](store::Reader&, const app::ReaderThread::Ticket&) -> Result<int> { return 1; },
            [&told](Result<int>) { told = true; });
        context.reset();
        QTRY_VERIFY(thread.idle());
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }

    void tooManyWaitingDropsTheOldest()
    {
        QTemporaryDir folder;
        app::ReaderThread thread(folder.filePath(QStringLiteral("none.sqlite")), nullptr, 2);
        std::binary_semaphore gate(0);
        std::binary_semaphore begun(0);
        QList<int> order;
        thread.ask<int>(
            this,
            [&](store::Reader&, const app::ReaderThread::Ticket&) -> Result<int> {
                begun.release();
                gate.acquire();
                return 0;
            },
            [](Result<int>) {});
        begun.acquire();
        for (int i = 1; i <= 4; ++i) {
            thread.ask<int>(
                this,
                [i](store::Reader&, const app::ReaderThread::Ticket&) -> Result<int> { return i; },
                [&order](Result<int> number) { order.append(*number); });
        }
        gate.release();
        QTRY_VERIFY(thread.idle());
        QTRY_COMPARE(order, (QList<int>{4, 3}));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ReaderThreadTest;
GH_SUITE(ReaderThreadTest)
#include "reader_thread_test.moc"
