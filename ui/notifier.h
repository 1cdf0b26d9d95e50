#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

#include "app/notices.h"

namespace gatehouse::app {
class Settings;
}

namespace gatehouse::ui {

/// Whether the desktop is told at all, and of what. Remembered with the window's settings.
bool notifies(const app::Settings& settings);
void setNotifies(app::Settings& settings, bool on);
bool notifiesOf(const app::Settings& settings, app::NoticeKind kind);
void setNotifiesOf(app::Settings& settings, app::NoticeKind kind, bool on);

/// Tells the desktop what went wrong while nobody looks at the window.
///
/// Shape   by the desktop's notification service; where there is none, nothing is told but by the
/// window itself. A click opens the page.
/// Thread  GUI; never waits for the service.
class Notifier : public QObject {
    Q_OBJECT

public:
    struct Hooks {
        std::function<bool()> isWatched;  ///< somebody looks at the window: its banner is enough
        std::function<void(const QString& page)> open;
        /// Instead of the desktop's service, for tests; may be empty.
        std::function<void(const app::Notice&)> tell;
    };

    Notifier(app::Gateway* gateway, const app::Settings* settings, Hooks hooks,
             QObject* parent = nullptr);

private Q_SLOTS:
    void onAction(uint id, const QString& action);
    void onClosed(uint id, uint reason);

private:
    void look();
    void tell(const app::Notice& notice);

    app::Gateway* gateway_;
    const app::Settings* settings_;
    Hooks hooks_;
    app::Notices notices_;
    QElapsedTimer clock_;
    QHash<uint, QString> pages_;  // of notifications that can still be clicked
};

}  // namespace gatehouse::ui
