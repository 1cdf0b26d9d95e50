#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/base/result.h"

namespace gatehouse::http {

/// http(s)://host[:port]/path?query. Host of an IPv6 literal is without brackets. No user info, no
/// fragment.
struct Url {
    std::string scheme;
    std::string host;
    std::uint16_t port = 0;  ///< 80 or 443 unless given
    std::string path;        ///< begins with '/', or empty
    std::string query;       ///< without '?'

    [[nodiscard]] bool secure() const noexcept { return scheme == "https"; }

    [[nodiscard]] std::string authority()
        const;  ///< host[:port], port only when unusual; brackets for IPv6
};

Result<Url> parseUrl(std::string_view text);

struct Target {
    std::string_view path;   ///< still escaped
    std::string_view query;  ///< without '?'
};

Target splitTarget(std::string_view target) noexcept;

std::optional<std::string> queryValue(std::string_view query,
                                      std::string_view name);  ///< unescaped, first
std::string withoutQuery(std::string_view query,
                         std::string_view name);   ///< all others, bytes unchanged
std::string unescape(std::string_view text);       ///< %41 → A; broken escapes stay as they are
std::string escapeSegment(std::string_view text);  ///< for one path segment

/// "host:port", "[v6]:port", "host" → parts; port 0 when absent. Empty optional: not of that form.
struct HostPort {
    std::string host;
    std::uint16_t port = 0;
};

std::optional<HostPort> parseHostPort(std::string_view text);

}  // namespace gatehouse::http
