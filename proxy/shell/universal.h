#pragma once

#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// Serves a universal request: its steps make the journey one after the other, each a call with a
/// row of its own, until one is answered. The last one's error is told.
///
/// Errors  a request that cannot be taken apart is refused like any other.
/// Thread  the visit's loop.
net::Task<> universal(Visit& visit);

}  // namespace gatehouse
