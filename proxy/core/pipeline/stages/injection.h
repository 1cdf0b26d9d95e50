#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline {
struct InjectionRule;
}

namespace gatehouse::pipeline::stages {

/// Judges what users, tools and documents say in a call: whether they give the model orders that
/// are not theirs to give. A part of the guard's stop.
///
/// Reads   the last kMostJudged bytes of the conversation, of a body that is a chat
/// Writes  a line `injection` of the trace: who said it, in which disguise, how sure; never a word
///         of it
/// Answers 400, at Cloudflare's addresses 424 with 2016, where the rule blocks
/// Fails   open: what is no conversation is not judged
Step judgeRequest(Exchange& x, const InjectionRule& rule, const Env& env);

/// The attack in a conversation: "user 0.93, disguised; tool 0.80"; empty: there is none, or it is
/// no conversation.
std::string attackOn(std::string_view dialect, std::string_view body, const InjectionRule& rule);

/// Bytes: to judge takes time in proportion, and the call waits for it.
inline constexpr std::size_t kMostJudged = 128 * 1024;

}  // namespace gatehouse::pipeline::stages
