#pragma once

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Has the last that a user said judged by a model, as its gateway's `guardrails` want it.
///
/// Reads   the conversation, of chats alone
/// Writes  a line `verdict` of the trace, with categories, the call that asked, its time and cost
/// Asks    the judge, as a call of ours that no limit, guard or log switch of the caller concerns
/// Answers 400 (424 at Cloudflare's addresses) with 2016 where a category blocks; 503 with 7013
///         where some category would block and the judge gives no answer that makes sense.
/// Fails   closed where a category blocks, else open
Step judgePrompt(Exchange& x, const Env& env);

/// The head of an answer is known: decides whether it is judged, and whether it waits for that.
///
/// Writes  x.course.judge
void beginJudge(Exchange& x, const Env& env);

/// A stop: has an answer that is whole judged, in the light of the last turns before it.
///
/// Writes  a line `verdict-answer` of the trace
/// Asks    as above
/// Answers likewise, with 2017; only for an answer that waits. Of another it is too late.
Step judgeAnswer(Exchange& x, const Env& env);

}  // namespace gatehouse::pipeline::stages
