#pragma once

#include <functional>
#include <optional>

#include <QVariantMap>
#include <QWidget>

#include "ui/theme/tokens.h"

namespace gatehouse::app {
class Autostart;
class Draft;
class Gateway;
class ReaderThread;
class Settings;
class SecretStore;
}  // namespace gatehouse::app

namespace gatehouse::ui {

class Navigator;
class Toasts;

/// What every page gets to work with. All of it outlives the pages.
struct PageContext {
    app::Gateway* gateway = nullptr;
    app::Draft* draft = nullptr;  ///< where edits of settings go; the window makes one if need be
    app::ReaderThread* reader =
        nullptr;  ///< shared by cards; a page with heavy queries makes its own
    Navigator* navigator = nullptr;
    Toasts* toasts = nullptr;
    app::Settings* settings = nullptr;
    app::SecretStore* secrets = nullptr;
    app::Autostart* autostart = nullptr;  ///< nullptr: this run leaves the login alone
    /// Starts again with another data folder; returns what is wrong with it. Empty: this run was
    /// told where its data are.
    std::function<QString(const QString& folder)> moveData{};
};

/// A page of the window. Its object name is "page.<id>", its widgets are called "<id>.<widget>".
///
/// A page runs queries and timers only between activated() and deactivated(): the window calls
/// these when the page comes to the front or leaves it, and when the window is hidden, minimised or
/// shown again.
class Page : public QWidget {
    Q_OBJECT

public:
    Page(const QString& id, PageContext context, QWidget* parent = nullptr);

    void setActive(bool active);

    [[nodiscard]] bool isActive() const { return active_; }

    /// New params from Navigator::go(); called before activated().
    virtual void open(const QVariantMap& params);
    /// What stands at the left of the status strip while the page is in front; empty: the window's
    /// own line.
    [[nodiscard]] virtual QString statusText() const;
    /// The colour of the dot before those words; none: no dot.
    [[nodiscard]] virtual std::optional<Token> statusDot() const;

    /// Whether what it shows has been read: a start is over then.
    [[nodiscard]] virtual bool isFilled() const;

Q_SIGNALS:
    void statusTextChanged();

protected:
    virtual void activated() = 0;
    virtual void deactivated() = 0;

    [[nodiscard]] const PageContext& context() const { return context_; }

private:
    PageContext context_;
    bool active_ = false;
};

}  // namespace gatehouse::ui
