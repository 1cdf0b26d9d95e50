#pragma once

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine::cloudflare {

// gateways/{id}/policies: committed ones stand in the config, and act at once; staged ones are kept
// as objects, and act when they are committed.

Reply listPolicies(const Call& call);
Reply createPolicy(const Call& call);
Reply getPolicy(const Call& call);
Reply changePolicy(const Call& call);
Reply removePolicy(const Call& call);
Reply commitPolicies(const Call& call);
Reply simulatePolicies(const Call& call);

}  // namespace gatehouse::engine::cloudflare
