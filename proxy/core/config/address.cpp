#include "proxy/core/config/address.h"

#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/config/server.h"
#include "proxy/core/http/url.h"

namespace gatehouse::config {
namespace {

bool isV4(std::string_view host) noexcept
{
    int parts = 0;
    bool more = true;
    while (more) {
        more = host.find('.') != std::string_view::npos;
        const auto part = takeUntil(host, '.');
        std::int64_t value = 0;
        const bool digits = !part.empty() && part.size() <= 3 &&
                            part.find_first_not_of("0123456789") == std::string_view::npos;
        if (!digits || !parseInt(part, value) || value > 255) return false;
        ++parts;
    }
    return parts == 4;
}

bool isV6(std::string_view host) noexcept
{
    return host.find(':') != std::string_view::npos &&
           host.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
}

bool isLowerOrDigit(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

bool isListenHost(std::string_view host) noexcept
{
    return equalsNoCase(host, "localhost") || isV4(host) || isV6(host);
}

bool isLoopback(std::string_view host) noexcept
{
    return equalsNoCase(host, "localhost") || host == "::1" ||
           (isV4(host) && host.starts_with("127."));
}

bool isAmong(std::string_view host, std::span<const std::string> names)
{
    return std::any_of(names.begin(), names.end(), [host](const std::string& one) {
        if (one.empty()) return false;
        if (one == "*" || equalsNoCase(one, host)) return true;
        const std::string ending = one.starts_with('.') ? one : cat(".", one);
        return host.size() > ending.size() &&
               equalsNoCase(host.substr(host.size() - ending.size()), ending);
    });
}

std::string proxyFor(const ServerConfig& server, std::string_view host)
{
    if (server.proxy.empty() || server.proxy == "none") return server.proxy;
    return isLoopback(host) || isAmong(host, server.noProxy) ? "none" : server.proxy;
}

bool isOrigin(std::string_view text)
{
    const auto colon = text.find("://");
    if (colon == std::string_view::npos || colon == 0) return false;
    const auto scheme = text.substr(0, colon);
    const bool word = std::all_of(scheme.begin(), scheme.end(), [](char c) {
        return isLowerOrDigit(c) || c == '-' || c == '+' || c == '.';
    });
    const auto authority = text.substr(colon + 3);
    return word && authority.find_first_of("/?#@* ") == std::string_view::npos &&
           http::parseHostPort(authority).has_value();
}

bool isSlug(std::string_view text) noexcept
{
    constexpr std::size_t kLongest = 64;
    return !text.empty() && text.size() <= kLongest && isLowerOrDigit(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return isLowerOrDigit(c) || c == '-' || c == '_' || c == '.';
           });
}

}  // namespace gatehouse::config
