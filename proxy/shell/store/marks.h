#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// What people wrote on rows: pins, notes, tags. The writer's side.
class Marks {
public:
    explicit Marks(Database& database);
    /// False: there is no such row (any more).
    bool set(RowId row, const record::Marked& marked);

private:
    Statement exists_;
    Statement forget_;
    Statement untag_;
    Statement put_;
    Statement tag_;
};

/// As marks.tags keeps them: one a line.
std::string joinedTags(const std::vector<std::string>& tags);
std::vector<std::string> splitTags(std::string_view lines);
/// Every tag in use, by name.
std::vector<std::string> readTags(Database& database);

}  // namespace gatehouse::store
