#include "proxy/shell/net/tunnel.h"

#include <array>
#include <cstdlib>

#include "proxy/core/base/text.h"
#include "proxy/core/config/address.h"
#include "proxy/core/http/decoder.h"
#include "proxy/core/http/encoder.h"

namespace gatehouse::net {
namespace {

std::string variable(const char* lowerName, const char* upperName)
{
    for (const char* name : {lowerName, upperName}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return value;
    }
    return {};
}

}  // namespace

ProxyEnvironment ProxyEnvironment::read()
{
    ProxyEnvironment environment;
    const std::string all = variable("all_proxy", "ALL_PROXY");
    environment.forHttps = variable("https_proxy", "HTTPS_PROXY");
    environment.forHttp = variable("http_proxy", "HTTP_PROXY");
    if (environment.forHttps.empty()) environment.forHttps = all;
    if (environment.forHttp.empty()) environment.forHttp = all;
    const std::string none = variable("no_proxy", "NO_PROXY");
    std::string_view rest = none;
    while (!rest.empty()) {
        const auto word = trim(takeUntil(rest, ','));
        if (!word.empty()) environment.direct.push_back(lower(word));
    }
    return environment;
}

std::string ProxyEnvironment::proxyFor(const http::Url& target) const
{
    if (config::isLoopback(target.host) || config::isAmong(target.host, direct)) return {};
    return target.secure() ? forHttps : forHttp;
}

std::optional<http::Url> proxyOf(const std::string& setting, const http::Url& target,
                                 const ProxyEnvironment& environment)
{
    if (setting == "none") return std::nullopt;
    std::string text = setting.empty() ? environment.proxyFor(target) : setting;
    if (text.empty()) return std::nullopt;
    if (text.find("://") == std::string::npos) text = cat("http://", text);
    auto url = http::parseUrl(text);
    if (!url) return std::nullopt;
    return std::move(*url);
}

Task<std::optional<Error>> openTunnel(Duplex& wire, std::string host, std::uint16_t port)
{
    const bool isV6 = host.find(':') != std::string::npos;
    const std::string authority = cat(isV6 ? "[" : "", host, isV6 ? "]" : "", ":", number(port));
    std::string head;
    http::appendRequestLine(head, "CONNECT", authority);
    http::appendField(head, "Host", authority);
    http::appendHeadEnd(head);
    const std::array<std::string_view, 1> pieces{head};
    if (!co_await wire.write(pieces, true))
        co_return fail(ErrorKind::BadUpstream, "the HTTP proxy closed the connection");
    http::Decoder decoder(http::Role::Response);
    decoder.expectNoBody(true);
    for (;;) {
        const auto received = co_await wire.receive();
        if (received.bytes.empty()) {
            const bool late = received.end == End::TimedOut;
            co_return fail(late ? ErrorKind::UpstreamTimeout : ErrorKind::BadUpstream,
                           "the HTTP proxy gave no answer to CONNECT");
        }
        std::string_view input = received.bytes;
        const auto kind = decoder.next(input);
        if (kind == http::Decoder::Kind::NeedMore) continue;
        if (kind != http::Decoder::Kind::Head)
            co_return fail(ErrorKind::BadUpstream, "the HTTP proxy did not speak HTTP");
        const int status = decoder.response().status;
        if (status < 200 || status > 299) {
            co_return fail(ErrorKind::BadUpstream,
                           cat("the HTTP proxy refused the tunnel with ", number(status)),
                           "check the provider's proxy setting, or set it to \"none\"");
        }
        if (!input.empty()) wire.unread(input);
        co_return std::nullopt;
    }
}

}  // namespace gatehouse::net
