#include "proxy/shell/store/removal.h"

#include <algorithm>
#include <unordered_set>

namespace gatehouse::store {
namespace {

constexpr std::size_t kLooked = 2000;  // rows whose size is measured
constexpr std::int64_t kBare = 120;    // bytes of a row beside its texts and blobs
constexpr double kWordsWeigh = 1.44;   // a text and its part of the word index (measured)

std::unordered_set<RowId> listed(Database& database, const char* sql)
{
    std::unordered_set<RowId> rows;
    Statement statement(database, sql);
    while (statement.row()) rows.insert(statement.asInteger(0));
    return rows;
}

}  // namespace

Removal::Removal(Database& database, Indexer& indexer)
    : indexer_(indexer),
      look_(database,
            "SELECT e.outcome, m.pinned FROM exchanges e LEFT JOIN marks m ON m.exchange = e.id "
            "WHERE e.id = ?"),
      indexed_(database, "SELECT 1 FROM texts WHERE id = ?"),
      bodies_(database, "DELETE FROM bodies WHERE id BETWEEN ? AND ?"),
      details_(database, "DELETE FROM details WHERE exchange = ?"),
      unindexed_(database, "DELETE FROM unindexed WHERE exchange = ?"),
      origins_(database, "DELETE FROM origins WHERE exchange = ?"),
      marks_(database, "DELETE FROM marks WHERE exchange = ?"),
      tags_(database, "DELETE FROM tags WHERE exchange = ?"),
      metadata_(database, "DELETE FROM metadata WHERE exchange = ?"),
      links_(database, "DELETE FROM links WHERE exchange = ?"),
      ratings_(database, "DELETE FROM ratings WHERE exchange = ?"),
      routed_(database, "DELETE FROM routed WHERE exchange = ?"),
      prompted_(database, "DELETE FROM prompted WHERE exchange = ?"),
      found_(database, "DELETE FROM found WHERE exchange = ?"),
      cached_(database, "DELETE FROM cached WHERE exchange = ?"),
      row_(database, "DELETE FROM exchanges WHERE id = ?"),
      newest_(database,
              "INSERT INTO facts (name, value) VALUES ('taken', ?) ON CONFLICT (name) DO UPDATE "
              "SET value = max(value, excluded.value)"),
      gone_(database, "UPDATE facts SET value = value + ? WHERE name = 'gone'")
{
}

bool Removal::mayGo(RowId row, bool pinnedToo)
{
    bool may = false;
    look_.integer(row);
    while (look_.row()) {
        const auto outcome = static_cast<record::Outcome>(look_.asInteger(0));
        may = outcome != record::Outcome::Running && (pinnedToo || look_.asInteger(1) == 0);
    }
    return may;
}

std::vector<RowId> Removal::take(const record::Removed& wanted, Committed& committed)
{
    std::vector<RowId> rows = wanted.rows;
    std::ranges::sort(rows);
    const auto twice = std::ranges::unique(rows);
    rows.erase(twice.begin(), twice.end());
    const std::size_t before = committed.removed.size();
    for (const RowId row : rows) {
        if (!mayGo(row, wanted.pinnedToo)) continue;
        bool isIndexed = false;
        indexed_.integer(row);
        while (indexed_.row()) isIndexed = true;
        if (isIndexed) indexer_.forget(row);
        bodies_.integer(row * 4).integer(row * 4 + 3).run();
        for (auto* remove : {&details_, &unindexed_, &origins_, &marks_, &tags_, &metadata_,
                             &links_, &ratings_, &routed_, &prompted_, &found_, &cached_, &row_})
            remove->integer(row).run();
        committed.removed.push_back(row);
    }
    std::vector<RowId> taken(committed.removed.begin() + static_cast<std::ptrdiff_t>(before),
                             committed.removed.end());
    if (taken.empty()) return taken;
    // An id is never given twice, also when the newest rows are gone.
    newest_.integer(taken.back()).run();
    gone_.integer(static_cast<std::int64_t>(taken.size())).run();
    std::ranges::sort(committed.removed);
    return taken;
}

std::int64_t countRows(Database& database)
{
    // max and min in one look would read the whole table.
    Statement statement(
        database,
        "SELECT max(coalesce((SELECT max(id) FROM exchanges), 0), coalesce((SELECT value FROM "
        "facts WHERE name = 'taken'), 0)), coalesce((SELECT value FROM facts WHERE name = 'gone'), "
        "(SELECT min(id) FROM exchanges) - 1, (SELECT value FROM facts WHERE name = 'taken'), 0)");
    std::int64_t rows = 0;
    while (statement.row()) rows = statement.asInteger(0) - statement.asInteger(1);
    return std::max<std::int64_t>(0, rows);
}

Weight weightOf(Database& database, const std::vector<RowId>& ids)
{
    const auto pinned = listed(database, "SELECT exchange FROM marks WHERE pinned = 1");
    const auto running = listed(database, "SELECT id FROM exchanges WHERE outcome = 0");
    Statement one(database,
                  "SELECT length(facts) + length(preview), (SELECT coalesce(sum(length(data)), 0) "
                  "FROM bodies WHERE id BETWEEN e.id * 4 AND e.id * 4 + 3), (SELECT "
                  "coalesce(sum(length(data)), 0) FROM details WHERE exchange = e.id), (SELECT "
                  "coalesce(sum(length(prompt) + length(reply)), 0) FROM texts WHERE id = e.id) "
                  "FROM exchanges e WHERE id = ?");
    Weight weight;
    const std::size_t stride = std::max<std::size_t>(1, ids.size() / kLooked);
    std::int64_t looked = 0;
    double bytes = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        weight.pinned += pinned.contains(ids[i]) ? 1 : 0;
        weight.running += running.contains(ids[i]) ? 1 : 0;
        if (i % stride != 0) continue;
        one.integer(ids[i]);
        while (one.row()) {
            ++looked;
            bytes += static_cast<double>(kBare + one.asInteger(0) + one.asInteger(1) +
                                         one.asInteger(2)) +
                     kWordsWeigh * static_cast<double>(one.asInteger(3));
        }
    }
    const auto asked = static_cast<std::int64_t>((ids.size() + stride - 1) / stride);
    if (asked == 0) return weight;
    const double share = static_cast<double>(looked) / static_cast<double>(asked);
    weight.rows = static_cast<std::int64_t>(share * static_cast<double>(ids.size()) + 0.5);
    weight.bytes = static_cast<ByteCount>(bytes * static_cast<double>(stride));
    return weight;
}

}  // namespace gatehouse::store
