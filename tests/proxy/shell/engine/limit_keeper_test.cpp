#include "proxy/shell/engine/limit_keeper.h"

#include <atomic>
#include <filesystem>
#include <thread>
#include <vector>

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

constexpr limit::Window kMonth{
    .kind = limit::Kind::Fixed, .limit = 1'000, .length = 1, .begin = 1'000, .end = 9'000'000};

/// As a call does: asks until the disk knows.
bool takeKept(state::Ledger& ledger, std::int64_t amount)
{
    state::Ledger::Ask ask{"budget", "ada", kMonth, amount};
    ask.isKept = true;
    for (;;) {
        const auto answer = ledger.take({&ask, 1}, 5'000);
        if (answer.full) return false;
        if (!answer.isUnsaved) return true;
        std::this_thread::yield();
    }
}

std::int64_t usedIn(const state::Ledger& ledger)
{
    return ledger.look("budget", "ada", kMonth, 5'000).used;
}

std::unique_ptr<engine::LimitKeeper> keeperOf(const std::string& path, state::Ledger& ledger,
                                              WallMicros now = 5'000)
{
    auto keeper = engine::LimitKeeper::start(path, ledger, now);
    return keeper ? std::move(*keeper) : nullptr;
}

}  // namespace

/// What was used of long limits outlives the program.
class LimitKeeperTest : public QObject {
    Q_OBJECT

private slots:

    void anOrderlyEndIsExact()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("limits.sqlite").toStdString();
        {
            state::Ledger ledger;
            const auto keeper = keeperOf(path, ledger);
            QVERIFY(keeper);
            for (int i = 0; i < 37; ++i) QVERIFY(takeKept(ledger, 1));
        }
        state::Ledger ledger;
        const auto keeper = keeperOf(path, ledger);
        QVERIFY(keeper);
        QCOMPARE(usedIn(ledger), std::int64_t(37));
    }

    /// A copy of the files at any moment is what a killed program leaves behind.
    void aCrashNeverForgets()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("limits.sqlite").toStdString();
        state::Ledger ledger;
        const auto keeper = keeperOf(path, ledger);
        QVERIFY(keeper);
        for (int round = 0; round < 40; ++round) {
            for (int i = 0; i <= round % 13; ++i) QVERIFY(takeKept(ledger, 1 + round % 3));
            const std::string copy =
                folder.filePath(QStringLiteral("copy%1").arg(round)).toStdString();
            const std::int64_t before = usedIn(ledger);
            for (const char* end : {"", "-wal"}) {
                if (std::filesystem::exists(path + end))
                    std::filesystem::copy_file(path + end, copy + end);
            }
            state::Ledger other;
            const auto after = keeperOf(copy, other);
            QVERIFY(after);
            QVERIFY(usedIn(other) >= before);
            QVERIFY(usedIn(other) <= before + kMonth.limit / 100 + 3);
        }
    }

    void manyAtOnceStayWithinTheLimit()
    {
        const QTemporaryDir folder;
        state::Ledger ledger;
        const auto keeper = keeperOf(folder.filePath("limits.sqlite").toStdString(), ledger);
        QVERIFY(keeper);
        std::atomic<std::int64_t> passed{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 20; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 20; ++i) passed += takeKept(ledger, 7) ? 7 : 0;
            });
        }
        for (auto& thread : threads) thread.join();
        QCOMPARE(passed.load(), std::int64_t(994));
    }

    void whatIsOverIsNotRead()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("limits.sqlite").toStdString();
        {
            state::Ledger ledger;
            const auto keeper = keeperOf(path, ledger);
            QVERIFY(keeper && takeKept(ledger, 5));
        }
        state::Ledger ledger;
        const auto keeper = keeperOf(path, ledger, kMonth.end + 1);
        QVERIFY(keeper);
        QCOMPARE(ledger.size(), std::size_t(0));
    }

    void whatWasClearedStaysSo()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath("limits.sqlite").toStdString();
        {
            state::Ledger ledger;
            const auto keeper = keeperOf(path, ledger);
            QVERIFY(keeper && takeKept(ledger, 5));
            ledger.clear("budget");
        }
        state::Ledger ledger;
        const auto keeper = keeperOf(path, ledger);
        QVERIFY(keeper);
        QCOMPARE(usedIn(ledger), std::int64_t(0));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitKeeperTest;
GH_SUITE(LimitKeeperTest)
#include "limit_keeper_test.moc"
