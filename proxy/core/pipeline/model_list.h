#pragma once

#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline {

/// Answers GET /v1/models and /v1/models/{id} from the catalogue: every model of every provider
/// that is set up, and the user's own names, as far as the caller may call them, in the shape of
/// the client's family (OpenAI, Anthropic or Gemini).
///
/// Writes  x.reply
void answerModels(Exchange& x, const Snapshot& snapshot);

}  // namespace gatehouse::pipeline
