#include "proxy/core/pipeline/stages/limit.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/encoder.h"
#include "proxy/core/pipeline/body.h"
#include "proxy/core/pipeline/call_size.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/limit_book.h"
#include "proxy/core/pipeline/limit_look.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/state/shared.h"

namespace gatehouse::pipeline::stages {
namespace {

using limit::Over;
using limit::Rule;
using limit::Standing;
using limit::Unit;

constexpr WallMicros kSecond = 1'000'000;
constexpr std::int64_t kPicoPerCent = 10'000'000'000;

void note(Exchange& x, const Env& env, std::string line)
{
    x.course.trace.push_back({"limit", std::move(line), env.now.sinceStart, 0});
}

std::string usedText(const Rule& rule, const Standing& standing)
{
    return cat(limit::amountText(rule.unit, standing.used), " used of ", limit::describe(rule));
}

Step refuseOver(Exchange& x, const Env& env, const Rule& rule, const Standing& standing,
                std::int64_t amount, WallMicros freeAt)
{
    const bool isTooLarge = rule.isPerCall || freeAt < 0;
    const std::string needs = limit::amountText(rule.unit, amount);
    const std::int64_t wait =
        std::max<std::int64_t>(1, freeAt > 0 ? (freeAt - env.now.wall + kSecond - 1) / kSecond : 1);
    std::string message =
        isTooLarge ? cat("this call may take ", needs, ", and the limit '", rule.name, "' is ",
                         limit::describe(rule))
                   : cat("the limit '", rule.name, "' is reached: ", usedText(rule, standing));
    std::string hint = isTooLarge ? std::string("ask for less output, or send less")
                                  : cat("try again in ", number(wait), " s");
    note(x, env, cat(rule.id, ": refused, ", usedText(rule, standing)));
    refuse(x, fail(ErrorKind::TooManyRequests, std::move(message), std::move(hint)));
    constexpr std::int64_t kLongWait = 60;
    if (!isTooLarge) x.reply.headers.emplace_back("retry-after", number(wait));
    // What does not change by trying again soon is not to be tried again by an SDK.
    if (isTooLarge || wait > kLongWait) x.reply.headers.emplace_back("x-should-retry", "false");
    x.reply.headers.emplace_back("x-gatehouse-limit", limitHeader(rule, standing));
    x.limit->tightest = &rule;
    x.limit->standing = standing;
    return Answer{};
}

/// Another model serves: it is looked at anew, without this rule.
void redirect(Exchange& x, const Env& env, const Rule& rule, const Standing& standing)
{
    x.limit->passed.push_back(&rule);
    x.limit->redirectTo = rule.redirectTo;
    note(x, env,
         cat(rule.id, ": ", usedText(rule, standing), ", so ", rule.redirectTo,
             " serves instead of ", x.parse.facts.model));
}

Step queue(Exchange& x, const Env& env, const Rule& rule, const Standing& standing,
           std::int64_t amount, WallMicros freeAt)
{
    constexpr std::int64_t kShortest = 10;  // ms
    constexpr std::int64_t kLongest = 500;
    auto& held = *x.limit;
    held.waitsFor = &rule;
    const std::int64_t now = env.now.sinceStart;
    if (held.queuedSince < 0) {
        held.queuedSince = now;
        note(x, env, cat(rule.id, ": waits, ", usedText(rule, standing)));
    }
    const std::int64_t deadline =
        held.queuedSince + std::chrono::duration_cast<Micros>(rule.queueFor).count();
    if (freeAt < 0 || now >= deadline) return refuseOver(x, env, rule, standing, amount, freeAt);
    const std::int64_t untilFree = freeAt > 0 ? freeAt - env.now.wall : 0;
    const std::int64_t untilEnd = (deadline - now + 999) / 1000;
    return Wait{
        Millis(std::min(untilEnd, std::clamp((untilFree + 999) / 1000, kShortest, kLongest)))};
}

/// Holds the output of a call to what its rules leave. Nothing: it is too long all the same.
Result<bool> clamp(Exchange& x, const Env& env, const Rule& rule, LimitLook& look)
{
    const std::int64_t most = look.roomFor(rule);
    if (most < 1) return false;
    auto body = shortened(x, look.facts(), most);
    if (!body) return std::move(body).error();
    if (body->empty()) return false;
    GH_TRY(replaceBody(x, std::move(*body)));
    x.limit->passed.push_back(&rule);
    x.limit->isClamped = true;
    note(x, env, cat(rule.id, ": its output is held to ", number(most), " tokens"));
    return true;
}

enum class Told : std::uint8_t { Fits, Again, Answered };

/// A rule that looks at each call alone.
Told lookAlone(Exchange& x, const Env& env, const Rule& rule, LimitLook& look)
{
    const std::int64_t amount = look.amountOf(rule);
    const bool isOpen = rule.over == Over::Clamp && !look.saysOutput();
    if (amount <= rule.window.limit && !isOpen) return Told::Fits;
    const Standing standing{.limit = rule.window.limit, .used = amount};
    switch (rule.over) {
        case Over::Warn:
            x.limit->warning = cat(rule.id, ": ", usedText(rule, standing));
            note(x, env, x.limit->warning);
            return Told::Fits;
        case Over::Redirect:
            redirect(x, env, rule, standing);
            return Told::Again;
        case Over::Clamp: {
            const auto done = clamp(x, env, rule, look);
            if (done && *done) return Told::Again;
            break;
        }
        case Over::Block:
        case Over::Queue:
            break;
    }
    refuseOver(x, env, rule, standing, amount, -1);
    return Told::Answered;
}

bool isTighter(const Standing& a, const Standing& b) noexcept
{
    const auto share = [](const Standing& s) {
        return s.limit <= 0 ? 0.0 : static_cast<double>(s.remaining) / static_cast<double>(s.limit);
    };
    return share(a) < share(b);
}

void keep(Exchange& x, const Env& env, const std::vector<const Rule*>& rules,
          state::Ledger::Answer answer)
{
    auto& held = *x.limit;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const Rule& rule = *rules[i];
        const Standing& standing = answer.standings[i];
        held.items.push_back({&rule, std::move(answer.holds[i]), false});
        if (held.tightest == nullptr || isTighter(standing, held.standing)) {
            held.tightest = &rule;
            held.standing = standing;
        }
        const bool isNear =
            rule.warnAt > 0 && standing.limit > 0 &&
            static_cast<double>(standing.used) * 100 >=
                static_cast<double>(standing.limit) * static_cast<double>(rule.warnAt);
        if (!isNear) continue;
        held.warning = cat(rule.id, ": ", usedText(rule, standing));
        note(x, env, held.warning);
    }
}

/// Asks all rules once. Again: a rule was passed in another way, and the rest is asked anew.
Told askAll(Exchange& x, const Env& env, Step& step)
{
    LimitLook look(x, env);
    std::vector<const Rule*> rules;
    for (const Rule& rule : env.snapshot.limits->rules()) {
        // A step takes tokens and money of its caller's; the client sent one request.
        if (x.arrival.stepOf && rule.unit == Unit::Requests) continue;
        if (!look.fallsUnder(rule)) continue;
        if (!rule.isPerCall) {
            rules.push_back(&rule);
            continue;
        }
        const Told told = lookAlone(x, env, rule, look);
        if (told == Told::Fits) continue;
        if (told == Told::Answered) step = Answer{};
        return told;
    }
    std::vector<std::string> who;
    who.reserve(rules.size());
    std::vector<state::Ledger::Ask> asks;
    for (const Rule* rule : rules) {
        who.push_back(look.whoOf(*rule));
        asks.push_back({rule->id, who.back(), rule->windowAt(env.now.wall), look.amountOf(*rule),
                        rule->over == Over::Warn, rule->isKept()});
    }
    auto answer = env.shared->ledger.take(asks, env.now.wall);
    if (answer.isUnsaved) {
        step = Wait{Millis(2)};
        return Told::Answered;
    }
    if (!answer.full) {
        keep(x, env, rules, std::move(answer));
        return Told::Fits;
    }
    const Rule& rule = *rules[*answer.full];
    const Standing& standing = answer.standings[*answer.full];
    const std::int64_t amount = asks[*answer.full].amount;
    if (rule.over == Over::Redirect) {
        redirect(x, env, rule, standing);
        return Told::Again;
    }
    step = rule.over == Over::Queue ? queue(x, env, rule, standing, amount, answer.freeAt)
                                    : refuseOver(x, env, rule, standing, amount, answer.freeAt);
    return Told::Answered;
}

/// What the gateway answers itself takes nothing from anybody.
bool isOwn(const Exchange& x) noexcept
{
    using dialect::Operation;
    const bool isList =
        x.parse.operation == Operation::Models || x.parse.operation == Operation::Model;
    return isList && x.parse.provider.empty();
}

std::int64_t usedOf(const Exchange& x, Unit unit, std::int64_t held) noexcept
{
    // A kept answer is a request like others, and takes nothing else.
    if (x.cache && x.cache->state == record::CacheState::Hit) return unit == Unit::Requests ? 1 : 0;
    const bool isAnswered = std::ranges::any_of(
        x.course.attempts, [](const record::Attempt& attempt) { return attempt.status != 0; });
    if (!isAnswered) return 0;
    if (unit == Unit::Requests) return 1;
    const auto& usage = x.meter.usage;
    const bool isError = x.collect.head.status >= 400;
    // An answer that told nothing was paid for all the same.
    if (!usage.known()) return isError ? 0 : held;
    std::int64_t input = usage.input.value_or(0);
    const std::int64_t output = usage.output.value_or(0);
    // Of calls that were given up for a quicker one, only what was sent is known.
    for (std::size_t i = 0; i + 1 < x.course.attempts.size(); ++i)
        input += x.course.attempts[i].usage.input.value_or(0);
    switch (unit) {
        case Unit::InputTokens:
            return input;
        case Unit::OutputTokens:
            return output;
        case Unit::Cost:
            return x.meter.cost ? x.meter.cost->value : 0;
        case Unit::Tokens:
        case Unit::Requests:
            break;
    }
    return input + output;
}

}  // namespace

Step reserve(Exchange& x, const Env& env)
{
    const auto& rules = env.snapshot.limits->rules();
    const bool isJudges = x.arrival.isOwn && !x.arrival.stepOf;
    const bool isOurs = isOwn(x) || isJudges || x.arrival.mirrors != nullptr;
    if (rules.empty() || env.shared == nullptr || isOurs) return Pass{};
    if (!x.limit) x.limit = std::make_shared<Reservation>();
    Step step = Pass{};
    // Each time round passes one rule more.
    for (std::size_t i = 0; i <= rules.size(); ++i) {
        const Told told = askAll(x, env, step);
        if (told == Told::Fits) break;
        if (told == Told::Answered) return step;
    }
    auto& held = *x.limit;
    if (held.queuedSince >= 0)
        note(x, env, cat("waited ", number((env.now.sinceStart - held.queuedSince) / 1000), " ms"));
    return Pass{};
}

void settleLimits(Exchange& x, const Env& env) noexcept
{
    if (!x.limit || env.shared == nullptr) return;
    for (const auto& [rule, hold, isSpare] : x.limit->items) {
        env.shared->ledger.settle(hold, isSpare ? 0 : usedOf(x, rule->unit, hold.mark.amount),
                                  env.now.wall);
    }
    x.limit->items.clear();
}

Second reserveSecond(Exchange& x, const Env& env)
{
    if (!x.limit || env.shared == nullptr) return {.mayGo = true};
    LimitLook look(x, env);
    std::vector<const Rule*> rules;
    std::vector<std::string> who;
    who.reserve(x.limit->items.size());
    std::vector<state::Ledger::Ask> asks;
    for (const auto& [rule, hold, isSpare] : x.limit->items) {
        // It is still one request of its client's.
        if (rule->unit == Unit::Requests || hold.mark.amount <= 0) continue;
        rules.push_back(rule);
        who.push_back(look.whoOf(*rule));
        asks.push_back({rule->id, who.back(), rule->windowAt(env.now.wall), hold.mark.amount,
                        rule->over == Over::Warn, rule->isKept()});
    }
    if (asks.empty()) return {.mayGo = true};
    auto answer = env.shared->ledger.take(asks, env.now.wall);
    if (answer.isUnsaved) return {.isUnsaved = true};
    if (answer.full) return {.full = rules[*answer.full]->id};
    for (std::size_t i = 0; i < rules.size(); ++i)
        x.limit->items.push_back({rules[i], std::move(answer.holds[i]), true});
    return {.mayGo = true};
}

bool holds(const Exchange& x, const Rule& rule) noexcept
{
    return x.limit && std::ranges::any_of(x.limit->items, [&](const Reservation::Item& item) {
               return item.rule == &rule;
           });
}

std::string limitHeader(const Rule& rule, const Standing& standing)
{
    std::string id;
    appendJsonString(id, rule.id);
    std::ranges::replace_if(
        id, [](char c) { return static_cast<unsigned char>(c) >= 0x7F; }, '?');
    std::string text =
        cat(R"({"limit":)", id, R"(,"unit":")", limit::name(rule.unit), R"(","max":)",
            number(standing.limit), R"(,"used":)", number(standing.used));
    if (standing.resetAt > 0) text += cat(R"(,"resetAt":)", number(standing.resetAt / kSecond));
    return text + "}";
}

void appendLimitFields(std::string& head, const Exchange& x, WallMicros now)
{
    if (!x.limit) return;
    const auto& held = *x.limit;
    if (held.tightest != nullptr) {
        const bool isMoney = held.tightest->unit == Unit::Cost;
        const auto shown = [isMoney](std::int64_t amount) {
            return number(isMoney ? amount / kPicoPerCent : amount);
        };
        http::appendField(head, "ratelimit-limit", shown(held.standing.limit));
        http::appendField(head, "ratelimit-remaining", shown(held.standing.remaining));
        if (held.standing.resetAt > 0)
            http::appendField(
                head, "ratelimit-reset",
                number(std::max<std::int64_t>(0, (held.standing.resetAt - now + kSecond - 1)) /
                       kSecond));
    }
    if (!held.warning.empty()) {
        std::string text = held.warning;
        std::ranges::replace_if(
            text, [](char c) { return static_cast<unsigned char>(c) >= 0x7F; }, '?');
        http::appendField(head, "x-gatehouse-limit-warning", text);
    }
    if (!held.redirectTo.empty())
        http::appendField(head, "x-gatehouse-redirected",
                          x.route.targets.empty() ? held.redirectTo : x.route.target()->model);
    if (held.isClamped) http::appendField(head, "x-gatehouse-clamped", "true");
}

}  // namespace gatehouse::pipeline::stages
