#include "ui/actions.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr auto kPrefix = "action.";
constexpr auto kKeys = "keys";
constexpr auto kFirstKeys = "firstKeys";
constexpr auto kIdleLetters = "idleLetters";
constexpr auto kFixed = "keysAreFixed";

// clang-format off
constexpr ActionRow kActions[] = {
    {"view.back",             QT_TRANSLATE_NOOP("Actions", "Back"),                          "arrow-left",   "Alt+Left",     Hears::Window},
    {"view.forward",          QT_TRANSLATE_NOOP("Actions", "Forward"),                       "arrow-right",  "Alt+Right",    Hears::Window},
    {"view.palette",        QT_TRANSLATE_NOOP("Actions", "Search or run a command"),       "search",       "Ctrl+K",       Hears::Window},
    {"view.sideBar",        QT_TRANSLATE_NOOP("Actions", "Show or hide the side bar"),     "sidebar",      "Ctrl+B",       Hears::Window},
    {"view.theme",          QT_TRANSLATE_NOOP("Actions", "Switch between light and dark"), "moon",         "",             Hears::Window},
    {"view.nextPane",       QT_TRANSLATE_NOOP("Actions", "Next part of the window"),       "panel-bottom", "F6",           Hears::Window},
    {"view.previousPane",   QT_TRANSLATE_NOOP("Actions", "Previous part of the window"),   "panel-bottom", "Shift+F6",     Hears::Window},
    {"view.keys",           QT_TRANSLATE_NOOP("Actions", "Keys of this page"),             "info",         "F1",           Hears::Window},
    {"gateway.copyAddress", QT_TRANSLATE_NOOP("Actions", "Copy the base URL"),             "copy",         "Ctrl+L",       Hears::Window},
    {"gateway.pause",       QT_TRANSLATE_NOOP("Actions", "Pause or resume the gateway"),   "pause",        "",             Hears::Window},
    {"gateway.terminal",    QT_TRANSLATE_NOOP("Actions", "Open a connected terminal"),     "terminal",     "",             Hears::Window},
    {"app.quit",            QT_TRANSLATE_NOOP("Actions", "Quit Gatehouse"),                "close",        "Ctrl+Q",       Hears::Window},
    {"draft.undo",          QT_TRANSLATE_NOOP("Actions", "Undo the last edit of the settings"), "undo",      "Ctrl+Z",       Hears::Window},
    {"draft.redo",          QT_TRANSLATE_NOOP("Actions", "Redo the edit"),                 "redo",         "Ctrl+Shift+Z", Hears::Window},
    {"draft.review",        QT_TRANSLATE_NOOP("Actions", "Review and publish changes"),    "check",        "",             Hears::Window},
    {"routes.properties",   QT_TRANSLATE_NOOP("Actions", "Properties of the node"),        "edit",         "Return",       Hears::Self},
    {"routes.insert",       QT_TRANSLATE_NOOP("Actions", "Add a node after it"),           "plus",         "Ins",          Hears::Self},
    {"routes.remove",       QT_TRANSLATE_NOOP("Actions", "Remove the chosen nodes"),       "trash",        "Del",          Hears::Self},
    {"routes.copy",         QT_TRANSLATE_NOOP("Actions", "Copy the chosen nodes"),         "copy",         "Ctrl+C",       Hears::Self},
    {"routes.paste",        QT_TRANSLATE_NOOP("Actions", "Paste nodes"),                   "copy",         "Ctrl+V",       Hears::Self},
    {"routes.layOut",       QT_TRANSLATE_NOOP("Actions", "Lay the nodes out"),             "layers",       "",             Hears::Self},
    {"routes.fit",          QT_TRANSLATE_NOOP("Actions", "Show the whole route"),          "fit",          "Ctrl+0",       Hears::Self},
    {"routes.outline",      QT_TRANSLATE_NOOP("Actions", "Outline of the route"),          "table",        "",             Hears::Self},
    {"routes.backTest",     QT_TRANSLATE_NOOP("Actions", "Try a route on past traffic"),   "search",       "",             Hears::Self},
    {"routes.simulate",     QT_TRANSLATE_NOOP("Actions", "Simulate a call"),               "play",         "",             Hears::Self},
    {"playground.run",      QT_TRANSLATE_NOOP("Actions", "Ask every column"),              "play",         "Ctrl+Return Ctrl+Enter", Hears::Inside},
    {"playground.stop",     QT_TRANSLATE_NOOP("Actions", "Stop all answers"),              "close",        "Esc",          Hears::Inside},
    {"playground.addColumn", QT_TRANSLATE_NOOP("Actions", "Add a column"),                 "plus",         "",             Hears::Inside},
    {"playground.past",     QT_TRANSLATE_NOOP("Actions", "Past runs of the playground"),   "clock",        "",             Hears::Inside},
    {"traffic.filter",      QT_TRANSLATE_NOOP("Actions", "Go to the filter"),              "filter",       "Ctrl+F /",     Hears::Inside},
    {"traffic.pause",       QT_TRANSLATE_NOOP("Actions", "Pause or resume the view"),      "pause",        "Ctrl+.",       Hears::Inside},
    {"traffic.place",       QT_TRANSLATE_NOOP("Actions", "Details at the side or below"),  "panel-bottom", "Ctrl+Shift+D", Hears::Inside},
    {"traffic.open",        QT_TRANSLATE_NOOP("Actions", "Open or close the details"),     "eye",          "Space Return", Hears::Self},
    {"traffic.next",        QT_TRANSLATE_NOOP("Actions", "Next request"),                  "chevron-down", "J Down",       Hears::Self},
    {"traffic.previous",    QT_TRANSLATE_NOOP("Actions", "Previous request"),              "chevron-up",   "K Up",         Hears::Self},
    {"traffic.newest",      QT_TRANSLATE_NOOP("Actions", "Newest request, and follow"),    "arrow-up",     "Home",         Hears::Self},
    {"traffic.copy",        QT_TRANSLATE_NOOP("Actions", "Copy the request as cURL"),      "copy",         "C",            Hears::Self},
    {"traffic.again",       QT_TRANSLATE_NOOP("Actions", "Send the request again"),        "refresh",      "R",            Hears::Self},
    {"traffic.edited",      QT_TRANSLATE_NOOP("Actions", "Edit the request and send it again"), "edit",    "Shift+R",      Hears::Self},
    {"traffic.playground",  QT_TRANSLATE_NOOP("Actions", "Open the request in the Playground"), "play",    "E",            Hears::Self},
    {"traffic.prompt",      QT_TRANSLATE_NOOP("Actions", "Save the request as a prompt"),  "braces",       "Shift+E",      Hears::Self},
    {"traffic.pool",        QT_TRANSLATE_NOOP("Actions", "Add the request to the comparison"), "plus",     "M",            Hears::Self},
    {"traffic.compare",     QT_TRANSLATE_NOOP("Actions", "Compare the picked requests"),   "compare",      "Shift+M",      Hears::Self},
    {"traffic.pin",         QT_TRANSLATE_NOOP("Actions", "Pin or unpin the request"),      "pin",          "P",            Hears::Self},
    {"traffic.marks",       QT_TRANSLATE_NOOP("Actions", "Note and tags of the request"),  "tag",          "N",            Hears::Self},
    {"traffic.import",      QT_TRANSLATE_NOOP("Actions", "Import a HAR file"),             "import",       "",             Hears::Self},
    {"traffic.delete",      QT_TRANSLATE_NOOP("Actions", "Delete the chosen requests"),    "trash",        "Del",          Hears::Self},
    {"traffic.deleteAll",   QT_TRANSLATE_NOOP("Actions", "Delete all requests that match"), "trash",       "",             Hears::Self},
    {"traffic.close",       QT_TRANSLATE_NOOP("Actions", "Close the details"),             "close",        "Esc",          Hears::Self},
};

struct GroupRow {
    const char* id;
    const char* title;
};

constexpr GroupRow kGroups[] = {
    {"go",      QT_TRANSLATE_NOOP("Actions", "Go to")},
    {"view",    QT_TRANSLATE_NOOP("Actions", "View")},
    {"gateway", QT_TRANSLATE_NOOP("Actions", "Gateway")},
    {"draft",   QT_TRANSLATE_NOOP("Actions", "Settings")},
    {"app",     QT_TRANSLATE_NOOP("Actions", "Program")},
    {"routes",  QT_TRANSLATE_NOOP("Actions", "Routes")},
    {"playground", QT_TRANSLATE_NOOP("Actions", "Playground")},
    {"traffic", QT_TRANSLATE_NOOP("Actions", "Traffic")},
};

// clang-format on

QString words(const char* text)
{
    return QCoreApplication::translate("Actions", text);
}

}  // namespace

std::span<const ActionRow> actionList()
{
    return kActions;
}

const ActionRow* actionRow(const QString& id)
{
    for (const ActionRow& row : kActions) {
        if (id == QLatin1String(row.id)) return &row;
    }
    return nullptr;
}

QString titleOf(const ActionRow& row)
{
    return words(row.title);
}

QAction* makeAction(QWidget* owner, const QString& id, const QString& title, const QString& icon,
                    const QList<QKeySequence>& keys, Hears hears, std::function<void()> run)
{
    auto* action = new QAction(Theme::icon(icon), title, owner);
    action->setObjectName(QLatin1String(kPrefix) + id);
    action->setIconText(icon);
    action->setProperty(kKeys, QVariant::fromValue(keys));
    action->setProperty(kFirstKeys, QVariant::fromValue(keys));
    action->setProperty(kFixed, hears == Hears::Self);
    if (hears != Hears::Self) action->setShortcuts(keys);
    action->setShortcutContext(hears == Hears::Window ? Qt::WindowShortcut
                                                      : Qt::WidgetWithChildrenShortcut);
    QObject::connect(action, &QAction::triggered, owner, std::move(run));
    owner->addAction(action);
    return action;
}

QAction* makeAction(QWidget* owner, const char* id, std::function<void()> run)
{
    const ActionRow* row = actionRow(QString::fromLatin1(id));
    Q_ASSERT_X(row != nullptr, "makeAction", id);
    QList<QKeySequence> keys;
    const QString all = QString::fromLatin1(row->keys);
    for (const QString& each : all.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        keys.append(QKeySequence(each, QKeySequence::PortableText));
    return makeAction(owner, QString::fromLatin1(row->id), titleOf(*row),
                      QString::fromLatin1(row->icon), keys, row->hears, std::move(run));
}

QList<QAction*> actionsOf(const QWidget* window)
{
    QList<QAction*> found;
    for (QAction* action : window->findChildren<QAction*>()) {
        const auto* owner = qobject_cast<const QWidget*>(action->parent());
        const bool seen = owner == window || (owner != nullptr && owner->isVisibleTo(window));
        if (seen && action->objectName().startsWith(QLatin1String(kPrefix))) found.append(action);
    }
    return found;
}

QString groupOf(const QAction& action)
{
    return action.objectName().section(QLatin1Char('.'), 1, 1);
}

QString titleOfGroup(const QString& group)
{
    for (const GroupRow& row : kGroups) {
        if (group == QLatin1String(row.id)) return words(row.title);
    }
    return group;
}

QList<QKeySequence> keysOf(const QAction& action)
{
    return action.property(kKeys).value<QList<QKeySequence>>();
}

QList<QKeySequence> firstKeysOf(const QAction& action)
{
    return action.property(kFirstKeys).value<QList<QKeySequence>>();
}

void setKeys(QAction& action, const QList<QKeySequence>& keys)
{
    if (!mayChangeKeys(action) || keysOf(action) == keys) return;
    action.setProperty(kKeys, QVariant::fromValue(keys));
    action.setShortcuts(keys);
}

bool mayChangeKeys(const QAction& action)
{
    return !action.property(kFixed).toBool();
}

void setLettersAct(QWidget& window, bool act)
{
    window.setProperty(kIdleLetters, !act);
}

bool isIdleLetter(const QWidget& widget, const QKeyEvent& event)
{
    const bool isLetter = event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z &&
                          (event.modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    return isLetter && widget.window()->property(kIdleLetters).toBool();
}

QString keyText(const QAction& action)
{
    const QList<QKeySequence> keys = keysOf(action);
    return keys.isEmpty() ? QString() : keys.front().toString(QKeySequence::NativeText);
}

}  // namespace gatehouse::ui
