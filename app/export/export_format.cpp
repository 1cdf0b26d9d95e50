#include "app/export/export_format.h"

#include <QDateTime>
#include <QJsonDocument>

#include "app/export/exchange_json.h"
#include "app/export/har.h"
#include "app/formats.h"
#include "proxy/core/base/text.h"

namespace gatehouse::app {
namespace {

QByteArray compact(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray nothing()
{
    return {};
}

QString began(WallMicros at)
{
    return QDateTime::fromMSecsSinceEpoch(at / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonArray tagsJson(const store::Row& row)
{
    QJsonArray tags;
    for (const std::string& tag : row.tags) tags.append(text(tag));
    return tags;
}

QByteArray harLine(const ExportedCall& call, const QString& baseUrl)
{
    QJsonObject entry = harEntry(*call.exchange, baseUrl);
    if (!call.row.note.empty()) entry[QLatin1String("comment")] = text(call.row.note);
    if (!call.row.tags.empty()) entry[QLatin1String("_tags")] = tagsJson(call.row);
    if (call.row.pinned) entry[QLatin1String("_pinned")] = true;
    return compact(entry);
}

QByteArray jsonLine(const ExportedCall& call, const QString&)
{
    const record::Exchange& exchange = *call.exchange;
    QJsonObject json = factsJson(exchange);
    json[QLatin1String("time")] = began(exchange.startedAt);
    json[QLatin1String("method")] = text(exchange.method);
    json[QLatin1String("status")] = exchange.status;
    const bool differs = !exchange.deliveredBody.bytes.empty();
    json[QLatin1String("request")] =
        QJsonObject{{QStringLiteral("headers"), headersJson(exchange.clientHeaders)},
                    {QStringLiteral("body"), bodyJson(exchange.requestBody)}};
    json[QLatin1String("response")] =
        QJsonObject{{QStringLiteral("headers"), headersJson(exchange.deliveredHeaders)},
                    {QStringLiteral("body"),
                     bodyJson(differs ? exchange.deliveredBody : exchange.responseBody)}};
    if (!exchange.events.empty()) json[QLatin1String("_events")] = eventsJson(exchange.events);
    if (call.row.pinned) json[QLatin1String("pinned")] = true;
    if (!call.row.note.empty()) json[QLatin1String("note")] = text(call.row.note);
    if (!call.row.tags.empty()) json[QLatin1String("tags")] = tagsJson(call.row);
    return compact(json) + '\n';
}

QString number(const chat::Usage::Count& count)
{
    return count ? QString::number(*count) : QString();
}

QString millis(std::int64_t micros)
{
    return micros < 0 ? QString() : QString::number(static_cast<double>(micros) / 1000, 'f', 3);
}

/// Exact: a picodollar is the twelfth place.
QString dollars(const std::optional<PicoUsd>& cost)
{
    if (!cost) return {};
    constexpr std::int64_t kDollar = 1'000'000'000'000;
    const std::int64_t value = cost->value;
    return (value < 0 ? QStringLiteral("-") : QString()) +
           QString::number(std::abs(value) / kDollar) + QLatin1Char('.') +
           QString::number(std::abs(value) % kDollar).rightJustified(12, QLatin1Char('0'));
}

struct CsvColumn {
    const char* name;
    QString (*value)(const store::Row& row);
};

constexpr CsvColumn kColumns[] = {
    {"id", [](const store::Row& row) { return text(row.requestId); }},
    {"time", [](const store::Row& row) { return began(row.startedAt); }},
    {"outcome", [](const store::Row& row) { return text(record::name(row.outcome)); }},
    {"status",
     [](const store::Row& row) {
         return row.status > 0 ? QString::number(row.status) : QString();
     }},
    {"method", [](const store::Row& row) { return text(row.method); }},
    {"path", [](const store::Row& row) { return text(row.path); }},
    {"provider", [](const store::Row& row) { return text(row.provider); }},
    {"model", [](const store::Row& row) { return text(row.model); }},
    {"model_answered", [](const store::Row& row) { return text(row.modelAnswered); }},
    {"key", [](const store::Row& row) { return text(row.keyLabel); }},
    {"latency_ms", [](const store::Row& row) { return millis(row.latency); }},
    {"first_token_ms", [](const store::Row& row) { return millis(row.firstByte); }},
    {"input_tokens", [](const store::Row& row) { return number(row.usage.input); }},
    {"cached_tokens", [](const store::Row& row) { return number(row.usage.cacheRead); }},
    {"output_tokens", [](const store::Row& row) { return number(row.usage.output); }},
    {"reasoning_tokens", [](const store::Row& row) { return number(row.usage.reasoning); }},
    {"cost_usd", [](const store::Row& row) { return dollars(row.cost); }},
    {"finish_reason", [](const store::Row& row) { return text(row.finishReason); }},
    {"error", [](const store::Row& row) { return text(row.errorCode); }},
    {"streamed",
     [](const store::Row& row) {
         return row.streamed ? QStringLiteral("true") : QStringLiteral("false");
     }},
    {"attempts", [](const store::Row& row) { return QString::number(row.attempts); }},
    {"preview", [](const store::Row& row) { return text(row.preview); }},
    {"pinned",
     [](const store::Row& row) {
         return row.pinned ? QStringLiteral("true") : QStringLiteral("false");
     }},
    {"tags",
     [](const store::Row& row) {
         QStringList tags;
         for (const std::string& tag : row.tags) tags += text(tag);
         return tags.join(QLatin1Char(' '));
     }},
    {"note", [](const store::Row& row) { return text(row.note); }},
};

QString cell(QString value)
{
    // What begins like this, a spreadsheet would run: texts of strangers stand in these cells.
    static const QString kFormula = QStringLiteral("=+-@\t\r");
    if (!value.isEmpty() && kFormula.contains(value.front())) value.prepend(QLatin1Char('\''));
    static const QString kQuoted = QStringLiteral(",\"\r\n");
    bool needsQuotes = false;
    for (const QChar c : value) needsQuotes = needsQuotes || kQuoted.contains(c);
    if (!needsQuotes) return value;
    value.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + value + QLatin1Char('"');
}

QByteArray csvHead()
{
    QStringList names;
    for (const CsvColumn& each : kColumns) names += QLatin1String(each.name);
    return names.join(QLatin1Char(',')).toLatin1() + "\r\n";
}

QByteArray csvLine(const ExportedCall& call, const QString&)
{
    QStringList cells;
    for (const CsvColumn& each : kColumns) cells += cell(each.value(call.row));
    return cells.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

constexpr ExportFormat kFormats[] = {
    {"har", "HAR", "har", true, harBegin, harLine, ",\n", harEnd},
    {"jsonl", "JSON Lines", "jsonl", true, nothing, jsonLine, "", nothing},
    {"csv", "CSV", "csv", false, csvHead, csvLine, "", nothing},
};

}  // namespace

std::span<const ExportFormat> exportFormats()
{
    return kFormats;
}

}  // namespace gatehouse::app
