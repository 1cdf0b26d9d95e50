#pragma once

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine::cloudflare {

// Gateways are settings: each change is a new generation of the config, with its author. Their
// credentials (of traces and billing) go into the vault, and only their names are kept and told.

Reply listGateways(const Call& call);
Reply createGateway(const Call& call);
Reply getGateway(const Call& call);
Reply replaceGateway(const Call& call);  ///< what is not given becomes "not set"
Reply changeGateway(const Call& call);   ///< what is not given stays
Reply removeGateway(const Call& call);

}  // namespace gatehouse::engine::cloudflare
