#include "app/run/admin_client.h"

#include <QTest>

#include "tests/app/running_gateway.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

class AdminClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void readsAndPublishes()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        const app::AdminClient admin(gateway.bridge.baseUrl(), gateway.token());
        QVERIFY(admin.ping().ok());
        auto config = admin.config();
        QVERIFY(config.ok());
        config->records.keepDays = 12;
        QVERIFY(admin.publish(*config, QStringLiteral("test")).ok());
        QCOMPARE(admin.config()->records.keepDays, 12);
        // The window notices what others published.
        QTRY_COMPARE_WITH_TIMEOUT(gateway.bridge.config().records.keepDays, 12, 10'000);
        config->server.listen = {"nonsense"};
        const auto refused = admin.publish(*config, QStringLiteral("test"));
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().message.find("/server/listen") != std::string::npos,
                 refused.error().message.c_str());
    }

    void aWrongTokenIsToldAndNotRepeated()
    {
        RunningGateway gateway;
        QVERIFY(gateway.start());
        const app::AdminClient admin(gateway.bridge.baseUrl(), Secret("canary-token"));
        const auto answer = admin.ping();
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().kind, ErrorKind::Unauthorized);
        QVERIFY(answer.error().message.find("canary") == std::string::npos);
    }

    void nobodyIsTold()
    {
        const app::AdminClient admin(QStringLiteral("http://127.0.0.1:1"), Secret("x"));
        const auto answer = admin.ping();
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::AdminClientTest;
GH_SUITE(AdminClientTest)
#include "admin_client_test.moc"
