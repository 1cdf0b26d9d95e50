#pragma once

#include <string>
#include <string_view>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/lines.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/pack.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// Packs what no query asks for into two blobs: a few bytes for the line in the table, the rest for
/// the detail view. One blob costs a tenth of the columns it replaces.
///
/// Thread  the writer's. clear() after a rollback.
class FactPacker {
public:
    explicit FactPacker(Names& names);
    /// exchanges.facts
    void facts(const record::Exchange& exchange, Packed& out);
    /// details.data; the heads lose their secrets here.
    void details(const record::Exchange& exchange, Packed& out);

    void clear() { lines_.clear(); }

    void redactWith(const record::Redactor& redactor) { lines_.redactWith(redactor); }

private:
    void packFields(const http::Headers& fields, std::string_view lines, Packed& out);
    void packHead(std::string_view head, std::string_view lines, Packed& out);

    Names& names_;
    LinePacker lines_;
};

/// exchanges.facts as it stands: texts that repeat as their name's number, the path borrowed. What
/// a filter asks of each row, without making a single text.
struct PackedFacts {
    std::int64_t method = 0;  ///< names.id, as those below
    std::string_view path;
    std::int64_t dialect = 0;
    std::int64_t answered = 0;
    std::int64_t error = 0;
    std::int64_t finish = 0;
    std::int64_t latency = -1;
    std::int64_t firstByte = -1;
    bool streamed = false;
    int attempts = 0;
    std::optional<PicoUsd> cost;
    chat::Usage usage;
};

PackedFacts unpackFacts(std::string_view bytes);  ///< a broken blob yields zeros

/// details.data again, of the columns `size` and `data` that stand from `column` on.
std::string unpackedDetails(const Statement& row, int column);

/// What a call was billed as: its operation, and the model that was sent; and who asked. Numbers of
/// names.
struct BilledAs {
    std::int64_t userAgent = 0;
    std::int64_t operation = 0;
    std::int64_t model = 0;
};

BilledAs billedAs(std::string_view details);
/// Broken blobs yield zeros and empty texts.
void unpackFacts(std::string_view bytes, NameTexts& names, Row& row);
void unpackFacts(std::string_view bytes, NameTexts& names, record::Exchange& exchange);
void unpackDetails(std::string_view bytes, NameTexts& names, record::Exchange& exchange);

}  // namespace gatehouse::store
