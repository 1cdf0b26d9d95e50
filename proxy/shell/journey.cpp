#include "proxy/shell/journey.h"

#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/line.h"
#include "proxy/core/pipeline/stages/bridge.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/stages/translate.h"
#include "proxy/shell/answer.h"
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

/// A client that left says nothing of the provider, nor does what was wrong with its own key.
void noteHealth(Visit& visit, const pipeline::Target& target, const Error* error)
{
    const auto& x = visit.x;
    const auto& upstream = *target.upstream;
    if (upstream.implicit || visit.cancel.requested()) return;
    const auto& attempt = x.attempts.back();
    const bool borrowed = upstream.keys.empty() && !x.caller.credential.empty();
    if (borrowed && attempt.status >= 400 && attempt.status < 500) return;
    provider::CallMark call;
    call.at = x.arrival.wall + visit.now;
    call.status = attempt.status;
    call.broken = error != nullptr && attempt.status != 0;
    if (attempt.firstByteAt >= 0) call.firstByte = attempt.firstByteAt - attempt.startedAt;
    visit.desk.health.noteEnd(upstream, call, error);
}

/// Which of several keys this attempt goes out under.
void takeKey(Visit& visit, pipeline::Target& target)
{
    target.key = visit.desk.health.chooseKey(*target.upstream, visit.x.arrival.wall + visit.now,
                                             visit.desk.loop.random());
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

/// Sends the request to one target and its answer back. True: something final happened.
net::Task<bool> attempt(Visit& visit, pipeline::Target& target)
{
    auto& x = visit.x;
    const auto& upstream = *target.upstream;
    takeKey(visit, target);
    const std::int64_t from = visit.now;
    if (auto written = pipeline::stages::translate(x, target, visit.env(from)); !written) {
        x.course.error = std::move(written).error();
        co_return false;
    }
    if (x.bridge) noteBridge(visit, target, from);
    auto& row = x.attempts.emplace_back();
    row.provider = upstream.chosen.id;
    row.model = target.model;
    row.url = x.out.url;
    if (upstream.keys.size() > 1) row.key = upstream.keys[target.key].name;
    row.tls = upstream.base.secure();
    row.startedAt = visit.look();
    for (bool fresh = false;; fresh = true) {
        const std::int64_t before = visit.now;
        net::Lease lease = co_await openUpstream(visit, target, fresh);
        x.course.waited += visit.look() - before;
        if (lease.error) {
            noteTrouble(visit, *lease.error);
            noteHealth(visit, target, &*lease.error);
            co_return false;
        }
        row.connectedAt = visit.now;
        row.reused = lease.reused;
        const Relayed relayed = co_await relay(visit, target, lease.wire);
        row.endedAt = visit.now;
        // A pooled connection may have been closed by the provider in the very moment we used it:
        // nothing of an answer came, so the request was not begun there and is sent again once, on
        // a new connection.
        if (relayed.outcome == Relay::Nothing && lease.reused && !visit.cancel.requested())
            continue;
        if (relayed.error) noteTrouble(visit, *relayed.error);
        noteHealth(visit, target, relayed.error ? &*relayed.error : nullptr);
        co_return relayed.outcome == Relay::Delivered || relayed.outcome == Relay::BrokenOff;
    }
}

}  // namespace

net::Task<> journey(Visit& visit)
{
    const Farewell farewell(visit);
    auto& x = visit.x;
    x.trace.reserve(pipeline::wayIn().size());
    for (const auto& stop : pipeline::wayIn()) {
        const auto step = walk(stop, visit);
        if (!step.turnsRound()) continue;
        co_await answer(visit);
        co_return;
    }
    for (auto& target : x.route.targets) {
        const bool final = co_await attempt(visit, target);
        if (final || visit.cancel.requested()) co_return;
    }
    pipeline::stages::refuse(x, x.course.error);
    co_await answer(visit);
}

net::Task<> refuse(Visit& visit, Error error)
{
    const Farewell farewell(visit);
    pipeline::stages::refuse(visit.x, std::move(error));
    visit.x.course.keepAlive = false;
    co_await answer(visit);
}

}  // namespace gatehouse
