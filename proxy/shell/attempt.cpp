#include "proxy/shell/attempt.h"

#include <utility>

#include "proxy/core/pipeline/stages/meter.h"
#include "proxy/core/pipeline/stages/translate.h"
#include "proxy/shell/outset.h"
#include "proxy/shell/race.h"
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

/// The connection is done with: says what it showed.
Tried ended(Visit& visit, const pipeline::Target& target, const Relayed& relayed)
{
    auto& x = visit.x;
    if (relayed.error) noteTrouble(visit, *relayed.error);
    noteHealth(visit, target, x.course.attempts.back(), relayed.error ? &*relayed.error : nullptr);
    if (relayed.outcome == Relay::TurnedAway) pipeline::stages::noteTurnedAway(x);
    return triedBy(relayed.outcome);
}

/// The same where another target is asked, too, if this one is slow.
net::Task<Tried> attemptTwo(Visit& visit, pipeline::Target& target, const Terms& terms)
{
    auto& x = visit.x;
    Raced raced = co_await race(visit, target, terms);
    if (raced.error) {
        x.course.error = *raced.error;
        if (x.course.attempts.empty() || !raced.isAsked) co_return Tried::Impossible;
        noteTrouble(visit, *raced.error);
        co_return Tried::Failed;
    }
    const auto& answers = *raced.target;
    const Busy busy(answers);
    const Relayed relayed = co_await relay(visit, answers, terms, std::move(raced.wire), true);
    x.course.attempts.back().endedAt = visit.now;
    co_return ended(visit, answers, relayed);
}

}  // namespace

net::Task<Tried> attempt(Visit& visit, pipeline::Target& target, const Terms& terms)
{
    auto& x = visit.x;
    x.course.error = {};
    x.course.outcome = Outcome::Running;
    if (terms.hedgeAfter.count() > 0) co_return co_await attemptTwo(visit, target, terms);
    const Busy busy(target);
    const std::int64_t from = visit.now;
    auto ready = takeKey(visit, target);
    // Most providers want none, and a call must not pay for a coroutine that does nothing.
    if (ready && wantsToken(target)) {
        const std::int64_t before = visit.look();
        ready = co_await takeToken(visit, target, visit.cancel);
        x.course.waited += visit.now - before;
    }
    if (ready) ready = pipeline::stages::translate(x, target, visit.env(visit.now));
    if (!ready) {
        x.course.error = std::move(ready).error();
        co_return Tried::Impossible;
    }
    if (x.bridge) noteBridge(visit, target, from);
    auto& row = x.course.attempts.emplace_back(rowOf(visit, target));
    const Departure departure{row.startedAt, &x.out, &visit.cancel};
    for (bool fresh = false;; fresh = true) {
        const std::int64_t before = visit.now;
        net::Lease lease = co_await openUpstream(visit, target, fresh, terms, departure);
        x.course.waited += visit.look() - before;
        if (lease.error) {
            noteTrouble(visit, *lease.error);
            noteHealth(visit, target, row, &*lease.error);
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
        co_return ended(visit, target, relayed);
    }
}

}  // namespace gatehouse
