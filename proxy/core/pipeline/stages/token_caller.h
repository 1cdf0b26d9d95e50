#pragma once

#include <string_view>

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::identity {
struct Issuer;
}

namespace gatehouse::pipeline::stages {

/// Who asks, by a token of an issuer instead of a gateway key.
///
/// Shape    what was found out before is taken from the book; else it is checked with the issuer's
///          keys, or the issuer is asked. The call waits for what is not here yet.
/// Reads    x.arrival, env.shared->tokens
/// Writes   x.caller; wishes in the book
/// Answers  401 a token that is not good, 503 nobody can tell; Wait while somebody is asked
/// Fails    closed
Step byToken(Exchange& x, const Env& env, std::string_view token, const identity::Issuer& issuer);

}  // namespace gatehouse::pipeline::stages
