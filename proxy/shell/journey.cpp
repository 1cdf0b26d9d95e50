#include "proxy/shell/journey.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/hedge.h"
#include "proxy/core/pipeline/line.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/refuse.h"
#include "proxy/core/pipeline/trip.h"
#include "proxy/core/policy/retry.h"
#include "proxy/core/state/target_board.h"
#include "proxy/shell/answer.h"
#include "proxy/shell/ask.h"
#include "proxy/shell/attempt.h"
#include "proxy/shell/mirror.h"
#include "proxy/shell/net/pause.h"

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
        auto mirror = findMirror();
        for (const auto& stop : pipeline::wayOut()) stop.run(x, visit_.env(x.course.endedAt));
        auto& tally = visit_.desk.tally;
        Tally::bump(tally.openExchanges, -1);
        if (!x.record) return;
        sendMirrors(std::move(mirror));
        tally.note(*x.record);
        visit_.desk.house.writer->push(record::ExchangeFinished{std::move(x.record)});
    }

private:
    using Tally = engine::Tally;

    /// A copy of the body: the record takes it.
    [[nodiscard]] std::optional<pipeline::MirrorCall> findMirror() const noexcept
    {
        try {
            return pipeline::mirrorOf(visit_.x);
        } catch (const std::exception&) {
            return std::nullopt;  // out of memory: this call has no mirror
        }
    }

    void sendMirrors(std::optional<pipeline::MirrorCall> mirror) noexcept
    {
        auto& x = visit_.x;
        try {
            if (x.arrival.mirrors) pipeline::compare(*x.record, *x.arrival.mirrors);
            if (!mirror) return;
            const bool isSent = sendMirror(visit_.desk, std::move(*mirror), *x.record);
            const auto& rule = *x.route.trip->rule->mirror;
            x.record->trace.push_back({"mirror",
                                       isSent ? cat("sent to ", rule.provider, "/", rule.model)
                                              : std::string("not sent: too many are on their way"),
                                       x.course.endedAt, 0});
        } catch (const std::exception&) {
            // Out of memory: the row is told without it.
        }
    }

    Visit& visit_;
};

pipeline::Step walk(const pipeline::Stop<pipeline::Enter>& stop, Visit& visit)
{
    auto& x = visit.x;
    const std::int64_t from = visit.now;
    auto step = stop.run(x, visit.env(from));
    x.course.trace.push_back({stop.name,
                              step.turnsRound() ? std::string("answer") : std::string("pass"), from,
                              visit.look() - from});
    return step;
}

bool isDecided(const pipeline::Step& step) noexcept
{
    return !std::holds_alternative<pipeline::Wait>(step) &&
           !std::holds_alternative<pipeline::Ask>(step) &&
           !std::holds_alternative<pipeline::AskSeveral>(step);
}

/// Nobody else is asked.
bool isEnd(Tried tried) noexcept
{
    return tried == Tried::Final || tried == Tried::Refused;
}

bool mayPass(Tried tried, const pipeline::Exchange& x) noexcept
{
    return tried == Tried::Failed ||
           (tried == Tried::TurnedAway && policy::isPassing(x.collect.head.status));
}

/// Waits in a queue, or until the client leaves.
net::Task<> standBy(Visit& visit, Millis length)
{
    auto& x = visit.x;
    const std::int64_t from = visit.look();
    co_await net::pause(visit.desk.loop, length, visit.cancel);
    x.course.waited += visit.look() - from;
    if (!visit.cancel.requested()) co_return;
    x.course.clientGone = true;
    x.course.keepAlive = false;
    x.course.outcome = Outcome::ClientClosed;
}

/// Waits as long as the client wants before the next attempt.
net::Task<> waitForNext(Visit& visit, Millis length)
{
    auto& x = visit.x;
    const std::int64_t from = visit.look();
    co_await standBy(visit, length);
    x.course.trace.push_back(
        {"retry", cat("again after ", number(length.count()), " ms"), from, visit.now - from});
}

/// How often and how long a target is asked: as the client says, else as its route does.
policy::RetryRule ruleOf(const pipeline::Exchange& x) noexcept
{
    const auto* node = x.route.trip ? x.route.trip->rule : nullptr;
    if (node == nullptr || x.options.retry != policy::RetryRule()) return x.options.retry;
    return node->retry;
}

/// How long this attempt may take until its answer begins, within the time of the whole route.
Millis timeLeft(const Visit& visit, Millis wanted) noexcept
{
    constexpr std::int64_t kMicrosAMilli = 1'000;
    const auto& trip = *visit.x.route.trip;
    const Millis whole = trip.version.route.deadline();
    if (whole.count() <= 0) return wanted;
    const Millis left =
        std::max(Millis(1), whole - Millis((visit.now - trip.beganAt) / kMicrosAMilli));
    return wanted.count() > 0 ? std::min(wanted, left) : left;
}

Terms termsOf(const Visit& visit, const policy::RetryRule& rule, int number) noexcept
{
    const auto& x = visit.x;
    Terms terms;
    terms.mayRetry = number < rule.attempts;
    const bool isLast = x.route.asked + 1 >= x.route.targets.size() &&
                        (!x.route.trip || !x.route.trip->mayFallBack);
    terms.hasStale = isLast && pipeline::stages::hasStale(x);
    terms.mayLeave = visit.hasNext || terms.hasStale;
    if (!x.route.trip) {
        terms.timeout = policy::timeoutOf(rule, number);
        return terms;
    }
    terms.timeout = timeLeft(visit, rule.timeout);
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
        Terms terms = termsOf(visit, rule, number);
        if (number == 1) terms.hedgeAfter = pipeline::hedgeAfter(visit.x).value_or(Millis(0));
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
    visit.x.course.trace.push_back(
        {"route",
         cat("not ", target.upstream->chosen.id, "/", target.model, ": it rests after failures"),
         now, 0});
    return false;
}

/// Whether such a failure leads to the next target.
bool leadsOn(const pipeline::Exchange& x, Tried tried)
{
    if (!x.route.trip || tried == Tried::Impossible) return true;
    const auto trouble = pipeline::troubleOf(x, tried == Tried::TurnedAway);
    return x.route.trip->rule->on.include(trouble, x.collect.head.status);
}

/// Asks the targets of one node in their order, those that rest only when `all` are meant. Nothing:
/// none was asked.
net::Task<std::optional<Tried>> askNode(Visit& visit, bool all)
{
    auto& x = visit.x;
    std::optional<Tried> last;
    for (std::size_t i = x.route.from; i < x.route.targets.size(); ++i) {
        auto& target = x.route.targets[i];
        if (target.hasFailed || (!all && !isReady(visit, target))) continue;
        x.route.asked = i;
        last = co_await ask(visit, target);
        if (isEnd(*last) || visit.cancel.requested()) break;
        if (!leadsOn(x, *last)) break;
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
        if ((last && isEnd(*last)) || visit.cancel.requested()) break;
        if (tried && !leadsOn(x, *tried)) break;
        const std::string why =
            tried ? pipeline::troubleText(x, *tried == Tried::TurnedAway) : "its targets rest";
        auto next = pipeline::goOn(x, visit.env(visit.look()), why);
        while (auto* several = std::get_if<pipeline::AskSeveral>(&next)) {
            co_await askForSeveral(visit, std::move(*several));
            if (visit.cancel.requested()) co_return Tried::Failed;
            next = pipeline::goOn(x, visit.env(visit.look()), {});
        }
        if (!std::holds_alternative<pipeline::Pass>(next)) break;
    } while (true);
    if (last && isEnd(*last)) pipeline::arrive(x);
    co_return last.value_or(Tried::Failed);
}

/// What the client is told when nobody answered.
Error lastWord(const Exchange& x, Tried tried)
{
    if (tried != Tried::TurnedAway && !x.course.error.message.empty()) return x.course.error;
    return fail(ErrorKind::Unavailable,
                x.course.attempts.empty() ? std::string("no model of this route can be asked now")
                                          : pipeline::troubleText(x, true),
                "every model of this route failed; its way stands in the trace of this call");
}

}  // namespace

net::Task<Ended> journey(Visit& visit)
{
    const Farewell farewell(visit);
    auto& x = visit.x;
    x.course.trace.reserve(pipeline::wayIn().size());
    for (const auto& stop : pipeline::wayIn()) {
        auto step = walk(stop, visit);
        while (!isDecided(step)) {
            if (auto* what = std::get_if<pipeline::Ask>(&step)) {
                co_await askFor(visit, std::move(*what));
            } else if (auto* several = std::get_if<pipeline::AskSeveral>(&step)) {
                co_await askForSeveral(visit, std::move(*several));
            } else {
                co_await standBy(visit, std::get<pipeline::Wait>(step).length);
            }
            if (visit.cancel.requested()) co_return Ended::Told;
            step = stop.run(x, visit.env(visit.look()));
        }
        if (step.turnsRound()) co_return co_await turnRound(visit);
    }
    const Tried tried = co_await askAll(visit);
    // One that is only told of has not waited for its judge.
    if (tried == Tried::Final && !visit.cancel.requested() && x.course.judge.wantsAnswer)
        co_await mayDeliver(visit);
    if (tried == Tried::Final || visit.cancel.requested()) co_return Ended::Told;
    if (tried != Tried::Refused && pipeline::stages::serveStale(x, visit.env(visit.look())))
        co_return co_await turnRound(visit);
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
