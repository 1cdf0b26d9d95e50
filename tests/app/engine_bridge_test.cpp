#include "app/engine_bridge.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/test_request.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class EngineBridgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void commitsAreAddedUp()
    {
        store::Committed sum{{1, 2}, {}, 0};
        app::mergeCommitted(sum, {{3}, {2, 7}, 0});
        app::mergeCommitted(sum, {{}, {7, 8}, 5});
        QCOMPARE(sum.added, (std::vector<store::RowId>{1, 2, 3}));
        QCOMPARE(sum.updated, (std::vector<store::RowId>{7, 8}));
        QCOMPARE(sum.removedBelow, 5);
        app::mergeCommitted(sum, {{}, {}, 0, {3, 7}});
        QCOMPARE(sum.removed, (std::vector<store::RowId>{3, 7}));
    }

    /// The whole way: start, a request to the sample provider, its row, a publish, pause, stop.
    void aRequestComesBackAsACommit()
    {
        QTemporaryDir folder;
        app::EngineBridge bridge(
            {folder.path(), folder.filePath(QStringLiteral("gatehouse.json")), {}});
        config::Config config = config::firstRun();
        config.server.listen = {"127.0.0.1:0"};
        QSignalSpy committed(&bridge, &app::Gateway::committed);
        bridge.start(config);
        QTRY_COMPARE(bridge.phase(), app::Phase::Running);
        QVERIFY2(bridge.trouble().isEmpty(), qPrintable(bridge.trouble()));
        QVERIFY(!bridge.address().isEmpty());

        app::TestRequest request;
        QSignalSpy answered(&request, &app::TestRequest::finished);
        request.send(bridge.baseUrl());
        QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, 10'000);
        QVERIFY2(answered.front().front().toBool(), qPrintable(answered.front().at(1).toString()));
        QTRY_VERIFY(!committed.isEmpty());

        config::Config next = bridge.config();
        next.records.keepDays = 7;
        bool done = false;
        bridge.publish(next, QStringLiteral("test"), this,
                       [&done](const app::PublishOutcome& outcome) { done = outcome.ok; });
        QTRY_VERIFY(done);
        QCOMPARE(bridge.config().records.keepDays, 7);

        std::optional<bool> refused;
        bridge.refuseAlike(QString(32, QLatin1Char('a')), 912, this,
                           [&refused](bool isRefused) { refused = isRefused; });
        QTRY_VERIFY(refused.has_value());
        QVERIFY(*refused);

        bridge.setPaused(true);
        QTRY_COMPARE(bridge.phase(), app::Phase::Paused);
        bridge.stop();
        QCOMPARE(bridge.phase(), app::Phase::Stopped);
    }

    void aConfigThatCannotStartIsTold()
    {
        QTemporaryDir folder;
        app::EngineBridge bridge({folder.path(), {}, {}});
        config::Config config = config::firstRun();
        config.server.listen = {"nonsense"};
        bridge.start(config);
        QTRY_COMPARE(bridge.phase(), app::Phase::Failed);
        QVERIFY(!bridge.trouble().isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::EngineBridgeTest;
GH_SUITE(EngineBridgeTest)
#include "engine_bridge_test.moc"
