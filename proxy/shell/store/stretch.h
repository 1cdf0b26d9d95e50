#pragma once

#include "proxy/shell/store/db.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// From the oldest row to the newest: for how far a look at them has come.
struct Stretch {
    RowId oldest = 0;
    RowId newest = 0;  ///< 0: there are none

    /// Of all rows, those from the newest down to this one; 0 to 1.
    [[nodiscard]] double shareAbove(RowId id) const noexcept;
};

/// Two looks at the ends of an index.
Stretch stretchOf(Database& database);

}  // namespace gatehouse::store
