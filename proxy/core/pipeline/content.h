#pragma once

#include <cstdint>

#include "proxy/core/chat/request.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::pipeline {

/// What a route may ask of the content of a call: reads the body in its dialect.
///
/// Shape   a body that is no chat needs nothing.
policy::Facts::Content contentOf(const policy::Facts& facts);

/// Estimated tokens of a call's input.
std::int64_t tokensOf(const policy::Facts& facts);

/// How hard a question seems, from 0 to 100: by its length, its turns and tools, code and formulas
/// in it, and words that ask for reasoning.
///
/// Shape   a heuristic: below 30 is small talk and look-up, above 60 work that small models do
///         badly. It reads the last message of the user closest.
std::int64_t complexityOf(const chat::Request& request);

}  // namespace gatehouse::pipeline
