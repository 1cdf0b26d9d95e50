#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"

struct sqlite3;
struct sqlite3_stmt;

namespace gatehouse::store {

/// The first thing that went wrong on a connection since clear().
struct Fault {
    int code = 0;         ///< SQLite's result code, extended; 0 is well
    std::string message;  ///< SQLite's words

    [[nodiscard]] bool damaged() const noexcept;  ///< the file is no database, or a broken one
    [[nodiscard]] bool interrupted() const noexcept;
    [[nodiscard]] Error error() const;  ///< ErrorKind::Storage with what to do about it
};

enum class Access : std::uint8_t { Write, Read };

/// One SQLite connection.
///
/// The first fault sticks: statements after it do nothing, so a batch is written straight down and
/// asked once at its end whether all went well. Thread  one thread at a time; interrupt() from any.
class Database {
public:
    /// Write: creates the file where it is missing, 8 KiB pages, WAL, synchronous=NORMAL.
    static std::unique_ptr<Database> open(const std::string& path, Access access, Fault& fault);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    bool run(const char* sql);  ///< constant text without values; several statements are fine

    [[nodiscard]] bool well() const noexcept { return fault_.code == 0; }

    [[nodiscard]] const Fault& fault() const noexcept { return fault_; }

    void clear() noexcept { fault_ = {}; }

    void keep(Fault fault) { fault_ = std::move(fault); }

    void note(int code);  ///< keeps SQLite's words, unless a fault is kept already

    [[nodiscard]] std::int64_t changes() const noexcept;
    [[nodiscard]] bool inTransaction() const noexcept;
    void interrupt() noexcept;

    [[nodiscard]] sqlite3* handle() const noexcept { return handle_; }

private:
    explicit Database(sqlite3* handle) : handle_(handle) {}

    sqlite3* handle_;
    Fault fault_;
};

/// A prepared statement. Bind in order with the chained setters, then run() or row() in a loop.
///
/// Texts and blobs are borrowed until the statement is run to its end.
class Statement {
public:
    Statement() = default;
    Statement(Database& database, const char* sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&& other) noexcept;

    Statement& integer(std::int64_t value);
    Statement& integer(const std::optional<std::int64_t>& value);
    Statement& text(std::string_view value);
    Statement& blob(std::string_view value);

    bool run();  ///< to the end, then ready to bind again; false on a fault
    bool row();  ///< next row; at the end or on a fault false, and ready to bind again
    void reset() noexcept;

    [[nodiscard]] std::int64_t asInteger(int column) const noexcept;
    [[nodiscard]] std::optional<std::int64_t> asOptional(int column) const noexcept;
    [[nodiscard]] std::string_view asText(
        int column) const noexcept;  ///< valid until the next row()
    [[nodiscard]] std::string_view asBlob(int column) const noexcept;  ///< likewise

private:
    Database* database_ = nullptr;
    sqlite3_stmt* handle_ = nullptr;
    int bound_ = 0;
};

}  // namespace gatehouse::store
