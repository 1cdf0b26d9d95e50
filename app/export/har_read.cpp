#include "app/export/har_read.h"

#include <algorithm>
#include <cstring>

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include "app/export/exchange_json.h"
#include "app/formats.h"
#include "proxy/core/base/crypto.h"
#include "proxy/core/base/random.h"
#include "proxy/core/base/text.h"
#include "proxy/core/base/ulid.h"
#include "proxy/core/dialect/dialect.h"
#include "proxy/core/http/sse.h"

namespace gatehouse::app {
namespace {

using record::Exchange;

struct HarReadWords {
    Q_DECLARE_TR_FUNCTIONS(Har)
};

Error broken(const QString& what)
{
    return fail(
        ErrorKind::Invalid, what.toStdString(),
        HarReadWords::tr("Nothing was imported. Save the file again where it comes from, as HAR "
                         "1.2 with content.")
            .toStdString());
}

/// Line and column of a byte, from 1.
QString placeOf(const QByteArray& file, qsizetype at)
{
    const QByteArray before = file.left(at);
    const auto line = before.count('\n') + 1;
    const auto column = before.size() - (before.lastIndexOf('\n') + 1) + 1;
    return HarReadWords::tr("line %1, column %2").arg(line).arg(column);
}

std::int64_t microsOf(const QJsonValue& millis)
{
    return millis.isDouble() && millis.toDouble() >= 0
               ? static_cast<std::int64_t>(millis.toDouble() * 1000 + 0.5)
               : -1;
}

/// A sum of HAR's parts; -1 is "does not apply".
std::int64_t sumOf(const QJsonObject& timings, std::initializer_list<const char*> names)
{
    std::int64_t sum = 0;
    for (const char* name : names)
        sum += std::max<std::int64_t>(0, microsOf(timings[QLatin1String(name)]));
    return sum;
}

/// "/openai/v1/chat/completions" is asked for as "/chat/completions".
dialect::Recognised recognised(const Exchange& exchange)
{
    std::string_view path = exchange.path;
    path = path.substr(0, path.find('?'));
    for (const std::string_view version : {"/v1beta/", "/v1/", "/v2/"}) {
        const auto at = path.find(version);
        if (at == std::string_view::npos) continue;
        path.remove_prefix(at + version.size() - 1);
        break;
    }
    return dialect::recognise(exchange.method, path, "openai");
}

/// Facts of a call that another program wrote down.
void deriveFacts(const QJsonObject& entry, Exchange& exchange)
{
    const QUrl url(entry[QLatin1String("request")][QLatin1String("url")].toString());
    exchange.path = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment)
                        .toStdString();
    if (exchange.path.empty()) exchange.path = "/";
    exchange.provider = url.host().toStdString();
    const QJsonObject timings = entry[QLatin1String("timings")].toObject();
    exchange.endedAt = microsOf(entry[QLatin1String("time")]);
    const auto before = sumOf(timings, {"blocked", "dns", "connect", "send", "wait"});
    if (before > 0) exchange.firstByteAt = std::min(before, exchange.endedAt);
    const bool failed = exchange.status >= 400;
    exchange.outcome = exchange.status == 0 ? record::Outcome::ClientClosed
                       : failed             ? record::Outcome::UpstreamError
                                            : record::Outcome::Ok;
    exchange.streamed = exchange.responseBody.contentType.starts_with("text/event-stream");
    const auto known = recognised(exchange);
    const dialect::Dialect& dialect =
        known.dialect != nullptr ? *known.dialect : dialect::byId("verbatim");
    exchange.dialect = dialect.id;
    exchange.operation = dialect::name(known.operation);
    const auto asked = dialect.readRequest(exchange.requestBody.bytes);
    exchange.modelAsked = asked ? asked->model : known.model;
    if (exchange.modelAsked.empty()) exchange.modelAsked = known.model;
    exchange.modelSent = exchange.modelAsked;
    dialect::ReplyFacts reply;
    if (exchange.streamed) {
        http::SseReader events;
        events.push(exchange.responseBody.bytes);
        while (const auto event = events.next())
            dialect.readEvent(event->event, event->data, reply);
    } else {
        dialect.readReply(exchange.responseBody.bytes, reply);
    }
    dialect.canonical(reply.usage);
    exchange.usage = reply.usage;
    exchange.modelAnswered = reply.model;
    exchange.finishReason = reply.finishReason;
    exchange.errorCode = reply.errorCode;
    exchange.errorText = reply.errorText;
    // The same file gives the same ids: what is there already is not imported twice.
    const Digest digest = sha256(QJsonDocument(entry).toJson(QJsonDocument::Compact).toStdString());
    std::uint64_t seed = 0;
    std::memcpy(&seed, digest.data(), sizeof seed);
    Random random(seed);
    exchange.id = ulid(exchange.startedAt, random);
}

void readProviderSide(const QJsonObject& json, Exchange& exchange)
{
    exchange.sentHeaders = readHeaders(json[QLatin1String("requestHeaders")].toArray());
    exchange.upstreamHeaders = readHeaders(json[QLatin1String("responseHeaders")].toArray());
    if (json.contains(QLatin1String("requestBody")))
        exchange.sentBody = readBody(json[QLatin1String("requestBody")].toObject());
    if (!json.contains(QLatin1String("responseBody"))) return;
    exchange.deliveredBody = std::move(exchange.responseBody);
    exchange.responseBody = readBody(json[QLatin1String("responseBody")].toObject());
}

record::Body postedBody(const QJsonObject& request)
{
    QJsonObject posted = request[QLatin1String("postData")].toObject();
    if (posted.isEmpty()) return {};
    for (const char* name : {"size", "encoding"}) {
        const QJsonValue value = posted[QLatin1Char('_') + QLatin1String(name)];
        if (!value.isUndefined()) posted[QLatin1String(name)] = value;
    }
    return readBody(posted);
}

/// HAR has a place for a note; tags and the pin are ours.
record::Marked marksOf(const QJsonObject& entry, const std::string& requestId)
{
    record::Marked marks;
    marks.requestId = requestId;
    marks.pinned = entry[QLatin1String("_pinned")].toBool();
    marks.note = entry[QLatin1String("comment")].toString().toStdString();
    for (const QJsonValue& tag : entry[QLatin1String("_tags")].toArray()) {
        const QString text = tag.toString().simplified();
        if (!text.isEmpty()) marks.tags.push_back(text.toStdString());
    }
    return marks;
}

/// What every entry must have.
QString missingIn(const QJsonObject& entry)
{
    const QJsonValue request = entry[QLatin1String("request")];
    const QJsonValue response = entry[QLatin1String("response")];
    if (!request.isObject()) return QStringLiteral("request");
    if (!response.isObject()) return QStringLiteral("response");
    if (!entry[QLatin1String("startedDateTime")].isString())
        return QStringLiteral("startedDateTime");
    if (!request[QLatin1String("method")].isString()) return QStringLiteral("request.method");
    if (!request[QLatin1String("url")].isString()) return QStringLiteral("request.url");
    if (!response[QLatin1String("status")].isDouble()) return QStringLiteral("response.status");
    return {};
}

std::unique_ptr<Exchange> exchangeOf(const QJsonObject& entry, const QString& source)
{
    auto exchange = std::make_unique<Exchange>();
    const QJsonObject request = entry[QLatin1String("request")].toObject();
    const QJsonObject response = entry[QLatin1String("response")].toObject();
    const auto began = QDateTime::fromString(entry[QLatin1String("startedDateTime")].toString(),
                                             Qt::ISODateWithMs);
    exchange->startedAt = began.isValid() ? began.toMSecsSinceEpoch() * 1000 : 0;
    exchange->method = request[QLatin1String("method")].toString().toStdString();
    exchange->status = response[QLatin1String("status")].toInt();
    exchange->clientHeaders = readHeaders(request[QLatin1String("headers")].toArray());
    exchange->deliveredHeaders = readHeaders(response[QLatin1String("headers")].toArray());
    exchange->requestBody = postedBody(request);
    exchange->responseBody = readBody(response[QLatin1String("content")].toObject());
    exchange->events = readEvents(response[QLatin1String("_events")].toArray());
    const QJsonObject facts = entry[QLatin1String("_gatehouse")].toObject();
    if (facts[QLatin1String("id")].toString().isEmpty()) {
        deriveFacts(entry, *exchange);
    } else {
        readFacts(facts, *exchange);
        readProviderSide(facts[QLatin1String("upstream")].toObject(), *exchange);
    }
    // A call that still ran when it was written down has no end here either.
    if (exchange->outcome == record::Outcome::Running)
        exchange->outcome = record::Outcome::Interrupted;
    exchange->origin = record::Origin::Import;
    exchange->originOf = source.toStdString();
    return exchange;
}

}  // namespace

Result<std::vector<HarCall>> readHar(const QByteArray& file, const QString& source)
{
    QByteArray bytes = file;
    if (bytes.startsWith("\xEF\xBB\xBF")) bytes.remove(0, 3);
    QJsonParseError trouble;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &trouble);
    if (trouble.error != QJsonParseError::NoError) {
        return broken(HarReadWords::tr("“%1” is no JSON: %2, %3.")
                          .arg(source, trouble.errorString(), placeOf(bytes, trouble.offset)));
    }
    const QJsonValue entries = document[QLatin1String("log")][QLatin1String("entries")];
    if (!entries.isArray()) {
        return broken(HarReadWords::tr("“%1” is no HAR file: it has no list at %2.")
                          .arg(source, QStringLiteral("log.entries")));
    }
    std::vector<HarCall> found;
    int number = 0;
    for (const QJsonValue& value : entries.toArray()) {
        const QString missing = missingIn(value.toObject());
        if (!missing.isEmpty()) {
            return broken(
                HarReadWords::tr("“%1” is no whole HAR file: %2 is missing.")
                    .arg(source, QStringLiteral("log.entries[%1].%2").arg(number).arg(missing)));
        }
        auto exchange = exchangeOf(value.toObject(), source);
        auto marks = marksOf(value.toObject(), exchange->id);
        found.push_back({std::move(exchange), std::move(marks)});
        ++number;
    }
    return found;
}

}  // namespace gatehouse::app
