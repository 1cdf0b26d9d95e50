#include "proxy/core/pipeline/stages/admit.h"

#include <algorithm>
#include <string>

#include "proxy/core/base/text.h"
#include "proxy/core/http/url.h"
#include "proxy/core/pipeline/stages/refuse.h"

namespace gatehouse::pipeline::stages {
namespace {

/// A name can be rebound to another address by its owner; an address cannot.
bool isAddress(std::string_view host) noexcept
{
    if (host.find(':') != std::string_view::npos)
        return true;  // parseHostPort has taken the brackets off
    return !host.empty() &&
           std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

bool knownHost(std::string_view field, const Snapshot& snapshot)
{
    const auto parts = http::parseHostPort(field);
    if (!parts) return false;
    if (isAddress(parts->host)) return true;
    const std::string name = lower(parts->host);
    return std::ranges::any_of(snapshot.hosts, [&](const std::string& host) {
        return name == host ||
               (host.starts_with("*.") && name.ends_with(std::string_view(host).substr(1)));
    });
}

bool sameOrigin(std::string_view origin, std::string_view host) noexcept
{
    const auto at = origin.find("://");
    return at != std::string_view::npos && equalsNoCase(origin.substr(at + 3), host);
}

Step preflight(Exchange& x, std::string_view origin)
{
    auto& reply = x.reply;
    reply.set = true;
    reply.local = true;
    reply.status = 204;
    if (origin.empty()) {
        reply.headers.emplace_back("allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        return Answer{};
    }
    const auto wanted = x.arrival.head.headers.get("access-control-request-headers");
    reply.headers.emplace_back("access-control-allow-methods",
                               "GET, HEAD, POST, PUT, PATCH, DELETE");
    reply.headers.emplace_back("access-control-allow-headers",
                               wanted.empty() ? std::string("*") : std::string(wanted));
    reply.headers.emplace_back("access-control-max-age", "600");
    if (x.arrival.head.headers.has("access-control-request-private-network")) {
        reply.headers.emplace_back("access-control-allow-private-network", "true");
    }
    return Answer{};
}

}  // namespace

std::optional<Error> foreign(const http::RequestHead& head, const Snapshot& snapshot)
{
    const auto host = head.headers.find("host");
    if (host && !knownHost(*host, snapshot)) {
        return fail(
            ErrorKind::ForeignHost,
            cat("this gateway does not answer for the host '", cutUtf8(*host, 100), "'"),
            "use http://127.0.0.1 or http://localhost, or add the name to server.allowedHosts");
    }
    const auto origin = head.headers.find("origin");
    if (origin) {
        if (!allowedOrigin(head, snapshot).empty() || (host && sameOrigin(*origin, *host)))
            return std::nullopt;
        return fail(ErrorKind::Forbidden, "this web page may not call the gateway",
                    "add its origin to server.allowedOrigins if it is yours");
    }
    const auto site = head.headers.get("sec-fetch-site");
    if (equalsNoCase(site, "cross-site") || equalsNoCase(site, "same-site")) {
        return fail(ErrorKind::Forbidden,
                    "another site may not call the gateway through the browser",
                    "add its origin to server.allowedOrigins if it is yours");
    }
    return std::nullopt;
}

std::string_view allowedOrigin(const http::RequestHead& head, const Snapshot& snapshot) noexcept
{
    const auto origin = head.headers.get("origin");
    const auto& allowed = snapshot.config.server.allowedOrigins;
    const bool listed =
        !origin.empty() && std::ranges::any_of(allowed, [&](const std::string& one) {
            return one == "*" || equalsNoCase(one, origin);
        });
    return listed ? origin : std::string_view();
}

Step admit(Exchange& x, const Env& env)
{
    const auto& head = x.arrival.head;
    if (auto error = foreign(head, env.snapshot)) return refuse(x, *std::move(error));
    if (head.method == "OPTIONS") return preflight(x, allowedOrigin(head, env.snapshot));
    return Pass{};
}

}  // namespace gatehouse::pipeline::stages
