#pragma once

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// The provider's head has come: decides what is kept of the body.
void beginCollect(Exchange& x, const Env& env);

/// Keeps a copy of what passes (as far as records allow), reads usage, model, finish reason and
/// errors from it, marks when events came, and hides the usage chunk that only we asked for.
///
/// Shape    a delta is one whole event of a stream, or a piece of any other body
/// Writes   x.collect; hides deltas
/// Fails    open: what cannot be read is passed on
void collect(Exchange& x, DeltaBatch& batch, const Env& env);

}  // namespace gatehouse::pipeline::stages
