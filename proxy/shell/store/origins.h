#pragma once

#include <vector>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// Where rows come from that are no calls of their own. The writer's side.
class Origins {
public:
    explicit Origins(Database& database);
    /// Does nothing for a plain call.
    void add(RowId row, const record::Exchange& exchange);

private:
    Statement add_;
};

void readOrigin(Database& database, RowId row, record::Exchange& exchange);
/// Calls that were sent again from this one, oldest first, at most 100.
std::vector<RowId> readReplays(Database& database, const std::string& requestId);

}  // namespace gatehouse::store
