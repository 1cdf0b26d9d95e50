#pragma once

#include "proxy/core/limit/spend_policy.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/step.h"
#include "proxy/core/policy/facts.h"

namespace gatehouse::pipeline {
struct Exchange;
}

namespace gatehouse::pipeline::stages {

/// policy: asks the policies of the call's gateway, behind the cache, as Cloudflare does. Targets
/// that are blocked are not asked; where none is left the call ends with 403. Its caps are taken
/// with the limits, and settled with them; where one is used up the call ends with 429.
///
/// Fails closed: policies were compiled when they were published, and counts are in memory.
Step askPolicies(Exchange& x, const Env& env);

/// Leaves out what policies block of the node that a route has gone on to. False: nothing is left.
/// Its caps are not taken anew: what the call costs in all is settled with those it began with.
bool leaveAllowed(Exchange& x, const Env& env);

/// What a policy may know of a caller: cf.user.id, cf.user.email, cf.user.groups and cf.custom.* of
/// its token, metadata.*. Of a gateway key its user and its role stand in for them.
policy::Expression::LookUp identityOf(policy::Facts& facts);

}  // namespace gatehouse::pipeline::stages
