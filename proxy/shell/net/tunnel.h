#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/http/url.h"
#include "proxy/shell/net/duplex.h"

namespace gatehouse::net {

/// The proxy settings of this process: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY, in either
/// case.
struct ProxyEnvironment {
    std::string forHttps;
    std::string forHttp;
    std::vector<std::string> direct;  ///< host names, ".suffix", "*", addresses

    static ProxyEnvironment read();
    /// Empty: no proxy. Loopback is never reached through one.
    [[nodiscard]] std::string proxyFor(const http::Url& target) const;
};

/// What a provider's `proxy` setting means: "none", a URL, or empty for the environment.
std::optional<http::Url> proxyOf(const std::string& setting, const http::Url& target,
                                 const ProxyEnvironment& environment);

/// Asks the proxy at the other end of `wire` for a tunnel to host:port. Plain HTTP targets are
/// tunnelled as well, so that a request is the same with and without a proxy. Empty optional: it is
/// open.
///
/// Errors  BadUpstream with the proxy's status. User and password of the proxy URL are sent as
/// Basic.
Task<std::optional<Error>> openTunnel(Duplex& wire, std::string host, std::uint16_t port);

}  // namespace gatehouse::net
