#include "proxy/shell/store/ratings.h"

namespace gatehouse::store {
namespace {

constexpr auto kRead = "SELECT feedback, score FROM ratings WHERE exchange = ?";

record::Rating ratingOf(Statement& statement, RowId row)
{
    record::Rating rating;
    statement.integer(row);
    while (statement.row()) {
        if (const auto feedback = statement.asOptional(0))
            rating.feedback = static_cast<int>(*feedback);
        rating.score = statement.asText(1);
    }
    return rating;
}

}  // namespace

Ratings::Ratings(Database& database)
    : exists_(database, "SELECT 1 FROM exchanges WHERE id = ?"),
      read_(database, kRead),
      forget_(database, "DELETE FROM ratings WHERE exchange = ?"),
      put_(database, "INSERT INTO ratings (exchange, feedback, score) VALUES (?,?,?)"),
      forgetEntries_(database, "DELETE FROM metadata WHERE exchange = ?"),
      entry_(database,
             "INSERT OR REPLACE INTO metadata (exchange, name, value, kind) VALUES (?,?,?,?)")
{
}

bool Ratings::set(RowId row, const record::Rated& rated)
{
    bool exists = false;
    exists_.integer(row);
    while (exists_.row()) exists = true;
    if (!exists) return false;
    record::Rating next = ratingOf(read_, row);
    if (rated.setsFeedback) next.feedback = rated.to.feedback;
    if (rated.setsScore) next.score = rated.to.score;
    forget_.integer(row).run();
    if (next != record::Rating()) {
        std::optional<std::int64_t> feedback;
        if (next.feedback) feedback = *next.feedback;
        put_.integer(row).integer(feedback).text(next.score).run();
    }
    if (!rated.setsMetadata) return true;
    forgetEntries_.integer(row).run();
    for (const auto& entry : rated.metadata) {
        entry_.integer(row)
            .text(entry.name)
            .text(entry.value)
            .integer(static_cast<std::int64_t>(entry.kind))
            .run();
    }
    return true;
}

record::Rating readRating(Database& database, RowId row)
{
    Statement statement(database, kRead);
    return ratingOf(statement, row);
}

}  // namespace gatehouse::store
