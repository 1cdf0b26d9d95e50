#include "proxy/shell/relay.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/sample/sample.h"
#include "proxy/shell/ask.h"
#include "proxy/shell/body_spill.h"
#include "proxy/shell/engine/clock.h"
#include "proxy/shell/passage.h"
#include "proxy/shell/splice.h"

namespace gatehouse {
namespace {

using record::Outcome;

constexpr ByteCount kMostTurnedAway = 64 * 1024;  // of an error that nobody gets

/// When there must be a first byte by the client's own wish.
net::SteadyTime limitOf(const Visit& visit, const Terms& terms, std::int64_t startedAt)
{
    return terms.timeout.count() > 0 ? visit.start + Micros(startedAt) + terms.timeout
                                     : net::SteadyTime::max();
}

}  // namespace

Error endOf(const net::Duplex& wire, bool headSeen)
{
    if (wire.end() == net::End::TimedOut) {
        return fail(ErrorKind::UpstreamTimeout,
                    headSeen ? "the provider fell silent in the middle of its answer"
                             : "the provider did not answer in time",
                    "raise the provider's deadlines if it is known to be slow");
    }
    return fail(ErrorKind::BadUpstream,
                headSeen ? "the provider broke off in the middle of its answer"
                         : "the provider closed the connection without an answer",
                "try again; if it stays so, look at the provider's status page");
}

net::SteadyTime deadlineOf(const Visit& visit, const config::ProviderConfig& chosen,
                           const Terms& terms, std::int64_t startedAt, bool headSeen)
{
    const auto step = headSeen ? chosen.idleTimeout : chosen.firstByteTimeout;
    const auto limit = headSeen ? net::SteadyTime::max() : limitOf(visit, terms, startedAt);
    return std::min({visit.desk.loop.coarseNow() + step,
                     visit.start + Micros(startedAt) + chosen.totalTimeout, limit});
}

net::Task<net::Lease> openUpstream(Visit& visit, const pipeline::Target& target, bool fresh,
                                   const Terms& terms, const Departure& of)
{
    const auto& upstream = *target.upstream;
    if (!upstream.row.sample) {
        net::Lease lease = co_await visit.desk.pool.open(
            upstream, fresh, limitOf(visit, terms, of.startedAt), *of.cancel);
        auto& tally = visit.desk.tally;
        engine::Tally::bump(lease.reused ? tally.upstreamReused : tally.upstreamOpened);
        co_return lease;
    }
    http::RequestHead head = visit.x.arrival.head;
    const std::string_view rest = visit.x.parse.path;
    const std::string_view version = visit.x.parse.version;
    head.target = cat("/", version.empty() ? "v1" : version, rest,
                      visit.x.parse.query.empty() ? "" : "?", visit.x.parse.query);
    std::string body;
    for (const auto piece : of.out->body) body += piece;
    auto moves = sample::play(head, body, engine::wallNow());
    net::Lease lease;
    lease.wire = std::make_shared<net::Duplex>(visit.desk.loop, std::move(moves));
    co_return lease;
}

/// The client is gone. A stream that it may take up again goes on without it.
void leaveAlone(Visit& visit)
{
    if (!visit.run) return visit.cancel.request();
    visit.isAlone = true;
    visit.x.course.clientGone = true;
    visit.x.course.keepAlive = false;
}

/// Sends what lies on the disk piece by piece: no more of it is in the memory than one of them.
net::Task<bool> sendRest(Visit& visit, const config::ProviderConfig& chosen, const Terms& terms,
                         net::Duplex& wire)
{
    constexpr std::size_t kPiece = std::size_t{4} << 20U;
    std::string_view rest = visit.x.arrival.rest;
    bool isSent = true;
    const std::int64_t startedAt = visit.x.course.attempts.back().startedAt;
    while (isSent && !rest.empty()) {
        const std::array<std::string_view, 1> piece{rest.substr(0, kPiece)};
        rest.remove_prefix(piece[0].size());
        wire.at(deadlineOf(visit, chosen, terms, startedAt, false));
        isSent = co_await wire.write(piece, true);
        BodySpill::release(piece[0]);
    }
    co_return isSent;
}

net::Task<Relayed> relay(Visit& visit, const pipeline::Target& target, const Terms& terms,
                         std::shared_ptr<net::Duplex> wire, bool isSent)
{
    auto& x = visit.x;
    auto& attempt = x.course.attempts.back();
    const auto& chosen = target.upstream->chosen;
    if (visit.cancel.requested()) wire->abort();
    visit.cancel.by([raw = wire.get()] {
        raw->abort();
    });  // a plain pointer: the function then needs no memory

    bool written = isSent;
    if (!isSent) {
        const std::int64_t startedAt = attempt.startedAt;
        std::array<std::string_view, 1 + pipeline::Outgoing::kMostPieces> request{x.out.head};
        std::ranges::copy(x.out.body, request.begin() + 1);
        wire->at(deadlineOf(visit, chosen, terms, startedAt, false));
        // A provider may refuse in the middle of a large body and close: what it said is read below
        // all the same.
        const bool hasRest = !x.arrival.rest.empty() && !x.bridge;
        const std::size_t pieces = 1 + x.out.body.size() - (hasRest ? 1 : 0);
        written = co_await wire->write(std::span(request).first(pieces), true);
        if (hasRest && written) written = co_await sendRest(visit, chosen, terms, *wire);
        const std::int64_t begun = visit.now;
        attempt.sentAt = visit.look();
        attempt.bytesSent = static_cast<ByteCount>(x.out.head.size() + x.out.size);
        x.course.waited += attempt.sentAt - begun;
    }

    Passage passage(visit, target, terms);
    Relayed result;
    while (!passage.over()) {
        wire->at(deadlineOf(visit, chosen, terms, attempt.startedAt, passage.isCommitted()));
        std::int64_t before = visit.now;
        const net::Duplex::Received received = co_await wire->receive();
        x.course.waited += visit.look() - before;
        attempt.bytesReceived += static_cast<ByteCount>(received.bytes.size());
        bool whole = true;
        if (!received.bytes.empty()) {
            if (attempt.firstByteAt < 0) attempt.firstByteAt = visit.now;
            whole = passage.take(received.bytes);
            if (!whole) result.error = passage.error();
        } else {
            whole = received.end == net::End::Eof && passage.finish();
            if (!whole)
                result.error =
                    passage.isBroken() ? passage.error() : endOf(*wire, passage.headSeen());
        }
        if (!whole) break;
        if (passage.waitsForJudge()) {
            visit.cancel.byNothing();
            wire->never();
            passage.judged(co_await mayDeliver(visit));
            if (visit.cancel.requested() || passage.isRefused()) break;
        }
        if (passage.turnsAway() && x.collect.total > kMostTurnedAway) break;
        if (passage.batch().empty()) continue;
        before = visit.look();
        const bool taken = visit.isAlone || co_await visit.client->write(passage.batch());
        x.course.waited += visit.look() - before;
        passage.sent();
        if (!taken) leaveAlone(visit);
        if (visit.cancel.requested()) break;
        if (passage.hasSwitched()) {
            visit.cancel.byNothing();
            co_await splice(visit, wire, passage.rest());
            result.outcome = Relay::Delivered;
            co_return result;
        }
    }
    visit.cancel.byNothing();
    wire->never();
    if (passage.isRefused() && !visit.cancel.requested()) {
        wire->abort();
        result.error.reset();
        result.outcome = Relay::Refused;
        co_return result;
    }
    if (passage.over() && !visit.cancel.requested()) {
        if (passage.mayReuse() && written && !target.upstream->row.sample) {
            visit.desk.pool.giveBack(*target.upstream, std::move(wire));
        } else {
            wire->abort();
        }
        if (passage.turnsAway()) {
            result.outcome = Relay::TurnedAway;
            co_return result;
        }
        if (passage.isStopped()) {
            x.course.error = x.collect.guard->error;
            x.course.outcome = Outcome::Refused;
        } else if (x.bridge && x.bridge->isCut) {
            result.error = x.bridge->error;
            x.course.outcome = Outcome::UpstreamCut;
        }
        if (visit.isAlone) leaveAlone(visit);
        result.outcome = Relay::Delivered;
        co_return result;
    }
    wire->abort();
    if (passage.turnsAway() && !visit.cancel.requested()) {
        result.error.reset();  // its head says enough
        result.outcome = Relay::TurnedAway;
        co_return result;
    }
    if (visit.cancel.requested()) {
        x.course.clientGone = true;
        x.course.keepAlive = false;
        result.error = fail(ErrorKind::ClientClosed, "the client left before the answer was whole");
        result.outcome = passage.headSent() ? Relay::BrokenOff : Relay::Failed;
        x.course.outcome = Outcome::ClientClosed;
        co_return result;
    }
    if (!result.error) result.error = endOf(*wire, passage.headSeen());
    if (!passage.headSent()) {
        // A whole but unsound head counts as an answer: it is not asked for again.
        result.outcome = attempt.bytesReceived == 0 && wire->end() != net::End::TimedOut
                             ? Relay::Nothing
                             : Relay::Failed;
        x.collect = pipeline::Collected();
        x.course.delivered = 0;  // what was kept back is forgotten
        co_return result;
    }
    x.course.keepAlive = false;
    if (visit.run) visit.run->lose();
    x.course.outcome =
        result.error->kind == ErrorKind::UpstreamTimeout ? Outcome::Timeout : Outcome::UpstreamCut;
    const std::array<std::string_view, 1> lastWords{passage.lastWords(*result.error)};
    if (!lastWords[0].empty()) co_await visit.client->write(lastWords, true);
    if (x.arrival.head.minor == 0)
        visit.client->resetOnClose();  // a body without a length ends with the connection
    result.outcome = Relay::BrokenOff;
    co_return result;
}

}  // namespace gatehouse
