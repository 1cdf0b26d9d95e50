#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/error.h"
#include "proxy/core/limit/hold.h"
#include "proxy/core/limit/rule.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/route_table.h"
#include "proxy/core/pipeline/step.h"
#include "proxy/core/pipeline/transform.h"
#include "proxy/core/policy/facts.h"
#include "proxy/core/policy/walk.h"

namespace gatehouse::pipeline {

struct Exchange;

/// A call on its way through a route.
struct Trip {
    Trip(const RouteEntry& of, const RouteVersion& chosen, policy::Facts found,
         std::uint64_t chance)
        : entry(of), version(chosen), walk(chosen.route, chance, true), facts(std::move(found))
    {
    }

    /// What a limit holds until the true numbers are known.
    struct Charge {
        limit::Unit unit = limit::Unit::Tokens;
        limit::Hold hold;
    };

    const RouteEntry& entry;
    const RouteVersion& version;
    policy::Walk walk;
    policy::Facts facts;
    const policy::ModelRule* rule = nullptr;  ///< of the model it stands at
    bool mayFallBack = false;                 ///< behind that model stands more than an end
    std::vector<Charge> charges;
    std::vector<HeaderChange> headers;  ///< on the way to the provider
    std::size_t told = 0;               ///< nodes that are in the trace
    std::string seen;  ///< the body that conditions look at, once a prompt changed it
    Error error;       ///< why a node ended the call

    /// Of steps, whose answers the walk waits for.
    const policy::Route::Stop* asks =
        nullptr;               ///< the one that it stands at; null: it does not wait
    bool hasSteps = false;     ///< one was asked
    std::int64_t beganAt = 0;  ///< µs since the exchange began
    std::string original;      ///< the user's last message, as it came
    std::string answers;       ///< of the last step
    std::map<std::string, std::string, std::less<>> said;  ///< by step
    std::int64_t stepTokens = 0;
    PicoUsd stepCost{};
};

/// What a route sees of an exchange.
policy::Facts factsOf(const Exchange& x);

/// Sends the call on its way through a route: plans its first targets, or answers.
///
/// Writes  x.route, x.reply, the trace
/// Errors  503 where the route is switched off; what a reject node says
Step beginTrip(Exchange& x, const RouteEntry& entry, const Env& env);

/// The answers that it waited for stand in x.course.answers: goes on from where it rested, so that
/// nothing before it is counted twice.
Step resumeTrip(Exchange& x, const Env& env);

/// All targets of the node failed, or the answers of steps behind it are there: goes on to the
/// next. Answer: the route ends here; x.reply is set where it answers itself. Pass: there are
/// targets.
Step goOn(Exchange& x, const Env& env, std::string_view why);

/// The target that is being asked gave the answer.
void arrive(Exchange& x);

/// What kind of failure the last attempt was. `answered`: it had an answer, which nobody got.
policy::Trouble troubleOf(const Exchange& x, bool answered) noexcept;

/// The same in words, for the trace: "429 from openai", "no answer in time".
std::string troubleText(const Exchange& x, bool answered);

/// Adds tokens and cost to the limits that the call passed.
void settle(Exchange& x, const Env& env) noexcept;

}  // namespace gatehouse::pipeline
