#pragma once

#include <optional>
#include <string_view>

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"
#include "proxy/core/pipeline/step.h"

namespace gatehouse::pipeline::stages {

/// Keeps web pages out that the user did not let in: DNS rebinding by Host, cross-site calls by
/// Origin and Sec-Fetch-Site, preflights.
///
/// Reads    x.arrival, env.snapshot.hosts, server.allowedOrigins
/// Writes   x.reply
/// Answers  403 foreign Host or page, 204 allowed preflight
/// Fails    closed
/// Source   reliability.md H4; Fetch standard (CORS, Sec-Fetch-Site)
Step admit(Exchange& x, const Env& env);

/// The same check for the admin routes; an error or nothing.
std::optional<Error> foreign(const http::RequestHead& head, const Snapshot& snapshot);

/// The Origin to echo in Access-Control-Allow-Origin; empty: none.
std::string_view allowedOrigin(const http::RequestHead& head, const Snapshot& snapshot) noexcept;

}  // namespace gatehouse::pipeline::stages
