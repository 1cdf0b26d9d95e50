#include "ui/pages/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "app/autostart.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/close_sheet.h"
#include "ui/navigator.h"
#include "ui/widgets/states.h"

namespace gatehouse::tests {

class SettingsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aSwitchIsPublished()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* bodies = window.findChild<QCheckBox*>(QStringLiteral("settings.bodies"));
        QVERIFY(bodies->isChecked());
        bodies->click();
        QCOMPARE(kit.gateway.published.size(), std::size_t(1));
        QVERIFY(!kit.gateway.configNow.records.bodies);
        window.findChild<QSpinBox*>(QStringLiteral("settings.days"))->setValue(7);
        QCOMPARE(kit.gateway.configNow.records.keepDays, 7);
    }

    void aRefusalIsShownAndTakenBack()
    {
        WindowKit kit;
        kit.gateway.problems = {{"/records", "not possible", "try less"}};
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* bodies = window.findChild<QCheckBox*>(QStringLiteral("settings.bodies"));
        bodies->click();
        QVERIFY(bodies->isChecked());
        QVERIFY(window.findChild<ui::Banner*>(QStringLiteral("settings.banner"))
                    ->text()
                    .contains(QStringLiteral("not possible")));
    }

    void startAtLoginIsASwitch()
    {
        WindowKit kit;
        kit.show();
        app::Autostart autostart(kit.folder.path(), QStringLiteral("g"),
                                 {QStringLiteral("gatehouse")});
        ui::PageContext context;
        context.gateway = &kit.gateway;
        context.settings = &kit.settings;
        context.autostart = &autostart;
        ui::SettingsPage page(context);
        page.setActive(true);
        auto* login = page.findChild<QCheckBox*>(QStringLiteral("settings.login"));
        auto* hidden = page.findChild<QCheckBox*>(QStringLiteral("settings.hidden"));
        QVERIFY(!login->isChecked() && !hidden->isEnabled());
        login->click();
        QVERIFY(autostart.isOn() && hidden->isEnabled());
        hidden->click();
        QVERIFY(autostart.isHidden());
        login->click();
        QVERIFY(!autostart.isOn() && !hidden->isChecked());
        page.setActive(false);
    }

    void closingAndLanguageAreRemembered()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        window.findChild<QToolButton*>(QStringLiteral("settings.onClose.keep"))->click();
        QVERIFY(ui::onClose(kit.settings) == ui::OnClose::Keep);
        auto* language = window.findChild<QComboBox*>(QStringLiteral("settings.language"));
        const int german = language->findData(QStringLiteral("de"));
        QVERIFY(german > 0);
        QCOMPARE(language->itemText(german), QStringLiteral("Deutsch"));
        language->setCurrentIndex(german);
        Q_EMIT language->activated(german);
        QCOMPARE(ui::languageOf(kit.settings), QStringLiteral("de"));
    }

    void addressesArePublishedOrRefusedInPlace()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* listen = window.findChild<QLineEdit*>(QStringLiteral("settings.listen"));
        listen->setText(QStringLiteral("127.0.0.1:9000, [::1]:9000"));
        Q_EMIT listen->editingFinished();
        QCOMPARE(kit.gateway.configNow.server.listen,
                 (std::vector<std::string>{"127.0.0.1:9000", "[::1]:9000"}));
        kit.gateway.problems = {{"/server/listen", "no such port", "take another"}};
        listen->setText(QStringLiteral("127.0.0.1:99999"));
        Q_EMIT listen->editingFinished();
        QCOMPARE(kit.gateway.published.size(), std::size_t(1));
        QVERIFY(window.findChild<ui::Banner*>(QStringLiteral("settings.banner"))->isVisible());
    }

    void aWordFindsASetting()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"),
                               {{QStringLiteral("find"), QStringLiteral("text size")}});
        const auto seen = [&window](const char* name) {
            return window.findChild<QWidget*>(QLatin1String(name))->isVisible();
        };
        QVERIFY(seen("settings.text"));
        QVERIFY(!seen("settings.bodies"));
        auto* search = window.findChild<QLineEdit*>(QStringLiteral("settings.search"));
        search->setText(QStringLiteral("no such thing"));
        QVERIFY(seen("settings.empty"));
        search->clear();
        QVERIFY(seen("settings.bodies") && !seen("settings.empty"));
    }

    void theThemeIsRemembered()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        window.findChild<QToolButton*>(QStringLiteral("settings.theme.dark"))->click();
        QVERIFY(theme().isDark());
        QCOMPARE(kit.settings.theme(), QStringLiteral("dark"));
        theme().choose(ui::ThemeChoice::Light);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SettingsPageTest;
GH_SUITE(SettingsPageTest)
#include "settings_test.moc"
