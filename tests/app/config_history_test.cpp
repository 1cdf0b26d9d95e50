#include "app/config_history.h"

#include <QTest>

#include "proxy/shell/store/reader.h"
#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class ConfigHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void whatWasPublishedComesBack()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        config::Config next = gateway.bridge.config();
        next.records.keepDays = 7;
        bool done = false;
        gateway.bridge.publish(next, QStringLiteral("a week is enough"), this,
                               [&done](const app::PublishOutcome& out) { done = out.ok; });
        QTRY_VERIFY_WITH_TIMEOUT(done, 20'000);
        auto reader = store::Reader::open(gateway.bridge.databasePath().toStdString());
        QVERIFY(reader.ok());
        const auto entries = app::readHistory(**reader, 10);
        QVERIFY(entries.ok());
        QCOMPARE(entries->size(), std::size_t(2));
        QCOMPARE(entries->front().generation, quint64(2));
        QCOMPARE(entries->front().author, QStringLiteral("this window"));
        QCOMPARE(entries->front().note, QStringLiteral("a week is enough"));
        QCOMPARE(entries->front().config, next);
        QVERIFY(entries->front().readable && entries->front().at > 0);
        QCOMPARE(entries->back().author, QStringLiteral("start"));
        QCOMPARE(app::readHistory(**reader, 1)->size(), std::size_t(1));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ConfigHistoryTest;
GH_SUITE(ConfigHistoryTest)
#include "config_history_test.moc"
