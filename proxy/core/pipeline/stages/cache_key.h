#pragma once

#include <string_view>

#include "proxy/core/base/crypto.h"
#include "proxy/core/dialect/question.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::pipeline {

struct Exchange;

namespace stages {

/// What makes two calls the same.
///
/// Shape   owner, gateway and the caller's own key; or else all that goes upstream: provider,
///         place and model, or the `mark` of a route's node; path, the canonical body, the headers
///         that change an answer
Digest keyOf(const Exchange& x, const Env& env, policy::Facts& facts, std::string_view mark);

/// What two calls have in common that may get each other's answers: all of the above but the
/// question.
Digest scopeOf(const Exchange& x, const Env& env, policy::Facts& facts, std::string_view mark,
               const dialect::Question& question);

}  // namespace stages
}  // namespace gatehouse::pipeline
