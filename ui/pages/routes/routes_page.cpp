#include "ui/pages/routes/routes_page.h"

#include <utility>

#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/routes/route_edit.h"
#include "app/routes/route_session.h"
#include "ui/navigator.h"
#include "ui/pages/routes/route_editor.h"
#include "ui/pages/routes/route_list.h"
#include "ui/pages/routes/starter_gallery.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/page_frame.h"
#include "ui/widgets/states.h"
#include "ui/widgets/toasts.h"

namespace gatehouse::ui {

RoutesPage::RoutesPage(const PageContext& context, QWidget* parent)
    : Page(QStringLiteral("routes"), context, parent),
      session_(new app::RouteSession(context.draft, context.gateway, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    stack_->setObjectName(QStringLiteral("routes.stack"));
    column->addWidget(stack_);
    stack_->addWidget(makeList());
    editor_ = new RouteEditor(context, session_, stack_);
    stack_->addWidget(editor_);
    connect(editor_, &RouteEditor::backAsked, this,
            [this] { this->context().navigator->go(QStringLiteral("routes")); });
    connect(editor_, &RouteEditor::opened, this, &RoutesPage::go);
    connect(session_, &app::RouteSession::gone, this, [this] { showPlace(0); });
}

QWidget* RoutesPage::makeList()
{
    auto* page = new QWidget(stack_);
    page->setObjectName(QStringLiteral("page.routes"));
    frame_ = new PageFrame(
        tr("Routes"), tr("Where calls to a name of your own go: drawn, tried, and rolled back"),
        page);
    page->setObjectName(QStringLiteral("routes.overview"));
    banner_ = new Banner(QStringLiteral("routes.banner"), page);
    banner_->hide();
    frame_->body()->addWidget(banner_);
    list_ = new RouteList(page);
    frame_->body()->addWidget(list_);
    auto* heading = makeLabel(tr("Begin with"), "h3", page);
    heading->setContentsMargins(0, 8, 0, 0);
    frame_->body()->addWidget(heading);
    gallery_ = new StarterGallery(page);
    frame_->body()->addWidget(gallery_);
    frame_->body()->addStretch(1);
    connect(gallery_, &StarterGallery::chosen, this, &RoutesPage::begin);
    connect(list_, &RouteList::openAsked, this, &RoutesPage::go);
    connect(list_, &RouteList::removeAsked, this, &RoutesPage::removeRoute);
    connect(list_, &RouteList::duplicateAsked, this, &RoutesPage::duplicate);
    connect(list_, &RouteList::enableAsked, this, &RoutesPage::enable);
    return page;
}

void RoutesPage::open(const QVariantMap& params)
{
    const std::string route = params.value(QStringLiteral("route")).toString().toStdString();
    const bool known = app::findRoute(context().draft->config(), route) != nullptr;
    if (known && session_->id() != route) session_->open(route);
    showPlace(known ? 1 : 0);
    const QString way = params.value(QStringLiteral("way")).toString();
    if (known && !way.isEmpty())
        editor_->showWay(params.value(QStringLiteral("version")).toLongLong(), way);
    awaited_ = known ? std::string() : route;
    if (!route.empty() && !known && context().gateway->phase() != app::Phase::Starting) {
        banner_->show("warn", tr("There is no route %1 any more.").arg(app::text(route)));
    } else {
        banner_->hide();
    }
}

void RoutesPage::go(const std::string& route)
{
    context().navigator->go(QStringLiteral("routes"),
                            {{QStringLiteral("route"), app::text(route)}});
}

void RoutesPage::activated()
{
    connect(context().draft, &app::Draft::changed, this, &RoutesPage::showConfig);
    showConfig();
    showPlace(stack_->currentIndex());
}

void RoutesPage::deactivated()
{
    editor_->setActive(false);
    disconnect(context().draft, nullptr, this, nullptr);
}

void RoutesPage::showConfig()
{
    const config::Config& edited = context().draft->config();
    list_->show(edited, context().gateway->config());
    gallery_->show(edited);
    if (awaited_.empty() || app::findRoute(edited, awaited_) == nullptr) return;
    session_->open(std::exchange(awaited_, {}));
    banner_->hide();
    showPlace(1);
}

void RoutesPage::showPlace(int place)
{
    stack_->setCurrentIndex(place);
    editor_->setActive(isActive() && place == 1);
}

void RoutesPage::begin(const app::Starter& starter)
{
    const config::Config& now = context().draft->config();
    config::RouteConfig route = app::routeOf(starter, now, app::now());
    const std::string id = route.id;
    context().draft->edit(app::withRoute(now, std::move(route)));
    go(id);
}

void RoutesPage::removeRoute(const std::string& id)
{
    const auto* found = app::findRoute(context().draft->config(), id);
    if (found == nullptr) return;
    const QString title = app::titleOf(*found);
    context().draft->edit(app::withoutRoute(context().draft->config(), id));
    context().toasts->show(tr("%1 removed; publish to make it so").arg(title), tr("Undo"),
                           [draft = context().draft] { draft->undo(); });
}

void RoutesPage::duplicate(const std::string& id)
{
    const auto* found = app::findRoute(context().draft->config(), id);
    if (found == nullptr) return;
    std::string made;
    context().draft->edit(app::duplicatedRoute(
        context().draft->config(), id, tr("%1, copy").arg(app::titleOf(*found)), app::now(), made));
}

void RoutesPage::enable(const std::string& id, bool on)
{
    const auto* found = app::findRoute(context().draft->config(), id);
    if (found == nullptr) return;
    config::RouteConfig next = *found;
    next.enabled = on;
    context().draft->edit(app::withRoute(context().draft->config(), std::move(next)));
}

}  // namespace gatehouse::ui
