#include "app/routes/route_session.h"

#include <algorithm>

#include "app/clock.h"
#include "app/draft.h"
#include "app/formats.h"
#include "app/gateway.h"
#include "app/routes/graph_layout.h"
#include "app/routes/route_edit.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::app {
namespace {

constexpr auto kAuthor = "desktop";

/// Everyone a node may name: those that are set up, and those of the catalogue, which take the
/// caller's own key.
policy::Known knownOf(const config::Config& config)
{
    policy::Known known;
    for (const config::ProviderConfig& each : config.providers) known.providers.push_back(each.id);
    for (const provider::Provider& row : provider::Catalogue::builtIn().all()) {
        known.providers.push_back(row.id);
        for (const std::string& alias : row.aliases) known.providers.push_back(alias);
    }
    for (const config::PromptConfig& each : config.prompts) known.prompts.push_back(each.name);
    for (const config::LimitConfig& each : config.limits) known.limits.push_back(each.id);
    return known;
}

}  // namespace

RouteSession::RouteSession(Draft* draft, Gateway* gateway, QObject* parent)
    : QObject(parent), draft_(draft), gateway_(gateway)
{
    connect(draft_, &Draft::changed, this, &RouteSession::refresh);
}

void RouteSession::open(const std::string& route)
{
    id_ = route;
    shown_ = 0;
    elements_.clear();
    refresh();
}

void RouteSession::show(std::int64_t version)
{
    shown_ = version;
    refresh();
}

const config::RouteConfig* RouteSession::route() const
{
    return findRoute(draft_->config(), id_);
}

const config::RouteConfig* RouteSession::liveRoute() const
{
    return findRoute(gateway_->config(), id_);
}

bool RouteSession::isPublished() const
{
    return app::isPublished(gateway_->config(), id_, shown_);
}

bool RouteSession::isLive() const
{
    const auto* live = liveRoute();
    return live != nullptr && live->live == shown_ && isPublished();
}

bool RouteSession::isSound() const
{
    return trouble_.isEmpty() && std::ranges::all_of(flaws_, &policy::Flaw::isWarning);
}

void RouteSession::edit(policy::Graph next)
{
    if (route() == nullptr || next == graph_) return;
    Edited edited = withGraph(draft_->config(), gateway_->config(),
                              {id_, shown_, std::move(next), kAuthor, now()});
    shown_ = edited.version;
    draft_->edit(std::move(edited.config));
}

void RouteSession::refresh()
{
    if (id_.empty()) return;
    const config::RouteConfig* now = route();
    if (now == nullptr) {
        id_.clear();
        Q_EMIT gone();
        return;
    }
    const std::int64_t newest = newestOf(*now);
    // An edit that was undone leaves the version it began with.
    if (config::versionOf(*now, shown_) == nullptr)
        shown_ = app::isPublished(gateway_->config(), id_, newest) ? now->live : newest;
    if (config::versionOf(*now, shown_) == nullptr) shown_ = newest;
    read();
    Q_EMIT changed();
}

void RouteSession::read()
{
    const config::RouteVersionConfig* version = config::versionOf(*route(), shown_);
    const std::string elements = version == nullptr ? std::string() : version->elements;
    if (elements != elements_ || elements.empty()) {
        elements_ = elements;
        trouble_.clear();
        graph_ = {};
        if (auto graph = policy::readGraph(elements)) {
            graph_ = placed(std::move(*graph));
        } else {
            trouble_ =
                text(graph.error().message) + QStringLiteral("; ") + text(graph.error().hint);
        }
    }
    const policy::Known known = knownOf(draft_->config());
    flaws_ = trouble_.isEmpty() ? policy::flawsOf(graph_, known) : std::vector<policy::Flaw>();
}

}  // namespace gatehouse::app
