#include "ui/window_actions.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>
#include <QStackedWidget>

#include "app/draft.h"
#include "app/gateway.h"
#include "app/settings.h"
#include "app/terminal.h"
#include "ui/actions.h"
#include "ui/navigator.h"
#include "ui/page_list.h"
#include "ui/pages/setting_rows.h"
#include "ui/palette/command_palette.h"
#include "ui/palette/key_sheet.h"
#include "ui/palette/palette_places.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {
namespace {

const QString kLetters = QStringLiteral("keys/letters");
constexpr int kRemembered = 12;
constexpr int kMostNumbers = 9;

QString usedKey()
{
    return QStringLiteral("palette/used");
}

QString keysKey(const QAction& action)
{
    return QStringLiteral("keys/") + action.objectName();
}

/// The first widget inside `pane` that takes the focus by Tab; the pane itself when it does.
QWidget* firstInside(QWidget* pane)
{
    QWidget* each = pane;
    do {
        const bool inside = each == pane || pane->isAncestorOf(each);
        if (inside && each->isVisible() && each->isEnabled() &&
            (each->focusPolicy() & Qt::TabFocus) != 0) {
            return each;
        }
        each = each->nextInFocusChain();
    } while (each != pane && each != nullptr);
    return nullptr;
}

}  // namespace

WindowActions::WindowActions(QMainWindow* window, const PageContext& context, Hooks hooks)
    : QObject(window), window_(window), context_(context), hooks_(std::move(hooks))
{
    palette_ = new CommandPalette(window_->centralWidget());
    connect(palette_, &CommandPalette::ran, this, &WindowActions::remember);
    addPages();
    const auto add = [this](const char* id, auto act) { makeAction(window_, id, act); };
    add("view.back", [this] { context_.navigator->back(); });
    add("view.forward", [this] { context_.navigator->forward(); });
    add("view.palette", [this] { openPalette(); });
    add("view.sideBar", hooks_.toggleSideBar);
    add("view.theme", hooks_.toggleTheme);
    add("view.nextPane", [this] { goToPane(1); });
    add("view.previousPane", [this] { goToPane(-1); });
    add("view.keys", [this] { showKeys(); });
    add("gateway.copyAddress", hooks_.copyAddress);
    add("gateway.pause",
        [this] { context_.gateway->setPaused(context_.gateway->phase() == app::Phase::Running); });
    add("gateway.terminal", [this] {
        const QString trouble = app::openTerminal(context_.gateway->dataFolder());
        if (!trouble.isEmpty()) context_.toasts->show(trouble);
    });
    add("app.quit", hooks_.quit);
    add("draft.undo", [this] { context_.draft->undo(); });
    add("draft.redo", [this] { context_.draft->redo(); });
    add("draft.review", hooks_.review);
    setLettersAct(*window_, context_.settings->value(kLetters, true).toBool());
    applyOwnKeys();
    // A page makes its actions when it is first opened. Queued: the window opens it at this signal.
    connect(context_.navigator, &Navigator::went, this, &WindowActions::applyOwnKeys,
            Qt::QueuedConnection);
}

void WindowActions::addPages()
{
    int number = 0;
    for (const auto& list : {pageList(), quietPageList()}) {
        for (const PageRow& row : list) {
            const QString id = QString::fromLatin1(row.id);
            QList<QKeySequence> keys;
            if (id == QLatin1String("settings")) {
                keys.append(QKeySequence(Qt::CTRL | Qt::Key_Comma));
            } else if (row.group[0] != '\0' && ++number <= kMostNumbers) {
                keys.append(QKeySequence(QStringLiteral("Ctrl+%1").arg(number)));
            }
            makeAction(window_, QStringLiteral("go.") + id, titleOf(row),
                       QString::fromLatin1(row.icon), keys, Hears::Window,
                       [this, id] { context_.navigator->go(id); });
        }
    }
}

void WindowActions::run(const QString& id)
{
    if (auto* action = window_->findChild<QAction*>(QStringLiteral("action.") + id))
        action->trigger();
}

QList<PaletteEntry> WindowActions::entries() const
{
    QList<PaletteEntry> entries;
    for (QAction* action : actionsOf(window_)) {
        if (!action->isEnabled()) continue;
        const bool isPlace = groupOf(*action) == QLatin1String("go");
        entries.append({action->objectName(), action->text(),
                        isPlace ? tr("Page") : titleOfGroup(groupOf(*action)), action->iconText(),
                        keyText(*action), !isPlace, [action] { action->trigger(); }});
    }
    for (const SettingRow& row : settingRows()) {
        entries.append({QStringLiteral("setting.") + QLatin1String(row.id),
                        titleOf(row),
                        tr("Setting"),
                        QStringLiteral("gear"),
                        {},
                        false,
                        [this, &row] {
                            context_.navigator->go(QStringLiteral("settings"),
                                                   {{QStringLiteral("find"), titleOf(row)}});
                        }});
    }
    return entries + palettePlaces(context_);
}

void WindowActions::openPalette()
{
    palette_->open(
        entries(), context_.settings->value(usedKey()).toStringList(),
        [this](const QString& words) {
            context_.navigator->go(QStringLiteral("traffic"), {{QStringLiteral("filter"), words}});
        });
}

void WindowActions::remember(const QString& id)
{
    QStringList used = context_.settings->value(usedKey()).toStringList();
    used.removeAll(id);
    used.prepend(id);
    context_.settings->setValue(usedKey(), used.mid(0, kRemembered));
}

void WindowActions::applyOwnKeys()
{
    for (QAction* action : actionsOf(window_)) {
        const QVariant own = context_.settings->value(keysKey(*action));
        if (!own.isValid()) continue;
        QList<QKeySequence> keys;
        for (const QString& each : own.toString().split(QLatin1Char(' '), Qt::SkipEmptyParts))
            keys.append(QKeySequence(each, QKeySequence::PortableText));
        setKeys(*action, keys);
    }
}

void WindowActions::keepKeys(const QAction& action)
{
    QStringList words;
    for (const QKeySequence& each : keysOf(action))
        words.append(each.toString(QKeySequence::PortableText));
    const bool asAtFirst = keysOf(action) == firstKeysOf(action);
    context_.settings->setValue(keysKey(action),
                                asAtFirst ? QVariant() : QVariant(words.join(QLatin1Char(' '))));
}

/// Keys of pages that are not in front; those never opened have them from the table.
QList<KeySheet::Taken> WindowActions::keysElsewhere() const
{
    QStringList here;
    for (const QAction* action : actionsOf(window_)) here.append(action->objectName());
    QList<KeySheet::Taken> taken;
    for (const ActionRow& row : actionList()) {
        const QString name = QStringLiteral("action.") + QLatin1String(row.id);
        if (row.hears != Hears::Inside || here.contains(name)) continue;
        const QVariant own = context_.settings->value(QStringLiteral("keys/") + name);
        const QString words = own.isValid() ? own.toString() : QString::fromLatin1(row.keys);
        const QString title =
            titleOfGroup(QString::fromLatin1(row.id).section(QLatin1Char('.'), 0, 0)) +
            QStringLiteral(": ") + titleOf(row);
        for (const QString& each : words.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            taken.append({QKeySequence(each, QKeySequence::PortableText), title});
    }
    return taken;
}

void WindowActions::showKeys()
{
    auto* sheet = new KeySheet(actionsOf(window_), window_);
    sheet->setTakenElsewhere(keysElsewhere());
    connect(sheet, &KeySheet::changed, this, [this](const QAction* action) { keepKeys(*action); });
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

QList<QWidget*> WindowActions::panes() const
{
    QList<QWidget*> found;
    for (const char* name : {"sideBar", "topBar"}) {
        if (auto* pane = window_->findChild<QWidget*>(QLatin1String(name))) found.append(pane);
    }
    const auto* pages = window_->findChild<QStackedWidget*>(QStringLiteral("pages"));
    QWidget* page = pages != nullptr ? pages->currentWidget() : nullptr;
    if (page == nullptr) return found;
    // A page of several parts names them by the property "pane"; others are one part.
    const auto before = found.size();
    for (QWidget* each : page->findChildren<QWidget*>()) {
        if (each->property("pane").toBool() && each->isVisible()) found.append(each);
    }
    if (found.size() == before) found.append(page);
    return found;
}

void WindowActions::goToPane(int step)
{
    const QList<QWidget*> all = panes();
    QWidget* now = QApplication::focusWidget();
    qsizetype at = step > 0 ? -1 : all.size();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (now != nullptr && (all[i] == now || all[i]->isAncestorOf(now))) {
            lastFocus_[all[i]] = now;
            at = i;
        }
    }
    for (qsizetype tried = 0; tried < all.size(); ++tried) {
        at = (at + step + all.size()) % all.size();
        QWidget* last = lastFocus_.value(all[at]);
        QWidget* target = last != nullptr && last->isVisible() ? last : firstInside(all[at]);
        if (target == nullptr) continue;
        target->setFocus(Qt::TabFocusReason);
        return;
    }
}

}  // namespace gatehouse::ui
