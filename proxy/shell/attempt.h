#pragma once

#include <cstdint>

#include "proxy/core/pipeline/exchange.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/passage.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// How an attempt ended.
enum class Tried : std::uint8_t {
    Final,       ///< something went to the client
    Refused,     ///< its answer may not go to the client: x.reply says so
    TurnedAway,  ///< the provider answered with an error that is kept from the client
    Failed,      ///< there was no answer
    Impossible,  ///< this target cannot be asked
};

/// Sends the request to one target and its answer back: takes a key, translates, opens, relays.
/// Notes what it shows of the provider's health and of the target's state.
///
/// Writes  x.out, x.bridge, x.collect, x.course, one row of x.course.attempts
net::Task<Tried> attempt(Visit& visit, pipeline::Target& target, const Terms& terms);

}  // namespace gatehouse
