#pragma once

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline::stages {

/// Usage and cost of the call, of the last attempt that told any.
///
/// Reads    x.collect, x.route
/// Writes   x.meter, usage and cost of the last of x.course.attempts
/// Units    tokens; whole pico-dollars
/// Fails    open: unknown stays unknown, never 0
void meter(Exchange& x, const Env& env) noexcept;

/// What a call has taken that was given up because another answered first: what was sent, by the
/// price of its model. Its provider will not tell; so it is marked as estimated.
///
/// Writes   usage and cost of `attempt`
void meterGivenUp(const Exchange& x, const Target& target, gatehouse::record::Attempt& attempt);

/// The attempt that ended here tells what the provider's error was: its answer goes to nobody.
void noteTurnedAway(Exchange& x);

}  // namespace gatehouse::pipeline::stages
