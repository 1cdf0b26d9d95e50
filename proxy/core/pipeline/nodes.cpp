#include "proxy/core/pipeline/nodes.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/limit_book.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/guard.h"
#include "proxy/core/pipeline/stages/injection.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/pipeline/stages/prompt.h"
#include "proxy/core/prompt/library.h"
#include "proxy/core/state/shared.h"

namespace gatehouse::pipeline {
namespace {

using policy::NodeKind;
using policy::Route;

constexpr std::uint16_t kPasses = 0;
constexpr std::uint16_t kElsewhere = 1;  // fallback, blocked, miss

limit::Window windowOf(const policy::RateRule& rule) noexcept
{
    return {.kind = rule.isSliding ? limit::Kind::Sliding : limit::Kind::Fixed,
            .limit = rule.limit,
            .length = std::chrono::duration_cast<Micros>(rule.window).count()};
}

std::string usedText(limit::Unit unit, const limit::Standing& standing)
{
    const std::string used =
        unit == limit::Unit::Cost ? limit::amountText(unit, standing.used) : number(standing.used);
    return cat(used, " of ", limit::amountText(unit, standing.limit), " used");
}

limit::Unit unitOf(policy::LimitUnit unit) noexcept
{
    if (unit == policy::LimitUnit::Cost) return limit::Unit::Cost;
    return unit == policy::LimitUnit::Tokens ? limit::Unit::Tokens : limit::Unit::Requests;
}

/// Asks one count of the ledger; what it will have used is told to it once that is known.
std::uint16_t ask(Exchange& x, const Env& env, const state::Ledger::Ask& asked, limit::Unit unit,
                  std::string* why)
{
    auto answer = env.shared->ledger.take({&asked, 1}, env.now.wall);
    if (!answer.holds.empty() && unit != limit::Unit::Requests)
        x.route.trip->charges.push_back({unit, std::move(answer.holds.front())});
    if (why != nullptr) *why = usedText(unit, answer.standings.front());
    return answer.full ? kElsewhere : kPasses;
}

std::uint16_t askRate(Exchange& x, const Env& env, const policy::RateRule& rule,
                      policy::Facts& facts, std::string* why)
{
    if (env.shared == nullptr) return kPasses;
    const std::string who = facts.text(rule.key);
    const auto unit = unitOf(rule.unit);
    return ask(x, env,
               {.rule = rule.id,
                .who = who,
                .window = windowOf(rule),
                .amount = unit == limit::Unit::Requests ? 1 : 0},
               unit, why);
}

/// A limit of the settings: it is looked at, and counts by itself.
std::uint16_t lookAtNamed(const Exchange& x, const Env& env, const limit::Rule& rule,
                          policy::Facts& facts, std::string* why)
{
    const auto standing = env.shared->ledger.look(rule.id, rule.whoOf(facts),
                                                  rule.windowAt(env.now.wall), env.now.wall);
    if (why != nullptr) *why = usedText(rule.unit, standing);
    // Where this call is among those that are counted, its own share does not speak against it.
    const bool isCounted = stages::holds(x, rule);
    const bool isLeft =
        isCounted ? standing.used <= standing.limit : standing.used < standing.limit;
    return isLeft ? kPasses : kElsewhere;
}

std::uint16_t askBudget(Exchange& x, const Env& env, const Route::Stop& stop, policy::Facts& facts,
                        std::string* why)
{
    if (env.shared == nullptr) return kPasses;
    const auto& version = x.route.trip->version;
    const auto& own = version.nodes.budgets[stop.rule];
    if (!version.route.budgets()[stop.rule].named.empty()) {
        const auto* named = env.snapshot.limits->find(own.id);
        return named == nullptr ? kPasses : lookAtNamed(x, env, *named, facts, why);
    }
    const std::string who = own.whoOf(facts);
    return ask(x, env,
               {.rule = own.id,
                .who = who,
                .window = own.windowAt(env.now.wall),
                .amount = 0,
                .isKept = own.isKept()},
               own.unit, why);
}

std::uint16_t askGuard(Exchange& x, const Route::Stop& stop, policy::Facts& facts, std::string* why)
{
    auto looked =
        lookInto(*x.route.trip->version.nodes.guards[stop.rule], x.parse.dialect->id, bodyOf(x));
    if (why != nullptr) *why = std::move(looked.why);
    if (looked.changed) {
        stages::overwriteBody(x, std::move(*looked.changed));
        facts.setBody(bodyOf(x));
    }
    return looked.blocks ? kElsewhere : kPasses;
}

/// Conditions behind it look at what the client sent, so a simulation needs no prompts.
std::uint16_t addPrompt(Exchange& x, const Env& env, const policy::PromptRule& rule,
                        policy::Facts& facts, std::string* why)
{
    auto& trip = *x.route.trip;
    trip.seen = std::string(facts.body);
    facts.body = trip.seen;
    auto done = stages::addPrompt(x, rule.prompt, dialect::weaveOf(rule.how), facts, env);
    facts.model = x.parse.facts.model;
    if (!done) {
        trip.error = std::move(done).error();
        return Route::kNowhere;
    }
    if (why != nullptr) *why = cat(x.prompt.name, ", version ", number(x.prompt.version));
    return kPasses;
}

std::uint16_t recall(Exchange& x, const Env& env, const Route::Stop& stop, policy::Facts& facts,
                     std::string* why)
{
    const auto& trip = *x.route.trip;
    const auto ttl = trip.version.route.caches()[stop.rule].ttl;
    const std::string mark = cat(trip.version.nodes.mark, "/", stop.id);
    const bool isHit = stages::recall(x, env, facts, mark, ttl);
    if (why != nullptr && x.cache) {
        *why = isHit                     ? cat("the answer of ", x.cache->entry->call)
               : x.cache->reason.empty() ? std::string("no answer is kept")
                                         : std::string(x.cache->reason);
    }
    return isHit ? kPasses : kElsewhere;
}

Result<limit::Rule> budgetOf(const policy::BudgetRule& budget, const Snapshot& snapshot,
                             const limit::ZoneSource& zones)
{
    if (!budget.named.empty()) {
        const auto& all = snapshot.config.limits;
        if (std::ranges::find(all, budget.named, &config::LimitConfig::id) == all.end())
            return fail(ErrorKind::Invalid, cat("there is no limit ", cutUtf8(budget.named, 60)),
                        "make it on the page Budgets & Limits, or take it out of the route");
        limit::Rule rule;
        rule.id = budget.named;
        return rule;
    }
    config::LimitConfig config;
    config.id = budget.id;
    config.unit = "cost";
    config.limit = "1";
    config.window = budget.period;
    config.zone = budget.zone;
    if (!budget.key.empty()) config.by = {budget.key};
    auto rule = limit::compile(config, zones);
    if (rule) rule->window.limit = budget.limit;
    return rule;
}

/// Where the targets of a version lead: another address of a provider is another answer.
std::string markOf(const policy::Route& route, const Snapshot& snapshot)
{
    std::string text;
    for (const auto& model : route.models()) {
        for (const auto& target : model.targets) {
            const auto* upstream = snapshot.find(target.provider);
            text += cat(target.provider, "/", target.model, "\n");
            if (upstream == nullptr) continue;
            text += cat(upstream->origin, upstream->base.path, "\n");
            for (const auto& header : upstream->chosen.headers)
                text += cat(header.name, ":", header.value, "\n");
        }
    }
    for (const auto& step : route.steps()) text += cat(step.text, "\n");
    return hex(sha256(text));
}

}  // namespace

Result<NodeTable> nodesOf(const policy::Route& route, const Snapshot& snapshot,
                          const limit::ZoneSource& zones)
{
    NodeTable table;
    for (const auto& each : route.budgets()) {
        auto rule = budgetOf(each, snapshot, zones);
        if (!rule) return std::move(rule).error();
        table.budgets.push_back(std::move(*rule));
    }
    for (const auto& each : route.guards())
        table.guards.push_back(guardOf(each, snapshot.config.access));
    for (const auto& each : route.prompts()) {
        const auto reference = prompt::readReference(each.prompt);
        if (snapshot.prompts.find(reference.name) == nullptr)
            return fail(ErrorKind::Invalid, cat("there is no prompt ", cutUtf8(each.prompt, 60)),
                        "write it on the Prompts page, or take it out of the route");
    }
    if (!route.caches().empty()) table.mark = markOf(route, snapshot);
    return table;
}

std::uint16_t decideNode(Exchange& x, const Env& env, const Route::Stop& stop, policy::Facts& facts,
                         std::string* why)
{
    const auto& route = x.route.trip->version.route;
    switch (stop.kind) {
        case NodeKind::Rate:
            return askRate(x, env, route.rates()[stop.rule], facts, why);
        case NodeKind::Budget:
            return askBudget(x, env, stop, facts, why);
        case NodeKind::Guardrail:
            return askGuard(x, stop, facts, why);
        case NodeKind::Prompt:
            return addPrompt(x, env, route.prompts()[stop.rule], facts, why);
        case NodeKind::Cache:
            return recall(x, env, stop, facts, why);
        default:
            return kPasses;
    }
}

Looked lookInto(const GuardEntry& entry, std::string_view dialect, std::string_view body)
{
    Looked looked;
    if (entry.onRequest && !entry.scanner) return {"it cannot be looked into", true, {}};
    if (entry.scanner) {
        guard::Told told;
        looked.changed = stages::guardedBody(body, entry, told, guard::standIn(entry.key));
        looked.why = guard::decisionOf(told);
        looked.blocks = told.blocks;
    }
    if (entry.injection) {
        const std::string attack = stages::attackOn(dialect, body, *entry.injection);
        if (!attack.empty()) {
            looked.why += cat(looked.why.empty() ? "" : "; ", "attack: ", attack);
            looked.blocks = looked.blocks || entry.injection->blocks;
        }
    }
    if (looked.why.empty()) looked.why = "nothing found";
    return looked;
}

}  // namespace gatehouse::pipeline
