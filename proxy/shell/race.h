#pragma once

#include <memory>
#include <optional>

#include "proxy/core/base/error.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/shell/net/duplex.h"
#include "proxy/shell/net/task.h"
#include "proxy/shell/passage.h"
#include "proxy/shell/visit.h"

namespace gatehouse {

/// What came of a call that may be asked twice.
struct Raced {
    const pipeline::Target* target = nullptr;  ///< whose answer it is
    std::shared_ptr<net::Duplex> wire;         ///< with the beginning of that answer
    std::optional<Error> error;                ///< nobody has begun one
    bool isAsked = false;                      ///< a request went out
};

/// Asks the target and, where nothing came of its answer after terms.hedgeAfter, another one, too
/// (pipeline/hedge.h). Who begins an answer first that is no error has won; the other is cancelled
/// in that moment. An error waits for the other, and counts where that has none.
///
/// Shape   rows of x.course.attempts: the one that answers, or failed last, is the last. The other
///         has what it took, as far as that can be told, and both are paid for: the limits of the
///         call hold twice as much before the second goes out, else it does not.
/// Writes  x.out, x.bridge, x.route.asked, x.course: as of the attempt that answers
/// Thread  the visit's loop
net::Task<Raced> race(Visit& visit, pipeline::Target& target, const Terms& terms);

}  // namespace gatehouse
