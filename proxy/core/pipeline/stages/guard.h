#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/guard/answer_scan.h"
#include "proxy/core/guard/told.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/guard_table.h"
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

/// Where the call goes, as far as it is told before the route. What is not: any.
guard::Passage passageOf(const Exchange& x, const Env& env);

/// A body with what stands for the findings of a guard's scanner; nothing: it stays as it is.
/// `standIn`: what does; `passage`: where it goes, as far as it is known.
std::optional<std::string> guardedBody(std::string_view body, const GuardEntry& entry,
                                       guard::Told& told, const guard::StandIn& standIn,
                                       const guard::Passage& passage = {});

/// The body as everybody knows it from now on. What it was is kept nowhere.
void overwriteBody(Exchange& x, std::string body);

/// A rule of the call's gateway found something in it; said once, however often it is told.
void noteHit(Exchange& x, std::string_view rule);

}  // namespace gatehouse::pipeline::stages
