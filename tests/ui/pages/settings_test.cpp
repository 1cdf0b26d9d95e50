#include "ui/pages/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "app/autostart.h"
#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/close_sheet.h"
#include "ui/navigator.h"
#include "ui/widgets/states.h"

namespace gatehouse::tests {

class SettingsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aSwitchWaitsInTheDraft()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* bodies = window.findChild<QCheckBox*>(QStringLiteral("settings.bodies"));
        QVERIFY(bodies->isChecked());
        bodies->click();
        window.findChild<QSpinBox*>(QStringLiteral("settings.days"))->setValue(7);
        QVERIFY(kit.gateway.published.empty());
        auto* undo = window.findChild<QToolButton*>(QStringLiteral("draft.undo"));
        undo->click();
        undo->click();
        QVERIFY(bodies->isChecked());  // the page shows the draft
        bodies->click();
        window.findChild<QPushButton*>(QStringLiteral("draft.publish"))->click();
        QCOMPARE(kit.gateway.published.size(), std::size_t(1));
        QVERIFY(!kit.gateway.configNow.records.bodies);
        QCOMPARE(kit.gateway.configNow.records.keepDays, 30);
    }

    void startAtLoginIsASwitch()
    {
        WindowKit kit;
        kit.show();
        app::Autostart autostart(kit.folder.path(), QStringLiteral("g"),
                                 {QStringLiteral("gatehouse")});
        ui::PageContext context;
        app::Draft draft(&kit.gateway, nullptr, nullptr);
        context.gateway = &kit.gateway;
        context.draft = &draft;
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

    void addressesAreCheckedInPlace()
    {
        WindowKit kit;
        kit.gateway.configNow = config::firstRun();
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* listen = window.findChild<QLineEdit*>(QStringLiteral("settings.listen"));
        auto* banner = window.findChild<ui::Banner*>(QStringLiteral("settings.banner"));
        listen->setText(QStringLiteral("127.0.0.1:9000, [::1]:9000"));
        Q_EMIT listen->editingFinished();
        const std::vector<std::string> wanted{"127.0.0.1:9000", "[::1]:9000"};
        QCOMPARE(window.findChild<app::Draft*>()->config().server.listen, wanted);
        QVERIFY(kit.gateway.published.empty());
        QVERIFY(!banner->isVisible());
        listen->setText(QStringLiteral("127.0.0.1:99999"));
        Q_EMIT listen->editingFinished();
        QVERIFY(banner->isVisible());
        QVERIFY(banner->text().startsWith(QStringLiteral("Gateway · Addresses: ")));
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
