#include "proxy/shell/store/marks.h"

#include "proxy/core/base/text.h"

namespace gatehouse::store {

Marks::Marks(Database& database)
    : exists_(database, "SELECT 1 FROM exchanges WHERE id = ?"),
      forget_(database, "DELETE FROM marks WHERE exchange = ?"),
      untag_(database, "DELETE FROM tags WHERE exchange = ?"),
      put_(database, "INSERT INTO marks (exchange, pinned, note, tags) VALUES (?,?,?,?)"),
      tag_(database, "INSERT OR IGNORE INTO tags (tag, exchange) VALUES (?,?)")
{
}

bool Marks::set(RowId row, const record::Marked& marked)
{
    bool exists = false;
    exists_.integer(row);
    while (exists_.row()) exists = true;
    if (!exists) return false;
    for (auto* remove : {&forget_, &untag_}) remove->integer(row).run();
    const std::string tags = joinedTags(marked.tags);
    if (!marked.pinned && marked.note.empty() && tags.empty()) return true;
    put_.integer(row).integer(marked.pinned ? 1 : 0).text(marked.note).text(tags).run();
    for (const std::string& tag : splitTags(tags)) tag_.text(tag).integer(row).run();
    return true;
}

std::string joinedTags(const std::vector<std::string>& tags)
{
    std::string lines;
    for (const std::string& tag : tags) {
        if (tag.empty() || tag.find('\n') != std::string::npos) continue;
        if (!lines.empty()) lines += '\n';
        lines += tag;
    }
    return lines;
}

std::vector<std::string> splitTags(std::string_view lines)
{
    std::vector<std::string> tags;
    while (!lines.empty()) tags.emplace_back(takeUntil(lines, '\n'));
    return tags;
}

std::vector<std::string> readTags(Database& database)
{
    std::vector<std::string> tags;
    Statement statement(database, "SELECT DISTINCT tag FROM tags ORDER BY tag");
    while (statement.row()) tags.emplace_back(statement.asText(0));
    return tags;
}

}  // namespace gatehouse::store
