#include "proxy/core/chat/usage.h"

#include <QTest>

#include "tests/support/suite.h"

using namespace gatehouse;
using chat::Usage;

class UsageTest : public QObject {
    Q_OBJECT

private slots:

    void nothingToldIsUnknown()
    {
        const Usage usage;
        QVERIFY(!usage.known());
        QVERIFY(!usage.uncachedInput().has_value());
    }

    void zeroIsKnown()
    {
        Usage usage;
        usage.output = 0;
        QVERIFY(usage.known());
    }

    /// A stream tells its counts piece by piece; what a later piece leaves out stays.
    void theLastSnapshotWins()
    {
        Usage usage;
        usage.input = 100;
        usage.output = 1;
        usage.cacheRead = 40;
        Usage later;
        later.output = 25;
        later.reasoning = 5;
        usage.merge(later);
        QCOMPARE(*usage.input, 100);
        QCOMPARE(*usage.output, 25);
        QCOMPARE(*usage.cacheRead, 40);
        QCOMPARE(*usage.reasoning, 5);
        QVERIFY(!usage.outputAudio.has_value());
        const Usage before = usage;
        usage.merge(Usage());
        QVERIFY(usage == before);
    }

    void cachedPartsAreTakenOffOnce()
    {
        Usage usage;
        usage.input = 100;
        QCOMPARE(*usage.uncachedInput(), 100);
        usage.cacheRead = 40;
        usage.cacheWrite5m = 10;
        usage.cacheWrite1h = 5;
        QCOMPARE(*usage.uncachedInput(), 45);
    }

    /// A provider whose parts exceed its whole must not give negative money.
    void thePlainPartIsNeverNegative()
    {
        Usage usage;
        usage.input = 10;
        usage.cacheRead = 40;
        QCOMPARE(*usage.uncachedInput(), 0);
    }
};

GH_SUITE(UsageTest)
#include "usage_test.moc"
