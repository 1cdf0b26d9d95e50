#pragma once

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/indexer.h"
#include "proxy/shell/store/writer.h"

namespace gatehouse::store {

/// Takes single rows away, with all that hangs on them. Sums are kept: what was spent was spent.
///
/// Thread  the writer's; inside the caller's transaction.
class Removal {
public:
    Removal(Database& database, Indexer& indexer);

    /// Rows that run stay, and pinned ones unless they are meant too: asked here, not when a person
    /// chose them. Returns those that went, ascending.
    std::vector<RowId> take(const record::Removed& wanted, Committed& committed);

private:
    bool mayGo(RowId row, bool pinnedToo);

    Indexer& indexer_;
    Statement look_;
    Statement indexed_;
    Statement bodies_;
    Statement details_;
    Statement unindexed_;
    Statement origins_;
    Statement marks_;
    Statement tags_;
    Statement metadata_;
    Statement links_;
    Statement ratings_;
    Statement routed_;
    Statement prompted_;
    Statement found_;
    Statement cached_;
    Statement row_;
    Statement newest_;
    Statement gone_;
};

/// Ids are given once and without gaps: with the number of those that are gone, rows are counted
/// without reading them. Run once a connection, for a log that was never asked so.
inline constexpr auto kBeginCount =
    "INSERT OR IGNORE INTO facts (name, value) VALUES ('gone', coalesce((SELECT min(id) - 1 FROM "
    "exchanges), (SELECT value FROM facts WHERE name = 'taken'), 0))";

std::int64_t countRows(Database& database);

/// What `ids` would free; of more than some thousand a part is looked at and the rest reckoned.
Weight weightOf(Database& database, const std::vector<RowId>& ids);

}  // namespace gatehouse::store
