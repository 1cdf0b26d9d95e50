#include "proxy/shell/ask.h"

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/pipeline/line.h"
#include "proxy/core/pipeline/stages/record.h"
#include "proxy/shell/journey.h"
#include "proxy/shell/net/pipe.h"

namespace gatehouse {
namespace {

constexpr std::size_t kMostAnswer = 1024 * 1024;

/// A call and what came of it; both ends of its pipe have it.
struct Errand {
    pipeline::Arrival arrival;
    pipeline::Asked asked;
    bool isEnded = false;  ///< the traveller is home
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
    const auto wall = visit.x.arrival.wall;
    visit.x.arrival = std::move(errand->arrival);
    visit.x.arrival.wall = wall;
    visit.travelling = true;
    errand->asked.call = visit.x.id;
    pipe->onDisturbed(onAskerGone, &visit);
    pipe->arm();
    co_await journey(visit);
    pipe->onDisturbed(nullptr, nullptr);
    errand->asked.cost = visit.x.meter.cost;
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

}  // namespace

net::Task<> askFor(Visit& visit, pipeline::Ask what)
{
    auto& x = visit.x;
    const std::int64_t from = visit.look();
    const auto until = net::steadyNow() + what.patience;
    const auto errand = std::make_shared<Errand>();
    errand->arrival = arrivalFor(x, std::move(what));
    auto pipe = net::makePipe(visit.desk.loop);
    if (pipe) {
        const auto reader = (*pipe)[1];
        errandBoy(visit.desk, (*pipe)[0], errand);
        if (visit.cancel.requested()) reader->abort();
        visit.cancel.by([raw = reader.get()] { raw->abort(); });
        reader->at(until);
        Hearing answer;
        bool isOpen = true;
        // To the very end: its cost is known once it is home.
        while (!errand->isEnded || isOpen) {
            const net::Duplex::Received received = co_await reader->receive();
            if (received.bytes.empty()) break;
            isOpen = isOpen && answer.take(received.bytes, errand->asked);
        }
        visit.cancel.byNothing();
        reader->never();
        reader->abort();
    }
    errand->asked.took = visit.look() - from;
    x.course.waited += errand->asked.took;
    x.course.asked = errand->asked;
    if (!visit.cancel.requested()) co_return;
    x.course.clientGone = true;
    x.course.keepAlive = false;
    x.course.outcome = record::Outcome::ClientClosed;
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
