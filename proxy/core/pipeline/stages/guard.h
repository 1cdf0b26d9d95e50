#pragma once

#include <string>

#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Looks for personal data and secrets in what a call says, as its gateway's `dlp` wants.
///
/// Reads   the config of the gateway; every text of a JSON body: prompts, system prompts, tool
///         results, arguments. Other bodies are not looked into.
/// Writes  the body itself, before anybody else keeps or sends it, and its facts; a line of the
///         trace with rules, categories and counts, never a value.
/// Answers 400 with Cloudflare's 2029 and the header cf-aig-dlp where a finding blocks.
/// Fails   closed: without a scanner no call of such a gateway passes.
Step guardRequest(Exchange& x, const Env& env);

}  // namespace gatehouse::pipeline::stages
