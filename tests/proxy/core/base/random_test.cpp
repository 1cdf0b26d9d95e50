#include "proxy/core/base/random.h"

#include <bit>

#include <QSet>
#include <QTest>

#include "tests/support/suite.h"

using gatehouse::Random;

class RandomTest : public QObject {
    Q_OBJECT

private slots:

    void repeatsBySeed()
    {
        Random first(42);
        Random second(42);
        Random other(43);
        bool isDifferent = false;
        for (int i = 0; i < 1000; ++i) {
            const auto value = first.next();
            QCOMPARE(second.next(), value);
            isDifferent = isDifferent || other.next() != value;
        }
        QVERIFY(isDifferent);
    }

    /// The first outputs for seed 0, computed apart from this code out of the published recurrence.
    void knownValues()
    {
        Random random(0);
        QCOMPARE(random.next(), std::uint64_t{0x53175D61490B23DFULL});
        QCOMPARE(random.next(), std::uint64_t{0x61DA6F3DC380D507ULL});
        QCOMPARE(random.next(), std::uint64_t{0x5C0FDF91EC9A7BFCULL});
    }

    void spreads()
    {
        Random random(1);
        QSet<quint64> seen;
        int ones = 0;
        for (int i = 0; i < 4096; ++i) {
            const auto value = random.next();
            seen.insert(value);
            ones += std::popcount(value);
        }
        QCOMPARE(seen.size(), 4096);
        QVERIFY(ones > 4096 * 31 && ones < 4096 * 33);  // a fixed seed: this cannot flicker
    }
};

GH_SUITE(RandomTest)
#include "random_test.moc"
