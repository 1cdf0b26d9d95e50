#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QPixmap>
#include <QSystemTrayIcon>

#include "ui/page.h"

class QAction;
class QMenu;

namespace gatehouse::app {
class Autostart;
}

namespace gatehouse::ui {

/// What the tray says by shape and colour.
enum class TrayState : quint8 { Running, Paused, Attention, Stopped };

/// The icon in the desktop's tray, where there is one: the state of the gateway, and the few
/// things one wants without a window.
///
/// Shape   on a desktop without a tray it does nothing and nothing refers to it. Thread  GUI.
class Tray : public QObject {
    Q_OBJECT

public:
    struct Hooks {
        std::function<void()> open;
        std::function<void()> quit;
    };

    Tray(const PageContext& context, Hooks hooks, QObject* parent = nullptr);
    ~Tray() override;

    static bool isAvailable();

    [[nodiscard]] QMenu* menu() const { return menu_.get(); }

    [[nodiscard]] TrayState state() const { return state_; }

    [[nodiscard]] QString words() const;  ///< the state line

    /// The icon of a state; each has a shape of its own.
    static QPixmap picture(TrayState state, int size);

private:
    void show();

    PageContext context_;
    Hooks hooks_;
    std::unique_ptr<QMenu> menu_;
    QSystemTrayIcon icon_;
    QAction* line_ = nullptr;
    QAction* pause_ = nullptr;
    QAction* copy_ = nullptr;
    QAction* login_ = nullptr;
    TrayState state_ = TrayState::Stopped;
    bool drawn_ = false;
    int looks_ = 120;  // for a tray that comes later than we do, as at login
};

}  // namespace gatehouse::ui
