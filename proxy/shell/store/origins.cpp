#include "proxy/shell/store/origins.h"

namespace gatehouse::store {

Origins::Origins(Database& database)
    : add_(database,
           "INSERT OR REPLACE INTO origins (exchange, kind, source, at) VALUES (?,?,?, unixepoch() "
           "* 1000000)")
{
}

void Origins::add(RowId row, const record::Exchange& exchange)
{
    if (exchange.origin == record::Origin::Call) return;
    add_.integer(row)
        .integer(static_cast<std::int64_t>(exchange.origin))
        .text(exchange.originOf)
        .run();
}

void readOrigin(Database& database, RowId row, record::Exchange& exchange)
{
    Statement statement(database, "SELECT kind, source FROM origins WHERE exchange = ?");
    statement.integer(row);
    while (statement.row()) {
        exchange.origin = static_cast<record::Origin>(statement.asInteger(0));
        exchange.originOf = statement.asText(1);
    }
}

std::vector<RowId> readReplays(Database& database, const std::string& requestId)
{
    std::vector<RowId> rows;
    // The kind stands in the text, word for word as in the index.
    Statement statement(
        database,
        "SELECT exchange FROM origins WHERE kind = 1 AND source = ? ORDER BY exchange LIMIT 100");
    statement.text(requestId);
    while (statement.row()) rows.push_back(statement.asInteger(0));
    return rows;
}

}  // namespace gatehouse::store
