#include "app/models/live_model.h"

#include <QSignalSpy>

#include "tests/support/suite.h"

using gatehouse::app::LiveModel;

class LiveModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void findsByRequestId()
    {
        LiveModel live;
        QSignalSpy changed(&live, &LiveModel::changed);
        gatehouse::engine::Running one;
        one.requestId = "a";
        one.streaming = true;
        gatehouse::engine::Running two;
        two.requestId = "b";
        live.setRunning({one, two});
        QCOMPARE(live.count(), 2);
        QCOMPARE(live.streams(), 1);
        QVERIFY(live.find("b") != nullptr);
        QVERIFY(live.find("c") == nullptr);
        live.setRunning({});
        QCOMPARE(live.count(), 0);
        QCOMPARE(live.streams(), 0);
        live.setRunning({});
        QCOMPARE(changed.count(), 2);  // nothing new is no news
    }
};

GH_SUITE(LiveModelTest)
#include "live_model_test.moc"
