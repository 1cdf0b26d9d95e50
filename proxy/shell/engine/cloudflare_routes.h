#pragma once

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine::cloudflare {

// Dynamic routes with their versions and deployments: kept and checked; what calls name
// dynamic/NAME for is not run yet. A version never changes; the one that was deployed last is
// active, and an older one deployed again is the way back. Lists stand in `data` as well as in
// `result`, since clients read the one or the other.

Reply listRoutes(const Call& call);
Reply createRoute(const Call& call);
Reply getRoute(const Call& call);
Reply renameRoute(const Call& call);
Reply removeRoute(const Call& call);
Reply listVersions(const Call& call);
Reply createVersion(const Call& call);
Reply getVersion(const Call& call);
Reply listDeployments(const Call& call);
Reply createDeployment(const Call& call);

}  // namespace gatehouse::engine::cloudflare
