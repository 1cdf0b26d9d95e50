#include "proxy/shell/store/labels.h"

namespace gatehouse::store {

Labels::Labels(Database& database)
    : entry_(database,
             "INSERT OR REPLACE INTO metadata (exchange, name, value, kind) VALUES (?,?,?,?)"),
      link_(database,
            "INSERT OR REPLACE INTO links (exchange, event, request, step, trace, custom_cost) "
            "VALUES (?,?,?,?,?,?)")
{
}

void Labels::add(RowId row, const record::Exchange& exchange)
{
    for (const auto& entry : exchange.metadata) {
        entry_.integer(row)
            .text(entry.name)
            .text(entry.value)
            .integer(static_cast<std::int64_t>(entry.kind))
            .run();
    }
    const auto& links = exchange.links;
    if (links == record::Links() && exchange.traceId.empty() && !exchange.customCost) return;
    link_.integer(row)
        .text(links.event)
        .text(links.request)
        .integer(links.step)
        .text(exchange.traceId)
        .integer(exchange.customCost ? 1 : 0)
        .run();
}

void readLabels(Database& database, RowId row, record::Exchange& exchange)
{
    Statement entries(database,
                      "SELECT name, value, kind FROM metadata WHERE exchange = ? ORDER BY name");
    entries.integer(row);
    while (entries.row()) {
        exchange.metadata.push_back({std::string(entries.asText(0)), std::string(entries.asText(1)),
                                     static_cast<record::Metadatum::Kind>(entries.asInteger(2))});
    }
    Statement links(database,
                    "SELECT event, request, step, custom_cost FROM links WHERE exchange = ?");
    links.integer(row);
    while (links.row()) {
        exchange.links = {std::string(links.asText(0)), std::string(links.asText(1)),
                          static_cast<int>(links.asInteger(2))};
        exchange.customCost = links.asInteger(3) != 0;
    }
}

}  // namespace gatehouse::store
