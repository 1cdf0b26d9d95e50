#pragma once

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline::stages {

/// Tells the whole story of an exchange as a value for the bus.
///
/// Reads    everything
/// Writes   x.record; takes bodies out of the other slots, so it comes last
/// Fails    open: an exchange that cannot be told is counted as dropped by the bus
void record(Exchange& x, const Env& env) noexcept;

/// 32 hex digits: the trace that this call belongs to, or begins.
std::string traceIdOf(const Exchange& x);

/// The caller wants no row of this call.
bool isUnlisted(const Exchange& x) noexcept;

/// The same for a call that is still open: what is known so far, without bodies of the answer.
std::unique_ptr<gatehouse::record::Exchange> announcement(const Exchange& x, const Env& env);

}  // namespace gatehouse::pipeline::stages
