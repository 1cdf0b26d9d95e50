#include "proxy/shell/store/stretch.h"

#include <algorithm>

namespace gatehouse::store {

double Stretch::shareAbove(RowId id) const noexcept
{
    const auto all = static_cast<double>(newest - oldest + 1);
    return std::clamp(static_cast<double>(newest - id + 1) / all, 0.0, 1.0);
}

Stretch stretchOf(Database& database)
{
    Stretch stretch;
    Statement statement(database,
                        "SELECT (SELECT id FROM exchanges ORDER BY id LIMIT 1), "
                        "(SELECT id FROM exchanges ORDER BY id DESC LIMIT 1)");
    while (statement.row()) stretch = {statement.asInteger(0), statement.asInteger(1)};
    return stretch;
}

}  // namespace gatehouse::store
