#include "proxy/core/pipeline/stages/policies.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/call_size.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/limit_book.h"
#include "proxy/core/pipeline/snapshot.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/trip.h"
#include "proxy/core/state/shared.h"

namespace gatehouse::pipeline::stages {
namespace {

using limit::PolicyVerdict;
using Known = policy::Expression::Known;
using policy::Source;

constexpr std::int64_t kPicoPerMicro = 1'000'000;

std::optional<Known> known(policy::Facts& facts, Source source, std::string name, bool isList)
{
    policy::Field field;
    field.source = source;
    field.name = std::move(name);
    auto values = facts.lookUp(field);
    if (values.empty()) return std::nullopt;
    const bool isMany = isList || values.size() > 1;
    return Known{.items = std::move(values), .isList = isMany};
}

std::optional<Known> userOf(policy::Facts& facts, std::string_view name)
{
    if (name == "id") {
        auto claim = known(facts, Source::Claim, "sub", false);
        return claim ? claim : known(facts, Source::KeyUser, {}, false);
    }
    if (name == "email") {
        auto claim = known(facts, Source::Claim, "email", false);
        const bool isAddress = facts.user.find('@') != std::string_view::npos;
        return claim || !isAddress ? claim : known(facts, Source::KeyUser, {}, false);
    }
    if (name != "groups") return std::nullopt;
    auto claim = known(facts, Source::Claim, "groups", true);
    return claim ? claim : known(facts, Source::Role, {}, true);
}

void note(Exchange& x, const Env& env, std::string line)
{
    x.course.trace.push_back({"policy", std::move(line), env.now.sinceStart, 0});
}

/// "12.5" from pico-dollars, to a millionth.
std::string dollars(std::int64_t pico)
{
    const std::int64_t micros = pico / kPicoPerMicro;
    std::string text = number(micros / 1'000'000);
    if (const std::int64_t rest = micros % 1'000'000; rest != 0) {
        std::string digits = number(rest + 1'000'000).substr(1);
        while (digits.ends_with('0')) digits.pop_back();
        text += cat(".", digits);
    }
    return text;
}

Step deny(Exchange& x, const Env& env, const limit::SpendPolicy* by)
{
    note(x, env,
         by == nullptr ? std::string("no policy means this call")
                       : cat("blocked by '", by->name, "'"));
    refuse(x, fail(ErrorKind::Forbidden, "Access denied by policy",
                   by == nullptr ? "no policy of this gateway allows this call"
                                 : cat("the policy '", cutUtf8(by->name, 80), "' blocks it")));
    x.reply.cloudflareBody = R"({"success":false,"error":{"message":"Access denied by policy"}})";
    return Answer{};
}

Step refuseOver(Exchange& x, const Env& env, const limit::Rule& rule, const std::string& bucket,
                const limit::Standing& standing)
{
    constexpr WallMicros kSecond = 1'000'000;
    const std::int64_t wait =
        std::max<std::int64_t>(1, (standing.resetAt - env.now.wall + kSecond - 1) / kSecond);
    note(x, env,
         cat("'", rule.name, "' is used up: ", limit::amountText(rule.unit, standing.used)));
    refuse(x,
           fail(ErrorKind::TooManyRequests, "Spending limit exceeded",
                cat("the policy '", cutUtf8(rule.name, 80), "' allows ", limit::describe(rule))));
    x.reply.headers.emplace_back("retry-after", number(wait));
    x.reply.headers.emplace_back("x-should-retry", "false");
    std::string id;
    appendJsonString(id, bucket);
    x.reply.cloudflareBody =
        cat(R"({"success":false,"error":{"message":"Spending limit exceeded","bucket":)", id,
            R"(,"spent":)", dollars(standing.used), R"(,"limit":)", dollars(standing.limit), "}}");
    return Answer{};
}

/// Takes what the call may cost from every bucket, or nothing.
Step take(Exchange& x, const Env& env, policy::Facts& facts, const PolicySet& set,
          const PolicyVerdict& verdict)
{
    const auto* target = x.route.target();
    const std::string model = cat(target->upstream->chosen.id, "/", target->model);
    CallSize size(x, env.snapshot, facts, model);
    const std::int64_t cost = size.cost(size.output());
    std::vector<const limit::Rule*> rules;
    std::vector<const std::string*> buckets;
    std::vector<state::Ledger::Ask> asks;
    for (const auto& bucket : verdict.buckets) {
        for (const auto* cap : bucket.caps) {
            const auto& rule = set.ruleOf(*cap);
            rules.push_back(&rule);
            buckets.push_back(&bucket.id);
            asks.push_back({.rule = rule.id,
                            .who = bucket.id,
                            .window = rule.windowAt(env.now.wall),
                            .amount = cost,
                            .isKept = true});
        }
    }
    auto answer = env.shared->ledger.take(asks, env.now.wall);
    if (answer.isUnsaved) return Wait{Millis(2)};
    if (answer.full) {
        const auto at = *answer.full;
        return refuseOver(x, env, *rules[at], *buckets[at], answer.standings[at]);
    }
    if (!x.limit) x.limit = std::make_shared<Reservation>();
    for (std::size_t i = 0; i < rules.size(); ++i)
        x.limit->items.push_back({rules[i], std::move(answer.holds[i])});
    return Pass{};
}

bool isAllowed(const PolicyVerdict& verdict) noexcept
{
    return verdict.kind == PolicyVerdict::Kind::Free || verdict.kind == PolicyVerdict::Kind::Capped;
}

/// Leaves those of the node's targets that no policy blocks, or all where it blocks each. What is
/// said of the first of them: its buckets count, as it is asked first.
PolicyVerdict judgeTargets(Exchange& x, policy::Facts& facts, const PolicySet& set)
{
    auto& targets = x.route.targets;
    std::vector<PolicyVerdict> verdicts;
    std::vector<Target> left;
    for (std::size_t i = x.route.from; i < targets.size(); ++i) {
        auto& target = targets[i];
        const std::array<std::string, 2> names{target.upstream->chosen.id, target.upstream->row.id};
        verdicts.push_back(limit::judge(
            set.policies,
            {.model = target.model, .providers = names, .identity = identityOf(facts)}));
        if (isAllowed(verdicts.back())) left.push_back(std::move(target));
    }
    if (left.empty()) return std::move(verdicts.front());
    targets.resize(x.route.from);
    std::ranges::move(left, std::back_inserter(targets));
    const auto first = std::ranges::find_if(verdicts, isAllowed);
    return std::move(*first);
}

/// nullptr: nobody is to be asked.
const PolicySet* policiesFor(const Exchange& x, const Env& env)
{
    const auto& sets = env.snapshot.limits->policies();
    const bool areThere = x.route.from < x.route.targets.size();
    if (sets.empty() || env.shared == nullptr || x.arrival.isOwn || !areThere) return nullptr;
    const std::string_view gateway =
        x.parse.gateway.empty() ? config::kDefaultGateway : std::string_view(x.parse.gateway);
    const auto set = std::ranges::find(sets, gateway, &PolicySet::gateway);
    return set == sets.end() ? nullptr : &*set;
}

}  // namespace

policy::Expression::LookUp identityOf(policy::Facts& facts)
{
    return [&facts](std::span<const std::string> path) -> std::optional<Known> {
        if (path.size() == 2 && path[0] == "metadata")
            return known(facts, Source::Metadata, path[1], false);
        if (path.size() != 3 || path[0] != "cf") return std::nullopt;
        if (path[1] == "user") return userOf(facts, path[2]);
        if (path[1] == "custom") return known(facts, Source::Claim, path[2], false);
        return std::nullopt;
    };
}

Step askPolicies(Exchange& x, const Env& env)
{
    const auto* set = policiesFor(x, env);
    if (set == nullptr) return Pass{};
    policy::Facts facts = factsOf(x);
    const auto verdict = judgeTargets(x, facts, *set);
    if (!isAllowed(verdict)) return deny(x, env, verdict.by);
    return verdict.kind == PolicyVerdict::Kind::Capped ? take(x, env, facts, *set, verdict)
                                                       : Step(Pass{});
}

bool leaveAllowed(Exchange& x, const Env& env)
{
    const auto* set = policiesFor(x, env);
    if (set == nullptr) return true;
    policy::Facts facts = factsOf(x);
    if (isAllowed(judgeTargets(x, facts, *set))) return true;
    x.route.targets.resize(x.route.from);
    return false;
}

}  // namespace gatehouse::pipeline::stages
