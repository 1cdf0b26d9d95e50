#include "app/notices.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/fake_gateway.h"

namespace gatehouse::tests {

class NoticesTest : public QObject {
    Q_OBJECT

    static engine::ProviderHealth failing(provider::HealthState state)
    {
        engine::ProviderHealth health;
        health.id = "openai";
        health.state = state;
        health.lastStatus = 500;
        return health;
    }

private Q_SLOTS:

    void aTroubleIsToldOnceWhenItBegins()
    {
        FakeGateway gateway;
        app::Notices notices;
        QVERIFY(notices.look(gateway, 0).isEmpty());
        gateway.stateNow.providers = {failing(provider::HealthState::Failing)};
        const auto told = notices.look(gateway, 1'000);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].title, QStringLiteral("Calls to openai fail"));
        QCOMPARE(told[0].text, QStringLiteral("It answered with 500."));
        QCOMPARE(told[0].page, QStringLiteral("providers"));
        QVERIFY(notices.look(gateway, 2'000).isEmpty());
    }

    void whatComesAndGoesDoesNotRingAllDay()
    {
        FakeGateway gateway;
        app::Notices notices;
        const auto fail = [&](qint64 at) {
            gateway.stateNow.providers = {failing(provider::HealthState::Healthy)};
            (void)notices.look(gateway, at - 1);
            gateway.stateNow.providers = {failing(provider::HealthState::Resting)};
            return notices.look(gateway, at).size();
        };
        QCOMPARE(fail(10), 1);
        QCOMPARE(fail(1'000), 0);
        QCOMPARE(fail(10 + app::Notices::kQuiet), 1);
    }

    void theGatewayAndItsLogAreWatched()
    {
        FakeGateway gateway;
        app::Notices notices;
        gateway.phaseNow = app::Phase::Failed;
        gateway.troubleNow = QStringLiteral("The folder cannot be written.");
        gateway.stateNow.store.degraded = true;
        gateway.stateNow.store.trouble = "the disk is full";
        const auto told = notices.look(gateway, 0);
        QCOMPARE(told.size(), 2);
        QCOMPARE(told[0].text, gateway.troubleNow);
        QVERIFY(told[1].kind == app::NoticeKind::Recording);
        QCOMPARE(told[1].text, QStringLiteral("the disk is full"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::NoticesTest;
GH_SUITE(NoticesTest)
#include "notices_test.moc"
