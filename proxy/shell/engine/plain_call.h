#pragma once

#include <cstddef>
#include <string>

#include "proxy/core/base/result.h"
#include "proxy/shell/net/cancel.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/net/upstream_pool.h"

namespace gatehouse::engine {

/// An answer to a question of our own.
struct PlainAnswer {
    int status = 0;
    std::string body;        ///< at most as much as was wanted
    std::string retryAfter;  ///< its field of that name
    bool isWhole = false;    ///< its end was seen
    std::int64_t begun = 0;  ///< µs from the first byte sent to the first byte of it
};

/// A question of our own, beside all calls: on a connection of its own, which is closed behind it.
struct PlainCall {
    const pipeline::Upstream& upstream;  ///< outlives the task
    std::string head;
    std::string body;
    Millis patience{0};
    std::size_t most = 64 * 1024;  ///< bytes of the answer's body
};

/// Asks it.
///
/// Errors  those of the network, and where no head of an answer came
/// Thread  the pool's loop
net::Task<Result<PlainAnswer>> ask(net::UpstreamPool& pool, PlainCall call, net::Cancel& cancel);

}  // namespace gatehouse::engine
