#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "proxy/core/cache/entry.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::pipeline {

struct Exchange;

namespace stages {

/// The kept answer to a question that asks the same in other words.
///
/// Shape    asks once for a call, after the same call was not found; nothing while `similar` is
///          off, where the call names its own key, or where its last turn cannot be compared. What
///          is compared are answers that this very call might have got but for its question: see
///          scopeOf
/// Writes   x.cache: asked, alike, candidate
/// Returns  nullptr: none, or it may not be given
std::shared_ptr<const cache::Entry> findAlike(Exchange& x, const Env& env, policy::Facts& facts,
                                              std::string_view mark);

/// Compares the answer that the call got with the one that it might have been given, and learns
/// from that for calls to come.
///
/// Shape  `body` as it was delivered, without a coding
void learnAlike(Exchange& x, const Env& env, std::string_view body);

/// What is told of it in the field of the head that tells of the cache.
void appendAlike(std::string& value, const Exchange& x);

}  // namespace stages
}  // namespace gatehouse::pipeline
