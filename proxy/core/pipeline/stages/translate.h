#pragma once

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline::stages {

/// Writes what goes to `target`: head, credentials, body. The client's bytes go through unchanged;
/// only the model name is put in place where the client used a name of ours, and the usage chunk is
/// asked for where the provider reports usage only on request.
///
/// Shape    x.out.body are views into x.arrival.body with the changes between them: no copy of the
/// body Reads    x.arrival, x.parse, x.caller, target Writes   x.out Fails    next target
void translate(Exchange& x, const Target& target);

}  // namespace gatehouse::pipeline::stages
