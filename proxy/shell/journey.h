#pragma once

#include <cstdint>

#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

enum class Ended : std::uint8_t {
    Told,  ///< the client has its answer, or is gone
    Left,  ///< an error, and visit.hasNext: nothing went to the client
};

/// Walks the line: the way in, attempts, each delta, the way out. Reads like
/// docs/life-of-a-request.md.
///
/// Thread  the visit's loop.
net::Task<Ended> journey(Visit& visit);

/// Answers with `error` without walking the line (broken HTTP, a body too large); recorded like
/// every other call.
net::Task<> refuse(Visit& visit, Error error);

}  // namespace gatehouse
