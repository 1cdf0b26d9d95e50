#pragma once

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline {

/// Writes the question whether a provider answers: a GET without a body, with the credential where
/// the provider wants it.
///
/// Reads    target: its upstream, key and token
/// Writes   x.arrival, x.parse, x.out
Result<void> writeProbe(Exchange& x, Target& target, const Env& env);

}  // namespace gatehouse::pipeline
