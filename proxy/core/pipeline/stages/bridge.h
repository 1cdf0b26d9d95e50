#pragma once

#include <string>

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

/// Between a client and a provider that speak different dialects: everything goes through the hub
/// (chat/request.h, chat/reply.h), there and back.
namespace gatehouse::pipeline::stages {

/// Reads the call and writes it for `target`; does nothing but clear x.bridge where both speak
/// alike.
///
/// Writes   x.bridge
/// Errors   BadRequest: the client's body is not what its dialect asks for; CannotExpress;
///          Unauthorized: the provider has no key of its own
/// Fails    next target
Result<void> openBridge(Exchange& x, const Target& target, const Env& env);

/// The provider's head has come, collect has begun: decides whether the answer is passed on live.
void beginBack(Exchange& x);

/// A stop: turns each delta into what the client's dialect says for it. An answer that is no
/// stream, or an error, is gathered.
///
/// Writes   x.bridge, x.collect.delivered and marks; replaces the batch
/// Fails    closed: x.bridge->error is set when the answer makes no sense
void carryBack(Exchange& x, DeltaBatch& batch, const Env& env);

/// The answer is whole: its end, or all of it.
void endBack(Exchange& x, DeltaBatch& batch, const Env& env);

/// The bytes that end an open stream with an error, in the client's dialect.
std::string lastWordsBack(Exchange& x, const Error& error);

/// A header that a client and its vendor mean for each other alone: it stays on its side of the
/// bridge.
bool isOfVendor(const http::Headers::Field& field) noexcept;

/// What had to be left out, as one line of printable ASCII for a header; empty: nothing.
std::string leftOutLine(const Bridge& bridge);

}  // namespace gatehouse::pipeline::stages
