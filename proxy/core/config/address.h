#pragma once

#include <span>
#include <string>
#include <string_view>

namespace gatehouse::config {

/// A numeric address or "localhost", as a listener takes it.
bool isListenHost(std::string_view host) noexcept;

/// An address only programs of this machine can reach: 127.0.0.0/8, ::1, localhost.
bool isLoopback(std::string_view host) noexcept;

/// Whether a list as in NO_PROXY means `host`: its name or address, an ending of it
/// (".example.com", "example.com"), or "*".
bool isAmong(std::string_view host, std::span<const std::string> names);

struct ServerConfig;
/// The proxy of a provider at `host` that names none: the gateway's, "none" for what is reached
/// directly, empty for the environment's.
std::string proxyFor(const ServerConfig& server, std::string_view host);

/// scheme://host[:port] and nothing behind it, as browsers write an origin.
bool isOrigin(std::string_view text);

/// A word that can stand in a path and before the slash of a model name: a-z, 0-9, "-", "_", "."
/// inside.
bool isSlug(std::string_view text) noexcept;

}  // namespace gatehouse::config
