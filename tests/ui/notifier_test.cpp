#include "ui/notifier.h"

#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class NotifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void onlyWhatIsWantedAndNotSeenIsTold()
    {
        const QTemporaryDir folder;
        app::Settings settings(folder.path());
        FakeGateway gateway;
        bool watched = true;
        QStringList told;
        const ui::Notifier notifier(
            &gateway, &settings,
            {[&] { return watched; }, [](const QString&) {},
             [&](const app::Notice& notice) { told.append(app::nameOf(notice.kind)); }});
        const auto begin = [&](bool wrong) {
            gateway.stateNow.store.degraded = wrong;
            Q_EMIT gateway.stateChanged();
        };
        begin(true);  // the window's own banner is in sight
        QVERIFY(told.isEmpty());
        watched = false;
        Q_EMIT gateway.stateChanged();  // it is no news any more
        QVERIFY(told.isEmpty());
        gateway.phaseNow = app::Phase::Failed;
        Q_EMIT gateway.stateChanged();
        QCOMPARE(told, QStringList{QStringLiteral("gateway")});
    }

    void theSettingsAreAsked()
    {
        const QTemporaryDir folder;
        app::Settings settings(folder.path());
        QVERIFY(ui::notifies(settings));
        for (const auto kind : app::noticeKinds()) QVERIFY(ui::notifiesOf(settings, kind));
        ui::setNotifiesOf(settings, app::NoticeKind::Recording, false);
        FakeGateway gateway;
        gateway.stateNow.store.degraded = true;
        gateway.phaseNow = app::Phase::Failed;
        QStringList told;
        const auto tell = [&](const app::Notice& notice) { told.append(app::nameOf(notice.kind)); };
        const auto unseen = [] { return false; };
        {
            const ui::Notifier notifier(&gateway, &settings, {unseen, {}, tell});
            Q_EMIT gateway.stateChanged();
        }
        QCOMPARE(told, QStringList{QStringLiteral("gateway")});
        ui::setNotifies(settings, false);
        const ui::Notifier silent(&gateway, &settings, {unseen, {}, tell});
        Q_EMIT gateway.stateChanged();
        QCOMPARE(told.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::NotifierTest;
GH_SUITE(NotifierTest)
#include "notifier_test.moc"
