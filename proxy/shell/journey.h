#pragma once

#include "proxy/shell/net/task.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// Walks the line: the way in, attempts, each delta, the way out. Reads like
/// docs/life-of-a-request.md.
///
/// Thread  the visit's loop.
net::Task<> journey(Visit& visit);

/// Answers with `error` without walking the line (broken HTTP, a body too large); recorded like
/// every other call.
net::Task<> refuse(Visit& visit, Error error);

}  // namespace gatehouse
