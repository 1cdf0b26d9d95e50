#include "proxy/core/pipeline/simulate.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/config/gateways.h"
#include "proxy/core/config/routes.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/content.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/nodes.h"

namespace gatehouse::pipeline {
namespace {

std::string_view appIn(std::string_view agent) noexcept
{
    return agent.substr(0, agent.find_first_of("/ "));
}

/// The name of the route that a model's name calls; empty: it calls none.
std::string_view routeIn(std::string_view model) noexcept
{
    return model.starts_with(config::kRoutePrefix) ? model.substr(config::kRoutePrefix.size())
                                                   : std::string_view();
}

/// By its name, where the call has told it; else by its path, which the row knows by the id.
std::string_view routeOf(const record::Exchange& row) noexcept
{
    const auto named = routeIn(row.modelAsked);
    return named.empty() ? std::string_view(row.route.id) : named;
}

}  // namespace

Trial::Trial(const record::Exchange& row, std::span<const config::KeyConfig> keys)
    : method_(row.method),
      target_(row.path),
      body_(row.requestBody.bytes),
      model_(row.modelAsked),
      key_(row.keyLabel),
      dialect_(row.dialect),
      address_(row.clientAddress),
      keyId_(row.keyId),
      app_(appIn(row.userAgent)),
      route_(routeOf(row)),
      gateway_(row.gateway.empty() ? config::kDefaultGateway : std::string_view(row.gateway)),
      metadata_(row.metadata),
      chance_(policy::spread(row.id, 0)),
      stream_(row.streamed)
{
    takeHeaders(row.clientHeaders);
    const auto key = std::ranges::find(keys, keyId_, &config::KeyConfig::id);
    if (key != keys.end()) {
        user_ = key->user;
        tenant_ = key->tenant;
        role_ = key->role;
    } else if (keyId_.find('/') != std::string::npos) {
        user_ = row.keyLabel;  // of a token
    }
}

Trial::Trial(std::string body, std::string_view headers, std::vector<record::Metadatum> metadata,
             std::string_view dialect, std::uint64_t chance)
    : method_("POST"),
      body_(std::move(body)),
      dialect_(dialect),
      address_("127.0.0.1"),
      gateway_(config::kDefaultGateway),
      metadata_(std::move(metadata)),
      chance_(chance)
{
    takeHeaders(headers);
    app_ = appIn(headers_.get("user-agent"));
    policy::Facts facts;
    facts.body = body_;
    model_ = facts.text({.source = policy::Source::Body, .path = {"model"}, .text = "model"});
    stream_ = facts.text({.source = policy::Source::Body, .path = {"stream"}, .text = "stream"}) ==
              "true";
    route_ = routeIn(model_);
}

void Trial::takeHeaders(std::string_view lines)
{
    while (!lines.empty()) {
        std::string_view line = takeUntil(lines, '\n');
        const std::string_view name = trim(takeUntil(line, ':'));
        while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (!name.empty()) headers_.add(name, trim(line));
    }
}

policy::Facts Trial::facts() const
{
    policy::Facts facts;
    const auto [path, query] = http::splitTarget(target_);
    facts.method = method_;
    facts.path = path;
    facts.query = query;
    facts.model = model_;
    facts.key = key_;
    facts.keyId = keyId_;
    facts.user = user_;
    facts.tenant = tenant_;
    facts.role = role_;
    facts.app = app_;
    facts.route = route_;
    facts.gateway = gateway_;
    facts.dialect = dialect_;
    facts.address = address_;
    facts.body = body_;
    facts.headers = &headers_;
    facts.metadata = metadata_;
    facts.stream = stream_;
    facts.read = contentOf;
    facts.count = tokensOf;
    return facts;
}

namespace {

/// What the nodes of a trial look at.
struct Tried {
    const policy::Route& route;
    std::string body;  ///< without what a guardrail took out
};

std::uint16_t decide(void* of, const policy::Route::Stop& stop, policy::Facts& facts,
                     std::string* why)
{
    auto& tried = *static_cast<Tried*>(of);
    if (stop.kind == policy::NodeKind::Prompt && why != nullptr)
        *why = tried.route.prompts()[stop.rule].prompt;
    if (stop.kind == policy::NodeKind::Cache) return 1;
    if (stop.kind != policy::NodeKind::Guardrail) return 0;
    const auto guard = guardOf(tried.route.guards()[stop.rule], {});
    auto looked = lookInto(*guard, facts.dialect, facts.body);
    if (why != nullptr) *why = std::move(looked.why);
    if (looked.changed) {
        tried.body = std::move(*looked.changed);
        facts.setBody(tried.body);
    }
    return looked.blocks ? 1 : 0;
}

}  // namespace

std::vector<SimulatedStep> simulate(const policy::Route& route, const Trial& trial,
                                    std::span<const std::string> failing)
{
    auto facts = trial.facts();
    policy::Walk walk(route, trial.chance(), true);
    Tried tried{route, {}};
    for (;;) {
        const auto& stop = walk.advance(facts, decide, &tried);
        if (stop.kind != policy::NodeKind::Model && stop.kind != policy::NodeKind::Step) break;
        if (std::ranges::find(failing, stop.id) == failing.end())
            walk.succeed();
        else
            walk.fallBack("it fails");
    }
    std::vector<SimulatedStep> steps;
    for (const auto& passed : walk.path()) {
        const auto& stop = route.stops()[passed.stop];
        steps.push_back(
            {stop.id,
             passed.output < stop.cases.size() ? stop.cases[passed.output].name : std::string(),
             passed.why});
    }
    return steps;
}

}  // namespace gatehouse::pipeline
