#include "proxy/shell/engine/limit_keeper.h"

#include <utility>

namespace gatehouse::engine {
namespace {

constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS used (rule TEXT NOT NULL, who BLOB NOT NULL, begin_at INTEGER NOT "
    "NULL, end_at INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (rule, who)) WITHOUT "
    "ROWID";

}  // namespace

LimitKeeper::LimitKeeper(std::unique_ptr<store::Database> database, state::Ledger& ledger)
    : database_(std::move(database)), ledger_(ledger)
{
}

Result<std::unique_ptr<LimitKeeper>> LimitKeeper::start(const std::string& path,
                                                        state::Ledger& ledger, WallMicros now)
{
    store::Fault fault;
    auto database = store::Database::open(path, store::Access::Write, fault);
    if (!database) return fault.error();
    database->run(kSchema);
    if (!database->well()) return database->fault().error();
    std::unique_ptr<LimitKeeper> keeper(new LimitKeeper(std::move(database), ledger));
    keeper->load(now);
    if (!keeper->database_->well()) return keeper->database_->fault().error();
    auto* const raw = keeper.get();
    keeper->thread_.emplace([raw] { raw->work(); });
    ledger.keepWith([raw] { raw->thread_->wake(); });
    return keeper;
}

void LimitKeeper::load(WallMicros now)
{
    store::Statement past(*database_, "DELETE FROM used WHERE end_at <= ?");
    past.integer(now).run();
    store::Statement rows(*database_, "SELECT rule, who, begin_at, end_at, amount FROM used");
    while (rows.row()) {
        ledger_.restore({.rule = std::string(rows.asText(0)),
                         .who = std::string(rows.asBlob(1)),
                         .begin = rows.asInteger(2),
                         .end = rows.asInteger(3),
                         .used = rows.asInteger(4)});
    }
}

void LimitKeeper::write(const std::vector<state::Ledger::Row>& rows)
{
    database_->clear();
    database_->run("BEGIN IMMEDIATE");
    {
        store::Statement put(*database_,
                             "INSERT OR REPLACE INTO used (rule, who, begin_at, end_at, amount) "
                             "VALUES (?, ?, ?, ?, ?)");
        for (const auto& row : rows)
            put.text(row.rule)
                .blob(row.who)
                .integer(row.begin)
                .integer(row.end)
                .integer(row.used)
                .run();
    }
    database_->run(database_->well() ? "COMMIT" : "ROLLBACK");
}

void LimitKeeper::work()
{
    const auto rows = ledger_.due();
    if (rows.empty()) return;
    write(rows);
    // A disk that is full must not end all calls: they are counted in memory then.
    ledger_.saved(rows);
}

LimitKeeper::~LimitKeeper()
{
    ledger_.keepWith({});
    thread_.reset();
    write(ledger_.exact());
}

}  // namespace gatehouse::engine
