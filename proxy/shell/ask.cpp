#include "proxy/shell/ask.h"

#include <chrono>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/pipeline/line.h"
#include "proxy/core/pipeline/stages/record.h"
#include "proxy/shell/journey.h"
#include "proxy/shell/net/bell.h"
#include "proxy/shell/net/pipe.h"

namespace gatehouse {
namespace {

constexpr std::size_t kMostAnswer = 1024 * 1024;

/// A call and what came of it; both ends of its pipe have it.
struct Errand {
    pipeline::Arrival arrival;
    pipeline::Asked asked;
    std::shared_ptr<const pipeline::Snapshot> snapshot;  ///< null: the live one
    bool isEnded = false;                                ///< the traveller is home
};

using SharedErrand = std::shared_ptr<Errand>;

/// The answer as its bytes come.
class Hearing {
public:
    /// False: it is whole, or there is no sense in it.
    bool take(std::string_view bytes, pipeline::Asked& asked)
    {
        using Kind = http::Decoder::Kind;
        for (;;) {
            switch (decoder_.next(bytes)) {
                case Kind::NeedMore:
                    return true;
                case Kind::Head:
                    break;
                case Kind::Body:
                    body_ += decoder_.body().substr(0, kMostAnswer - body_.size());
                    break;
                case Kind::End:
                    asked.status = decoder_.response().status;
                    asked.body = std::move(body_);
                    return false;
                case Kind::Error:
                    return false;
            }
        }
    }

private:
    http::Decoder decoder_{http::Role::Response};
    std::string body_;
};

pipeline::Arrival arrivalFor(const pipeline::Exchange& x, pipeline::Ask what)
{
    pipeline::Arrival arrival;
    arrival.head.method = "POST";
    arrival.head.target = std::move(what.path);
    auto& fields = arrival.head.headers;
    fields.add("content-type", "application/json");
    fields.add("accept", "application/json");
    fields.add("user-agent", "gatehouse");
    fields.add("cf-aig-event-id", x.options.eventId.empty() ? x.id : x.options.eventId);
    // What the caller does not want to be kept is not kept here either.
    if (pipeline::stages::isUnlisted(x)) fields.add("cf-aig-collect-log", "false");
    // Whether the route of this call lets words be kept is not known yet.
    fields.add("cf-aig-collect-log-payload", "false");
    arrival.body = std::move(what.body);
    arrival.address = x.arrival.address;
    arrival.loopback = true;
    arrival.isOwn = true;
    arrival.receivedAt = 0;
    return arrival;
}

void onAskerGone(void* context, net::Duplex& pipe)
{
    if (pipe.end() != net::End::No) static_cast<Visit*>(context)->cancel.request();
}

net::Task<> goThere(Desk& desk, std::shared_ptr<net::Duplex> pipe, SharedErrand errand)
{
    Visit visit(desk, pipe, desk.house.live.get());
    visit.begin();
    if (errand->snapshot) visit.snapshot = errand->snapshot;
    const auto wall = visit.x.arrival.wall;
    visit.x.arrival = std::move(errand->arrival);
    visit.x.arrival.wall = wall;
    visit.travelling = true;
    errand->asked.call = visit.x.id;
    pipe->onDisturbed(onAskerGone, &visit);
    pipe->arm();
    co_await journey(visit);
    pipe->onDisturbed(nullptr, nullptr);
    const auto& meter = visit.x.meter;
    errand->asked.cost = meter.cost;
    errand->asked.tokens = meter.usage.input.value_or(0) + meter.usage.output.value_or(0);
}

/// One end of the pipe: the call, as if its client were a connection.
net::Detached errandBoy(Desk& desk, std::shared_ptr<net::Duplex> pipe, SharedErrand errand)
{
    try {
        co_await goThere(desk, pipe, errand);
    } catch (const std::exception&) {
        pipe->resetOnClose();
    }
    errand->isEnded = true;
    pipe->abort();
}

/// To the very end: its cost is known once it is home.
net::Task<> call(Desk& desk, SharedErrand errand, net::SteadyTime until, net::Cancel& cancel)
{
    auto pipe = net::makePipe(desk.loop);
    if (!pipe) co_return;
    const auto reader = (*pipe)[1];
    errandBoy(desk, (*pipe)[0], errand);
    if (cancel.requested()) reader->abort();
    cancel.by([raw = reader.get()] { raw->abort(); });
    reader->at(until);
    Hearing answer;
    bool isOpen = true;
    while (!errand->isEnded || isOpen) {
        const net::Duplex::Received received = co_await reader->receive();
        if (received.bytes.empty()) break;
        isOpen = isOpen && answer.take(received.bytes, errand->asked);
    }
    cancel.byNothing();
    reader->never();
    reader->abort();
}

void noteLeft(Visit& visit)
{
    auto& x = visit.x;
    x.course.clientGone = true;
    x.course.keepAlive = false;
    x.course.outcome = record::Outcome::ClientClosed;
}

/// The labels of a call, as its client would write them.
std::string labelsOf(const std::vector<record::Metadatum>& labels)
{
    std::string text;
    for (const auto& each : labels) {
        text += text.empty() ? "{" : ",";
        appendJsonString(text, each.name);
        text += ':';
        if (each.kind == record::Metadatum::Kind::Text) {
            appendJsonString(text, each.value);
        } else {
            text += each.value;
        }
    }
    return text.empty() ? text : text + "}";
}

/// Of the same caller, below the same gateway, with the same labels: so that limits count it where
/// they count the call that it is for.
pipeline::Arrival arrivalOfStep(const pipeline::Exchange& x, pipeline::Ask what,
                                const pipeline::AskSeveral& of)
{
    if (!x.parse.gateway.empty())
        what.path = cat("/v1/own/", x.parse.gateway, "/compat/chat/completions");
    auto arrival = arrivalFor(x, std::move(what));
    auto& fields = arrival.head.headers;
    if (of.keepsWords) fields.remove("cf-aig-collect-log-payload");
    if (const std::string labels = labelsOf(x.options.metadata); !labels.empty())
        fields.add("cf-aig-metadata", labels);
    arrival.stepOf = std::make_shared<const pipeline::StepOf>(
        pipeline::StepOf{x.id, pipeline::stages::traceIdOf(x), of.node, x.caller});
    return arrival;
}

/// Calls that are made at the same time.
struct Group {
    struct One {
        SharedErrand errand;
        net::Cancel cancel;
        std::optional<net::Task<>> task;
    };

    Group(Visit& at, Millis patience)
        : visit(at), bell(at.desk.loop), until(net::steadyNow() + patience)
    {
    }

    void callBack()
    {
        for (auto& one : all) one.cancel.request();
    }

    Visit& visit;
    net::Bell bell;
    net::SteadyTime until;
    std::deque<One> all;
    std::size_t home = 0;
    std::size_t failed = 0;
};

net::Task<> travel(Group& group, Group::One& one)
{
    const auto from = net::steadyNow();
    try {
        co_await call(group.visit.desk, one.errand, group.until, one.cancel);
    } catch (const std::exception&) {
        one.errand->asked.status = 0;  // out of memory: as if nobody had answered
    }
    auto& asked = one.errand->asked;
    asked.took = std::chrono::duration_cast<Micros>(net::steadyNow() - from).count();
    if (asked.status < 200 || asked.status >= 300) ++group.failed;
    ++group.home;
    group.bell.ring();
}

}  // namespace

net::Task<> askFor(Visit& visit, pipeline::Ask what)
{
    auto& x = visit.x;
    const std::int64_t from = visit.look();
    const auto until = net::steadyNow() + what.patience;
    const auto errand = std::make_shared<Errand>();
    errand->arrival = arrivalFor(x, std::move(what));
    co_await call(visit.desk, errand, until, visit.cancel);
    errand->asked.took = visit.look() - from;
    x.course.waited += errand->asked.took;
    x.course.asked = errand->asked;
    if (visit.cancel.requested()) noteLeft(visit);
}

net::Task<> askForSeveral(Visit& visit, pipeline::AskSeveral what)
{
    auto& x = visit.x;
    const std::int64_t from = visit.look();
    Group group(visit, what.patience);
    for (auto& each : what.calls) {
        auto& one = group.all.emplace_back();
        one.errand = std::make_shared<Errand>();
        one.errand->arrival = arrivalOfStep(x, std::move(each), what);
        one.errand->snapshot = visit.snapshot;
    }
    visit.cancel.by([&group] { group.callBack(); });
    for (auto& one : group.all) {
        one.task.emplace(travel(group, one));
        net::begin(*one.task);
    }
    while (group.home < group.all.size()) {
        co_await group.bell;
        if (group.failed + what.need > group.all.size()) group.callBack();
    }
    visit.cancel.byNothing();
    x.course.waited += visit.look() - from;
    x.course.answers.clear();
    for (auto& one : group.all) x.course.answers.push_back(std::move(one.errand->asked));
    if (visit.cancel.requested()) noteLeft(visit);
}

net::Task<pipeline::Step> settled(pipeline::Enter stop, Visit& visit)
{
    auto step = stop(visit.x, visit.env(visit.look()));
    while (auto* what = std::get_if<pipeline::Ask>(&step)) {
        co_await askFor(visit, std::move(*what));
        step = stop(visit.x, visit.env(visit.look()));
    }
    co_return step;
}

net::Task<bool> mayDeliver(Visit& visit)
{
    for (const auto& stop : pipeline::wholeReply()) {
        const auto step = co_await settled(stop.run, visit);
        if (step.turnsRound()) co_return false;
    }
    co_return true;
}

}  // namespace gatehouse
