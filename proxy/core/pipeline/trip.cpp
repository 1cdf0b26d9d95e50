#include "proxy/core/pipeline/trip.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/content.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/fitness.h"
#include "proxy/core/pipeline/nodes.h"
#include "proxy/core/pipeline/route_step.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/count_tokens.h"
#include "proxy/core/pipeline/stages/policies.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/route.h"
#include "proxy/core/state/shared.h"

namespace gatehouse::pipeline {
namespace {

using policy::NodeKind;
using policy::Trouble;

/// What a node asks with.
struct Asker {
    Exchange& x;
    const Env& env;
};

std::uint16_t decide(void* of, const policy::Route::Stop& stop, policy::Facts& facts,
                     std::string* why)
{
    const auto& asker = *static_cast<Asker*>(of);
    return decideNode(asker.x, asker.env, stop, facts, why);
}

std::string_view outputOf(const policy::Route::Stop& stop, const policy::Passed& passed) noexcept
{
    return passed.output < stop.cases.size() ? std::string_view(stop.cases[passed.output].name)
                                             : std::string_view();
}

/// One line a node: "plan: false, metadata.plan is "paid", not equal to "free"".
void tell(Exchange& x, const Env& env)
{
    auto& trip = *x.route.trip;
    const auto& path = trip.walk.path();
    for (; trip.told < path.size(); ++trip.told) {
        const auto& passed = path[trip.told];
        const auto& stop = trip.version.route.stops()[passed.stop];
        if (stop.kind == NodeKind::Start) continue;
        const auto output = outputOf(stop, passed);
        std::string line = stop.id;
        if (!output.empty()) line += cat(": ", output);
        if (!passed.why.empty()) line += cat(", ", passed.why);
        x.course.trace.push_back({"route", std::move(line), env.now.sinceStart, 0});
    }
}

policy::Choice choiceOf(const RouteTarget& target, const Upstream& upstream, const Env& env)
{
    policy::Choice choice{.name = target.name, .weight = target.weight, .price = target.price};
    if (env.shared == nullptr) return choice;
    const auto facts =
        env.shared->targets.of(upstream.mark, target.model, upstream.chosen.id).facts(env.now.wall);
    choice.busy = facts.busy;
    choice.latency = facts.latency;
    choice.isReady = !facts.isOpen;
    return choice;
}

/// A target that its call cannot use: it is for another region, or lacks what the call needs.
std::string unfit(Exchange& x, const RouteTarget& target, const Upstream& upstream)
{
    auto& trip = *x.route.trip;
    if (!target.region.empty()) {
        const auto wanted =
            std::ranges::find(x.options.metadata, "region", &record::Metadatum::name);
        if (wanted != x.options.metadata.end() && wanted->value != target.region)
            return cat("is in ", target.region, ", not in ", wanted->value);
    }
    return lackOf(trip.facts, upstream.card(target.model));
}

void note(Exchange& x, const Env& env, std::string line)
{
    x.course.trace.push_back({"route", std::move(line), env.now.sinceStart, 0});
}

/// The targets of the model that the walk stands at, in the order in which they are asked.
void planTargets(Exchange& x, const policy::Route::Stop& stop, const Env& env)
{
    auto& trip = *x.route.trip;
    trip.rule = &trip.version.route.models()[stop.rule];
    const auto& known = trip.version.targets[stop.rule];
    const auto& upstreams = env.snapshot.upstreams;
    std::vector<policy::Choice> choices;
    std::vector<const RouteTarget*> fit;
    for (const auto& each : known) {
        if (known.size() > 1) {
            if (std::string why = unfit(x, each, upstreams[each.upstream]); !why.empty()) {
                note(x, env, cat(stop.id, ": not ", each.name, ", it ", why));
                continue;
            }
        }
        fit.push_back(&each);
        choices.push_back(choiceOf(each, upstreams[each.upstream], env));
    }
    policy::Draw draw{policy::spread(stop.id, trip.walk.chance()), 0, {}};
    std::string who;
    if (trip.rule->stickyBy) who = trip.facts.text(*trip.rule->stickyBy);
    draw.who = who;
    if (trip.rule->balance == policy::Balance::RoundRobin && env.shared != nullptr)
        draw.turn = env.shared->targets.turn(policy::spread(stop.id, trip.version.route.seed()));
    const std::size_t before = x.route.targets.size();
    for (const std::size_t place : policy::orderOf(trip.rule->balance, choices, draw)) {
        const RouteTarget& chosen = *fit[place];
        auto added = stages::addTarget(x, upstreams[chosen.upstream], chosen.model);
        if (!added) {
            note(x, env, cat(stop.id, ": not ", chosen.name, ", ", added.error().message));
            x.course.error = std::move(added).error();
            continue;
        }
        auto& target = x.route.targets.back();
        target.keyName = chosen.key;
        if (env.shared != nullptr)
            target.state = &env.shared->targets.of(target.upstream->mark, chosen.model,
                                                   target.upstream->chosen.id);
    }
    x.route.from = before;
    const auto next = stop.cases[1].to;
    if (next == policy::Route::kNowhere) {
        trip.mayFallBack = false;
    } else {
        const auto& after = trip.version.route.stops()[next];
        trip.mayFallBack = after.kind != NodeKind::End || !after.message.empty();
    }
}

Error rejection(const policy::RejectRule& rule)
{
    const bool isLimit = rule.status == 429;
    return fail(isLimit ? ErrorKind::TooManyRequests : ErrorKind::Forbidden,
                rule.message.empty() ? "this route takes no such call" : rule.message,
                "ask whoever set the route up, or call another model");
}

/// Changes the body, which is read anew, and notes what becomes of headers.
Result<void> transform(Exchange& x, const RouteEntry& entry)
{
    auto& trip = *x.route.trip;
    auto headers = headerChanges(entry.transforms, trip.facts);
    if (!headers) return std::move(headers).error();
    trip.headers = std::move(*headers);
    auto body = transformedBody(trip.facts.body, entry.transforms, trip.facts);
    if (!body) return std::move(body).error();
    if (body->empty()) return {};
    GH_TRY(replaceBody(x, std::move(*body)));
    trip.facts.setBody(bodyOf(x));
    trip.facts.model = x.parse.facts.model;
    return {};
}

/// Walks on to a model with targets, to a step that asks, or to where the route ends.
Step travel(Exchange& x, const Env& env)
{
    auto& trip = *x.route.trip;
    Asker asker{x, env};
    for (;;) {
        const auto& stop = trip.walk.advance(trip.facts, decide, &asker);
        tell(x, env);
        if (x.cache && x.cache->state == record::CacheState::Hit) return Answer{};
        if (!trip.error.message.empty()) return stages::refuse(x, std::move(trip.error));
        if (stop.kind == NodeKind::Step) {
            auto calls = callsOf(x, stop, env);
            if (calls) {
                trip.asks = &stop;
                return std::move(*calls);
            }
            trip.walk.fallBack(std::move(calls.error().message));
            continue;
        }
        if (stop.kind == NodeKind::Model) {
            planTargets(x, stop, env);
            if (x.route.from < x.route.targets.size()) return Pass{};
            trip.walk.fallBack("no target can take this call");
            continue;
        }
        if (stop.kind == NodeKind::Reject) {
            const auto& rule = trip.version.route.rejects()[stop.rule];
            stages::refuse(x, rejection(rule));
            x.reply.status = rule.status;
        } else if (!stop.message.empty()) {
            stages::refuse(x, fail(ErrorKind::Unavailable, stop.message,
                                   "every model of this route failed; try again later"));
            x.reply.headers.emplace_back("x-gatehouse-degraded", "true");
        }
        return Answer{};
    }
}

/// What the walk waited for is there.
void takeAnswers(Exchange& x, const Env& env)
{
    auto& trip = *x.route.trip;
    const auto& stop = *std::exchange(trip.asks, nullptr);
    auto heard = heedAnswers(x, stop, env);
    if (heard) {
        trip.walk.succeed(std::move(*heard));
    } else {
        trip.walk.fallBack(std::move(heard.error().message));
    }
}

/// Where the way in ends with the route.
Step arrived(Exchange& x, Step step)
{
    if (!step.turnsRound() || x.reply.set) return step;
    const auto& entry = x.route.trip->entry;
    if (!x.course.error.message.empty())
        return stages::refuseOrCount(x, std::move(x.course.error), x.parse.facts.model);
    return stages::refuse(x, fail(ErrorKind::Unavailable,
                                  cat("the route ", entry.name, " leads to no model for this call"),
                                  "look at its way in the trace of this call"));
}

/// Words of providers for a prompt that is too long, and for one that they will not answer.
constexpr std::string_view kContextWords[] = {
    "context_length",      "context length",      "context window",          "too long",
    "maximum context",     "max_tokens_exceeded", "prompt is too",           "input is too",
    "exceeds the maximum", "too many tokens",     "string_above_max_length", "request_too_large",
};
constexpr std::string_view kFilterWords[] = {
    "content_filter", "content_policy", "content management", "safety",
    "blocked",        "moderation",     "responsible ai"};

template <class Words>
bool holdsOne(const std::string& text, const Words& words)
{
    const std::string small = lower(text);
    return std::ranges::any_of(
        words, [&](std::string_view word) { return small.find(word) != std::string::npos; });
}

}  // namespace

policy::Facts factsOf(const Exchange& x)
{
    policy::Facts facts;
    const auto [path, query] = http::splitTarget(x.arrival.head.target);
    facts.method = x.arrival.head.method;
    facts.path = path;
    facts.query = query;
    facts.model = x.parse.facts.model;
    facts.key = x.caller.label;
    facts.keyId = x.caller.keyId;
    if (const auto* key = x.caller.entry) {
        facts.user = key->user;
        facts.tenant = key->tenant;
        facts.role = key->role;
    }
    if (x.caller.token) facts.claims = x.caller.token->claims;
    const std::string_view agent = x.arrival.head.headers.get("user-agent");
    facts.app = agent.substr(0, agent.find_first_of("/ "));
    if (x.parse.route != nullptr) {
        facts.route = x.parse.route->name;
    } else if (std::string_view model = x.parse.facts.model;
               model.starts_with(config::kRoutePrefix)) {
        facts.route = model.substr(config::kRoutePrefix.size());
    } else if (model == stages::kAutoModel) {
        facts.route = stages::kAutoRoute;
    }
    facts.gateway = x.parse.gateway.empty() ? config::kDefaultGateway : x.parse.gateway;
    facts.dialect = x.parse.dialect->id;
    facts.address = x.arrival.address;
    facts.body = bodyOf(x);
    facts.headers = &x.arrival.head.headers;
    facts.metadata = x.options.metadata;
    facts.stream = x.parse.facts.stream;
    facts.read = contentOf;
    facts.count = tokensOf;
    if (x.arrival.inputTokens >= 0) facts.tellTokens(x.arrival.inputTokens);
    return facts;
}

Step beginTrip(Exchange& x, const RouteEntry& entry, const Env& env)
{
    if (!entry.enabled) {
        return stages::refuse(
            x, fail(ErrorKind::Unavailable, cat("the route ", entry.name, " is switched off"),
                    "switch it on, on the Routes page, or call another model"));
    }
    const std::uint64_t chance = policy::spread(x.id, 0);
    auto facts = factsOf(x);
    const auto& version = entry.versionFor(facts, chance);
    x.route.trip = std::make_unique<Trip>(entry, version, std::move(facts), chance);
    x.route.trip->beganAt = env.now.sinceStart;
    note(x, env, cat(entry.name, ", version ", number(version.number)));
    if (!entry.transforms.empty()) {
        if (auto changed = transform(x, entry); !changed)
            return stages::refuse(x, std::move(changed).error());
    }
    return arrived(x, travel(x, env));
}

Step resumeTrip(Exchange& x, const Env& env)
{
    takeAnswers(x, env);
    return arrived(x, travel(x, env));
}

Step goOn(Exchange& x, const Env& env, std::string_view why)
{
    if (!x.route.trip) return Answer{};
    std::string reason(why);
    for (;;) {
        if (x.route.trip->asks != nullptr) {
            takeAnswers(x, env);
        } else {
            x.route.trip->walk.fallBack(std::exchange(reason, "policies block its targets"));
        }
        auto step = travel(x, env);
        if (!std::holds_alternative<Pass>(step) || stages::leaveAllowed(x, env)) return step;
    }
}

void arrive(Exchange& x)
{
    if (!x.route.trip) return;
    auto& walk = x.route.trip->walk;
    walk.succeed();
    auto& trip = *x.route.trip;
    const auto& path = walk.path();
    const auto& passed = path.back();
    const auto& stop = trip.version.route.stops()[passed.stop];
    const auto* target = x.route.target();
    x.course.trace.push_back(
        {"route", cat(stop.id, ": success, ", target->upstream->chosen.id, "/", target->model),
         x.course.attempts.empty() ? 0 : x.course.attempts.back().startedAt, 0});
    trip.told = path.size();
}

Trouble troubleOf(const Exchange& x, bool answered) noexcept
{
    const auto& error = x.course.error;
    if (answered) {
        const auto& facts = x.collect.facts;
        if (holdsOne(facts.errorCode, kContextWords) || holdsOne(facts.errorText, kContextWords) ||
            x.collect.head.status == 413)
            return Trouble::Context;
        const bool isRefusal = x.collect.head.status == 400 || x.collect.head.status < 400;
        if (isRefusal &&
            (holdsOne(facts.errorCode, kFilterWords) || holdsOne(facts.errorText, kFilterWords) ||
             holdsOne(facts.finishReason, kFilterWords)))
            return Trouble::ContentFilter;
        return Trouble::Status;
    }
    if (error.kind == ErrorKind::UpstreamTimeout) return Trouble::Timeout;
    const bool reached = !x.course.attempts.empty() && x.course.attempts.back().connectedAt >= 0;
    return reached && x.course.attempts.back().bytesReceived > 0 ? Trouble::Cut : Trouble::Connect;
}

std::string troubleText(const Exchange& x, bool answered)
{
    const auto* target = x.route.target();
    const std::string who =
        target == nullptr ? std::string() : cat(target->upstream->chosen.id, "/", target->model);
    if (!answered) return cat(who, ": ", x.course.error.message);
    const auto& facts = x.collect.facts;
    std::string text = cat(who, ": ", number(x.collect.head.status));
    if (!facts.errorText.empty()) text += cat(" ", cutUtf8(facts.errorText, 120));
    return text;
}

void settle(Exchange& x, const Env& env) noexcept
{
    if (!x.route.trip || env.shared == nullptr) return;
    const auto& usage = x.meter.usage;
    std::int64_t givenUp = 0;  // sent to targets that were too slow
    for (std::size_t i = 0; i + 1 < x.course.attempts.size(); ++i)
        givenUp += x.course.attempts[i].usage.input.value_or(0);
    for (const auto& charge : x.route.trip->charges) {
        const std::int64_t tokens =
            usage.input.value_or(0) + usage.output.value_or(0) + givenUp + x.route.trip->stepTokens;
        const std::int64_t cost =
            (x.meter.cost ? x.meter.cost->value : 0) + x.route.trip->stepCost.value;
        env.shared->ledger.settle(charge.hold, charge.unit == limit::Unit::Cost ? cost : tokens,
                                  env.now.wall);
    }
}

}  // namespace gatehouse::pipeline
