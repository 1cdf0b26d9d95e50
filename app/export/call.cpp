#include "app/export/call.h"

#include <array>
#include <string_view>

#include <QUrl>
#include <QUrlQuery>

#include "app/formats.h"
#include "proxy/core/base/text.h"

namespace gatehouse::app {
namespace {

constexpr std::array<std::string_view, 6> kSecrets{"authorization",   "x-api-key",
                                                   "api-key",         "x-goog-api-key",
                                                   "x-gatehouse-key", "cf-aig-authorization"};
constexpr std::array<std::string_view, 11> kLeftOut{"host",
                                                    "content-length",
                                                    "connection",
                                                    "user-agent",
                                                    "cookie",
                                                    "accept-encoding",
                                                    "expect",
                                                    "transfer-encoding",
                                                    "keep-alive",
                                                    "proxy-connection",
                                                    "proxy-authorization"};

template <class Names>
bool isOneOf(std::string_view name, const Names& names)
{
    for (const auto& each : names) {
        if (equalsNoCase(name, each)) return true;
    }
    return false;
}

}  // namespace

HeaderUse useOf(std::string_view headerName)
{
    if (isOneOf(headerName, kLeftOut)) return HeaderUse::LeftOut;
    return isOneOf(headerName, kSecrets) ? HeaderUse::Secret : HeaderUse::Same;
}

Call callOf(const record::Exchange& exchange, const QString& baseUrl)
{
    Call call;
    call.method = text(exchange.method);
    call.streamed = exchange.streamed;
    std::string_view lines = exchange.clientHeaders;
    while (!lines.empty()) {
        const std::string_view line = takeUntil(lines, '\n');
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view name = line.substr(0, colon);
        const std::string_view value = trim(line.substr(colon + 1));
        const HeaderUse use = useOf(name);
        if (use == HeaderUse::LeftOut) continue;
        const bool secret = use == HeaderUse::Secret;
        const bool bearer = secret && startsWithNoCase(value, "bearer");
        call.headers.push_back(
            {text(name), secret ? (bearer ? QStringLiteral("Bearer ") : QString()) : text(value),
             secret});
    }
    QUrl url(baseUrl + text(exchange.path));
    QUrlQuery query(url);
    if (query.hasQueryItem(QStringLiteral("key"))) {
        query.removeAllQueryItems(QStringLiteral("key"));
        url.setQuery(query.isEmpty() ? QString() : query.toString(QUrl::FullyEncoded));
        call.headers.push_back({QStringLiteral("x-goog-api-key"), {}, true});
    }
    call.url = QString::fromLatin1(url.toEncoded());
    const record::Body& body = exchange.requestBody;
    call.hasBody = !body.bytes.empty();
    call.truncated = body.truncated;
    call.binary =
        call.hasBody && (body.bytes.find('\0') != std::string::npos || !isUtf8(body.bytes));
    if (!call.binary) call.body = text(body.bytes);
    return call;
}

}  // namespace gatehouse::app
