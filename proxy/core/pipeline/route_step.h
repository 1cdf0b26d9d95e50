#pragma once

#include <string>

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/step.h"
#include "proxy/core/policy/walk.h"

/// The step nodes of a route: models that are asked before the one that answers the client.
namespace gatehouse::pipeline {

struct Exchange;

/// The calls that a step makes, one to each of its models, with its texts filled in.
///
/// Shape   chats in OpenAI's words, whatever the client speaks: they are made through this gateway
/// Errors  NotFound: a text speaks of a step that has said nothing; Unavailable: the deadline of
/// the
///         route is over. Either leads to the step's fallback.
Result<AskSeveral> callsOf(Exchange& x, const policy::Route::Stop& stop, const Env& env);

/// What became of them, in words: "2 of 3 answered". Their answers go where the step wants them;
/// the client's own body is kept for the record.
///
/// Reads   x.course.answers, and takes them away
/// Writes  x.parse.plainBody and its facts, x.route.trip, the trace
/// Errors  too few answered, or the dialect of the call has no place for them: the fallback
Result<std::string> heedAnswers(Exchange& x, const policy::Route::Stop& stop, const Env& env);

}  // namespace gatehouse::pipeline
