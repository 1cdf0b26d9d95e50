#pragma once

#include <string>

#include "proxy/core/base/result.h"
#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Cloudflare's auto router, which is the route of this name here.
inline constexpr std::string_view kAutoModel = "cloudflare/auto";
inline constexpr std::string_view kAutoRoute = "auto";

/// Chooses the provider and the model: by the path, by an alias, by `provider/model`, or the first
/// provider of the client's dialect.
///
/// Reads    x.parse, x.caller, x.limit, env.snapshot
/// Writes   x.route; x.reply for lists of models, which the gateway answers itself
/// Answers  403 what the caller's key may not call, 404 unknown provider, 422 a provider that does
/// not speak the client's dialect, 200 model lists Fails    closed
Step planRoute(Exchange& x, const Env& env);

/// Where the name of a model leads.
struct Found {
    const Upstream* upstream = nullptr;  ///< null: to a route, or nowhere
    std::string model;                   ///< as the provider calls it
    std::string route;                   ///< name of the route; empty: to none
};

/// By an alias, by `provider/model`, or by what the client's dialect is usually served by.
Found findModel(const Exchange& x, const Snapshot& snapshot, std::string model);

/// Whether the route that leads this call, or would have, wants no bodies kept. Also of a call that
/// did not come so far: its prompt is the same.
bool hidesBodies(const Exchange& x, const Snapshot& snapshot) noexcept;
/// Whether type, size and hash are kept of the bodies of this call that are not.
bool hashesBodies(const Exchange& x, const Snapshot& snapshot) noexcept;

/// One more target of this call, in the dialect that it can be asked in.
/// Errors   NotFound: the provider has no address; CannotExpress: it does not speak so;
///          Forbidden: the caller's key may not call that model
Result<void> addTarget(Exchange& x, const Upstream& upstream, std::string model);

}  // namespace gatehouse::pipeline::stages
