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
///         Where the rule sanitises, the body without it: the record has what came and what went
/// Answers 400, at Cloudflare's addresses 424 with 2016, where the rule blocks, or where the attack
///         cannot be taken out
/// Fails   open: what is no conversation is not judged
Step judgeRequest(Exchange& x, const InjectionRule& rule, const Env& env);

/// The attack in a conversation: "user 0.93, disguised; tool 0.80"; empty: there is none, or it is
/// no conversation.
std::string attackOn(std::string_view dialect, std::string_view body, const InjectionRule& rule);

/// A conversation without the attack in it.
struct Sanitised {
    std::string body;
    std::string attack;      ///< what was found at first: "tool 0.93"; empty: nothing was
    std::size_t places = 0;  ///< where something stands in the place of an attack
    bool isClean = false;    ///< nothing is left of it; else the body must not go on
};

/// What stands in the place of what was taken out.
inline constexpr std::string_view kTakenOut = "[removed by the gateway]";

/// Takes the stretches out that make it an attack, the heaviest first, until the judge finds none;
/// where that takes too long, or the stretch cannot be told in a disguise, the whole part.
Sanitised sanitised(std::string_view dialect, std::string_view body, const InjectionRule& rule);

/// Bytes: to judge takes time in proportion, and the call waits for it.
inline constexpr std::size_t kMostJudged = 128 * 1024;

}  // namespace gatehouse::pipeline::stages
