#pragma once

#include <memory>
#include <optional>

#include "proxy/core/base/units.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"

/// A second call for the same answer, where the first is slow.
namespace gatehouse::pipeline {

/// How long the target that is about to be asked has for itself, before another is asked, too;
/// nothing: nobody else is.
///
/// Shape   the model's rule decides when. Asked twice is only what may be: chats and embeddings
/// that
///         keep nothing at the provider (`store`, `background`, a conversation there), without an
///         idempotency key of the client's, and not where it says `x-gatehouse-hedge: false`.
std::optional<Millis> hedgeAfter(Exchange& x);

/// The target that is asked beside the one that is: the next of its node that does not rest; with
/// none, the same once more (nullptr).
Target* secondOf(Exchange& x, WallMicros now);

/// What goes to one target, while something goes to another.
///
/// Shape   views of x.arrival and x.parse stay; those of its own move with it
struct SetAside {
    SetAside() = default;
    SetAside(SetAside&&) = delete;
    SetAside& operator=(SetAside&&) = delete;

    void take(Exchange& x);  ///< x.out and x.bridge are empty then
    void putBack(Exchange& x);

    Outgoing out;
    std::unique_ptr<Bridge> bridge;
};

}  // namespace gatehouse::pipeline
