#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/limit/hold.h"
#include "proxy/core/limit/rule.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/step.h"
#include "proxy/core/provider/provider.h"

namespace gatehouse::pipeline {

struct Exchange;

/// What the limits hold of a call until it ended. Written by the limit stop.
struct Reservation {
    struct Item {
        const limit::Rule* rule = nullptr;  ///< of the snapshot
        limit::Hold hold;
        bool isSpare = false;  ///< for a second call: what both took is told to the first
    };

    std::vector<Item> items;
    std::vector<const limit::Rule*> passed;  ///< over, and what happens then was done
    std::string redirectTo;                 ///< model that serves instead; empty: the one asked for
    const limit::Rule* tightest = nullptr;  ///< with the least left, in percent
    limit::Standing standing;               ///< of that one
    std::string warning;                    ///< what is nearly used up, for people
    std::int64_t queuedSince = -1;          ///< µs since start
    const limit::Rule* waitsFor = nullptr;  ///< in whose queue it stands
    bool isClamped = false;
};

namespace stages {

/// Lets a call pass if all limits that it falls under have room for it, and sets that aside.
///
/// Reads    x.caller, x.options, x.parse; the ledger of all loops
/// Writes   x.limit; of a call that is made shorter x.parse.plainBody and its facts; the trace
/// Answers  429 with retry-after and x-gatehouse-limit, in the client's dialect; Wait while it
///          stands in a queue
/// Fails    closed
Step reserve(Exchange& x, const Env& env);

/// What the limits say to a second call of the same request.
struct Second {
    bool mayGo = false;
    bool isUnsaved = false;  ///< the disk has to know first: ask again in a moment
    std::string full;        ///< id of the limit that has no room for it
};

/// A second call is about to go out: sets aside for it what the first holds of tokens and money.
Second reserveSecond(Exchange& x, const Env& env);

/// Corrects what was set aside to what was used, and gives the rest back.
void settleLimits(Exchange& x, const Env& env) noexcept;

/// Whether something of a limit is set aside for this call.
bool holds(const Exchange& x, const limit::Rule& rule) noexcept;

/// "10 of 10 requests in 60 s" as JSON for machines: the header x-gatehouse-limit.
std::string limitHeader(const limit::Rule& rule, const limit::Standing& standing);

/// Writes the head's fields ratelimit-limit, -remaining and -reset, and what warns.
void appendLimitFields(std::string& head, const Exchange& x, WallMicros now);

}  // namespace stages
}  // namespace gatehouse::pipeline
