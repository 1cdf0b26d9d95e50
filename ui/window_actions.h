#pragma once

#include <functional>

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include "ui/palette/key_sheet.h"
#include "ui/palette/palette_model.h"

class QAction;
class QMainWindow;

namespace gatehouse::ui {

class CommandPalette;
class Navigator;
struct PageContext;

/// The commands of the whole window: made from the table of actions, run by keys, buttons and the
/// palette alike.
class WindowActions : public QObject {
    Q_OBJECT

public:
    /// What only the window itself can do.
    struct Hooks {
        std::function<void()> toggleSideBar;
        std::function<void()> toggleTheme;
        std::function<void()> copyAddress;
        std::function<void()> quit;
        std::function<void()> review;  ///< of the draft
    };

    WindowActions(QMainWindow* window, const PageContext& context, Hooks hooks);

    void run(const QString& id);  ///< an action of the table, if it is there
    void openPalette();
    void showKeys();
    /// The focus to the next (1) or previous (-1) part of the window, where it was there last.
    void goToPane(int step);

    [[nodiscard]] CommandPalette* palette() const { return palette_; }

    /// Everything the palette lists now.
    [[nodiscard]] QList<PaletteEntry> entries() const;

private:
    void addPages();
    void remember(const QString& id);
    void applyOwnKeys();
    void keepKeys(const QAction& action);
    [[nodiscard]] QList<KeySheet::Taken> keysElsewhere() const;
    [[nodiscard]] QList<QWidget*> panes() const;

    QMainWindow* window_;
    const PageContext& context_;
    Hooks hooks_;
    CommandPalette* palette_;
    QHash<QWidget*, QPointer<QWidget>> lastFocus_;
};

}  // namespace gatehouse::ui
