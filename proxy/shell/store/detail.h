#pragma once

#include <optional>

#include "proxy/shell/store/db.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// Everything of one exchange, bodies unpacked; nothing when there is no such row or the database
/// is in trouble.
std::optional<record::Exchange> readExchange(Database& database, NameTexts& names, RowId id);

}  // namespace gatehouse::store
