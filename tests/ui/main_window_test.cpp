#include "ui/main_window.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
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
            savePicture(window, row.id);
        }
    }

    /// Every widget one can use has a name for tests and a name for people.
    void everyInteractiveWidgetIsNamed()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        ui::MainWindow& window = kit.show();
        QStringList nameless;
        for (const ui::PageRow& row : ui::pageList()) {
            window.navigator()->go(QString::fromLatin1(row.id));
            QCoreApplication::processEvents();
            for (const QWidget* widget : window.findChildren<QWidget*>()) {
                const bool interactive =
                    qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                    qobject_cast<const QLineEdit*>(widget) != nullptr ||
                    qobject_cast<const QAbstractItemView*>(widget) != nullptr ||
                    qobject_cast<const QComboBox*>(widget) != nullptr ||
                    qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
                    qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
                // What Qt puts inside its own widgets is not ours to name.
                if (!interactive || widget->objectName().startsWith(QLatin1String("qt_")) ||
                    qobject_cast<const QAbstractSpinBox*>(widget->parent()) != nullptr ||
                    qobject_cast<const QComboBox*>(widget->parent()) != nullptr ||
                    qobject_cast<const QLineEdit*>(widget->parent()) != nullptr ||
                    qobject_cast<const QTableView*>(widget->parent()) != nullptr ||
                    widget->inherits("QComboBoxPrivateContainer") ||
                    widget->inherits("QComboBoxListView")) {
                    continue;
                }
                // A hidden button without text gets both when it is needed.
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                const bool later =
                    button != nullptr && !button->isVisible() && button->text().isEmpty();
                if (widget->inherits("QHeaderView")) continue;
                if (widget->objectName().isEmpty() ||
                    (widget->accessibleName().isEmpty() && !later)) {
                    nameless.append(QLatin1String(row.id) + QLatin1Char(' ') +
                                    QLatin1String(widget->metaObject()->className()) +
                                    QLatin1Char(' ') + widget->objectName());
                }
            }
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QLatin1Char('\n'))));
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

    void aTakenPortIsAnsweredWithAnotherOne()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        kit.gateway.stateNow.listening.clear();
        kit.gateway.troubleNow = QStringLiteral("port 8686 is taken");
        ui::MainWindow& window = kit.show();
        auto* action = window.findChild<QAbstractButton*>(QStringLiteral("window.banner.action"));
        QVERIFY(action->isVisible());
        action->click();
        QCOMPARE(kit.gateway.published.size(), std::size_t(1));
        QVERIFY(kit.gateway.configNow.server.listen.front() != "127.0.0.1:8686");
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
