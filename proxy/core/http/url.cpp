#include "proxy/core/http/url.h"

#include "proxy/core/base/text.h"
#include "proxy/core/http/grammar.h"

namespace gatehouse::http {
namespace {

int hexDigit(char c) noexcept
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool isUnreserved(char c) noexcept
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

Error badUrl(std::string message)
{
    return fail(ErrorKind::Invalid, std::move(message), "write it like https://api.example.com/v1");
}

}  // namespace

std::string Url::authority() const
{
    const bool isV6 = host.find(':') != std::string::npos;
    std::string out = isV6 ? cat("[", host, "]") : host;
    if (port != (secure() ? 443 : 80)) out.append(":").append(number(port));
    return out;
}

Result<Url> parseUrl(std::string_view text)
{
    Url url;
    const auto colon = text.find("://");
    if (colon == std::string_view::npos) return badUrl("the address has no http:// or https://");
    url.scheme = lower(text.substr(0, colon));
    if (url.scheme != "http" && url.scheme != "https")
        return badUrl("the address is neither http nor https");
    text.remove_prefix(colon + 3);
    const auto authority = text.substr(0, text.find_first_of("/?#\\"));
    const auto rest = text.substr(authority.size());
    if (authority.find('@') != std::string_view::npos) {
        return badUrl("the address carries a user name or password");
    }
    if (rest.find('#') != std::string_view::npos) return badUrl("the address has a fragment (#)");
    auto place = parseHostPort(authority);
    if (!place) return badUrl("the address has no valid host and port");
    url.host = lower(place->host);
    url.port = place->port;
    if (url.port == 0) {
        if (authority.size() > place->host.size() + (authority.starts_with('[') ? 2U : 0U)) {
            return badUrl("port 0 cannot be connected to");
        }
        url.port = url.secure() ? 443 : 80;
    }
    const auto target = splitTarget(rest);
    if (!target.path.empty() && !grammar::isOriginForm(target.path)) {
        return badUrl("the path of the address holds characters that must be escaped");
    }
    if (!grammar::isOriginForm(cat("/", target.query))) {
        return badUrl("the query of the address holds characters that must be escaped");
    }
    url.path = std::string(target.path);
    url.query = std::string(target.query);
    return url;
}

Target splitTarget(std::string_view target) noexcept
{
    const auto mark = target.find('?');
    if (mark == std::string_view::npos) return {target, {}};
    return {target.substr(0, mark), target.substr(mark + 1)};
}

std::optional<std::string> queryValue(std::string_view query, std::string_view name)
{
    while (!query.empty()) {
        std::string_view value = takeUntil(query, '&');
        const std::string_view key = takeUntil(value, '=');
        if (key == name || unescape(key) == name) return unescape(value);
    }
    return std::nullopt;
}

std::string withoutQuery(std::string_view query, std::string_view name)
{
    std::string out;
    while (!query.empty()) {
        const std::string_view pair = takeUntil(query, '&');
        std::string_view value = pair;
        const std::string_view key = takeUntil(value, '=');
        if (key == name || unescape(key) == name) continue;
        if (!out.empty()) out += '&';
        out += pair;
    }
    return out;
}

std::string unescape(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && text.size() - i > 2) {
            const int high = hexDigit(text[i + 1]);
            const int low = hexDigit(text[i + 2]);
            if (high >= 0 && low >= 0) {
                out += static_cast<char>(high * 16 + low);
                i += 2;
                continue;
            }
        }
        out += text[i];
    }
    return out;
}

std::string escapeSegment(std::string_view text)
{
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (isUnreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += kHex[byte >> 4];
        out += kHex[byte & 0xF];
    }
    return out;
}

std::optional<HostPort> parseHostPort(std::string_view text)
{
    if (!grammar::isAuthority(text)) return std::nullopt;
    HostPort out;
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        out.host = std::string(text.substr(1, close - 1));
        text.remove_prefix(close + 1);
    } else {
        const auto host = text.substr(0, text.find(':'));
        out.host = std::string(host);
        text.remove_prefix(host.size());
    }
    std::int64_t port = 0;
    if (!text.empty() && grammar::readLength(text.substr(1), port))
        out.port = static_cast<std::uint16_t>(port);
    return out;
}

}  // namespace gatehouse::http
