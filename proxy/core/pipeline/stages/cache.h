#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/units.h"
#include "proxy/core/cache/entry.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/step.h"
#include "proxy/core/policy/facts.h"
#include "proxy/core/record/record.h"
#include "proxy/core/state/reply_cache.h"

namespace gatehouse::pipeline {

struct Exchange;

/// What a call has to do with kept answers. Written by the cache stop.
struct CacheUse {
    record::CacheState state = record::CacheState::Miss;
    std::string_view reason;  ///< of a bypass
    Digest key{};
    WallMicros ttl = 0;
    std::int64_t maxAge = -1;  ///< s; the oldest answer the caller takes; 0: none, -1: any
    std::shared_ptr<const cache::Entry> entry;  ///< that answers, or may once nobody else does
    std::shared_ptr<state::ReplyCache::Flight> flight;
    std::int64_t since = 0;                     ///< µs since start: waits for the flight
    bool leads = false;                         ///< others wait for its answer
    bool stores = false;                        ///< its answer is kept
    std::size_t target = 0;                     ///< whose answer is kept
    bool isOfNode = false;                      ///< of a route: whoever answers behind it
    bool isCompared = false;                    ///< its question was looked for
    std::shared_ptr<const cache::Asked> asked;  ///< of an answer that is kept; see findAlike
    record::AlikeFacts alike;
    std::shared_ptr<const cache::Entry> candidate;  ///< would be the same, but is not given
};

namespace stages {

/// Answers a call that was answered before.
///
/// Shape    the key is made of what goes upstream and of whom it is for (see keyOf); a hit asks no
///          provider, and counts as a request of limits, with no tokens and no cost
/// Writes   x.cache; of a hit x.reply and x.collect.facts
/// Answers  200 with the kept answer; Wait while the same call is on its way for somebody else
/// Fails    open: a miss
Step lookUp(Exchange& x, const Env& env);

/// The same for a cache that a route has on its way: behind it no provider is known yet, so the
/// answer belongs to the node, and to whichever model gives it.
///
/// Shape   `mark` names the node and all that may answer behind it
/// Returns true: x.reply is the kept answer
bool recall(Exchange& x, const Env& env, policy::Facts& facts, std::string_view mark, Seconds ttl);

/// Keeps the answer, when it may be kept, and lets go who waits for it.
void commit(Exchange& x, const Env& env) noexcept;

/// An answer beyond its time, once no provider gave one. True: x.reply is set.
bool serveStale(Exchange& x, const Env& env);

/// Whether there is such an answer.
bool hasStale(const Exchange& x) noexcept;

/// Whether the answer may be kept once it is whole: as much of it is collected.
std::size_t keptSize(const Exchange& x, const Env& env) noexcept;

/// Fields of the head: cf-aig-cache-status, and what was found.
void appendCacheFields(std::string& head, const Exchange& x, WallMicros now);

}  // namespace stages
}  // namespace gatehouse::pipeline
