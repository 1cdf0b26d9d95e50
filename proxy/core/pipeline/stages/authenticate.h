#pragma once

#include <string>
#include <string_view>

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Who asks: a gateway key or an issuer's token in any of the places clients use, or anybody on
/// this machine where that is allowed.
///
/// Shape    cf-aig-authorization, Authorization: Bearer, x-api-key, x-goog-api-key, api-key, ?key=.
/// What is not a
///          gateway key of ours is the client's own provider credential and may pass on to a
///          provider without a key.
/// Reads    x.arrival, env.snapshot.keys
/// Writes   x.caller
/// Answers  401 no key, an unknown one or a bad token, 403 a key that is switched off or expired,
///          503 nobody can tell about a token; Wait while somebody is asked about one
/// Fails    closed
Step authenticate(Exchange& x, const Env& env);

/// The query without the keys that stand in it: none of them goes on or is kept.
std::string withoutKeys(std::string_view query);

/// Header names that carry credentials; none of them is forwarded as it came.
bool isCredential(const http::Headers::Field& field) noexcept;

}  // namespace gatehouse::pipeline::stages
