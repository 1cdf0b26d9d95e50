#pragma once

#include <cstddef>
#include <optional>

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline::stages {

/// Which of the target's keys this call has to use: the one that its client names, or none (the
/// number of them all), because a key of the client's own goes first; nothing: any of them.
///
/// Errors   BadRequest: no key has that name
Result<std::optional<std::size_t>> keyFor(const Exchange& x, const Target& target);

/// Writes what goes to `target`: head, credentials, body. Where the target speaks the client's
/// dialect the client's bytes go through unchanged; only the model name is put in place where the
/// client used a name of ours, and the usage chunk is asked for where the provider reports usage
/// only on request. Elsewhere the call goes over the bridge (bridge.h).
///
/// Shape    x.out.body are views into x.arrival.body with the changes between them, or into
///          x.bridge: no copy of the body
/// Reads    x.arrival, x.parse, x.caller, target
/// Writes   x.out, x.bridge
/// Errors   CannotExpress: the target's dialect has no word for something the call hangs on;
///          BadRequest: the client wants no other's key, and there is none of its own
/// Fails    next target
Result<void> translate(Exchange& x, const Target& target, const Env& env);

}  // namespace gatehouse::pipeline::stages
