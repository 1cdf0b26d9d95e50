#pragma once

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Reads what the client asks of the gateway in `cf-aig-*` headers, over what the gateway that it
/// names is set to.
///
/// Writes  x.options.
/// Errors  400 for a gateway that is not set up where others are, and for a value that is none: the
/// header, what it may be and what came are named. Fails   closed: a wish that cannot be read is
/// not guessed.
Step readOptions(Exchange& x, const Env& env);

}  // namespace gatehouse::pipeline::stages
