#include "ui/tray.h"

#include <QClipboard>
#include <QMenu>
#include <QTest>

#include "app/autostart.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class TrayTest : public QObject {
    Q_OBJECT

    struct Kit {
        QTemporaryDir folder;
        FakeGateway gateway;
        app::Autostart autostart{folder.path(), QStringLiteral("g"), {QStringLiteral("gatehouse")}};
        QStringList done;
        ui::PageContext context;
        std::unique_ptr<ui::Tray> tray;

        Kit()
        {
            theme();
            context.gateway = &gateway;
            context.autostart = &autostart;
            tray = std::make_unique<ui::Tray>(
                context, ui::Tray::Hooks{[this] { done.append(QStringLiteral("open")); },
                                         [this] { done.append(QStringLiteral("quit")); }});
        }

        QAction* action(const char* name)
        {
            return tray->menu()->findChild<QAction*>(QLatin1String(name));
        }
    };

private Q_SLOTS:

    void theMenuDoesWhatItSays()
    {
        Kit kit;
        kit.action("tray.open")->trigger();
        kit.action("tray.quit")->trigger();
        QCOMPARE(kit.done, (QStringList{QStringLiteral("open"), QStringLiteral("quit")}));
        kit.action("tray.copy")->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("http://127.0.0.1:8686/v1"));
        QVERIFY(!kit.action("tray.state")->isEnabled());
        QVERIFY(kit.action("tray.state")->text().contains(QStringLiteral("127.0.0.1:8686")));
    }

    void pauseAndResume()
    {
        Kit kit;
        kit.action("tray.pause")->trigger();
        QVERIFY(kit.gateway.phaseNow == app::Phase::Paused);
        QCOMPARE(kit.action("tray.pause")->text(), QStringLiteral("Resume the gateway"));
        QVERIFY(kit.tray->state() == ui::TrayState::Paused);
        kit.action("tray.pause")->trigger();
        QVERIFY(kit.tray->state() == ui::TrayState::Running);
    }

    void startAtLoginIsTheFile()
    {
        Kit kit;
        kit.action("tray.login")->trigger();
        QVERIFY(kit.autostart.isOn());
        QCOMPARE(kit.autostart.set(false, false), QString());
        Q_EMIT kit.tray->menu()->aboutToShow();
        QVERIFY(!kit.action("tray.login")->isChecked());
    }

    /// Trouble is seen, and each state has another shape: the pictures differ even without colour.
    void everyStateHasItsShape()
    {
        Kit kit;
        kit.gateway.troubleNow = QStringLiteral("port 8686 is taken");
        Q_EMIT kit.gateway.stateChanged();
        QVERIFY(kit.tray->state() == ui::TrayState::Attention);
        kit.gateway.phaseNow = app::Phase::Stopped;
        Q_EMIT kit.gateway.stateChanged();
        QVERIFY(kit.tray->state() == ui::TrayState::Stopped);
        QList<QImage> seen;
        const QString folder = QString::fromLocal8Bit(qgetenv("GATEHOUSE_PICTURES"));
        for (const auto state : {ui::TrayState::Running, ui::TrayState::Paused,
                                 ui::TrayState::Attention, ui::TrayState::Stopped}) {
            const QPixmap picture = ui::Tray::picture(state, 64);
            if (!folder.isEmpty())
                picture.save(folder + QStringLiteral("/tray-%1.png").arg(seen.size()));
            const QImage grey = picture.toImage().convertToFormat(QImage::Format_Grayscale8);
            QVERIFY(!seen.contains(grey));
            seen.append(grey);
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TrayTest;
GH_SUITE(TrayTest)
#include "tray_test.moc"
