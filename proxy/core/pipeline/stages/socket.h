#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "proxy/core/pipeline/env.h"
#include "proxy/core/pipeline/exchange.h"

namespace gatehouse::pipeline::stages {

/// A key that stands among the sub-protocols of a WebSocket, where a page can put no header:
/// cf-aig-authorization.KEY, openai-insecure-api-key.KEY, xi-api-key.KEY, fal-api-key.KEY. Empty:
/// `protocol` is none of them.
std::string_view keyInProtocol(std::string_view protocol) noexcept;

/// What is left of Sec-WebSocket-Protocol when the keys that stay here are taken out: all of them,
/// or all but the client's own credential.
std::string protocolsWithout(std::string_view list, std::string_view credential);

/// The provider switched: what of its messages is kept, and how it is shown.
void beginSocket(Exchange& x, const Env& env);

/// A message of the provider: kept as an event of a stream, and its usage read.
void noteAnswer(Exchange& x, std::string_view text, std::size_t size, bool isText, const Env& env);

/// A message of the client: kept as a line of its body.
void noteAsked(Exchange& x, std::string_view text, std::size_t size, bool isText, const Env& env);

}  // namespace gatehouse::pipeline::stages
