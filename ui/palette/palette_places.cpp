#include "ui/palette/palette_places.h"

#include <QCoreApplication>

#include "app/config_session.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/routes/route_edit.h"
#include "app/settings.h"
#include "app/traffic_views.h"
#include "ui/navigator.h"
#include "ui/page.h"

namespace gatehouse::ui {
namespace {

struct PalettePlacesWords {
    Q_DECLARE_TR_FUNCTIONS(Palette)
};

PaletteEntry place(const QString& id, const QString& title, const QString& kind, const char* icon,
                   Navigator* navigator, const QString& page, const QVariantMap& params)
{
    return {id, title, kind, QLatin1String(icon), {}, false, [navigator, page, params] {
                navigator->go(page, params);
            }};
}

}  // namespace

QList<PaletteEntry> palettePlaces(const PageContext& context)
{
    QList<PaletteEntry> places;
    Navigator* navigator = context.navigator;
    for (const app::TrafficView& view : app::trafficViews(*context.settings)) {
        places.append(place(QStringLiteral("view.") + view.name, view.name,
                            PalettePlacesWords::tr("Saved view"), "table", navigator,
                            QStringLiteral("traffic"), {{QStringLiteral("view"), view.name}}));
    }
    const config::Config& edited = context.draft->config();
    for (const config::ProviderConfig& provider : edited.providers) {
        const QString id = app::text(provider.id);
        places.append(place(QStringLiteral("provider.") + id, app::titleOf(provider),
                            PalettePlacesWords::tr("Provider"), "plug", navigator,
                            QStringLiteral("providers"), {{QStringLiteral("provider"), id}}));
    }
    for (const config::RouteConfig& route : edited.routes) {
        const QString id = app::text(route.id);
        places.append(place(QStringLiteral("route.") + id, app::titleOf(route),
                            PalettePlacesWords::tr("Route"), "route", navigator,
                            QStringLiteral("routes"), {{QStringLiteral("route"), id}}));
    }
    // Keys are made and revoked at once: the live ones.
    for (const config::KeyConfig& key : context.gateway->config().access.keys) {
        const QString id = app::text(key.id);
        places.append(place(QStringLiteral("key.") + id,
                            key.label.empty() ? id : app::text(key.label),
                            PalettePlacesWords::tr("Gateway key"), "key", navigator,
                            QStringLiteral("providers"), {{QStringLiteral("key"), id}}));
    }
    return places;
}

}  // namespace gatehouse::ui
