#include "proxy/shell/store/history.h"

namespace gatehouse::store {

History::History(Database& database)
    : add_(database,
           "INSERT INTO configs (generation, at, hash, text, author, note) VALUES (?, ?, ?, ?, ?, "
           "?)")
{
}

void History::add(const record::ConfigPublished& published)
{
    add_.integer(static_cast<std::int64_t>(published.generation))
        .integer(published.at)
        .text(published.hash)
        .text(published.text)
        .text(published.author)
        .text(published.note)
        .run();
}

std::vector<record::ConfigPublished> readHistory(Database& database, int limit)
{
    std::vector<record::ConfigPublished> found;
    Statement statement(
        database,
        "SELECT generation, at, hash, text, author, note FROM configs ORDER BY id DESC LIMIT ?");
    statement.integer(limit);
    while (statement.row()) {
        record::ConfigPublished published;
        published.generation = static_cast<std::uint64_t>(statement.asInteger(0));
        published.at = statement.asInteger(1);
        published.hash = statement.asText(2);
        published.text = statement.asText(3);
        published.author = statement.asText(4);
        published.note = statement.asText(5);
        found.push_back(std::move(published));
    }
    return found;
}

}  // namespace gatehouse::store
