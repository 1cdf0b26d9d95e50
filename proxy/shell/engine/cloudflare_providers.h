#pragma once

#include "proxy/shell/engine/cloudflare_call.h"

namespace gatehouse::engine::cloudflare {

// Custom providers: `slug` becomes the provider `custom-slug` of the config, usable at once as a
// path and before a model. What the config has no word for is kept beside it.

Reply listProviders(const Call& call);
Reply createProvider(const Call& call);
Reply getProvider(const Call& call);
Reply changeProvider(const Call& call);
Reply removeProvider(const Call& call);

/// The base URL of a provider behind this gateway, as the caller reached us.
Reply getUrl(const Call& call);

}  // namespace gatehouse::engine::cloudflare
