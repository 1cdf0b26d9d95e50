#include "proxy/core/pipeline/simulate.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/content.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/core/pipeline/nodes.h"

namespace gatehouse::pipeline {

Trial::Trial(const record::Exchange& row)
    : method_(row.method),
      target_(row.path),
      body_(row.requestBody.bytes),
      model_(row.modelAsked),
      key_(row.keyLabel),
      dialect_(row.dialect),
      address_(row.clientAddress),
      metadata_(row.metadata),
      chance_(policy::spread(row.id, 0)),
      stream_(row.streamed)
{
    takeHeaders(row.clientHeaders);
}

Trial::Trial(std::string body, std::string_view headers, std::vector<record::Metadatum> metadata,
             std::string_view dialect, std::uint64_t chance)
    : method_("POST"),
      body_(std::move(body)),
      dialect_(dialect),
      address_("127.0.0.1"),
      metadata_(std::move(metadata)),
      chance_(chance)
{
    takeHeaders(headers);
    policy::Facts facts;
    facts.body = body_;
    model_ = facts.text({.source = policy::Source::Body, .path = {"model"}, .text = "model"});
    stream_ = facts.text({.source = policy::Source::Body, .path = {"stream"}, .text = "stream"}) ==
              "true";
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
    facts.gateway = "default";
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
        if (stop.kind != policy::NodeKind::Model) break;
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
