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
constexpr auto kGroup = "org.freedesktop.appearance";
constexpr auto kKey = "color-scheme";

}  // namespace

SystemTheme::SystemTheme(QObject* parent) : QObject(parent)
{
    dark_ = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(QLatin1String(kService), QLatin1String(kPath), QLatin1String(kInterface),
                QStringLiteral("SettingChanged"), this,
                SLOT(onSetting(QString, QString, QDBusVariant)));
    // Asked without waiting: a desktop without a portal must not delay the window.
    QDBusMessage call =
        QDBusMessage::createMethodCall(QLatin1String(kService), QLatin1String(kPath),
                                       QLatin1String(kInterface), QStringLiteral("Read"));
    call << QLatin1String(kGroup) << QLatin1String(kKey);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, 1500), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<QDBusVariant> reply = *done;
                if (reply.isValid()) take(reply.value().variant());
                done->deleteLater();
            });
}

void SystemTheme::onSetting(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == QLatin1String(kGroup) && key == QLatin1String(kKey)) take(value.variant());
}

void SystemTheme::take(const QVariant& value)
{
    QVariant inner = value;
    while (inner.canConvert<QDBusVariant>()) inner = inner.value<QDBusVariant>().variant();
    const bool dark = inner.toUInt() == 1;  // 0 no preference, 1 dark, 2 light
    if (dark == dark_) return;
    dark_ = dark;
    Q_EMIT changed();
}

}  // namespace gatehouse::ui
