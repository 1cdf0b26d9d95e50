#include "proxy/shell/net/pause.h"

#include <QTest>

#include "tests/support/on_loop.h"
#include "tests/support/suite.h"

namespace gatehouse::net {

class PauseTest : public QObject {
    Q_OBJECT

private slots:

    void itEnds()
    {
        Loop loop(0);
        loop.start();
        Cancel cancel;
        QVERIFY(tests::Played(loop, [&] { return pause(loop, Millis(1), cancel); }).wait());
        QVERIFY(tests::Played(loop, [&] { return pause(loop, Millis(0), cancel); }).wait());
        loop.stopAndJoin();
    }

    /// An hour is over at once when nobody waits any more, before it begins and in its middle.
    void aCancelEndsIt()
    {
        Loop loop(0);
        loop.start();
        Cancel early;
        early.request();
        QVERIFY(tests::Played(loop, [&] { return pause(loop, Millis(3'600'000), early); }).wait());
        Cancel late;
        tests::Played waiting(loop, [&] { return pause(loop, Millis(3'600'000), late); });
        QVERIFY(tests::onLoop(loop, [&] { late.request(); }));
        QVERIFY(waiting.wait());
        loop.stopAndJoin();
    }
};

}  // namespace gatehouse::net

using gatehouse::net::PauseTest;
GH_SUITE(PauseTest)
#include "pause_test.moc"
