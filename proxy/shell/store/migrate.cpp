#include "proxy/shell/store/migrate.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/text.h"

namespace gatehouse::store {
namespace {

constexpr const char* kTable =
    "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash "
    "TEXT NOT NULL, "
    "at INTEGER NOT NULL)";

std::int64_t version(Database& database)
{
    Statement statement(database, "PRAGMA user_version");
    std::int64_t number = 0;
    while (statement.row()) number = statement.asInteger(0);
    return number;
}

Result<void> check(Database& database, std::span<const EmbeddedFile> files)
{
    Statement statement(database, "SELECT number, hash FROM migrations ORDER BY number");
    while (statement.row()) {
        const auto index = static_cast<std::size_t>(statement.asInteger(0)) - 1;
        if (index >= files.size()) continue;
        if (statement.asText(1) != hex(sha256(files[index].text))) {
            const Error error = fail(
                ErrorKind::Invalid,
                cat("the log was made with another ", files[index].name, " than this program has"),
                "use the program that made it, or choose another log file");
            statement.reset();
            return error;
        }
    }
    if (!database.well()) return database.fault().error();
    return {};
}

}  // namespace

Result<void> migrate(Database& database, std::span<const EmbeddedFile> files, WallMicros now)
{
    const auto current = version(database);
    const auto newest = static_cast<std::int64_t>(files.size());
    if (!database.well()) return database.fault().error();
    if (current > newest) {
        return fail(
            ErrorKind::Invalid,
            cat("the log has schema ", number(current), ", this program knows ", number(newest)),
            "install the newer program again, or choose another log file");
    }
    std::vector<EmbeddedFile> ordered(files.begin(), files.end());
    std::ranges::sort(ordered, {}, &EmbeddedFile::name);
    if (current > 0) GH_TRY(check(database, ordered));
    for (auto index = static_cast<std::size_t>(current); index < ordered.size(); ++index) {
        database.run("BEGIN IMMEDIATE");
        database.run(kTable);
        database.run(std::string(ordered[index].text).c_str());
        Statement note(database,
                       "INSERT INTO migrations (number, name, hash, at) VALUES (?, ?, ?, ?)");
        const std::string hash = hex(sha256(ordered[index].text));
        note.integer(static_cast<std::int64_t>(index) + 1)
            .text(ordered[index].name)
            .text(hash)
            .integer(now)
            .run();
        database.run("COMMIT");
        if (!database.well()) {
            const Fault fault = database.fault();
            database.clear();
            if (database.inTransaction()) database.run("ROLLBACK");
            database.clear();
            database.keep(fault);
            return fault.error();
        }
        if (version(database) != static_cast<std::int64_t>(index) + 1) {
            return fail(ErrorKind::Invalid,
                        cat(ordered[index].name, " does not set its own number as user_version"));
        }
    }
    return {};
}

}  // namespace gatehouse::store
