#pragma once

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine::cloudflare {

// Stored keys: the secret goes into the vault, its name becomes a key of the provider in the
// config, called as the alias. They serve every gateway, as the provider does. The first key of a
// provider, and one made the default, has the share of the calls that name no alias; the others
// are used by their alias alone.

Reply listKeys(const Call& call);
Reply createKey(const Call& call);
Reply getKey(const Call& call);
Reply changeKey(const Call& call);  ///< secret, default_config, rate_limit, rate_limit_period
Reply removeKey(const Call& call);

}  // namespace gatehouse::engine::cloudflare
