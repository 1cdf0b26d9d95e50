#include "app/export/exchange_json.h"

#include <iterator>
#include <mutex>
#include <set>

#include "app/formats.h"
#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"

namespace gatehouse::app {
namespace {

using chat::Usage;
using record::Attempt;
using record::Exchange;

template <class Owner>
struct TextFact {
    const char* name;
    std::string Owner::*member;
};

template <class Owner>
struct NumberFact {
    const char* name;
    std::int64_t Owner::*member;
    std::int64_t unset;  ///< a value that is not written
};

template <class Owner>
struct FlagFact {
    const char* name;
    bool Owner::*member;
};

struct CountFact {
    const char* name;
    Usage::Count Usage::*member;
};

constexpr TextFact<Exchange> kTexts[] = {
    {"id", &Exchange::id},
    {"clientAddress", &Exchange::clientAddress},
    {"path", &Exchange::path},
    {"userAgent", &Exchange::userAgent},
    {"dialect", &Exchange::dialect},
    {"operation", &Exchange::operation},
    {"keyId", &Exchange::keyId},
    {"keyLabel", &Exchange::keyLabel},
    {"traceId", &Exchange::traceId},
    {"generation", &Exchange::generation},
    {"modelAsked", &Exchange::modelAsked},
    {"provider", &Exchange::provider},
    {"modelSent", &Exchange::modelSent},
    {"modelAnswered", &Exchange::modelAnswered},
    {"errorCode", &Exchange::errorCode},
    {"errorText", &Exchange::errorText},
    {"finishReason", &Exchange::finishReason},
    {"priceVersion", &Exchange::priceVersion},
};

constexpr NumberFact<Exchange> kNumbers[] = {
    {"startedAt", &Exchange::startedAt, 0},      {"receivedAt", &Exchange::receivedAt, -1},
    {"firstByteAt", &Exchange::firstByteAt, -1}, {"endedAt", &Exchange::endedAt, -1},
    {"gatewayTime", &Exchange::gatewayTime, 0},
};

constexpr FlagFact<Exchange> kFlags[] = {
    {"streamed", &Exchange::streamed},
    {"bodiesShed", &Exchange::bodiesShed},
    {"customCost", &Exchange::customCost},
};

constexpr TextFact<Attempt> kAttemptTexts[] = {
    {"provider", &Attempt::provider},
    {"model", &Attempt::model},
    {"url", &Attempt::url},
    {"key", &Attempt::key},
    {"errorCode", &Attempt::errorCode},
    {"errorText", &Attempt::errorText},
};

constexpr NumberFact<Attempt> kAttemptNumbers[] = {
    {"startedAt", &Attempt::startedAt, 0},
    {"connectedAt", &Attempt::connectedAt, -1},
    {"sentAt", &Attempt::sentAt, -1},
    {"firstByteAt", &Attempt::firstByteAt, -1},
    {"endedAt", &Attempt::endedAt, -1},
    {"bytesSent", &Attempt::bytesSent, 0},
    {"bytesReceived", &Attempt::bytesReceived, 0},
};

constexpr FlagFact<Attempt> kAttemptFlags[] = {
    {"reused", &Attempt::reused},
    {"tls", &Attempt::tls},
};

constexpr CountFact kCounts[] = {
    {"input", &Usage::input},
    {"cacheRead", &Usage::cacheRead},
    {"cacheWrite5m", &Usage::cacheWrite5m},
    {"cacheWrite1h", &Usage::cacheWrite1h},
    {"inputAudio", &Usage::inputAudio},
    {"output", &Usage::output},
    {"reasoning", &Usage::reasoning},
    {"outputAudio", &Usage::outputAudio},
    {"searches", &Usage::searches},
    {"cacheReadAudio", &Usage::cacheReadAudio},
    {"inputImage", &Usage::inputImage},
    {"outputImage", &Usage::outputImage},
    {"pictures", &Usage::pictures},
};

constexpr record::Outcome kOutcomes[] = {
    record::Outcome::Ok,          record::Outcome::Refused, record::Outcome::UpstreamError,
    record::Outcome::UpstreamCut, record::Outcome::Timeout, record::Outcome::ClientClosed,
    record::Outcome::Interrupted,
};

/// In the order of chat::Service.
constexpr const char* kServices[] = {"", "plain", "batch", "flex", "priority", "other"};

const QLatin1String kCost("costPicoUsd");
const QLatin1String kUsage("usage");

qint64 whole(const QJsonValue& value, qint64 otherwise)
{
    return value.isDouble() ? value.toInteger(otherwise) : otherwise;
}

std::string bytesOf(const QJsonValue& value)
{
    return value.toString().toStdString();
}

/// The names of stops live as long as the program; a file must not fill the memory with others.
std::string_view lastingName(const std::string& name)
{
    constexpr std::size_t kMost = 256;
    static std::mutex mutex;
    static std::set<std::string> names;
    const std::lock_guard lock(mutex);
    if (names.size() >= kMost && !names.contains(name)) return "other";
    return *names.insert(name.substr(0, 64)).first;
}

QJsonObject metadataJson(const std::vector<record::Metadatum>& metadata)
{
    using Kind = record::Metadatum::Kind;
    QJsonObject json;
    for (const auto& entry : metadata) {
        const QString value = text(entry.value);
        json[text(entry.name)] = entry.kind == Kind::Bool     ? QJsonValue(entry.value == "true")
                                 : entry.kind == Kind::Number ? QJsonValue(value.toDouble())
                                                              : QJsonValue(value);
    }
    return json;
}

std::vector<record::Metadatum> readMetadata(const QJsonObject& json)
{
    using Kind = record::Metadatum::Kind;
    std::vector<record::Metadatum> metadata;
    for (auto at = json.begin(); at != json.end(); ++at) {
        record::Metadatum entry{bytesOf(at.key()), bytesOf(at.value().toVariant().toString()),
                                Kind::Text};
        if (at.value().isBool()) entry.kind = Kind::Bool;
        if (at.value().isDouble()) entry.kind = Kind::Number;
        metadata.push_back(std::move(entry));
    }
    return metadata;
}

QJsonObject usageJson(const Usage& usage)
{
    QJsonObject json;
    for (const CountFact& each : kCounts) {
        if (const auto& count = usage.*each.member)
            json[QLatin1String(each.name)] = static_cast<qint64>(*count);
    }
    if (usage.service > chat::Service::Plain)
        json[QLatin1String("service")] = QLatin1String(kServices[static_cast<int>(usage.service)]);
    if (usage.estimated) json[QLatin1String("estimated")] = true;
    return json;
}

Usage readUsage(const QJsonObject& json)
{
    Usage usage;
    for (const CountFact& each : kCounts) {
        const QJsonValue value = json[QLatin1String(each.name)];
        if (value.isDouble()) usage.*each.member = value.toInteger();
    }
    const QString service = json[QLatin1String("service")].toString();
    for (std::size_t i = 0; i < std::size(kServices); ++i) {
        if (service == QLatin1String(kServices[i])) usage.service = static_cast<chat::Service>(i);
    }
    usage.estimated = json[QLatin1String("estimated")].toBool();
    return usage;
}

template <class Owner, std::size_t T, std::size_t N, std::size_t F>
QJsonObject written(const Owner& from, const TextFact<Owner> (&texts)[T],
                    const NumberFact<Owner> (&numbers)[N], const FlagFact<Owner> (&flags)[F])
{
    QJsonObject json;
    for (const auto& each : texts) {
        const std::string& value = from.*each.member;
        if (!value.empty()) json[QLatin1String(each.name)] = text(value);
    }
    for (const auto& each : numbers) {
        if (from.*each.member != each.unset)
            json[QLatin1String(each.name)] = static_cast<qint64>(from.*each.member);
    }
    for (const auto& each : flags) {
        if (from.*each.member) json[QLatin1String(each.name)] = true;
    }
    const QJsonObject usage = usageJson(from.usage);
    if (!usage.isEmpty()) json[kUsage] = usage;
    if (from.cost) json[kCost] = static_cast<qint64>(from.cost->value);
    return json;
}

template <class Owner, std::size_t T, std::size_t N, std::size_t F>
void take(const QJsonObject& json, Owner& to, const TextFact<Owner> (&texts)[T],
          const NumberFact<Owner> (&numbers)[N], const FlagFact<Owner> (&flags)[F])
{
    for (const auto& each : texts) {
        const QJsonValue value = json[QLatin1String(each.name)];
        if (value.isString()) to.*each.member = bytesOf(value);
    }
    for (const auto& each : numbers)
        to.*each.member = whole(json[QLatin1String(each.name)], to.*each.member);
    for (const auto& each : flags) to.*each.member = json[QLatin1String(each.name)].toBool();
    to.usage = readUsage(json[kUsage].toObject());
    if (json[kCost].isDouble()) to.cost = PicoUsd{json[kCost].toInteger()};
}

}  // namespace

QJsonObject factsJson(const Exchange& exchange)
{
    QJsonObject json = written(exchange, kTexts, kNumbers, kFlags);
    json[QLatin1String("outcome")] = text(record::name(exchange.outcome));
    if (exchange.eventCount > 0)
        json[QLatin1String("eventCount")] = static_cast<qint64>(exchange.eventCount);
    if (!exchange.metadata.empty())
        json[QLatin1String("metadata")] = metadataJson(exchange.metadata);
    if (!exchange.links.event.empty()) json[QLatin1String("eventId")] = text(exchange.links.event);
    if (!exchange.links.request.empty())
        json[QLatin1String("universalRequest")] = text(exchange.links.request);
    if (exchange.links.step >= 0) json[QLatin1String("step")] = exchange.links.step;
    QJsonArray attempts;
    for (const Attempt& each : exchange.attempts) {
        QJsonObject attempt = written(each, kAttemptTexts, kAttemptNumbers, kAttemptFlags);
        attempt[QLatin1String("status")] = each.status;
        attempts.append(attempt);
    }
    if (!attempts.isEmpty()) json[QLatin1String("attempts")] = attempts;
    QJsonArray trace;
    for (const auto& stop : exchange.trace) {
        trace.append(QJsonObject{{QStringLiteral("stop"), text(stop.stop)},
                                 {QStringLiteral("decision"), text(stop.decision)},
                                 {QStringLiteral("at"), static_cast<qint64>(stop.at)},
                                 {QStringLiteral("took"), static_cast<qint64>(stop.took)}});
    }
    if (!trace.isEmpty()) json[QLatin1String("trace")] = trace;
    return json;
}

void readFacts(const QJsonObject& facts, Exchange& exchange)
{
    take(facts, exchange, kTexts, kNumbers, kFlags);
    const std::string outcome = bytesOf(facts[QLatin1String("outcome")]);
    for (const auto each : kOutcomes) {
        if (record::name(each) == outcome) exchange.outcome = each;
    }
    exchange.eventCount = static_cast<std::uint32_t>(whole(facts[QLatin1String("eventCount")], 0));
    exchange.metadata = readMetadata(facts[QLatin1String("metadata")].toObject());
    exchange.links = {bytesOf(facts[QLatin1String("eventId")]),
                      bytesOf(facts[QLatin1String("universalRequest")]),
                      facts[QLatin1String("step")].toInt(-1)};
    for (const QJsonValue& value : facts[QLatin1String("attempts")].toArray()) {
        const QJsonObject json = value.toObject();
        Attempt& attempt = exchange.attempts.emplace_back();
        take(json, attempt, kAttemptTexts, kAttemptNumbers, kAttemptFlags);
        attempt.status = json[QLatin1String("status")].toInt();
    }
    for (const QJsonValue& value : facts[QLatin1String("trace")].toArray()) {
        const QJsonObject json = value.toObject();
        exchange.trace.push_back({lastingName(bytesOf(json[QLatin1String("stop")])),
                                  bytesOf(json[QLatin1String("decision")]),
                                  whole(json[QLatin1String("at")], 0),
                                  whole(json[QLatin1String("took")], 0)});
    }
}

QJsonObject bodyJson(const record::Body& body)
{
    QJsonObject json;
    json[QLatin1String("mimeType")] = text(body.contentType);
    json[QLatin1String("size")] = static_cast<qint64>(body.totalSize);
    if (body.truncated) json[QLatin1String("_truncated")] = true;
    if (body.bytes.empty()) return json;
    // A byte order mark would be lost on the way through a text.
    const bool isText = isUtf8(body.bytes) && !body.bytes.starts_with("\xEF\xBB\xBF");
    json[QLatin1String("text")] = text(isText ? body.bytes : base64(body.bytes));
    if (!isText) json[QLatin1String("encoding")] = QStringLiteral("base64");
    return json;
}

record::Body readBody(const QJsonObject& json)
{
    record::Body body;
    body.contentType = bytesOf(json[QLatin1String("mimeType")]);
    body.truncated = json[QLatin1String("_truncated")].toBool();
    body.bytes = bytesOf(json[QLatin1String("text")]);
    if (json[QLatin1String("encoding")].toString() == QLatin1String("base64")) {
        std::string bytes;
        if (fromBase64(body.bytes, bytes)) body.bytes = std::move(bytes);
    }
    body.totalSize = whole(json[QLatin1String("size")], -1);
    if (body.totalSize < 0) body.totalSize = static_cast<ByteCount>(body.bytes.size());
    return body;
}

QJsonArray headersJson(std::string_view lines)
{
    QJsonArray headers;
    while (!lines.empty()) {
        const std::string_view line = takeUntil(lines, '\n');
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        headers.append(QJsonObject{{QStringLiteral("name"), text(line.substr(0, colon))},
                                   {QStringLiteral("value"), text(trim(line.substr(colon + 1)))}});
    }
    return headers;
}

std::string readHeaders(const QJsonArray& headers)
{
    std::string lines;
    for (const QJsonValue& each : headers) {
        const std::string name = bytesOf(each[QLatin1String("name")]);
        const std::string value = bytesOf(each[QLatin1String("value")]);
        // Names like ":method" belong to HTTP/2, not to the message.
        const bool isName = !name.empty() && name.find_first_of(":\r\n ") == std::string::npos;
        if (!isName || value.find_first_of("\r\n") != std::string::npos) continue;
        lines += cat(name, ": ", value, "\n");
    }
    return lines;
}

QJsonArray eventsJson(const std::vector<record::EventMark>& events)
{
    QJsonArray json;
    for (const auto& each : events) {
        json.append(QJsonObject{{QStringLiteral("at"), static_cast<qint64>(each.at)},
                                {QStringLiteral("size"), static_cast<qint64>(each.size)}});
    }
    return json;
}

std::vector<record::EventMark> readEvents(const QJsonArray& json)
{
    std::vector<record::EventMark> events;
    for (const QJsonValue& each : json) {
        events.push_back({whole(each[QLatin1String("at")], 0),
                          static_cast<std::uint32_t>(whole(each[QLatin1String("size")], 0))});
    }
    return events;
}

void redactForExport(Exchange& exchange, const record::Redactor& redactor)
{
    redactor.exchange(exchange);
    for (auto* head : {&exchange.clientHeaders, &exchange.sentHeaders, &exchange.upstreamHeaders,
                       &exchange.deliveredHeaders}) {
        std::string clean;
        std::string_view lines = *head;
        while (!lines.empty()) {
            redactor.header(takeUntil(lines, '\n'), clean);
            clean += '\n';
        }
        *head = std::move(clean);
    }
}

}  // namespace gatehouse::app
