#include "proxy/shell/visit.h"

#include <utility>

#include "proxy/core/base/ulid.h"
#include "proxy/shell/engine/clock.h"

namespace gatehouse {

Visit::Visit(Desk& at, std::shared_ptr<net::Duplex> from,
             std::shared_ptr<const pipeline::Snapshot> under)
    : desk(at), client(std::move(from)), snapshot(std::move(under)), start(at.loop.coarseNow())
{
    place = desk.running.size();
    desk.running.push_back(this);
}

void Visit::begin()
{
    start = net::steadyNow();
    now = 0;
    x.arrival.wall = engine::wallNow();
    x.id = ulid(x.arrival.wall, desk.loop.random());
    snapshot = desk.house.live.get();  // a connection may have been idle across a publish
}

void Visit::beginStep(pipeline::Arrival arrival)
{
    x = pipeline::Exchange();
    x.arrival = std::move(arrival);
    start = net::steadyNow();
    now = 0;
    x.arrival.wall = engine::wallNow();
    x.arrival.receivedAt = 0;
    x.id = ulid(x.arrival.wall, desk.loop.random());
    announced = false;
    if (run) std::exchange(run, nullptr)->end();
    isAlone = false;
}

Visit::~Visit()
{
    if (run) run->end();
    Visit* const last = desk.running.back();
    last->place = place;
    desk.running[place] = last;
    desk.running.pop_back();
}

std::int64_t Visit::sinceStart() const noexcept
{
    return std::chrono::duration_cast<Micros>(net::steadyNow() - start).count();
}

pipeline::Env Visit::env() const noexcept
{
    return env(sinceStart());
}

pipeline::Env Visit::env(std::int64_t since) const noexcept
{
    return {*snapshot, {since, x.arrival.wall + since}, &desk.house.shared};
}

}  // namespace gatehouse
