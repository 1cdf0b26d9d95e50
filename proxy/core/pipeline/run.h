#pragma once

#include <string>
#include <string_view>

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline {

/// A call of Cloudflare's run API as the call it stands for.
struct RunCall {
    std::string path;  ///< below the version: /chat/completions, /messages, …
    std::string body;  ///< its input, with the model in front
};

/// {"model": "openai/gpt-4.1-mini", "input": {…}, "provider": "openai"}: the input is what the API
/// of the model's provider takes, Anthropic's own for Claude, OpenAI's for all others.
///
/// Errors  BadRequest: no JSON, no model, no input, or one that wants a stream.
Result<RunCall> readRun(std::string_view body);

/// An answer of the model's API in its envelope: {"state", "result", "provider", "model"}, and
/// "error" where x.collect.head.status is one. What is no JSON becomes a text, what is no text a
/// data URL.
std::string runAnswer(const Exchange& x, std::string_view answer);

/// An error of ours in the same envelope.
std::string runError(const Exchange& x);

}  // namespace gatehouse::pipeline
