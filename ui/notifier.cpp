#include "ui/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

#include "app/settings.h"

namespace gatehouse::ui {
namespace {

constexpr auto kService = "org.freedesktop.Notifications";
constexpr auto kPath = "/org/freedesktop/Notifications";
constexpr int kPatience = 2'000;  // ms

QString keyOf(const QString& what)
{
    return QStringLiteral("notify/") + what;
}

}  // namespace

bool notifies(const app::Settings& settings)
{
    return settings.value(keyOf(QStringLiteral("on")), true).toBool();
}

void setNotifies(app::Settings& settings, bool on)
{
    settings.setValue(keyOf(QStringLiteral("on")), on);
}

bool notifiesOf(const app::Settings& settings, app::NoticeKind kind)
{
    return settings.value(keyOf(app::nameOf(kind)), true).toBool();
}

void setNotifiesOf(app::Settings& settings, app::NoticeKind kind, bool on)
{
    settings.setValue(keyOf(app::nameOf(kind)), on);
}

Notifier::Notifier(app::Gateway* gateway, const app::Settings* settings, Hooks hooks,
                   QObject* parent)
    : QObject(parent), gateway_(gateway), settings_(settings), hooks_(std::move(hooks))
{
    clock_.start();
    connect(gateway_, &app::Gateway::stateChanged, this, &Notifier::look);
    if (hooks_.tell) return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    const auto hear = [&](const char* signal, const char* slot) {
        bus.connect(QLatin1String(kService), QLatin1String(kPath), QLatin1String(kService),
                    QLatin1String(signal), this, slot);
    };
    hear("ActionInvoked", SLOT(onAction(uint, QString)));
    hear("NotificationClosed", SLOT(onClosed(uint, uint)));
}

void Notifier::look()
{
    // Always, so that what began while it was off is not told later as new.
    const auto found = notices_.look(*gateway_, clock_.elapsed());
    if (!notifies(*settings_) || hooks_.isWatched()) return;
    for (const app::Notice& notice : found) {
        if (notifiesOf(*settings_, notice.kind)) tell(notice);
    }
}

void Notifier::tell(const app::Notice& notice)
{
    if (hooks_.tell) return hooks_.tell(notice);
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(QLatin1String(kService), QLatin1String(kPath),
                                       QLatin1String(kService), QStringLiteral("Notify"));
    // Some services read the text as markup.
    const QStringList actions{QStringLiteral("default"), tr("Open Gatehouse")};
    call << QStringLiteral("Gatehouse") << 0U << QGuiApplication::desktopFileName() << notice.title
         << notice.text.toHtmlEscaped() << actions
         << QVariantMap{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()}}
         << -1;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call, kPatience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, page = notice.page](QDBusPendingCallWatcher* done) {
                const QDBusPendingReply<uint> reply = *done;
                if (reply.isValid()) pages_.insert(reply.value(), page);
                done->deleteLater();
            });
}

void Notifier::onAction(uint id, const QString& action)
{
    if (action == QLatin1String("default") && pages_.contains(id)) hooks_.open(pages_.take(id));
}

void Notifier::onClosed(uint id, uint)
{
    pages_.remove(id);
}

}  // namespace gatehouse::ui
