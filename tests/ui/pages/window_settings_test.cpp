#include "ui/pages/window_settings.h"

#include <QCheckBox>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"
#include "ui/notifier.h"

namespace gatehouse::tests {

class WindowSettingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void cleanup()
    {
        theme().setDensity(ui::Density::Comfortable);
        theme().setColours(ui::Colours::Usual);
        theme().setMotion(ui::Motion::Reduced);
    }

    void looksAreInForceAtOnceAndRemembered()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        const auto press = [&](const char* name) {
            window.findChild<QToolButton*>(QLatin1String(name))->click();
        };
        auto* nav = window.findChild<QWidget*>(QStringLiteral("nav.traffic"));
        const int before = nav->height();
        press("settings.density.compact");
        QVERIFY(nav->height() < before);
        const QColor bad = theme().colour(ui::Token::Bad);
        press("settings.colours.distinct");
        QVERIFY(theme().colour(ui::Token::Bad) != bad);
        QCOMPARE(kit.settings.colours(), QStringLiteral("distinct"));
        press("settings.colours.usual");
        QCOMPARE(theme().colour(ui::Token::Bad), bad);
        press("settings.motion.full");
        QVERIFY(theme().fade() > 0);
        press("settings.motion.reduced");
        QCOMPARE(theme().fade(), 0);
        QCOMPARE(QApplication::cursorFlashTime(), 0);
        QCOMPARE(kit.settings.density(), QStringLiteral("compact"));
        QCOMPARE(kit.settings.motion(), QStringLiteral("reduced"));
        savePicture(window, "settings-compact");
    }

    void notificationsAreSwitches()
    {
        WindowKit kit;
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        auto* all = window.findChild<QCheckBox*>(QStringLiteral("settings.notify"));
        auto* provider = window.findChild<QCheckBox*>(QStringLiteral("settings.notifyProvider"));
        provider->click();
        QVERIFY(!ui::notifiesOf(kit.settings, app::NoticeKind::Provider));
        all->click();
        QVERIFY(!ui::notifies(kit.settings) && !provider->isEnabled());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WindowSettingsTest;
GH_SUITE(WindowSettingsTest)
#include "window_settings_test.moc"
