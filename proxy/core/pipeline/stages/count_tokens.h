#pragma once

#include <string_view>

#include "proxy/core/base/error.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// No target can be asked. A question how many tokens a call has (Anthropic count_tokens, Gemini
/// countTokens, Bedrock count-tokens) that goes to a provider of another dialect is answered here,
/// by the gateway's own counter; the header x-gatehouse-tokens says whether the text was `counted`
/// in the vocabulary of `model` or `estimated`. Anything else is refused.
///
/// Writes   x.reply
Step refuseOrCount(Exchange& x, Error error, std::string_view model);

}  // namespace gatehouse::pipeline::stages
