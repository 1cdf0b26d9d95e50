#include "proxy/shell/store/detail.h"

#include "proxy/shell/store/facts.h"
#include "proxy/shell/store/labels.h"
#include "proxy/shell/store/origins.h"
#include "proxy/shell/store/pack.h"
#include "proxy/shell/store/ratings.h"
#include "proxy/shell/store/routed.h"
#include "proxy/shell/store/rows.h"

namespace gatehouse::store {
namespace {

void readDetails(Database& database, NameTexts& names, RowId id, record::Exchange& exchange)
{
    Statement statement(database, "SELECT size, data FROM details WHERE exchange = ?");
    statement.integer(id);
    std::string details;
    while (statement.row()) details = unpackedDetails(statement, 0);
    unpackDetails(details, names, exchange);
    // The answer that counts is the last attempt's; its cost may have been counted anew since. What
    // the others took, which were given up, is in the sum.
    if (exchange.attempts.empty()) return;
    auto& last = exchange.attempts.back();
    last.cost = exchange.cost;
    for (std::size_t i = 0; last.cost && i + 1 < exchange.attempts.size(); ++i)
        last.cost->value -= exchange.attempts[i].cost.value_or(PicoUsd{}).value;
}

void readBodies(Database& database, RowId id, record::Exchange& exchange)
{
    record::Body* const bodies[] = {&exchange.requestBody, &exchange.sentBody,
                                    &exchange.responseBody, &exchange.deliveredBody};
    Statement statement(
        database,
        "SELECT id, same_as, coding, size, total_size, truncated, content_type, data FROM bodies "
        "WHERE id BETWEEN ? AND ? ORDER BY id");
    statement.integer(id * 4).integer(id * 4 + 3);
    while (statement.row()) {
        record::Body& body = *bodies[statement.asInteger(0) & 3];
        if (const auto same = statement.asOptional(1)) {
            body.bytes = bodies[*same & 3]->bytes;
        } else {
            body.bytes = unpacked(statement.asBlob(7), static_cast<Coding>(statement.asInteger(2)),
                                  static_cast<std::size_t>(statement.asInteger(3)));
        }
        body.totalSize = statement.asInteger(4);
        body.truncated = statement.asInteger(5) != 0;
        body.contentType = statement.asText(6);
    }
}

}  // namespace

std::optional<record::Exchange> readExchange(Database& database, NameTexts& names, RowId id)
{
    std::optional<record::Exchange> found;
    Statement statement(database,
                        "SELECT request_id, started_at, outcome, status, provider, model_asked, "
                        "key_label, facts FROM exchanges WHERE id = ?");
    statement.integer(id);
    while (statement.row()) {
        record::Exchange& exchange = found.emplace();
        exchange.id = statement.asText(0);
        exchange.startedAt = statement.asInteger(1);
        exchange.outcome = static_cast<record::Outcome>(statement.asInteger(2));
        exchange.status = static_cast<int>(statement.asInteger(3));
        exchange.provider = names.of(statement.asInteger(4));
        exchange.modelAsked = names.of(statement.asInteger(5));
        exchange.keyLabel = names.of(statement.asInteger(6));
        unpackFacts(statement.asBlob(7), names, exchange);
    }
    if (!found) return found;
    readDetails(database, names, id, *found);
    readBodies(database, id, *found);
    readOrigin(database, id, *found);
    readLabels(database, id, *found);
    readRouted(database, id, *found);
    found->rating = readRating(database, id);
    return found;
}

}  // namespace gatehouse::store
