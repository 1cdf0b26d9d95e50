#pragma once

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// What the API was told of answers. The writer's side.
class Ratings {
public:
    explicit Ratings(Database& database);
    /// Changes what is set in `rated`, and leaves the rest. False: there is no such row (any more).
    bool set(RowId row, const record::Rated& rated);

private:
    Statement exists_;
    Statement read_;
    Statement forget_;
    Statement put_;
    Statement forgetEntries_;
    Statement entry_;
};

/// Of one row; all empty where nobody said anything.
record::Rating readRating(Database& database, RowId row);

}  // namespace gatehouse::store
