#pragma once

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// What the provider speaks to us in this exchange.
inline const dialect::Dialect& dialectOfAnswer(const Exchange& x) noexcept
{
    return x.bridge ? *x.bridge->dialect : *x.parse.dialect;
}

/// The provider's head has come: decides what is kept of the body.
void beginCollect(Exchange& x, const Env& env);

/// An event of `size` bytes is on its way to the client now.
void markEvent(Collected& collected, std::size_t size, const Env& env);

/// Keeps a copy of what passes (as far as records allow), reads usage, model, finish reason and
/// errors from it, marks when events came, and hides the usage chunk that only we asked for.
///
/// Shape    a delta is one whole event of a stream, or a piece of any other body
/// Writes   x.collect; hides deltas
/// Fails    open: what cannot be read is passed on
void collect(Exchange& x, DeltaBatch& batch, const Env& env);

/// Whether a piece of a stream holds something of the answer itself: text, a thought, a call of a
/// tool, an error. Opening words and pings are none.
///
/// Shape   `piece` is an event or a line of any dialect.
bool hasContent(std::string_view piece) noexcept;

}  // namespace gatehouse::pipeline::stages
