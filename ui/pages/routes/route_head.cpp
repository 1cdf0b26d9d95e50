#include "ui/pages/routes/route_head.h"

#include <QHBoxLayout>
#include <QMenu>

#include "app/draft.h"
#include "app/routes/graph_diff.h"
#include "app/routes/route_edit.h"
#include "app/routes/route_session.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kHeight = 52;

struct MenuRow {
    const char* id;
    const char* title;
    const char* icon;
};

constexpr MenuRow kMenu[] = {
    {"backTest", QT_TRANSLATE_NOOP("gatehouse::ui::RouteHead", "Try on past traffic…"), "search"},
    {"trial", QT_TRANSLATE_NOOP("gatehouse::ui::RouteHead", "Publish as candidate…"), "split"},
    {"endTrial", QT_TRANSLATE_NOOP("gatehouse::ui::RouteHead", "End the trial"), "close"},
    {"", "", ""},
    {"rename", QT_TRANSLATE_NOOP("gatehouse::ui::RouteHead", "Rename…"), "edit"},
    {"duplicate", QT_TRANSLATE_NOOP("gatehouse::ui::RouteHead", "Duplicate"), "copy"},
    {"remove", QT_TRANSLATE_NOOP("gatehouse::ui::RouteHead", "Remove the route"), "trash"},
};

/// How many things differ between the shown version and the one that serves.
int changesOf(const app::RouteSession& session)
{
    const auto* live = session.liveRoute();
    const auto* version = live == nullptr ? nullptr : config::versionOf(*live, live->live);
    if (version == nullptr) return 0;
    const auto graph = policy::readGraph(version->elements);
    return graph ? static_cast<int>(app::graphChanges(*graph, session.graph()).size()) : 0;
}

}  // namespace

RouteHead::RouteHead(app::RouteSession* session, QWidget* parent)
    : QFrame(parent), session_(session)
{
    setObjectName(QStringLiteral("routes.head"));
    setProperty("bar", true);
    setProperty("pane", true);
    setFixedHeight(kHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(8);
    auto* back = makeButton(QStringLiteral("routes.back"), tr("Routes"), "ghost",
                            QStringLiteral("arrow-left"), this);
    title_ = new ElidedLabel({}, this);
    title_->setObjectName(QStringLiteral("routes.title"));
    setRole(title_, "h2");
    row->addWidget(back);
    row->addWidget(title_);
    badges_ = new QHBoxLayout;
    badges_->setSpacing(6);
    row->addLayout(badges_);
    row->addStretch(1);
    undo_ = makeIconButton(QStringLiteral("routes.undo"), tr("Undo (Ctrl+Z)"),
                           QStringLiteral("undo"), this);
    redo_ = makeIconButton(QStringLiteral("routes.redo"), tr("Redo (Ctrl+Shift+Z)"),
                           QStringLiteral("redo"), this);
    auto* history = makeButton(QStringLiteral("routes.history"), tr("Versions"), "ghost",
                               QStringLiteral("clock"), this);
    auto* json = makeButton(QStringLiteral("routes.json"), tr("JSON"), "ghost",
                            QStringLiteral("braces"), this);
    more_ = makeIconButton(QStringLiteral("routes.more"), tr("More"), QStringLiteral("more"), this);
    publish_ = makeButton(QStringLiteral("routes.publish"), tr("Publish"), "primary",
                          QStringLiteral("check"), this);
    for (QWidget* each :
         std::initializer_list<QWidget*>{undo_, redo_, history, json, more_, publish_})
        row->addWidget(each);
    connect(undo_, &QToolButton::clicked, session_->draft(), &app::Draft::undo);
    connect(redo_, &QToolButton::clicked, session_->draft(), &app::Draft::redo);
    const auto asks = [this](QPushButton* button, const char* what) {
        connect(button, &QPushButton::clicked, this,
                [this, what] { Q_EMIT asked(QLatin1String(what)); });
    };
    asks(back, "back");
    asks(history, "history");
    asks(json, "json");
    asks(publish_, "publish");
    addMenu();
}

void RouteHead::addMenu()
{
    auto* menu = new QMenu(more_);
    menu->setObjectName(QStringLiteral("routes.more.menu"));
    for (const MenuRow& row : kMenu) {
        if (row.id[0] == '\0') {
            menu->addSeparator();
            continue;
        }
        auto* action = menu->addAction(Theme::icon(QLatin1String(row.icon)), tr(row.title), this,
                                       [this, id = row.id] { Q_EMIT asked(QLatin1String(id)); });
        action->setObjectName(QStringLiteral("routes.") + QLatin1String(row.id));
    }
    more_->setMenu(menu);
    more_->setPopupMode(QToolButton::InstantPopup);
}

void RouteHead::showSession()
{
    const auto* route = session_->route();
    if (route == nullptr) return;
    title_->setWhole(app::titleOf(*route));
    undo_->setEnabled(session_->draft()->canUndo());
    redo_->setEnabled(session_->draft()->canRedo());
    clearLayout(badges_);
    const auto add = [this](const QString& words, const char* kind) {
        badges_->addWidget(makeBadge(words, kind, this));
    };
    const auto* live = session_->liveRoute();
    if (live != nullptr) add(tr("v%1 live").arg(live->live), "ok");
    if (route->candidate > 0)
        add(tr("v%1 tried by %2 %").arg(route->candidate).arg(route->share), "info");
    const std::int64_t shown = session_->shown();
    if (!session_->isPublished()) {
        const int changes = changesOf(*session_);
        add(changes > 0 ? tr("v%1 draft · %n change(s)", nullptr, changes).arg(shown)
                        : tr("v%1 draft").arg(shown),
            "warn");
    } else if (!session_->isLive() && route->candidate != shown) {
        add(tr("v%1, not live").arg(shown), "neutral");
    }
    if (!route->enabled) add(tr("off"), "neutral");
    publish_->setVisible(!session_->isLive());
    publish_->setText(session_->isPublished() ? tr("Make v%1 live").arg(shown)
                                              : tr("Publish v%1").arg(shown));
    publish_->setAccessibleName(publish_->text());
    publish_->setEnabled(session_->isSound() && !session_->isLive() &&
                         !session_->draft()->isPublishing());
    const bool trial = route->candidate > 0;
    for (QAction* action : more_->menu()->actions()) {
        if (action->objectName() == QLatin1String("routes.endTrial")) action->setVisible(trial);
        if (action->objectName() == QLatin1String("routes.trial"))
            action->setEnabled(session_->isSound() && live != nullptr && !session_->isLive());
    }
}

}  // namespace gatehouse::ui
