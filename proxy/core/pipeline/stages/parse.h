#pragma once

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Finds out what is asked: provider named by the path, dialect, operation, model, streaming.
///
/// Shape    /v1/chat/completions · /v1/messages · /v1beta/models/M:generateContent · /{provider}/…
/// ·
///          /v1/{account}/{gateway}/{provider}/… · …/compat/… and
///          /client/v4/accounts/{account}/ai/v1/… , where the model chooses; unknown operations of
///          a provider pass verbatim
/// Reads    x.arrival, env.snapshot.byName
/// Writes   x.parse
/// Answers  404 unknown path, 400 a body that is no JSON where JSON is needed, 501 connection
/// upgrades Fails    verbatim: what is not understood still passes, authenticated and recorded
Step parse(Exchange& x, const Env& env);

}  // namespace gatehouse::pipeline::stages
