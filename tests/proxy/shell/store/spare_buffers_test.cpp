#include "proxy/shell/store/spare_buffers.h"

#include <atomic>
#include <thread>
#include <vector>

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

using store::SpareBuffers;

namespace {

std::string buffer(std::size_t capacity)
{
    std::string made;
    made.reserve(capacity);
    made += "of before";
    return made;
}

}  // namespace

/// Memory of bodies that goes round.
class SpareBuffersTest : public QObject {
    Q_OBJECT

private slots:

    void whatWasGivenComesBackEmpty()
    {
        SpareBuffers spares;
        std::string given = buffer(20'480);
        const char* const memory = given.data();
        spares.give(std::move(given));
        QCOMPARE(spares.bytes(), std::size_t(20'480));
        const std::string taken = spares.take(20'480);
        QCOMPARE(static_cast<const void*>(taken.data()), static_cast<const void*>(memory));
        QVERIFY(taken.empty());
        QCOMPARE(spares.bytes(), std::size_t(0));
        QVERIFY(spares.take(20'480).capacity() < 20'480);
    }

    void onlyWhatHasTheRoomIsTaken()
    {
        SpareBuffers spares;
        spares.give(buffer(17'000));
        QVERIFY(spares.take(20'000).capacity() < 17'000);
        spares.give(buffer(40'000));
        QVERIFY(spares.take(20'000).capacity() >= 40'000);
        QVERIFY(spares.take(17'000).capacity() >= 17'000);
    }

    /// Small ones are malloc's business, huge ones nobody waits for.
    void onlyWhatIsWorthItIsKept()
    {
        SpareBuffers spares;
        spares.give({});
        spares.give(buffer(SpareBuffers::kSmallest - 1));
        spares.give(buffer(SpareBuffers::kLargest + 1));
        QCOMPARE(spares.bytes(), std::size_t(0));
        spares.give(buffer(SpareBuffers::kSmallest));
        spares.give(buffer(SpareBuffers::kLargest));
        QCOMPARE(spares.bytes(), SpareBuffers::kSmallest + SpareBuffers::kLargest);
        QVERIFY(spares.take(SpareBuffers::kLargest).capacity() >= SpareBuffers::kLargest);
        QVERIFY(spares.take(SpareBuffers::kLargest + 1).capacity() < SpareBuffers::kLargest);
    }

    void thereIsAnEndToIt()
    {
        SpareBuffers spares;
        const std::size_t enough = SpareBuffers::kMost / SpareBuffers::kLargest + 3;
        for (std::size_t i = 0; i < enough; ++i) spares.give(buffer(SpareBuffers::kLargest));
        QCOMPARE(spares.bytes(), SpareBuffers::kMost);
    }

    /// What lay there the whole time goes; what was needed meanwhile stays.
    void whatNobodyNeedsGoes()
    {
        SpareBuffers spares;
        for (int i = 0; i < 5; ++i) spares.give(buffer(10'000));
        spares.age();
        QCOMPARE(spares.bytes(), std::size_t(50'000));
        std::string one = spares.take(10'000);
        std::string two = spares.take(10'000);
        spares.give(std::move(one));
        spares.give(std::move(two));
        spares.age();
        QCOMPARE(spares.bytes(), std::size_t(20'000));
        spares.age();
        QCOMPARE(spares.bytes(), std::size_t(0));
    }

    void threadsMayMeet()
    {
        SpareBuffers spares;
        std::atomic<int> dirty{0};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&] {
                    for (int turn = 0; turn < 2'000; ++turn) {
                        std::string body = spares.take(9'000);
                        if (!body.empty()) ++dirty;
                        body.reserve(9'000);
                        body += "x";
                        spares.give(std::move(body));
                        if (turn % 100 == 0) spares.age();
                    }
                });
            }
        }
        QCOMPARE(dirty.load(), 0);
        QVERIFY(spares.bytes() <= std::size_t(4 * 9'000));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SpareBuffersTest;
GH_SUITE(SpareBuffersTest)
#include "spare_buffers_test.moc"
