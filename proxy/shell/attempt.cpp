#include "proxy/shell/attempt.h"

#include <chrono>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/stages/bridge.h"
#include "proxy/core/pipeline/stages/meter.h"
#include "proxy/core/pipeline/stages/translate.h"
#include "proxy/core/state/target_board.h"
#include "proxy/shell/relay.h"

namespace gatehouse {
namespace {

using record::Outcome;

void noteTrouble(Visit& visit, const Error& error)
{
    auto& x = visit.x;
    x.course.error = error;
    auto& attempt = x.course.attempts.back();
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
    const auto& attempt = x.course.attempts.back();
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
    x.course.trace.push_back({"translate", std::move(decision), from, visit.look() - from});
}

Tried triedBy(Relay outcome) noexcept
{
    switch (outcome) {
        case Relay::Delivered:
        case Relay::BrokenOff:
            return Tried::Final;
        case Relay::TurnedAway:
            return Tried::TurnedAway;
        case Relay::Refused:
            return Tried::Refused;
        case Relay::Failed:
        case Relay::Nothing:
            break;
    }
    return Tried::Failed;
}

}  // namespace

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
    auto& row = x.course.attempts.emplace_back();
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

}  // namespace gatehouse
