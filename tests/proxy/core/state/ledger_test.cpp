#include "proxy/core/state/ledger.h"

#include <atomic>
#include <thread>
#include <vector>

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;

namespace ledger_test {

constexpr WallMicros kSecond = 1'000'000;
constexpr state::Window kFixed{3, Seconds(10), false};
constexpr state::Window kSliding{10, Seconds(10), true};

}  // namespace ledger_test

/// Limits over windows of time.
class LedgerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aFixedWindow()
    {
        using ledger_test::kFixed;
        using ledger_test::kSecond;
        state::Ledger ledger;
        for (int i = 1; i <= 3; ++i) {
            const auto answer = ledger.take("r", "ada", kFixed, 1, 5 * kSecond);
            QVERIFY(answer.passes);
            QCOMPARE(answer.used, std::int64_t(i));
            QCOMPARE(answer.freeAt, 10 * kSecond);
        }
        QVERIFY(!ledger.take("r", "ada", kFixed, 1, 9 * kSecond).passes);
        QCOMPARE(ledger.take("r", "ada", kFixed, 1, 9 * kSecond).used, std::int64_t(3));
        QVERIFY(ledger.take("r", "bob", kFixed, 1, 9 * kSecond).passes);   // of his own
        QVERIFY(ledger.take("r2", "ada", kFixed, 1, 9 * kSecond).passes);  // another rule
        QVERIFY(ledger.take("r", "ada", kFixed, 1, 10 * kSecond).passes);  // a new window
    }

    void aSlidingWindowForgetsBitByBit()
    {
        using ledger_test::kSecond;
        using ledger_test::kSliding;
        state::Ledger ledger;
        for (int i = 0; i < 10; ++i) ledger.take("r", "a", kSliding, 1, 9 * kSecond);
        QVERIFY(!ledger.look("r", "a", kSliding, 1, 10 * kSecond).passes);
        QCOMPARE(ledger.look("r", "a", kSliding, 1, 15 * kSecond).used, std::int64_t(5));
        QVERIFY(ledger.take("r", "a", kSliding, 5, 15 * kSecond).passes);
        QVERIFY(!ledger.take("r", "a", kSliding, 1, 15 * kSecond).passes);
        QCOMPARE(ledger.look("r", "a", kSliding, 1, 40 * kSecond).used, std::int64_t(0));
    }

    void whatIsKnownAfterwards()
    {
        using ledger_test::kFixed;
        state::Ledger ledger;
        QVERIFY(ledger.take("r", "a", kFixed, 0, 1).passes);
        ledger.settle("r", "a", kFixed, 50, 2);
        const auto answer = ledger.take("r", "a", kFixed, 0, 3);
        QVERIFY(!answer.passes);
        QCOMPARE(answer.used, std::int64_t(50));
    }

    void looksChangeNothing()
    {
        using ledger_test::kFixed;
        state::Ledger ledger;
        for (int i = 0; i < 20; ++i) QVERIFY(ledger.look("r", "a", kFixed, 1, 1).passes);
        QCOMPARE(ledger.size(), std::size_t(0));
    }

    void exactUnderAHundredAtOnce()
    {
        constexpr state::Window kMany{1'000, Seconds(3'600), false};
        state::Ledger ledger;
        std::atomic<int> passed{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 100; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 50; ++i)
                    passed += ledger.take("r", "a", kMany, 1, 7).passes ? 1 : 0;
            });
        }
        for (auto& each : threads) each.join();
        QCOMPARE(passed.load(), 1'000);
    }

    void whatIsOverIsForgotten()
    {
        using ledger_test::kFixed;
        state::Ledger ledger;
        for (int i = 0; i < 100'000; ++i)
            ledger.take("r", std::to_string(i), kFixed, 1, ledger_test::kSecond * i);
        QVERIFY(ledger.size() < 70'000);
    }
};

GH_SUITE(LedgerTest)
#include "ledger_test.moc"
