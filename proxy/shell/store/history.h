#pragma once

#include <vector>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"

namespace gatehouse::store {

/// Published configurations. The writer's side.
class History {
public:
    explicit History(Database& database);
    void add(const record::ConfigPublished& published);

private:
    Statement add_;
};

/// The reader's side: newest first.
std::vector<record::ConfigPublished> readHistory(Database& database, int limit);

}  // namespace gatehouse::store
