#pragma once

#include <string>

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// The head of an answer is known, and how its body comes (beginCollect): decides whether anybody
/// looks into it.
///
/// Writes  x.collect.guard, anew
/// Fails   closed: without a scanner it ends at once.
void beginGuard(Exchange& x, const Env& env);

/// Its content coding cannot be undone: an answer that is looked into ends at once.
void leaveUnread(Exchange& x);

/// A stop: looks for personal data and secrets in an answer, as its gateway's `dlp` wants, before
/// anybody keeps, translates or delivers it.
///
/// Shape   events of a stream wait until what is in their texts is known; an answer that is no
///         stream comes out whole once x.collect.whole is set. Where x.collect.guard->error is set,
///         the answer ended here: of a stream the last delta says so in the provider's dialect,
///         unless a bridge will.
/// Writes  x.collect.guard, a line of the trace; replaces the batch
/// Fails   closed
void guardAnswer(Exchange& x, DeltaBatch& batch, const Env& env);

/// The same for an answer of the gateway's own that was a provider's once: rules may be stricter
/// than they were when it was kept.
///
/// Writes  x.reply: its body, or a refusal
void guardKept(Exchange& x, const Env& env);

/// The answer is not delivered: writes x.reply, 400 with Cloudflare's 2030.
void refuseAnswer(Exchange& x);

/// The value of the header cf-aig-dlp; empty: nothing was found.
std::string dlpHeader(const Exchange& x);

/// Whose answer it is.
guard::Passage passageOfAnswer(const Exchange& x) noexcept;

}  // namespace gatehouse::pipeline::stages
