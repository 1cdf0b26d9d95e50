#include "ui/pages/routes/route_list.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/routes/route_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"

namespace gatehouse::ui {

RouteList::RouteList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("routes.list"));
    setProperty("card", true);
    rows_ = new QVBoxLayout(this);
    rows_->setContentsMargins(6, 6, 6, 6);
    rows_->setSpacing(0);
}

void RouteList::show(const config::Config& edited, const config::Config& live)
{
    clearLayout(rows_);
    for (const config::RouteConfig& route : edited.routes) {
        if (rows_->count() > 0) rows_->addWidget(makeLine(this));
        rows_->addWidget(makeRow(route, live));
    }
    setVisible(!edited.routes.empty());
}

QWidget* RouteList::makeRow(const config::RouteConfig& route, const config::Config& live)
{
    const QString id = app::text(route.id);
    const QString name = QStringLiteral("routes.route.") + id;
    const QString title = app::titleOf(route);
    auto* whole = new QWidget(this);
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(6);
    auto* link = new LinkRow(name, whole);
    link->setAccessibleName(tr("Open the route %1").arg(title));
    auto* inner = new QHBoxLayout(link);
    inner->setContentsMargins(12, 10, 12, 10);
    inner->setSpacing(8);
    auto* icon = new QLabel(link);
    icon->setPixmap(Theme::of().pixmap(QStringLiteral("route"), 18,
                                       Theme::of().colour(Token::Text2), devicePixelRatioF()));
    inner->addWidget(icon);
    inner->addSpacing(4);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(makeLabel(title, "strong", link));
    QString called = QStringLiteral("dynamic/") + app::text(route.name);
    if (!route.path.empty()) called += QStringLiteral("   ") + app::text(route.path);
    words->addWidget(makeLabel(called, "monoSmall", link));
    inner->addLayout(words, 1);
    const auto* served = app::findRoute(live, route.id);
    if (served != nullptr)
        inner->addWidget(makeBadge(tr("v%1 live").arg(served->live), "ok", link));
    if (route.candidate > 0)
        inner->addWidget(
            makeBadge(tr("v%1 tried by %2 %").arg(route.candidate).arg(route.share), "info", link));
    const std::int64_t newest = app::newestOf(route);
    if (!app::isPublished(live, route.id, newest))
        inner->addWidget(makeBadge(tr("v%1 draft").arg(newest), "warn", link));
    if (!route.rollout.stopped.empty()) {
        auto* stopped = makeBadge(tr("rolled back"), "bad", link);
        stopped->setToolTip(app::text(route.rollout.stopped));
        inner->addWidget(stopped);
    }
    row->addWidget(link, 1);
    auto* on = new QCheckBox(tr("On"), whole);
    on->setObjectName(name + QStringLiteral(".on"));
    on->setAccessibleName(tr("%1 is on").arg(title));
    on->setChecked(route.enabled);
    auto* copy = makeIconButton(name + QStringLiteral(".copy"), tr("Duplicate %1").arg(title),
                                QStringLiteral("copy"), whole);
    auto* remove = makeIconButton(name + QStringLiteral(".remove"), tr("Remove %1").arg(title),
                                  QStringLiteral("trash"), whole);
    row->addWidget(on);
    row->addWidget(copy);
    row->addWidget(remove);
    connect(link, &LinkRow::clicked, this, [this, id = route.id] { Q_EMIT openAsked(id); });
    connect(on, &QCheckBox::clicked, this,
            [this, id = route.id](bool checked) { Q_EMIT enableAsked(id, checked); });
    connect(copy, &QToolButton::clicked, this,
            [this, id = route.id] { Q_EMIT duplicateAsked(id); });
    connect(remove, &QToolButton::clicked, this, [this, id = route.id] { Q_EMIT removeAsked(id); });
    return whole;
}

}  // namespace gatehouse::ui
