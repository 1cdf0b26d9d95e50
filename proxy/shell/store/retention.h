#pragma once

#include <string>

#include "proxy/core/base/units.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/indexer.h"

namespace gatehouse::store {

/// Takes the oldest exchanges away, a small slice at a time, so that the writer never stops for
/// long.
///
/// Thread  the writer's; each slice runs inside the caller's transaction.
class Retention {
public:
    struct Limits {
        Seconds keepFor{0};      ///< 0: for ever
        ByteCount maxBytes = 0;  ///< of the file without its free pages; 0: no bound
    };

    struct Taken {
        RowId below = 0;    ///< every exchange below is gone; 0: nothing was taken
        bool more = false;  ///< another slice has work
    };

    Retention(Database& database, Indexer& indexer);
    Taken slice(const Limits& limits, WallMicros now);
    /// Bytes in use: pages less free pages.
    ByteCount bytesInUse();

private:
    void takeBuckets(WallMicros now);

    Indexer& indexer_;
    Statement oldest_;
    Statement words_;
    Statement bodies_;
    Statement spans_;
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
    Statement rows_;
    Statement buckets_;
    Statement totals_;
    Statement routeSums_;
    Statement taken_;
    Statement gone_;
    Statement size_;
};

}  // namespace gatehouse::store
