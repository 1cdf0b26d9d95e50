#pragma once

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// What callers say of their calls: metadata, and what ties them together. The writer's side.
class Labels {
public:
    explicit Labels(Database& database);
    /// Does nothing for a call of which nothing was said.
    void add(RowId row, const record::Exchange& exchange);

private:
    Statement entry_;
    Statement link_;
};

void readLabels(Database& database, RowId row, record::Exchange& exchange);

}  // namespace gatehouse::store
