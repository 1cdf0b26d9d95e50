#include "proxy/shell/journey.h"

#include <chrono>
#include <optional>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/line.h"
#include "proxy/core/pipeline/stages/bridge.h"
#include "proxy/core/pipeline/stages/meter.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/translate.h"
#include "proxy/core/pipeline/trip.h"
#include "proxy/core/policy/retry.h"
#include "proxy/core/state/target_board.h"
#include "proxy/shell/answer.h"
#include "proxy/shell/net/pause.h"
#include "proxy/shell/relay.h"

namespace gatehouse {
namespace {

using pipeline::Exchange;
using record::Outcome;

/// The way out: exactly once, whatever happens, also when the coroutine is destroyed in mid-await.
class Farewell {
public:
    explicit Farewell(Visit& visit) : visit_(visit) { Tally::bump(visit.desk.tally.openExchanges); }

    Farewell(const Farewell&) = delete;
    Farewell& operator=(const Farewell&) = delete;

    ~Farewell()
    {
        auto& x = visit_.x;
        x.course.endedAt = visit_.sinceStart();
        for (const auto& stop : pipeline::wayOut()) stop.run(x, visit_.env(x.course.endedAt));
        auto& tally = visit_.desk.tally;
        Tally::bump(tally.openExchanges, -1);
        if (!x.record) return;
        tally.note(*x.record);
        visit_.desk.house.writer->push(record::ExchangeFinished{std::move(x.record)});
    }

private:
    using Tally = engine::Tally;
    Visit& visit_;
};

pipeline::Step walk(const pipeline::Stop<pipeline::Enter>& stop, Visit& visit)
{
    auto& x = visit.x;
    const std::int64_t from = visit.now;
    auto step = stop.run(x, visit.env(from));
    x.trace.push_back({stop.name, step.turnsRound() ? std::string("answer") : std::string("pass"),
                       from, visit.look() - from});
    return step;
}

void noteTrouble(Visit& visit, const Error& error)
{
    auto& x = visit.x;
    x.course.error = error;
    auto& attempt = x.attempts.back();
    attempt.errorCode = error.code();
    attempt.errorText = error.message;
    attempt.endedAt = visit.look();
    if (visit.cancel.requested()) {
        x.course.outcome = Outcome::ClientClosed;
    } else if (error.kind == ErrorKind::UpstreamTimeout) {
        x.course.outcome = Outcome::Timeout;
    }
}

/// The client's own key goes out, none of ours.
bool isBorrowed(const Visit& visit, const pipeline::Target& target) noexcept
{
    return target.key >= target.upstream->keys.size() && !visit.x.caller.credential.empty();
}

/// What the calls of routes show about their targets, to all loops.
class Busy {
public:
    explicit Busy(const pipeline::Target& target) : state_(target.state)
    {
        if (state_ != nullptr) state_->begin();
    }

    ~Busy()
    {
        if (state_ != nullptr) state_->end();
    }

    Busy(const Busy&) = delete;
    Busy& operator=(const Busy&) = delete;

private:
    state::TargetState* state_;
};

/// The client's own mistake says nothing of the target; to be told to wait, when it is back.
void noteState(const Visit& visit, const pipeline::Target& target, const provider::CallMark& call)
{
    if (target.state == nullptr) return;
    const WallMicros now = visit.x.arrival.wall + visit.now;
    const bool isBad = call.status == 0 || call.broken || provider::isFailure(call);
    if (call.status == 429) {
        const auto wait = engine::retryAfter(visit.x.collect.head.headers, now);
        const auto rest = provider::restAfter(call.status, wait);
        if (target.upstream->keys.size() < 2)
            target.state->rest(now + std::chrono::duration_cast<Micros>(rest).count());
    } else if (isBad) {
        target.state->noteFailure(now);
    } else {
        target.state->noteSuccess(call.firstByte, now);
    }
}

/// A client that left says nothing of the provider, nor does what was wrong with its own key.
void noteHealth(Visit& visit, const pipeline::Target& target, const Error* error)
{
    const auto& x = visit.x;
    const auto& upstream = *target.upstream;
    if (upstream.implicit || visit.cancel.requested()) return;
    const auto& attempt = x.attempts.back();
    if (isBorrowed(visit, target) && attempt.status >= 400 && attempt.status < 500) return;
    provider::CallMark call;
    call.at = x.arrival.wall + visit.now;
    call.status = attempt.status;
    call.broken = error != nullptr && attempt.status != 0;
    if (attempt.firstByteAt >= 0) call.firstByte = attempt.firstByteAt - attempt.startedAt;
    visit.desk.health.noteEnd(upstream, call, error);
    noteState(visit, target, call);
}

/// Which of several keys this attempt goes out under.
Result<void> takeKey(Visit& visit, pipeline::Target& target)
{
    auto wanted = pipeline::stages::keyFor(visit.x, target);
    if (!wanted) return std::move(wanted).error();
    target.key =
        *wanted ? **wanted
                : visit.desk.health.chooseKey(*target.upstream, visit.x.arrival.wall + visit.now,
                                              visit.desk.loop.random());
    return {};
}

bool wantsToken(const pipeline::Target& target) noexcept
{
    return target.upstream->row.auth.scheme == provider::AuthScheme::Google &&
           !target.upstream->keyAt(target.key).empty();
}

/// Exchanges the key for a token.
net::Task<Result<void>> takeToken(Visit& visit, pipeline::Target& target)
{
    const auto& upstream = *target.upstream;
    target.token = {};
    const std::int64_t from = visit.look();
    auto token = co_await visit.desk.tokens.tokenFor(
        upstream, target.key, visit.x.arrival.wall + visit.now, visit.cancel);
    visit.x.course.waited += visit.look() - from;
    if (!token) co_return std::move(token).error();
    target.token = std::move(*token);
    co_return Result<void>();
}

/// What the window says of a translation.
void noteBridge(Visit& visit, const pipeline::Target& target, std::int64_t from)
{
    auto& x = visit.x;
    std::string decision = cat(x.parse.dialect->id, " to ", target.dialect->id);
    const std::string leftOut = pipeline::stages::leftOutLine(*x.bridge);
    if (!leftOut.empty()) decision += cat(", left out: ", leftOut);
    x.trace.push_back({"translate", std::move(decision), from, visit.look() - from});
}

/// How an attempt ended.
enum class Tried : std::uint8_t {
    Final,       ///< something went to the client
    TurnedAway,  ///< the provider answered with an error that is kept from the client
    Failed,      ///< there was no answer
    Impossible,  ///< this target cannot be asked
};

Tried triedBy(Relay outcome) noexcept
{
    switch (outcome) {
        case Relay::Delivered:
        case Relay::BrokenOff:
            return Tried::Final;
        case Relay::TurnedAway:
            return Tried::TurnedAway;
        case Relay::Failed:
        case Relay::Nothing:
            break;
    }
    return Tried::Failed;
}

/// Sends the request to one target and its answer back.
net::Task<Tried> attempt(Visit& visit, pipeline::Target& target, const Terms& terms)
{
    auto& x = visit.x;
    const auto& upstream = *target.upstream;
    const Busy busy(target);
    x.course.error = {};
    x.course.outcome = Outcome::Running;
    const std::int64_t from = visit.now;
    auto ready = takeKey(visit, target);
    // Most providers want none, and a call must not pay for a coroutine that does nothing.
    if (ready && wantsToken(target)) ready = co_await takeToken(visit, target);
    if (ready) ready = pipeline::stages::translate(x, target, visit.env(visit.now));
    if (!ready) {
        x.course.error = std::move(ready).error();
        co_return Tried::Impossible;
    }
    if (x.bridge) noteBridge(visit, target, from);
    auto& row = x.attempts.emplace_back();
    row.provider = upstream.chosen.id;
    row.model = target.model;
    row.url = x.out.url;
    if (upstream.keys.size() > 1 && target.key < upstream.keys.size())
        row.key = upstream.keys[target.key].name;
    row.tls = upstream.base.secure();
    row.startedAt = visit.look();
    for (bool fresh = false;; fresh = true) {
        const std::int64_t before = visit.now;
        net::Lease lease = co_await openUpstream(visit, target, fresh, terms);
        x.course.waited += visit.look() - before;
        if (lease.error) {
            noteTrouble(visit, *lease.error);
            noteHealth(visit, target, &*lease.error);
            co_return Tried::Failed;
        }
        row.connectedAt = visit.now;
        row.reused = lease.reused;
        const Relayed relayed = co_await relay(visit, target, terms, lease.wire);
        row.endedAt = visit.now;
        // A pooled connection may have been closed by the provider in the very moment we used it:
        // nothing of an answer came, so the request was not begun there and is sent again once, on
        // a new connection.
        if (relayed.outcome == Relay::Nothing && lease.reused && !visit.cancel.requested())
            continue;
        if (relayed.error) noteTrouble(visit, *relayed.error);
        noteHealth(visit, target, relayed.error ? &*relayed.error : nullptr);
        if (relayed.outcome == Relay::TurnedAway) pipeline::stages::noteTurnedAway(x);
        co_return triedBy(relayed.outcome);
    }
}

bool mayPass(Tried tried, const pipeline::Exchange& x) noexcept
{
    return tried == Tried::Failed ||
           (tried == Tried::TurnedAway && policy::isPassing(x.collect.head.status));
}

/// Waits as long as the client wants before the next attempt.
net::Task<> waitForNext(Visit& visit, Millis length)
{
    auto& x = visit.x;
    const std::int64_t from = visit.look();
    co_await net::pause(visit.desk.loop, length, visit.cancel);
    x.course.waited += visit.look() - from;
    x.trace.push_back(
        {"retry", cat("again after ", number(length.count()), " ms"), from, visit.now - from});
    if (!visit.cancel.requested()) co_return;
    x.course.clientGone = true;
    x.course.keepAlive = false;
    x.course.outcome = Outcome::ClientClosed;
}

/// How often and how long a target is asked: as the client says, else as its route does.
policy::RetryRule ruleOf(const pipeline::Exchange& x) noexcept
{
    const auto* node = x.route.trip ? x.route.trip->rule : nullptr;
    if (node == nullptr || x.options.retry != policy::RetryRule()) return x.options.retry;
    return node->retry;
}

Terms termsOf(const Visit& visit, const policy::RetryRule& rule, int number) noexcept
{
    const auto& x = visit.x;
    Terms terms;
    terms.mayRetry = number < rule.attempts;
    terms.mayLeave = visit.hasNext;
    if (!x.route.trip) {
        terms.timeout = policy::timeoutOf(rule, number);
        return terms;
    }
    terms.timeout = rule.timeout;
    terms.on = &x.route.trip->rule->on;
    terms.mayLeave =
        terms.mayLeave || x.route.trip->mayFallBack || x.route.asked + 1 < x.route.targets.size();
    return terms;
}

/// Asks one target as often as the client wants.
net::Task<Tried> ask(Visit& visit, pipeline::Target& target)
{
    const auto rule = ruleOf(visit.x);
    for (int number = 1;; ++number) {
        const Terms terms = termsOf(visit, rule, number);
        const Tried tried = co_await attempt(visit, target, terms);
        if (!terms.mayRetry || visit.cancel.requested() || !mayPass(tried, visit.x))
            co_return tried;
        co_await waitForNext(visit, policy::waitAfter(rule, number));
        if (visit.cancel.requested()) co_return Tried::Failed;
    }
}

/// Whether a target may be asked now. One that failed again and again is asked once in a while.
bool isReady(Visit& visit, const pipeline::Target& target)
{
    if (target.state == nullptr) return true;
    const std::int64_t now = visit.look();
    if (target.state->mayAsk(visit.x.arrival.wall + now)) return true;
    visit.x.trace.push_back(
        {"route",
         cat("not ", target.upstream->chosen.id, "/", target.model, ": it rests after failures"),
         now, 0});
    return false;
}

/// Asks the targets of one node in their order, those that rest only when `all` are meant. Nothing:
/// none was asked.
net::Task<std::optional<Tried>> askNode(Visit& visit, bool all)
{
    auto& x = visit.x;
    std::optional<Tried> last;
    for (std::size_t i = x.route.from; i < x.route.targets.size(); ++i) {
        auto& target = x.route.targets[i];
        if (!all && !isReady(visit, target)) continue;
        x.route.asked = i;
        last = co_await ask(visit, target);
        if (*last == Tried::Final || visit.cancel.requested()) break;
        const bool answered = *last == Tried::TurnedAway;
        if (!x.route.trip || *last == Tried::Impossible) continue;
        const auto trouble = pipeline::troubleOf(x, answered);
        if (!x.route.trip->rule->on.include(trouble, x.collect.head.status)) break;
    }
    co_return last;
}

/// Nothing went to the client: its answer is an error of ours, unless another step follows. Who may
/// not call may not call the next step either.
net::Task<Ended> turnRound(Visit& visit)
{
    auto& x = visit.x;
    const auto kind = x.reply.error.kind;
    // Once there is a target, these speak of the provider's key: another step may have one.
    const bool mayNot =
        x.route.targets.empty() && (kind == ErrorKind::Unauthorized ||
                                    kind == ErrorKind::Forbidden || kind == ErrorKind::ForeignHost);
    if (visit.hasNext && !x.reply.local && !mayNot) {
        x.course.status = x.reply.status;
        co_return Ended::Left;
    }
    co_await answer(visit);
    co_return Ended::Told;
}

/// Asks one node after the other until one answers.
net::Task<Tried> askAll(Visit& visit)
{
    auto& x = visit.x;
    std::optional<Tried> last;
    do {
        const bool isLast = !x.route.trip || !x.route.trip->mayFallBack;
        auto tried = co_await askNode(visit, !x.route.trip);
        // Nobody else is left: better to ask one that rests than to refuse unasked.
        if (!tried && isLast && !last) tried = co_await askNode(visit, true);
        if (tried) last = tried;
        if (last == Tried::Final || visit.cancel.requested()) break;
        const bool answered = last == Tried::TurnedAway;
        if (tried && x.route.trip && *tried != Tried::Impossible &&
            !x.route.trip->rule->on.include(pipeline::troubleOf(x, answered),
                                            x.collect.head.status))
            break;
        const std::string why = tried ? pipeline::troubleText(x, answered) : "its targets rest";
        if (!pipeline::goOn(x, visit.env(visit.look()), why)) break;
    } while (true);
    if (last == Tried::Final) pipeline::arrive(x);
    co_return last.value_or(Tried::Failed);
}

/// What the client is told when nobody answered.
Error lastWord(const Exchange& x, Tried tried)
{
    if (tried != Tried::TurnedAway && !x.course.error.message.empty()) return x.course.error;
    return fail(ErrorKind::Unavailable,
                x.attempts.empty() ? std::string("no model of this route can be asked now")
                                   : pipeline::troubleText(x, true),
                "every model of this route failed; its way stands in the trace of this call");
}

}  // namespace

net::Task<Ended> journey(Visit& visit)
{
    const Farewell farewell(visit);
    auto& x = visit.x;
    x.trace.reserve(pipeline::wayIn().size());
    for (const auto& stop : pipeline::wayIn()) {
        const auto step = walk(stop, visit);
        if (step.turnsRound()) co_return co_await turnRound(visit);
    }
    const Tried tried = co_await askAll(visit);
    if (tried == Tried::Final || visit.cancel.requested()) co_return Ended::Told;
    if (tried == Tried::TurnedAway && visit.hasNext) {
        x.course.status = x.collect.head.status;
        co_return Ended::Left;
    }
    if (!x.reply.set) pipeline::stages::refuse(x, lastWord(x, tried));
    co_return co_await turnRound(visit);
}

net::Task<> refuse(Visit& visit, Error error)
{
    const Farewell farewell(visit);
    pipeline::stages::refuse(visit.x, std::move(error));
    visit.x.course.keepAlive = false;
    co_await answer(visit);
}

}  // namespace gatehouse
