#include "proxy/shell/store/db.h"

#include <mutex>
#include <utility>

#include <sqlite3.h>

#include "proxy/core/base/text.h"

namespace gatehouse::store {
namespace {

// A lock of somebody else is waited for this long; the writer then counts the store as in trouble
// and tries again.
constexpr int kWriterBusyMs = 200;
constexpr int kReaderBusyMs = 2000;

constexpr const char* kWritePragmas =
    "PRAGMA page_size=8192;"
    "PRAGMA auto_vacuum=INCREMENTAL;"
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA foreign_keys=OFF;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-16384;"
    "PRAGMA mmap_size=67108864;"
    "PRAGMA wal_autocheckpoint=4000;"
    "PRAGMA journal_size_limit=67108864;";

constexpr const char* kReadPragmas =
    "PRAGMA query_only=ON;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA cache_size=-8192;"
    "PRAGMA mmap_size=268435456;";

std::string_view hintOf(int code)
{
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return "free some disk space; recording goes on by itself";
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return "make the file and its folder writable; recording goes on by itself";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "end the other program that holds the file; recording goes on by itself";
        case SQLITE_CANTOPEN:
            return "check that the folder exists and may be written to";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "the file is damaged; it will be set aside and a new one begun";
        case SQLITE_IOERR:
            return "check the disk and the space left on it";
        case SQLITE_INTERRUPT:
            return "the query was called off";
        default:
            return "look at the disk that holds the file";
    }
}

/// Before the first connection: no sums of memory in use, as each allocation would take a lock of
/// the whole process for them. Where somebody else was first, theirs stays.
void tuneOnce()
{
    static std::once_flag once;
    std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

int code(int value) noexcept
{
    return value & 0xFF;
}

}  // namespace

bool Fault::damaged() const noexcept
{
    return store::code(code) == SQLITE_CORRUPT || store::code(code) == SQLITE_NOTADB;
}

bool Fault::interrupted() const noexcept
{
    return store::code(code) == SQLITE_INTERRUPT;
}

Error Fault::error() const
{
    return fail(ErrorKind::Storage, cat("the log: ", message), std::string(hintOf(code)));
}

std::unique_ptr<Database> Database::open(const std::string& path, Access access, Fault& fault)
{
    tuneOnce();
    sqlite3* handle = nullptr;
    // Private cache and no mutex: a connection belongs to one thread.
    const int flags = (access == Access::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                               : SQLITE_OPEN_READWRITE) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
    if (result == SQLITE_CANTOPEN && access == Access::Read) {
        sqlite3_close_v2(handle);
        handle = nullptr;
        result = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
                                 nullptr);
    }
    if (handle == nullptr) {
        fault = {SQLITE_NOMEM, "out of memory"};
        return nullptr;
    }
    std::unique_ptr<Database> database(new Database(handle));
    if (result != SQLITE_OK) {
        database->note(result);
        fault = database->fault();
        return nullptr;
    }
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, access == Access::Write ? kWriterBusyMs : kReaderBusyMs);
    if (!database->run(access == Access::Write ? kWritePragmas : kReadPragmas)) {
        fault = database->fault();
        return nullptr;
    }
    return database;
}

Database::~Database()
{
    sqlite3_close_v2(handle_);
}

bool Database::run(const char* sql)
{
    while (well() && *sql != '\0') {
        sqlite3_stmt* statement = nullptr;
        int result = sqlite3_prepare_v2(handle_, sql, -1, &statement, &sql);
        while (result == SQLITE_OK && statement != nullptr) {
            result = sqlite3_step(statement);
            if (result == SQLITE_ROW) result = SQLITE_OK;
        }
        if (result != SQLITE_OK && result != SQLITE_DONE) note(result);
        sqlite3_finalize(statement);
    }
    return well();
}

void Database::note(int code)
{
    if (!well()) return;
    fault_ = {code, sqlite3_errmsg(handle_)};
}

std::int64_t Database::changes() const noexcept
{
    return sqlite3_changes64(handle_);
}

bool Database::inTransaction() const noexcept
{
    return sqlite3_get_autocommit(handle_) == 0;
}

void Database::interrupt() noexcept
{
    sqlite3_interrupt(handle_);
}

Statement::Statement(Database& database, const char* sql) : database_(&database)
{
    if (!database.well()) return;
    const int result = sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT,
                                          &handle_, nullptr);
    if (result != SQLITE_OK) database.note(result);
}

Statement::~Statement()
{
    sqlite3_finalize(handle_);
}

Statement::Statement(Statement&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)),
      handle_(std::exchange(other.handle_, nullptr)),
      bound_(std::exchange(other.bound_, 0))
{
}

Statement& Statement::operator=(Statement&& other) noexcept
{
    std::swap(database_, other.database_);
    std::swap(handle_, other.handle_);
    std::swap(bound_, other.bound_);
    return *this;
}

Statement& Statement::integer(std::int64_t value)
{
    sqlite3_bind_int64(handle_, ++bound_, value);
    return *this;
}

Statement& Statement::integer(const std::optional<std::int64_t>& value)
{
    ++bound_;
    if (value) {
        sqlite3_bind_int64(handle_, bound_, *value);
    } else {
        sqlite3_bind_null(handle_, bound_);
    }
    return *this;
}

Statement& Statement::text(std::string_view value)
{
    const char* at = value.data() == nullptr ? "" : value.data();
    sqlite3_bind_text64(handle_, ++bound_, at, value.size(), SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement& Statement::blob(std::string_view value)
{
    const char* at = value.data() == nullptr ? "" : value.data();
    sqlite3_bind_blob64(handle_, ++bound_, at, value.size(), SQLITE_STATIC);
    return *this;
}

void Statement::reset() noexcept
{
    bound_ = 0;
    sqlite3_reset(handle_);
}

bool Statement::run()
{
    while (row()) {
    }
    return database_ != nullptr && database_->well();
}

bool Statement::row()
{
    if (database_ == nullptr || handle_ == nullptr || !database_->well()) {
        reset();
        return false;
    }
    const int result = sqlite3_step(handle_);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) database_->note(result);
    reset();
    return false;
}

std::int64_t Statement::asInteger(int column) const noexcept
{
    return sqlite3_column_int64(handle_, column);
}

std::optional<std::int64_t> Statement::asOptional(int column) const noexcept
{
    if (sqlite3_column_type(handle_, column) == SQLITE_NULL) return std::nullopt;
    return sqlite3_column_int64(handle_, column);
}

std::string_view Statement::asText(int column) const noexcept
{
    const auto* at = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    return at == nullptr ? std::string_view()
                         : std::string_view(
                               at, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

std::string_view Statement::asBlob(int column) const noexcept
{
    const auto* at = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    return at == nullptr ? std::string_view()
                         : std::string_view(
                               at, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

}  // namespace gatehouse::store
