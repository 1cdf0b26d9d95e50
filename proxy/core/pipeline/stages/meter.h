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

/// The attempt that ended here tells what the provider's error was: its answer goes to nobody.
void noteTurnedAway(Exchange& x);

}  // namespace gatehouse::pipeline::stages
