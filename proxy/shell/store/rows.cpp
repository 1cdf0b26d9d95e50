#include "proxy/shell/store/rows.h"

namespace gatehouse::store {
namespace {

#define GH_EXCHANGE_COLUMNS                                                                       \
    "id, request_id, started_at, outcome, status, method, path, dialect, provider, model_asked, " \
    "model_answered, "                                                                            \
    "key_label, error_code, finish_reason, ended_at, first_byte_at, input, cache_read, "          \
    "cache_write_5m, "                                                                            \
    "cache_write_1h, input_audio, output, reasoning, output_audio, searches, estimated, cost, "   \
    "streamed, attempts, "                                                                        \
    "received_at, gateway_time, client_address, user_agent, operation, key_id, generation, "      \
    "model_sent, "                                                                                \
    "price_version, event_count, bodies_shed, trace_id, error_text, preview"

// 42 values, and the preview: empty in a new row, the old one in a row that is replaced.
#define GH_EXCHANGE_VALUES \
    "?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?, ?,?, "

constexpr const char* kAdd =
    "INSERT OR IGNORE INTO exchanges (" GH_EXCHANGE_COLUMNS ") VALUES (" GH_EXCHANGE_VALUES "'')";
constexpr const char* kReplace =
    "INSERT OR REPLACE INTO exchanges (" GH_EXCHANGE_COLUMNS ") VALUES (" GH_EXCHANGE_VALUES
    "coalesce((SELECT preview FROM exchanges WHERE id = ?1), ''))";
constexpr const char* kAttempt =
    "INSERT OR REPLACE INTO attempts (exchange, number, provider, model, url, status, error_code, "
    "error_text, "
    "started_at, connected_at, sent_at, first_byte_at, ended_at, reused, tls, bytes_sent, "
    "bytes_received, usage, cost) "
    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

std::optional<std::int64_t> money(const std::optional<PicoUsd>& cost)
{
    return cost ? std::optional(cost->value) : std::nullopt;
}

}  // namespace

ExchangeRows::ExchangeRows(Database& database, Names& names)
    : database_(database),
      names_(names),
      add_(database, kAdd),
      replace_(database, kReplace),
      attempt_(database, kAttempt),
      detail_(database,
              "INSERT OR REPLACE INTO details (exchange, trace, events, coding, headers) VALUES "
              "(?,?,?,?,?)"),
      body_(database,
            "INSERT OR REPLACE INTO bodies (id, same_as, coding, size, total_size, truncated, "
            "content_type, data) "
            "VALUES (?,?,?,?,?,?,?,?)"),
      unindexed_(database, "INSERT OR REPLACE INTO unindexed (exchange) VALUES (?)")
{
}

bool ExchangeRows::add(RowId id, const record::Exchange& exchange, int compression)
{
    bindRow(add_, id, exchange);
    if (!add_.run() || database_.changes() == 0) return false;
    putRest(id, exchange, compression);
    return true;
}

void ExchangeRows::replace(RowId id, const record::Exchange& exchange, int compression)
{
    bindRow(replace_, id, exchange);
    replace_.run();
    putRest(id, exchange, compression);
}

void ExchangeRows::bindRow(Statement& put, RowId id, const record::Exchange& exchange)
{
    const auto& usage = exchange.usage;
    put.integer(id)
        .text(exchange.id)
        .integer(exchange.startedAt)
        .integer(static_cast<std::int64_t>(exchange.outcome))
        .integer(exchange.status)
        .integer(names_.of(exchange.method))
        .text(exchange.path)
        .integer(names_.of(exchange.dialect))
        .integer(names_.of(exchange.provider))
        .integer(names_.of(exchange.modelAsked))
        .integer(names_.of(exchange.modelAnswered))
        .integer(names_.of(exchange.keyLabel))
        .integer(names_.of(exchange.errorCode))
        .integer(names_.of(exchange.finishReason))
        .integer(exchange.endedAt)
        .integer(exchange.firstByteAt);
    for (const auto* count : {&usage.input, &usage.cacheRead, &usage.cacheWrite5m,
                              &usage.cacheWrite1h, &usage.inputAudio, &usage.output,
                              &usage.reasoning, &usage.outputAudio, &usage.searches}) {
        put.integer(*count);
    }
    put.integer(usage.estimated ? 1 : 0)
        .integer(money(exchange.cost))
        .integer(exchange.streamed ? 1 : 0)
        .integer(static_cast<std::int64_t>(exchange.attempts.size()))
        .integer(exchange.receivedAt)
        .integer(exchange.gatewayTime)
        .integer(names_.of(exchange.clientAddress))
        .integer(names_.of(exchange.userAgent))
        .integer(names_.of(exchange.operation))
        .integer(names_.of(exchange.keyId))
        .integer(names_.of(exchange.generation))
        .integer(names_.of(exchange.modelSent))
        .integer(names_.of(exchange.priceVersion))
        .integer(exchange.eventCount)
        .integer(exchange.bodiesShed ? 1 : 0)
        .text(exchange.traceId)
        .text(exchange.errorText);
}

void ExchangeRows::putRest(RowId id, const record::Exchange& exchange, int compression)
{
    putAttempts(id, exchange);
    putDetails(id, exchange, compression);
    putBody(id, BodyKind::Request, exchange.requestBody, nullptr, compression);
    putBody(id, BodyKind::Sent, exchange.sentBody, &exchange.requestBody, compression);
    putBody(id, BodyKind::Response, exchange.responseBody, nullptr, compression);
    putBody(id, BodyKind::Delivered, exchange.deliveredBody, &exchange.responseBody, compression);
    if (!exchange.requestBody.bytes.empty() || !exchange.responseBody.bytes.empty())
        unindexed_.integer(id).run();
}

void ExchangeRows::putAttempts(RowId id, const record::Exchange& exchange)
{
    std::int64_t number = 0;
    for (const auto& attempt : exchange.attempts) {
        packed_.clear();
        packUsage(attempt.usage, packed_);
        attempt_.integer(id)
            .integer(++number)
            .integer(names_.of(attempt.provider))
            .integer(names_.of(attempt.model))
            .integer(names_.of(attempt.url))
            .integer(attempt.status)
            .integer(names_.of(attempt.errorCode))
            .text(attempt.errorText)
            .integer(attempt.startedAt)
            .integer(attempt.connectedAt)
            .integer(attempt.sentAt)
            .integer(attempt.firstByteAt)
            .integer(attempt.endedAt)
            .integer(attempt.reused ? 1 : 0)
            .integer(attempt.tls ? 1 : 0)
            .integer(attempt.bytesSent)
            .integer(attempt.bytesReceived)
            .blob(packed_)
            .integer(money(attempt.cost))
            .run();
    }
}

void ExchangeRows::putDetails(RowId id, const record::Exchange& exchange, int compression)
{
    trace_.clear();
    events_.clear();
    headers_.clear();
    packTrace(exchange.trace, trace_);
    packEvents(exchange.events, events_);
    Packer packer(headers_);
    bool hasHeaders = false;
    for (const auto* text : {&exchange.clientHeaders, &exchange.sentHeaders,
                             &exchange.upstreamHeaders, &exchange.deliveredHeaders}) {
        packer.text(*text);
        hasHeaders = hasHeaders || !text->empty();
    }
    if (trace_.empty() && events_.empty() && !hasHeaders) return;
    // The size of the packed texts stands before them: zstd's frame is not asked for it.
    Coding coding = Coding::Plain;
    const std::string_view kept = compressor_.pack(headers_, compression, packed_, coding);
    std::string sized;
    Packer(sized).natural(headers_.size());
    sized += kept;
    detail_.integer(id)
        .blob(trace_)
        .blob(events_)
        .integer(static_cast<std::int64_t>(coding))
        .blob(sized)
        .run();
}

void ExchangeRows::putBody(RowId id, BodyKind kind, const record::Body& body,
                           const record::Body* original, int compression)
{
    if (body.bytes.empty() && body.totalSize == 0) return;
    const bool isSame = original != nullptr && !body.bytes.empty() && body.bytes == original->bytes;
    Coding coding = Coding::Plain;
    const std::string_view kept =
        isSame ? std::string_view() : compressor_.pack(body.bytes, compression, packed_, coding);
    const auto same =
        static_cast<std::int64_t>(kind) - 1;  // sent stands after request, delivered after response
    body_.integer(bodyId(id, kind))
        .integer(isSame ? std::optional(id * 4 + same) : std::nullopt)
        .integer(static_cast<std::int64_t>(coding))
        .integer(static_cast<std::int64_t>(body.bytes.size()))
        .integer(body.totalSize)
        .integer(body.truncated ? 1 : 0)
        .text(body.contentType)
        .blob(kept)
        .run();
}

}  // namespace gatehouse::store
