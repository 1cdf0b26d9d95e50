#pragma once

#include <functional>
#include <span>

#include <QKeySequence>
#include <QList>
#include <QString>

class QAction;
class QKeyEvent;
class QWidget;

namespace gatehouse::ui {

/// Who hears the keys of an action.
enum class Hears : quint8 {
    Window,  ///< the whole window
    Inside,  ///< the page while the focus is in it
    Self,    ///< one widget by its own key handling: the row only tells people
};

/// Something one can do, as a row that menus, shortcuts, the palette and the sheet of keys share.
struct ActionRow {
    const char* id;     ///< "view.sideBar"; the object name is "action." + id
    const char* title;  ///< source text of context "Actions"
    const char* icon;   ///< name of a file in resources/icons
    const char* keys;   ///< portable text, several with blanks between; empty: none
    Hears hears;
};

/// All actions of the window, in the order of the sheet of keys.
std::span<const ActionRow> actionList();
const ActionRow* actionRow(const QString& id);  ///< nullptr: no such row
QString titleOf(const ActionRow& row);          ///< translated

/// Makes the action `id` of the table for `owner`, who hears its keys.
QAction* makeAction(QWidget* owner, const char* id, std::function<void()> run);
/// The same for a row that is made elsewhere, such as one a page.
QAction* makeAction(QWidget* owner, const QString& id, const QString& title, const QString& icon,
                    const QList<QKeySequence>& keys, Hears hears, std::function<void()> run);

/// The actions one could use now: those of widgets that are seen, in the order they were made.
QList<QAction*> actionsOf(const QWidget* window);
/// "action.view.sideBar" → "view".
QString groupOf(const QAction& action);
/// The title of such a group, translated.
QString titleOfGroup(const QString& group);
/// All keys of an action, also those its widget handles itself.
QList<QKeySequence> keysOf(const QAction& action);
/// The keys of the table, whatever the user has chosen since.
QList<QKeySequence> firstKeysOf(const QAction& action);
/// Other keys instead. Not for actions whose widget handles the keys itself.
void setKeys(QAction& action, const QList<QKeySequence>& keys);
bool mayChangeKeys(const QAction& action);
/// Whether single letters act in a window: in its tables and on its drawings. At first they do.
void setLettersAct(QWidget& window, bool act);
/// Whether this is such a letter, pressed in a window where they do nothing.
bool isIdleLetter(const QWidget& widget, const QKeyEvent& event);
/// The first of them as people read it: "Ctrl+B"; empty: none.
QString keyText(const QAction& action);

}  // namespace gatehouse::ui
