#include "ui/theme/system_theme.h"

#include <QDBusVariant>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class SystemThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theDesktopsWordIsFollowed()
    {
        ui::SystemTheme system;
        const bool before = system.isDark();
        QSignalSpy changed(&system, &ui::SystemTheme::changed);
        const auto say = [&system](const char* key, uint value) {
            QMetaObject::invokeMethod(
                &system, "onSetting", Q_ARG(QString, QStringLiteral("org.freedesktop.appearance")),
                Q_ARG(QString, QString::fromLatin1(key)), Q_ARG(QDBusVariant, QDBusVariant(value)));
        };
        say("accent-color", before ? 0U : 1U);
        QCOMPARE(changed.size(), 0);
        say("color-scheme", before ? 2U : 1U);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(system.isDark(), !before);
    }

    void stillnessIsFollowedToo()
    {
        ui::SystemTheme system;
        QSignalSpy changed(&system, &ui::SystemTheme::changed);
        const bool before = system.isStill();
        QMetaObject::invokeMethod(&system, "onSetting",
                                  Q_ARG(QString, QStringLiteral("org.gnome.desktop.interface")),
                                  Q_ARG(QString, QStringLiteral("enable-animations")),
                                  Q_ARG(QDBusVariant, QDBusVariant(before)));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(system.isStill(), !before);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SystemThemeTest;
GH_SUITE(SystemThemeTest)
#include "system_theme_test.moc"
