#include "ui/theme/system_theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

namespace gatehouse::ui {
namespace {

constexpr auto kService = "org.freedesktop.portal.Desktop";
constexpr auto kPath = "/org/freedesktop/portal/desktop";
constexpr auto kInterface = "org.freedesktop.portal.Settings";
constexpr auto kAppearance = "org.freedesktop.appearance";
constexpr auto kScheme = "color-scheme";
constexpr auto kDesktop = "org.gnome.desktop.interface";  // others answer under this name as well
constexpr auto kAnimations = "enable-animations";

}  // namespace

SystemTheme::SystemTheme(QObject* parent) : QObject(parent)
{
    dark_ = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(QLatin1String(kService), QLatin1String(kPath), QLatin1String(kInterface),
                QStringLiteral("SettingChanged"), this,
                SLOT(onSetting(QString, QString, QDBusVariant)));
    ask(kAppearance, kScheme);
    ask(kDesktop, kAnimations);
}

/// Without waiting: a desktop without a portal must not delay the window.
void SystemTheme::ask(const char* group, const char* key)
{
    QDBusMessage call =
        QDBusMessage::createMethodCall(QLatin1String(kService), QLatin1String(kPath),
                                       QLatin1String(kInterface), QStringLiteral("Read"));
    call << QString::fromLatin1(group) << QString::fromLatin1(key);
    auto* watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, 1500), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, key](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<QDBusVariant> reply = *done;
                if (reply.isValid()) take(QLatin1String(key), reply.value().variant());
                done->deleteLater();
            });
}

void SystemTheme::onSetting(const QString& group, const QString& key, const QDBusVariant& value)
{
    const bool ours = (group == QLatin1String(kAppearance) && key == QLatin1String(kScheme)) ||
                      (group == QLatin1String(kDesktop) && key == QLatin1String(kAnimations));
    if (ours) take(key, value.variant());
}

void SystemTheme::take(const QString& key, const QVariant& value)
{
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>()) inner = inner.value<QDBusVariant>().variant();
    bool& known = key == QLatin1String(kScheme) ? dark_ : still_;
    // The scheme: 0 no preference, 1 dark, 2 light.
    const bool told = key == QLatin1String(kScheme) ? inner.toUInt() == 1 : !inner.toBool();
    if (told == known) return;
    known = told;
    Q_EMIT changed();
}

}  // namespace gatehouse::ui
