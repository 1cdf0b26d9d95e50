#pragma once

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Whether embeddings were refused only because the provider does not speak the client's dialect.
bool mayBridgeVectors(const Exchange& x) noexcept;

/// Routes such a call once more, to go there in the provider's own dialect where both can be
/// translated.
///
/// Reads    x.parse, env.snapshot
/// Writes   x.route; x.reply
/// Fails    closed
Step routeVectors(Exchange& x, const Env& env);

}  // namespace gatehouse::pipeline::stages
