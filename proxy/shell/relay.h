#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "proxy/core/base/error.h"
#include "proxy/shell/net/duplex.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/net/upstream_pool.h"
#include "proxy/shell/passage.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

enum class Relay : std::uint8_t {
    Delivered,   ///< the provider's answer went to the client whole (whatever its status)
    BrokenOff,   ///< something went to the client, then it ended early
    TurnedAway,  ///< the provider's answer was an error that the client shall not see yet
    Failed,      ///< nothing went to the client; another target may be tried
    Refused,     ///< nothing went to the client, by a rule; x.reply has what will
    Nothing,     ///< not one byte came from the provider
};

struct Relayed {
    Relay outcome = Relay::Nothing;
    std::optional<Error> error;
};

/// An attempt may be under way beside another: what it has of its own.
struct Departure {
    std::int64_t startedAt = 0;  ///< µs since the exchange began
    const pipeline::Outgoing* out = nullptr;
    net::Cancel* cancel = nullptr;
};

/// Until when there must be more of an answer; `headSeen`: it has begun.
net::SteadyTime deadlineOf(const Visit& visit, const config::ProviderConfig& chosen,
                           const Terms& terms, std::int64_t startedAt, bool headSeen);

/// Why a connection to a provider has ended too early.
Error endOf(const net::Duplex& wire, bool headSeen);

/// A connection to the target, or the sample provider played as one.
net::Task<net::Lease> openUpstream(Visit& visit, const pipeline::Target& target, bool fresh,
                                   const Terms& terms, const Departure& of);

/// Sends the request and passes the answer on as it arrives: every event at once, in order, each
/// write awaited before the next read (back-pressure). Gives the connection back to the pool when
/// all ended well.
///
/// Errors  a provider that stalls, breaks off or speaks nonsense; after the first byte the client
/// gets an error event
///         of its own dialect and a connection that is cut, never a clean end.
/// `isSent`: the request has gone out on this connection before.
net::Task<Relayed> relay(Visit& visit, const pipeline::Target& target, const Terms& terms,
                         std::shared_ptr<net::Duplex> wire, bool isSent = false);

}  // namespace gatehouse
