#include "proxy/core/pipeline/line.h"

#include "proxy/core/pipeline/stages/admit.h"
#include "proxy/core/pipeline/stages/authenticate.h"
#include "proxy/core/pipeline/stages/bridge.h"
#include "proxy/core/pipeline/stages/cache.h"
#include "proxy/core/pipeline/stages/collect.h"
#include "proxy/core/pipeline/stages/guard.h"
#include "proxy/core/pipeline/stages/guard_answer.h"
#include "proxy/core/pipeline/stages/hazards.h"
#include "proxy/core/pipeline/stages/limit.h"
#include "proxy/core/pipeline/stages/meter.h"
#include "proxy/core/pipeline/stages/options.h"
#include "proxy/core/pipeline/stages/parse.h"
#include "proxy/core/pipeline/stages/policies.h"
#include "proxy/core/pipeline/stages/prompt.h"
#include "proxy/core/pipeline/stages/record.h"
#include "proxy/core/pipeline/stages/route.h"
#include "proxy/core/pipeline/trip.h"

// One request is one line of stops, in time order. Why this order:
// admit first, so that a web page that may not talk to us learns nothing, not even which paths
// exist; parse before authenticate, so that a refusal is written in the client's own dialect;
// authenticate before options and route, so that nobody without a key can probe which providers and
// models are set up; guard before prompt and route, so that nobody else sees, sends or keeps what
// it takes out, and it judges what callers wrote, not templates of our own; prompt before route,
// because a prompt names the model to call; limit between them, so that what a call really is is
// counted, and what is too much goes nowhere, or where its limit sends it; judge behind it, because
// asking it costs money, and what is too much shall not; cache behind them all, because what may
// answer a call depends on who asks and on the very model that would (docs/adr/0042); guard is the
// first to see a delta, so that what it takes out is neither kept nor translated (docs/adr/0039);
// collect sees every delta before it is delivered, so that what is hidden from the client is still
// metered, and before it is translated, because the provider's own words are counted; meter before
// settle, because limits count the true cost; commit keeps what was paid for; record last, because
// it tells the whole story.
namespace gatehouse::pipeline {
namespace {

// clang-format off
constexpr Stop<Enter> kWayIn[] = {        // may answer early
    {"admit",        stages::admit},
    {"parse",        stages::parse},
    {"authenticate", stages::authenticate},
    {"options",      stages::readOptions},
    {"guard",        stages::guardRequest},
    {"prompt",       stages::expandPrompt},
    {"limit",        stages::reserve},
    {"judge",        stages::judgePrompt},
    {"route",        stages::planRoute},
    {"cache",        stages::lookUp},
    {"policy",       stages::askPolicies},
};
constexpr Stop<OnDelta> kEachDelta[] = {  // may hide or rewrite a delta
    {"guard",        stages::guardAnswer},
    {"collect",      stages::collect},
    {"translate",    stages::carryBack},
};
constexpr Stop<Enter> kWholeReply[] = {   // may ask, and keep it from the client
    {"judge",        stages::judgeAnswer},
};
constexpr Stop<Leave> kWayOut[] = {       // noexcept, always, once
    {"meter",        stages::meter},
    {"settle",       settle},
    {"commit",       stages::commit},
    {"limits",       stages::settleLimits},
    {"record",       stages::record},
};
// clang-format on

}  // namespace

std::span<const Stop<Enter>> wayIn() noexcept
{
    return kWayIn;
}

std::span<const Stop<OnDelta>> eachDelta() noexcept
{
    return kEachDelta;
}

std::span<const Stop<Enter>> wholeReply() noexcept
{
    return kWholeReply;
}

std::span<const Stop<Leave>> wayOut() noexcept
{
    return kWayOut;
}

}  // namespace gatehouse::pipeline
