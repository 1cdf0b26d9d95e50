#include "proxy/shell/race.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/pipeline/hedge.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/pipeline/stages/meter.h"
#include "proxy/core/pipeline/stages/translate.h"
#include "proxy/shell/net/bell.h"
#include "proxy/shell/net/pause.h"
#include "proxy/shell/outset.h"
#include "proxy/shell/relay.h"

namespace gatehouse {
namespace {

using pipeline::Target;

constexpr Millis kAgain{2};  // until the disk knows a ceiling

enum class Stand : std::uint8_t {
    Idle,     ///< not begun
    Waiting,  ///< for an answer
    Answers,
    Refuses,  ///< an error that leads to another target
    Lost,     ///< no answer came, or it was called back
};

/// One of the two.
struct Runner {
    Target* target = nullptr;
    std::optional<Target> own;  ///< of a target that is asked a second time
    std::optional<Busy> busy;
    pipeline::SetAside outgoing;
    record::Attempt row;
    std::shared_ptr<net::Duplex> wire;
    net::Cancel cancel;
    std::string heard;  ///< the beginning of its answer
    std::optional<Error> error;
    Stand state = Stand::Idle;
    bool isAsked = false;
    bool isOver = true;  ///< its coroutine is not under way
};

struct Race {
    Race(Visit& at, const Terms& by) : visit(at), terms(by), bell(at.desk.loop) {}

    Visit& visit;
    const Terms& terms;
    net::Bell bell;
    std::array<Runner, 2> runners;
    net::Cancel clock;
    bool isTimeUp = false;
    bool clockEnded = false;

    void callBack()
    {
        clock.request();
        for (auto& each : runners) each.cancel.request();
    }
};

/// Sends the request, and listens until it is clear what the answer is.
net::Task<> sendAndHear(Race& both, Runner& runner)
{
    auto& visit = both.visit;
    auto& row = runner.row;
    auto& wire = *runner.wire;
    const auto& chosen = runner.target->upstream->chosen;
    const auto& out = runner.outgoing.out;
    std::array<std::string_view, 1 + pipeline::Outgoing::kMostPieces> request{out.head};
    std::ranges::copy(out.body, request.begin() + 1);
    wire.at(deadlineOf(visit, chosen, both.terms, row.startedAt, false));
    co_await wire.write(std::span(request).first(1 + out.body.size()), true);
    row.sentAt = visit.look();
    row.bytesSent = static_cast<ByteCount>(out.head.size() + out.size);
    http::Decoder decoder(http::Role::Response);
    for (;;) {
        wire.at(deadlineOf(visit, chosen, both.terms, row.startedAt, false));
        const net::Duplex::Received received = co_await wire.receive();
        visit.look();
        if (received.bytes.empty()) {
            runner.error = endOf(wire, false);
            break;
        }
        if (row.firstByteAt < 0) row.firstByteAt = visit.now;
        runner.heard += received.bytes;
        std::string_view rest = received.bytes;
        const auto kind = decoder.next(rest);
        if (kind == http::Decoder::Kind::NeedMore) continue;
        row.status = kind == http::Decoder::Kind::Head ? decoder.response().status : 0;
        const bool leadsOn =
            row.status >= 400 && both.terms.on->include(policy::Trouble::Status, row.status);
        runner.state = leadsOn ? Stand::Refuses : Stand::Answers;
        break;
    }
    wire.never();
}

net::Task<> ask(Race& both, Runner& runner)
{
    auto& visit = both.visit;
    auto& x = visit.x;
    auto& target = *runner.target;
    const std::int64_t from = visit.look();
    auto ready = takeKey(visit, target);
    if (ready && wantsToken(target)) ready = co_await takeToken(visit, target, runner.cancel);
    if (ready) ready = pipeline::stages::translate(x, target, visit.env(visit.look()));
    if (!ready) {
        runner.error = std::move(ready).error();
        co_return;
    }
    if (x.bridge) noteBridge(visit, target, from);
    runner.row = rowOf(visit, target);
    runner.outgoing.take(x);
    runner.isAsked = true;
    const Departure departure{runner.row.startedAt, &runner.outgoing.out, &runner.cancel};
    for (bool fresh = false;; fresh = true) {
        net::Lease lease = co_await openUpstream(visit, target, fresh, both.terms, departure);
        runner.row.connectedAt = lease.error ? -1 : visit.look();
        runner.row.reused = lease.reused;
        runner.error = std::move(lease.error);
        if (runner.error) co_return;
        runner.wire = std::move(lease.wire);
        if (runner.cancel.requested()) runner.wire->abort();
        runner.cancel.by([raw = runner.wire.get()] { raw->abort(); });
        co_await sendAndHear(both, runner);
        runner.cancel.byNothing();
        // As in attempt(): closed by the provider in the very moment we used it.
        const bool isStale = runner.error && runner.heard.empty() && runner.row.reused && !fresh &&
                             runner.wire->end() != net::End::TimedOut;
        if (!isStale || runner.cancel.requested()) co_return;
        runner.wire->abort();
        runner.error.reset();
    }
}

net::Task<> run(Race& both, Runner& runner)
{
    try {
        co_await ask(both, runner);
    } catch (const std::exception&) {
        runner.error = fail(ErrorKind::Internal, "there was no memory for this call", "try again");
    }
    if (runner.error) runner.state = Stand::Lost;
    runner.isOver = true;
    both.bell.ring();
}

net::Task<> watch(Race& both, Millis length)
{
    co_await net::pause(both.visit.desk.loop, length, both.clock);
    both.isTimeUp = true;
    both.clockEnded = true;
    both.bell.ring();
}

void tellHedge(Visit& visit, std::string line)
{
    visit.x.course.trace.push_back({"hedge", std::move(line), visit.look(), 0});
}

std::string nameOf(const Target& target)
{
    return cat(target.upstream->chosen.id, "/", target.model);
}

/// Whom to ask as well. False: nobody, or not yet.
bool mayBeginSecond(Race& both, bool& isLater)
{
    auto& visit = both.visit;
    auto& x = visit.x;
    auto& [first, second] = both.runners;
    const std::string slow = cat(nameOf(*first.target), " has not answered after ",
                                 number(both.terms.hedgeAfter.count()), " ms");
    const auto room = pipeline::stages::reserveSecond(x, visit.env(visit.look()));
    isLater = room.isUnsaved;
    if (!room.full.empty()) {
        tellHedge(visit,
                  cat(slow, ", and nobody else is asked: ", room.full, " has no room for two"));
    }
    if (!room.mayGo) return false;
    second.target = pipeline::secondOf(x, x.arrival.wall + visit.now);
    if (second.target == nullptr) {
        second.own = *first.target;
        second.target = &*second.own;
    }
    tellHedge(visit, cat(slow, ": ", nameOf(*second.target), " is asked, too"));
    return true;
}

void beginRunner(Race& both, Runner& runner, std::optional<net::Task<>>& task)
{
    runner.state = Stand::Waiting;
    runner.isOver = false;
    runner.busy.emplace(*runner.target);
    task.emplace(run(both, runner));
    net::begin(*task);
}

bool isDecided(const std::array<Runner, 2>& runners) noexcept
{
    return runners[0].state == Stand::Answers || runners[1].state == Stand::Answers ||
           (runners[0].isOver && runners[1].isOver);
}

/// The one whose answer, or failure, it is.
std::size_t lastOf(const std::array<Runner, 2>& runners) noexcept
{
    for (const auto wanted : {Stand::Answers, Stand::Refuses}) {
        for (std::size_t i = 0; i < runners.size(); ++i) {
            if (runners[i].state == wanted) return i;
        }
    }
    return runners[1].isAsked ? 1 : 0;
}

/// What is told of the one that has not won.
void settleLoser(Race& both, Runner& loser)
{
    auto& visit = both.visit;
    auto& row = loser.row;
    const bool isCalledBack = loser.cancel.requested() && loser.state != Stand::Refuses;
    row.endedAt = visit.now;
    if (isCalledBack) {
        row.status = 0;
        row.errorCode = "superseded";
        row.errorText = "another call for the same answer was quicker";
        pipeline::stages::meterGivenUp(visit.x, *loser.target, row);
        if (loser.target->state != nullptr && !visit.cancel.requested())
            loser.target->state->noteSlow(visit.now - row.startedAt,
                                          visit.x.arrival.wall + visit.now);
        return;
    }
    if (loser.error) {
        row.errorCode = loser.error->code();
        row.errorText = loser.error->message;
    } else {
        row.errorText = "an error, and another was asked for the same answer";
    }
    noteHealth(visit, *loser.target, row, loser.error ? &*loser.error : nullptr);
    if (!loser.own) loser.target->hasFailed = true;
}

}  // namespace

net::Task<Raced> race(Visit& visit, pipeline::Target& target, const Terms& terms)
{
    auto& x = visit.x;
    const std::int64_t from = visit.look();
    Race both(visit, terms);
    std::array<std::optional<net::Task<>>, 2> tasks;
    auto& runners = both.runners;
    runners[0].target = &target;
    visit.cancel.by([&both] { both.callBack(); });
    beginRunner(both, runners[0], tasks[0]);
    std::optional<net::Task<>> clock(watch(both, terms.hedgeAfter));
    net::begin(*clock);
    while (!isDecided(runners)) {
        co_await both.bell;
        visit.look();
        const bool isDue = std::exchange(both.isTimeUp, false);
        if (!isDue || isDecided(runners) || visit.cancel.requested()) continue;
        bool isLater = false;
        if (mayBeginSecond(both, isLater)) beginRunner(both, runners[1], tasks[1]);
        if (!isLater) continue;
        both.clockEnded = false;
        clock.emplace(watch(both, kAgain));
        net::begin(*clock);
    }
    const std::size_t last = lastOf(runners);
    auto& winner = runners[last];
    auto& loser = runners[1 - last];
    both.clock.request();
    if (loser.state == Stand::Waiting || loser.state == Stand::Answers) loser.cancel.request();
    while (!loser.isOver || !both.clockEnded) co_await both.bell;
    visit.cancel.byNothing();
    x.course.waited += visit.look() - from;

    if (loser.isAsked) {
        settleLoser(both, loser);
        x.course.attempts.push_back(std::move(loser.row));
    }
    if (loser.wire) loser.wire->abort();
    Raced raced;
    raced.isAsked = winner.isAsked;
    raced.target = winner.own ? &target : winner.target;
    if (winner.own) {
        target.key = winner.own->key;
        target.token = winner.own->token;
    }
    for (std::size_t i = 0; i < x.route.targets.size(); ++i) {
        if (&x.route.targets[i] == raced.target) x.route.asked = i;
    }
    if (winner.isAsked) {
        winner.outgoing.putBack(x);
        x.course.attempts.push_back(std::move(winner.row));
    }
    if (loser.isAsked && winner.state == Stand::Answers)
        tellHedge(visit, cat(nameOf(*raced.target), " answered first"));
    if (visit.cancel.requested()) {
        x.course.clientGone = true;
        x.course.keepAlive = false;
        if (winner.wire) winner.wire->abort();
        raced.error = fail(ErrorKind::ClientClosed, "the client left before the answer was whole");
        co_return raced;
    }
    if (winner.error) {
        if (winner.isAsked)
            noteHealth(visit, *winner.target, x.course.attempts.back(), &*winner.error);
        if (winner.target != &target && !winner.own) winner.target->hasFailed = true;
        if (winner.wire) winner.wire->abort();
        raced.error = std::move(winner.error);
        co_return raced;
    }
    if (winner.target != &target && !winner.own)
        winner.target->hasFailed = winner.state == Stand::Refuses;
    winner.wire->unread(winner.heard);
    raced.wire = std::move(winner.wire);
    co_return raced;
}

}  // namespace gatehouse
