#include "proxy/shell/mirror.h"

#include <exception>
#include <memory>
#include <utility>

#include "proxy/shell/journey.h"
#include "proxy/shell/net/pipe.h"

namespace gatehouse {
namespace {

constexpr int kMostMirrors = 32;  // on their way at once, on one loop

using Wire = std::shared_ptr<net::Duplex>;
using Mirrored = std::shared_ptr<const pipeline::MirroredCall>;

net::Task<> travel(Desk& desk, Wire wire, pipeline::MirrorCall call, Mirrored of)
{
    Visit visit(desk, wire, desk.house.live.get());
    visit.begin();
    auto& arrival = visit.x.arrival;
    arrival.head = std::move(call.head);
    arrival.body = std::move(call.body);
    arrival.address = std::move(call.address);
    arrival.loopback = call.loopback;
    arrival.secure = call.secure;
    arrival.receivedAt = 0;
    arrival.mirrors = std::move(of);
    visit.travelling = true;
    (void)co_await journey(visit);
}

/// One end of the pipe: the call, as if its client were a connection. An end of the program cuts it
/// like one.
net::Detached traveller(Desk& desk, Wire wire, Wire other, pipeline::MirrorCall call, Mirrored of)
{
    desk.clients.insert(wire.get());
    try {
        co_await travel(desk, wire, std::move(call), std::move(of));
    } catch (const std::exception&) {
        // Out of memory: nobody waits for it.
    }
    wire->abort();
    other->abort();
    desk.clients.erase(wire.get());
    --desk.mirrors;
}

/// The other end: takes what is answered, and forgets it.
net::Detached sink(Wire wire)
{
    for (;;) {
        const net::Duplex::Received received = co_await wire->receive();
        if (received.bytes.empty()) break;
    }
    wire->abort();
}

}  // namespace

bool sendMirror(Desk& desk, pipeline::MirrorCall call, const record::Exchange& of)
{
    if (desk.mirrors >= kMostMirrors || desk.house.draining.load(std::memory_order_relaxed))
        return false;
    auto pipe = net::makePipe(desk.loop);
    if (!pipe) return false;
    ++desk.mirrors;
    auto mirrored = std::make_shared<const pipeline::MirroredCall>(pipeline::mirroredOf(of));
    // Not before the call that is mirrored has ended.
    desk.loop.post([&desk, ends = *std::move(pipe),
                    shared = std::make_shared<pipeline::MirrorCall>(std::move(call)),
                    mirrored = std::move(mirrored)] {
        sink(ends[1]);
        traveller(desk, ends[0], ends[1], std::move(*shared), mirrored);
    });
    return true;
}

}  // namespace gatehouse
