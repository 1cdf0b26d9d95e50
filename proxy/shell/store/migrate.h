#pragma once

#include <span>

#include "proxy/core/base/embedded.h"
#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"
#include "proxy/shell/store/db.h"

namespace gatehouse::store {

/// Brings the file to the newest schema: applies, in order and each in a transaction, what it has
/// not seen.
///
/// Shape   files called NNNN_<what>.sql, numbered from 1 without gap; PRAGMA user_version is the
/// last one applied. Errors  Invalid when the file comes from a newer program or a migration is not
/// the one that was applied (its
///         SHA-256 is kept); Storage with SQLite's words otherwise, then also in database.fault().
Result<void> migrate(Database& database, std::span<const EmbeddedFile> files, WallMicros now);

}  // namespace gatehouse::store
