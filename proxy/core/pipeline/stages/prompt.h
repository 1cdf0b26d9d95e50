#pragma once

#include <string_view>

#include "proxy/core/base/result.h"
#include "proxy/core/dialect/weave.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::pipeline::stages {

/// With this header a call names a prompt: NAME, NAME@label or NAME@3.
inline constexpr std::string_view kPromptHeader = "x-gatehouse-prompt";
/// With this one it gives values to its variables: a JSON object.
inline constexpr std::string_view kVariablesHeader = "x-gatehouse-variables";

/// A stop: puts the prompt that a call names into its body, and the system text that rules want.
///
/// Shape    a call names its prompt by the model prompt/NAME, by the header above, by a member
///          "prompt": {"id", "version", "variables"} of its body, or by the path of the prompt's
///          own endpoint. A "prompt" of the provider's own store passes as it is.
/// Reads    x.parse, x.caller, x.options
/// Writes   x.prompt; the body and model of x.parse, as they go on
/// Answers  400 for a variable that is missing or wrong, 403 where a rule wants another prompt, 404
///          for an unknown one, 503 for one that is switched off; GET at an endpoint: its OpenAPI
/// Fails    closed
Step expandPrompt(Exchange& x, const Env& env);

/// Puts a prompt into the body because a route wants it there.
///
/// Shape    `reference`: NAME, NAME@label, NAME@3. Its variables get their values from the call,
///          from where they have their source, or from their default.
/// Writes   x.prompt; the body of x.parse
/// Errors   BadRequest: a variable is missing or wrong; Unavailable: it is switched off
Result<void> addPrompt(Exchange& x, std::string_view reference, dialect::Weave how,
                       policy::Facts& facts, const Env& env);

}  // namespace gatehouse::pipeline::stages
