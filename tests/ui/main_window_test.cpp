#include "ui/main_window.h"

#include <QDir>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/page_list.h"

namespace gatehouse::tests {

class MainWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyPageOpensAndGivesItsNames()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        for (const ui::PageRow& row : ui::pageList()) {
            const QString id = QString::fromLatin1(row.id);
            window.navigator()->go(id);
            QVERIFY2(window.page(id) != nullptr, row.id);
            QVERIFY(window.page(id)->isActive());
            QVERIFY(window.findChild<QAbstractButton*>(QStringLiteral("nav.") + id)->isChecked());
            if (const QByteArray folder = qgetenv("GATEHOUSE_PICTURES"); !folder.isEmpty()) {
                for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
                    theme().choose(choice);
                    QTest::qWait(50);
                    window.grab().save(QString::fromLocal8Bit(folder) + QLatin1Char('/') + id +
                                       (choice == ui::ThemeChoice::Dark
                                            ? QLatin1String("-dark.png")
                                            : QLatin1String("-light.png")));
                }
            }
        }
    }

    void pauseButtonPausesAndResumes()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        auto* pause = window.findChild<QToolButton*>(QStringLiteral("gateway.pause"));
        pause->click();
        QCOMPARE(kit.gateway.phaseNow, app::Phase::Paused);
        QCOMPARE(pause->accessibleName(), QStringLiteral("Resume the gateway"));
        pause->click();
        QCOMPARE(kit.gateway.phaseNow, app::Phase::Running);
    }

    void aHiddenWindowHasNoActivePage()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        const QString id = QString::fromLatin1(ui::pageList().front().id);
        window.navigator()->go(id);
        QVERIFY(window.page(id)->isActive());
        window.hide();
        QVERIFY(!window.page(id)->isActive());
        window.show();
        QVERIFY(window.page(id)->isActive());
    }

    void aNarrowWindowHasTheRail()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show({1000, 640});
        QCOMPARE(window.findChild<QWidget*>(QStringLiteral("sideBar"))->width(), 60);
        window.resize(1300, 700);
        QTRY_COMPARE(window.findChild<QWidget*>(QStringLiteral("sideBar"))->width(), 220);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::MainWindowTest;
GH_SUITE(MainWindowTest)
#include "main_window_test.moc"
