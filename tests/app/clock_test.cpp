#include "app/clock.h"

#include <QDateTime>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class ClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void itRunsUnlessItIsHeld()
    {
        const WallMicros before = QDateTime::currentMSecsSinceEpoch() * 1000;
        QVERIFY(app::now() >= before);
        {
            const app::StoppedClock held(1'000);
            QCOMPARE(app::now(), WallMicros{1'000});
        }
        QVERIFY(app::now() >= before);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ClockTest;
GH_SUITE(ClockTest)
#include "clock_test.moc"
