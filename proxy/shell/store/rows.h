#pragma once

#include <cstdint>
#include <string>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/facts.h"
#include "proxy/shell/store/labels.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/origins.h"
#include "proxy/shell/store/pack.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// Kinds of bodies.id: exchange * 4 + kind.
enum class BodyKind : std::uint8_t { Request = 0, Sent = 1, Response = 2, Delivered = 3 };

inline constexpr std::int64_t bodyId(RowId exchange, BodyKind kind)
{
    return exchange * 4 + static_cast<std::int64_t>(kind);
}

/// Writes an exchange into its tables: the row, its details and bodies.
///
/// Thread  the writer's. The exchange must have been through prepare().
class ExchangeRows {
public:
    ExchangeRows(Database& database, Names& names);

    void add(RowId id, const record::Exchange& exchange, int compression);
    /// Puts it in the place of the row `id`; its request id, its start and its preview stay.
    void replace(RowId id, const record::Exchange& exchange, int compression);

    /// After a rollback.
    void clear() { packer_.clear(); }

    void redactWith(const record::Redactor& redactor) { packer_.redactWith(redactor); }

    /// The preview is made while the bodies are in hand, and no second job is left for the row.
    /// nullptr: that job makes it, with the words.
    void previewWith(const record::Redactor* redactor) noexcept { previewer_ = redactor; }

private:
    void bindRow(Statement& put, const record::Exchange& exchange);
    void putRest(RowId id, const record::Exchange& exchange, int compression);
    void putDetails(RowId id, const record::Exchange& exchange, int compression);
    void putBody(RowId id, BodyKind kind, const record::Body& body, const record::Body* original,
                 int compression);

    Names& names_;
    FactPacker packer_;
    Statement add_;
    Statement replace_;
    Statement detail_;
    Statement body_;
    Statement unindexed_;
    Statement preview_;
    Origins origins_;
    Labels labels_;
    Compressor compressor_;
    const record::Redactor* previewer_ = nullptr;
    std::string packed_;
    Packed facts_;
    Packed details_;
};

}  // namespace gatehouse::store
