#include "proxy/shell/store/rows.h"

#include "proxy/shell/store/preview.h"

namespace gatehouse::store {
namespace {

// Events of a long stream are worth it; what is below is packed tightly already.
constexpr std::size_t kDetailsWorthShrinking = 2048;

}  // namespace

ExchangeRows::ExchangeRows(Database& database, Names& names)
    : names_(names),
      packer_(names),
      add_(database,
           "INSERT INTO exchanges (outcome, status, provider, model_asked, key_label, facts, id, "
           "request_id, started_at, preview) VALUES (?,?,?,?,?,?,?,?,?,?)"),
      replace_(database,
               "UPDATE exchanges SET outcome = ?, status = ?, provider = ?, model_asked = ?, "
               "key_label = ?, facts = ? WHERE id = ?"),
      detail_(database, "INSERT OR REPLACE INTO details (exchange, size, data) VALUES (?,?,?)"),
      body_(database,
            "INSERT OR REPLACE INTO bodies (id, same_as, coding, size, total_size, truncated, "
            "content_type, data) "
            "VALUES (?,?,?,?,?,?,?,?)"),
      unindexed_(database, "INSERT OR REPLACE INTO unindexed (exchange) VALUES (?)"),
      preview_(database, "UPDATE exchanges SET preview = ? WHERE id = ?"),
      origins_(database),
      labels_(database)
{
}

void ExchangeRows::add(RowId id, const record::Exchange& exchange, int compression)
{
    const std::string preview =
        previewer_ != nullptr ? previewOf(exchange, *previewer_) : std::string();
    bindRow(add_, exchange);
    add_.integer(id).text(exchange.id).integer(exchange.startedAt).text(preview).run();
    putRest(id, exchange, compression);
}

void ExchangeRows::replace(RowId id, const record::Exchange& exchange, int compression)
{
    bindRow(replace_, exchange);
    replace_.integer(id).run();
    if (previewer_ != nullptr) {
        const std::string preview = previewOf(exchange, *previewer_);
        preview_.text(preview).integer(id).run();
    }
    putRest(id, exchange, compression);
}

void ExchangeRows::bindRow(Statement& put, const record::Exchange& exchange)
{
    names_.begin();
    facts_.clear();
    packer_.facts(exchange, facts_);
    put.integer(static_cast<std::int64_t>(exchange.outcome))
        .integer(exchange.status)
        .integer(names_.of(exchange.provider))
        .integer(names_.of(exchange.modelAsked))
        .integer(names_.of(exchange.keyLabel))
        .blob(facts_);
}

void ExchangeRows::putRest(RowId id, const record::Exchange& exchange, int compression)
{
    putDetails(id, exchange, compression);
    origins_.add(id, exchange);
    labels_.add(id, exchange);
    putBody(id, BodyKind::Request, exchange.requestBody, nullptr, compression);
    putBody(id, BodyKind::Sent, exchange.sentBody, &exchange.requestBody, compression);
    putBody(id, BodyKind::Response, exchange.responseBody, nullptr, compression);
    putBody(id, BodyKind::Delivered, exchange.deliveredBody, &exchange.responseBody, compression);
    if (previewer_ == nullptr &&
        (!exchange.requestBody.bytes.empty() || !exchange.responseBody.bytes.empty()))
        unindexed_.integer(id).run();
}

void ExchangeRows::putDetails(RowId id, const record::Exchange& exchange, int compression)
{
    details_.clear();
    packer_.details(exchange, details_);
    Coding coding = Coding::Plain;
    const std::string_view kept = compressor_.pack(
        details_, details_.size() < kDetailsWorthShrinking ? 0 : compression, packed_, coding);
    detail_.integer(id)
        .integer(coding == Coding::Zstd ? static_cast<std::int64_t>(details_.size()) : 0)
        .blob(kept)
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
