#include "proxy/shell/store/detail.h"

#include "proxy/shell/store/pack.h"
#include "proxy/shell/store/rows.h"

namespace gatehouse::store {
namespace {

/// Reads one row's columns from left to right.
class Columns {
public:
    Columns(const Statement& row, NameTexts& names) : row_(row), names_(names) {}

    std::int64_t integer() { return row_.asInteger(at_++); }

    std::optional<std::int64_t> optional() { return row_.asOptional(at_++); }

    bool flag() { return integer() != 0; }

    int small() { return static_cast<int>(integer()); }

    std::string text() { return std::string(row_.asText(at_++)); }

    std::string_view blob() { return row_.asBlob(at_++); }

    const std::string& name() { return names_.of(integer()); }

    std::optional<PicoUsd> money()
    {
        const auto value = optional();
        return value ? std::optional(PicoUsd{*value}) : std::nullopt;
    }

private:
    const Statement& row_;
    NameTexts& names_;
    int at_ = 0;
};

constexpr const char* kExchange =
    "SELECT request_id, started_at, outcome, status, method, path, dialect, provider, model_asked, "
    "model_answered, "
    "key_label, error_code, finish_reason, ended_at, first_byte_at, input, cache_read, "
    "cache_write_5m, cache_write_1h, "
    "input_audio, output, reasoning, output_audio, searches, estimated, cost, streamed, "
    "received_at, gateway_time, "
    "client_address, user_agent, operation, key_id, generation, model_sent, price_version, "
    "event_count, bodies_shed, "
    "trace_id, error_text FROM exchanges WHERE id = ?";

void readRow(Columns columns, record::Exchange& exchange)
{
    exchange.id = columns.text();
    exchange.startedAt = columns.integer();
    exchange.outcome = static_cast<record::Outcome>(columns.integer());
    exchange.status = columns.small();
    exchange.method = columns.name();
    exchange.path = columns.text();
    exchange.dialect = columns.name();
    exchange.provider = columns.name();
    exchange.modelAsked = columns.name();
    exchange.modelAnswered = columns.name();
    exchange.keyLabel = columns.name();
    exchange.errorCode = columns.name();
    exchange.finishReason = columns.name();
    exchange.endedAt = columns.integer();
    exchange.firstByteAt = columns.integer();
    auto& usage = exchange.usage;
    for (auto* count : {&usage.input, &usage.cacheRead, &usage.cacheWrite5m, &usage.cacheWrite1h,
                        &usage.inputAudio, &usage.output, &usage.reasoning, &usage.outputAudio,
                        &usage.searches}) {
        *count = columns.optional();
    }
    usage.estimated = columns.flag();
    exchange.cost = columns.money();
    exchange.streamed = columns.flag();
    exchange.receivedAt = columns.integer();
    exchange.gatewayTime = columns.integer();
    exchange.clientAddress = columns.name();
    exchange.userAgent = columns.name();
    exchange.operation = columns.name();
    exchange.keyId = columns.name();
    exchange.generation = columns.name();
    exchange.modelSent = columns.name();
    exchange.priceVersion = columns.name();
    exchange.eventCount = static_cast<std::uint32_t>(columns.integer());
    exchange.bodiesShed = columns.flag();
    exchange.traceId = columns.text();
    exchange.errorText = columns.text();
}

void readAttempts(Database& database, NameTexts& names, RowId id, record::Exchange& exchange)
{
    Statement statement(database,
                        "SELECT provider, model, url, status, error_code, error_text, started_at, "
                        "connected_at, sent_at, "
                        "first_byte_at, ended_at, reused, tls, bytes_sent, bytes_received, usage, "
                        "cost FROM attempts "
                        "WHERE exchange = ? ORDER BY number");
    statement.integer(id);
    while (statement.row()) {
        Columns columns(statement, names);
        record::Attempt attempt;
        attempt.provider = columns.name();
        attempt.model = columns.name();
        attempt.url = columns.name();
        attempt.status = columns.small();
        attempt.errorCode = columns.name();
        attempt.errorText = columns.text();
        attempt.startedAt = columns.integer();
        attempt.connectedAt = columns.integer();
        attempt.sentAt = columns.integer();
        attempt.firstByteAt = columns.integer();
        attempt.endedAt = columns.integer();
        attempt.reused = columns.flag();
        attempt.tls = columns.flag();
        attempt.bytesSent = columns.integer();
        attempt.bytesReceived = columns.integer();
        attempt.usage = unpackUsage(columns.blob());
        attempt.cost = columns.money();
        exchange.attempts.push_back(std::move(attempt));
    }
}

void readDetails(Database& database, RowId id, record::Exchange& exchange)
{
    Statement statement(database,
                        "SELECT trace, events, coding, headers FROM details WHERE exchange = ?");
    statement.integer(id);
    while (statement.row()) {
        exchange.trace = unpackTrace(statement.asBlob(0));
        exchange.events = unpackEvents(statement.asBlob(1));
        const std::string_view sized = statement.asBlob(3);
        Unpacker size(sized);
        const auto bytes = static_cast<std::size_t>(size.natural());
        const std::string headers =
            unpacked(size.rest(), static_cast<Coding>(statement.asInteger(2)), bytes);
        Unpacker texts(headers);
        for (auto* lines : {&exchange.clientHeaders, &exchange.sentHeaders,
                            &exchange.upstreamHeaders, &exchange.deliveredHeaders}) {
            *lines = texts.text();
        }
    }
}

void readBodies(Database& database, RowId id, record::Exchange& exchange)
{
    record::Body* const bodies[] = {&exchange.requestBody, &exchange.sentBody,
                                    &exchange.responseBody, &exchange.deliveredBody};
    Statement statement(
        database,
        "SELECT id, same_as, coding, size, total_size, truncated, content_type, data FROM bodies "
        "WHERE id BETWEEN ? AND ? ORDER BY id");
    statement.integer(id * 4).integer(id * 4 + 3);
    while (statement.row()) {
        record::Body& body = *bodies[statement.asInteger(0) & 3];
        if (const auto same = statement.asOptional(1)) {
            body.bytes = bodies[*same & 3]->bytes;
        } else {
            body.bytes = unpacked(statement.asBlob(7), static_cast<Coding>(statement.asInteger(2)),
                                  static_cast<std::size_t>(statement.asInteger(3)));
        }
        body.totalSize = statement.asInteger(4);
        body.truncated = statement.asInteger(5) != 0;
        body.contentType = statement.asText(6);
    }
}

}  // namespace

std::optional<record::Exchange> readExchange(Database& database, NameTexts& names, RowId id)
{
    std::optional<record::Exchange> found;
    Statement statement(database, kExchange);
    statement.integer(id);
    while (statement.row()) readRow(Columns(statement, names), found.emplace());
    if (!found) return found;
    readAttempts(database, names, id, *found);
    readDetails(database, id, *found);
    readBodies(database, id, *found);
    return found;
}

}  // namespace gatehouse::store
