#include "proxy/shell/store/select.h"

#include <algorithm>

#include "proxy/core/base/text.h"

namespace gatehouse::store {
namespace {

bool hasWord(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               static_cast<unsigned char>(c) >= 0x80;
    });
}

void appendWord(std::string& query, std::string_view word, bool isPrefix)
{
    if (!hasWord(word)) return;
    if (!query.empty()) query += ' ';
    query += '"';
    query += word;
    query += isPrefix ? "\"*" : "\"";
}

/// The smallest text above every text that begins with `prefix`, but for those with U+10FFFF.
std::string endOf(std::string_view prefix)
{
    return cat(prefix, "\xF4\x8F\xBF\xBF");
}

void bindNames(Statement& statement, const Filter& filter, const std::string& endOfModel)
{
    if (!filter.provider.empty()) statement.text(filter.provider);
    if (!filter.model.empty()) statement.text(filter.model).text(endOfModel);
    if (!filter.keyLabel.empty()) statement.text(filter.keyLabel);
}

/// What people wrote is little: it is looked for where it stands, and then the calls by their id.
void bindMarks(Statement& statement, const Filter& filter)
{
    if (!filter.tag.empty()) statement.text(filter.tag);
    if (!filter.note.empty()) statement.text(filter.note);
    if (filter.origin) statement.integer(static_cast<std::int64_t>(*filter.origin));
}

}  // namespace

std::string matchText(std::string_view typed)
{
    std::string clean = toUtf8(typed);
    std::ranges::replace_if(
        clean, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    std::string query;
    std::string_view rest = clean;
    while (!rest.empty()) {
        if (rest.front() == ' ') {
            rest.remove_prefix(1);
            continue;
        }
        const bool isQuoted = rest.front() == '"';
        if (isQuoted) rest.remove_prefix(1);
        const auto end = std::min(rest.find_first_of(isQuoted ? "\"" : " \""), rest.size());
        std::string_view word = rest.substr(0, end);
        rest.remove_prefix(end);
        if (isQuoted && !rest.empty()) rest.remove_prefix(1);
        bool isPrefix = isQuoted && rest.starts_with('*');
        if (isPrefix) rest.remove_prefix(1);
        while (!isQuoted && word.ends_with('*')) {
            word.remove_suffix(1);
            isPrefix = true;
        }
        appendWord(query, word, isPrefix);
    }
    return query;
}

#define GH_FACTS                                                                                  \
    ", e.started_at, e.outcome, e.status, e.provider, e.model_asked, e.key_label, e.request_id, " \
    "e.facts"

std::string selectIds(const Filter& filter, Order order, Columns columns)
{
    const bool isWide = columns == Columns::Facts;
    const bool hasText = !matchText(filter.text).empty();
    const bool isDown = order == Order::NewestFirst;
    const bool hasNames =
        !filter.provider.empty() || !filter.model.empty() || !filter.keyLabel.empty();

    struct Part {
        bool isSet;
        std::string_view sql;
    };

    // The bound on the index's own rowid lets it start in the middle. The errors' condition is that
    // of the partial index, word for word.
    const Part parts[] = {
        {hasText && !isWide, "SELECT w.rowid"},
        {hasText && isWide, "SELECT w.rowid" GH_FACTS},
        {hasText, " FROM words w CROSS JOIN exchanges e ON e.id = w.rowid WHERE words MATCH ?"},
        {hasText && isDown, " AND w.rowid < ?"},
        {hasText && !isDown, " AND w.rowid > ?"},
        {!hasText && !isWide, "SELECT e.id"},
        {!hasText && isWide, "SELECT e.id" GH_FACTS},
        {!hasText && isDown, " FROM exchanges e WHERE e.id < ?"},
        {!hasText && !isDown, " FROM exchanges e WHERE e.id > ?"},
        {!filter.provider.empty(), " AND e.provider = (SELECT id FROM names WHERE text = ?)"},
        {!filter.model.empty(),
         " AND e.model_asked IN (SELECT id FROM names WHERE text >= ? AND text < ?)"},
        {!filter.keyLabel.empty(), " AND e.key_label = (SELECT id FROM names WHERE text = ?)"},
        {filter.statusFrom.has_value(), " AND e.status >= ?"},
        {filter.statusTo.has_value(), " AND e.status <= ?"},
        {filter.from != 0,
         " AND e.id >= (SELECT id * 256 FROM spans WHERE to_time >= ? ORDER BY id LIMIT 1)"
         " AND e.started_at >= ?"},
        {filter.to != 0,
         " AND e.id < (SELECT id * 256 + 256 FROM spans WHERE from_time < ? ORDER BY id DESC LIMIT "
         "1) AND e.started_at < ?"},
        {filter.onlyErrors || filter.statusFrom.value_or(0) >= 400,
         " AND (status >= 400 OR (outcome > 1 AND outcome <> 6))"},
        {!filter.tag.empty(), " AND e.id IN (SELECT exchange FROM tags WHERE tag = ?)"},
        {!filter.note.empty(),
         " AND e.id IN (SELECT exchange FROM marks WHERE instr(lower(note), lower(?)) > 0)"},
        {filter.origin.has_value(), " AND e.id IN (SELECT exchange FROM origins WHERE kind = ?)"},
        {filter.pinned == true, " AND e.id IN (SELECT exchange FROM marks WHERE pinned = 1)"},
        {filter.pinned == false, " AND e.id NOT IN (SELECT exchange FROM marks WHERE pinned = 1)"},
        {filter.noted == true, " AND e.id IN (SELECT exchange FROM marks WHERE note <> '')"},
        {filter.noted == false, " AND e.id NOT IN (SELECT exchange FROM marks WHERE note <> '')"},
        {hasText && isDown, " ORDER BY w.rowid DESC"},
        {hasText && !isDown, " ORDER BY w.rowid"},
        {!hasText && isDown, " ORDER BY e.id DESC"},
        {!hasText && !isDown, " ORDER BY e.id"},
        // A word that no row ever had needs no scan: the limit is worked out first, -1 is none.
        {hasNames, " LIMIT -(1"},
        {!filter.provider.empty(), " AND EXISTS (SELECT 1 FROM names WHERE text = ?)"},
        {!filter.model.empty(), " AND EXISTS (SELECT 1 FROM names WHERE text >= ? AND text < ?)"},
        {!filter.keyLabel.empty(), " AND EXISTS (SELECT 1 FROM names WHERE text = ?)"},
        {hasNames, ")"},
    };
    std::string sql;
    for (const Part& part : parts) {
        if (part.isSet) sql += part.sql;
    }
    return sql;
}

#undef GH_FACTS

void bindFilter(Statement& statement, const Filter& filter, RowId bound,
                std::vector<std::string>& kept)
{
    kept = {matchText(filter.text), endOf(filter.model)};
    if (!kept[0].empty()) statement.text(kept[0]);
    statement.integer(bound);
    bindNames(statement, filter, kept[1]);
    if (filter.statusFrom) statement.integer(*filter.statusFrom);
    if (filter.statusTo) statement.integer(*filter.statusTo);
    if (filter.from != 0) statement.integer(filter.from).integer(filter.from);
    if (filter.to != 0) statement.integer(filter.to).integer(filter.to);
    bindMarks(statement, filter);
    bindNames(statement, filter, kept[1]);
}

}  // namespace gatehouse::store
