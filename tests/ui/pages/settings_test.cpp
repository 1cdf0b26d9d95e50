#include "ui/pages/settings.h"

#include <QCheckBox>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
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
