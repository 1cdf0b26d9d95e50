#include "ui/pages/wizard.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/pages/wizard_steps.h"
#include "ui/widgets/states.h"

namespace gatehouse::tests {

namespace {

const QString kWizard = QStringLiteral("wizard");

ui::WizardPage* openWizard(WindowKit& kit, QSize size = {1440, 900})
{
    kit.gateway.configNow = config::firstRun();
    kit.show(size);
    kit.window->navigator()->go(kWizard);
    auto* page = qobject_cast<ui::WizardPage*>(kit.window->page(kWizard));
    if (page != nullptr) {
        page->providers()->setEnvironment({});
        page->providers()->setServers({});
    }
    return page;
}

/// Tab until the widget of this name has the focus; false: it cannot be reached.
bool tabTo(QWidget& window, const QString& name)
{
    for (int i = 0; i < 80; ++i) {
        QWidget* now = QApplication::focusWidget();
        if (now != nullptr && now->objectName() == name) return true;
        QTest::keyClick(now != nullptr ? now : &window, Qt::Key_Tab);
    }
    return false;
}

bool press(QWidget& window, const char* name)
{
    if (!tabTo(window, QLatin1String(name))) return false;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    return true;
}

}  // namespace

class WizardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theWholeWizardByKeyboardAlone()
    {
        WindowKit kit;
        ui::WizardPage* page = openWizard(kit);
        QVERIFY(page != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(kit.window.get()));
        QWidget& window = *kit.window;
        QCOMPARE(page->step(), 1);
        QVERIFY(press(window, "wizard.next"));
        QTRY_COMPARE(page->step(), 2);
        QVERIFY(tabTo(window, QStringLiteral("wizard.kind")));
        QVERIFY(tabTo(window, QStringLiteral("wizard.key")));
        QVERIFY(press(window, "wizard.next"));
        QTRY_COMPARE(page->step(), 3);
        QVERIFY(press(window, "wizard.open"));
        QVERIFY(press(window, "wizard.next"));
        QTRY_COMPARE(page->step(), 4);
        QVERIFY(!kit.gateway.configNow.server.openOnLoopback);
        QVERIFY(tabTo(window, QStringLiteral("connect.list")));
        QVERIFY(tabTo(window, QStringLiteral("connect.code")));
        QVERIFY(press(window, "connect.copy"));
        QVERIFY(press(window, "wizard.next"));
        QTRY_COMPARE(kit.window->navigator()->page(), QStringLiteral("traffic"));
        QVERIFY(kit.settings.value(QStringLiteral("wizard/done")).toBool());
    }

    void skipLeadsToTraffic()
    {
        WindowKit kit;
        QVERIFY(openWizard(kit) != nullptr);
        kit.window->findChild<QAbstractButton*>(QStringLiteral("wizard.skip"))->click();
        QCOMPARE(kit.window->navigator()->page(), QStringLiteral("traffic"));
        QVERIFY(kit.gateway.published.empty());
        QVERIFY(kit.settings.value(QStringLiteral("wizard/done")).toBool());
    }

    void settingsOpenItAgain()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        window.findChild<QAbstractButton*>(QStringLiteral("settings.firstSteps"))->click();
        QCOMPARE(window.navigator()->page(), kWizard);
        // No entry of the side bar claims to be it.
        for (const auto* each : window.findChildren<QAbstractButton*>()) {
            if (each->objectName().startsWith(QLatin1String("nav.")))
                QVERIFY2(!each->isChecked(), qPrintable(each->objectName()));
        }
    }

    void aRefusalKeepsTheStep()
    {
        WindowKit kit;
        ui::WizardPage* page = openWizard(kit);
        kit.window->navigator()->go(kWizard, {{QStringLiteral("step"), 3}});
        QCOMPARE(page->step(), 3);
        kit.gateway.problems = {{"/server/listen", "not possible", "try another"}};
        kit.window->findChild<QAbstractButton*>(QStringLiteral("wizard.open"))->click();
        kit.window->findChild<QAbstractButton*>(QStringLiteral("wizard.next"))->click();
        QTRY_VERIFY(kit.window->findChild<ui::Banner*>(QStringLiteral("wizard.banner"))
                        ->text()
                        .contains(QLatin1String("not possible")));
        QCOMPARE(page->step(), 3);
        kit.window->findChild<QAbstractButton*>(QStringLiteral("wizard.back"))->click();
        QCOMPARE(page->step(), 2);
    }

    void everyControlIsNamedInEveryStep()
    {
        WindowKit kit;
        ui::WizardPage* page = openWizard(kit);
        for (int step = 1; step <= 4; ++step) {
            kit.window->navigator()->go(kWizard, {{QStringLiteral("step"), step}});
            QCoreApplication::processEvents();
            savePicture(*kit.window, qPrintable(QStringLiteral("wizard-%1").arg(step)));
        }
        for (const QWidget* widget : page->findChildren<QWidget*>()) {
            const bool interactive = qobject_cast<const QAbstractButton*>(widget) != nullptr ||
                                     qobject_cast<const QLineEdit*>(widget) != nullptr ||
                                     qobject_cast<const QListWidget*>(widget) != nullptr ||
                                     qobject_cast<const QComboBox*>(widget) != nullptr ||
                                     qobject_cast<const QAbstractSpinBox*>(widget) != nullptr ||
                                     qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
            if (!interactive || widget->objectName().startsWith(QLatin1String("qt_")) ||
                qobject_cast<const QAbstractSpinBox*>(widget->parent()) != nullptr ||
                widget->inherits("QComboBoxListView")) {
                continue;
            }
            const bool later = widget->objectName().startsWith(QLatin1String("wizard.banner"));
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(later || !widget->accessibleName().isEmpty(),
                     qPrintable(widget->objectName()));
        }
    }

    void itFitsTheSmallestWindow()
    {
        WindowKit kit;
        ui::WizardPage* page = openWizard(kit, {960, 600});
        QVERIFY(page != nullptr);
        QTRY_COMPARE(kit.window->size(), QSize(960, 600));
        auto* next = kit.window->findChild<QAbstractButton*>(QStringLiteral("wizard.next"));
        QVERIFY(kit.window->rect().contains(
            QRect(next->mapTo(kit.window.get(), QPoint(0, 0)), next->size())));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WizardTest;
GH_SUITE(WizardTest)
#include "wizard_test.moc"
