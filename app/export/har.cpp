#include "app/export/har.h"

#include <algorithm>

#include <QDateTime>
#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

#include "app/export/exchange_json.h"
#include "app/formats.h"

namespace gatehouse::app {
namespace {

using record::Exchange;

double millisOf(std::int64_t micros)
{
    return micros < 0 ? -1 : static_cast<double>(micros) / 1000;
}

/// The parts of `time`: they add up to it, as HAR wants.
QJsonObject timings(const Exchange& exchange)
{
    const std::int64_t total = std::max<std::int64_t>(0, exchange.endedAt);
    std::int64_t blocked = 0, connect = -1, send = 0, wait = total, receive = 0;
    if (!exchange.attempts.empty()) {
        const record::Attempt& last = exchange.attempts.back();
        const auto step = [at = std::int64_t{0}, total](std::int64_t next) mutable {
            const std::int64_t here = std::clamp(next, at, total);
            return here - std::exchange(at, here);
        };
        auto next = step;
        blocked = next(last.startedAt);
        if (!last.reused && last.connectedAt >= 0) connect = next(last.connectedAt);
        send = next(last.sentAt);
        wait = next(last.firstByteAt >= 0 ? last.firstByteAt : total);
        receive = next(total);
    }
    return {{QStringLiteral("blocked"), millisOf(blocked)},
            {QStringLiteral("dns"), -1},
            {QStringLiteral("connect"), millisOf(connect)},
            {QStringLiteral("send"), millisOf(send)},
            {QStringLiteral("wait"), millisOf(wait)},
            {QStringLiteral("receive"), millisOf(receive)},
            {QStringLiteral("ssl"), -1}};
}

QJsonObject requestJson(const Exchange& exchange, const QString& baseUrl)
{
    const QUrl url(baseUrl + text(exchange.path));
    QJsonArray query;
    for (const auto& [name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        query.append(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("value"), value}});
    }
    QJsonObject json{
        {QStringLiteral("method"), text(exchange.method)},
        {QStringLiteral("url"), QString::fromLatin1(url.toEncoded())},
        {QStringLiteral("httpVersion"), QStringLiteral("HTTP/1.1")},
        {QStringLiteral("cookies"), QJsonArray()},
        {QStringLiteral("headers"), headersJson(exchange.clientHeaders)},
        {QStringLiteral("queryString"), query},
        {QStringLiteral("headersSize"), -1},
        {QStringLiteral("bodySize"), static_cast<qint64>(exchange.requestBody.totalSize)}};
    const auto& body = exchange.requestBody;
    if (!body.bytes.empty() || body.totalSize > 0) {
        QJsonObject posted = bodyJson(body);
        if (!posted.contains(QLatin1String("text"))) posted[QLatin1String("text")] = QString();
        // HAR knows no size and no coding here.
        for (const char* name : {"size", "encoding"}) {
            const QJsonValue value = posted.take(QLatin1String(name));
            if (!value.isUndefined()) posted[QLatin1Char('_') + QLatin1String(name)] = value;
        }
        json[QLatin1String("postData")] = posted;
    }
    return json;
}

QJsonObject responseJson(const Exchange& exchange)
{
    const bool differs = !exchange.deliveredBody.bytes.empty();
    QJsonObject json{{QStringLiteral("status"), exchange.status},
                     {QStringLiteral("statusText"), QString()},
                     {QStringLiteral("httpVersion"), QStringLiteral("HTTP/1.1")},
                     {QStringLiteral("cookies"), QJsonArray()},
                     {QStringLiteral("headers"), headersJson(exchange.deliveredHeaders)},
                     {QStringLiteral("content"),
                      bodyJson(differs ? exchange.deliveredBody : exchange.responseBody)},
                     {QStringLiteral("redirectURL"), QString()},
                     {QStringLiteral("headersSize"), -1},
                     {QStringLiteral("bodySize"), -1}};
    if (!exchange.events.empty()) json[QLatin1String("_events")] = eventsJson(exchange.events);
    return json;
}

/// What went to the provider and came back, where it is not the same as the client's side.
QJsonObject providerSide(const Exchange& exchange)
{
    QJsonObject json;
    if (!exchange.sentHeaders.empty())
        json[QLatin1String("requestHeaders")] = headersJson(exchange.sentHeaders);
    if (!exchange.sentBody.bytes.empty())
        json[QLatin1String("requestBody")] = bodyJson(exchange.sentBody);
    if (!exchange.upstreamHeaders.empty())
        json[QLatin1String("responseHeaders")] = headersJson(exchange.upstreamHeaders);
    if (!exchange.deliveredBody.bytes.empty())
        json[QLatin1String("responseBody")] = bodyJson(exchange.responseBody);
    return json;
}

}  // namespace

QJsonObject harEntry(const Exchange& exchange, const QString& baseUrl)
{
    const auto began = QDateTime::fromMSecsSinceEpoch(exchange.startedAt / 1000, Qt::UTC);
    QJsonObject facts = factsJson(exchange);
    const QJsonObject provider = providerSide(exchange);
    if (!provider.isEmpty()) facts[QLatin1String("upstream")] = provider;
    return {{QStringLiteral("startedDateTime"), began.toString(Qt::ISODateWithMs)},
            {QStringLiteral("time"), std::max(0.0, millisOf(exchange.endedAt))},
            {QStringLiteral("request"), requestJson(exchange, baseUrl)},
            {QStringLiteral("response"), responseJson(exchange)},
            {QStringLiteral("cache"), QJsonObject()},
            {QStringLiteral("timings"), timings(exchange)},
            {QStringLiteral("_gatehouse"), facts}};
}

QByteArray harBegin()
{
    return "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"Gatehouse\",\"version\":"
           "\"" GATEHOUSE_VERSION "\"},\"entries\":[\n";
}

QByteArray harEnd()
{
    return "\n]}}\n";
}

}  // namespace gatehouse::app
