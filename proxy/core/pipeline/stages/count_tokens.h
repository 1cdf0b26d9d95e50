#pragma once

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// The stop "route", with one answer more: a question how many tokens a call has (Anthropic
/// count_tokens, Gemini countTokens, Bedrock count-tokens) that goes to a provider of another
/// dialect is answered here, by the gateway's own counter. The header x-gatehouse-tokens says
/// whether the text was `counted` in the model's own vocabulary or `estimated`.
/// Embeddings that would be refused for the same reason are routed to go over the bridge.
///
/// Reads    x.parse, env.snapshot
/// Writes   x.route; x.reply
/// Fails    closed
Step routeOrCount(Exchange& x, const Env& env);

}  // namespace gatehouse::pipeline::stages
