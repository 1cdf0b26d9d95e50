#include "proxy/shell/engine/cache_keeper.h"

#include <chrono>
#include <cstring>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::engine {
namespace {

// An answer that an older program wrote in another shape is not read: the file is made anew.
constexpr std::int64_t kShape = 2;  // as below
// Answers come in bursts; a transaction for each would be a sync of the disk for each.
constexpr std::chrono::milliseconds kGather{200};
constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, stored_at INTEGER NOT NULL, "
    "fresh_until INTEGER NOT NULL, stale_until INTEGER NOT NULL, content_type TEXT NOT NULL, "
    "streamed INTEGER NOT NULL, events INTEGER NOT NULL, call TEXT NOT NULL, gateway TEXT NOT "
    "NULL, provider TEXT NOT NULL, model TEXT NOT NULL, answered TEXT NOT NULL, route TEXT NOT "
    "NULL, tags TEXT NOT NULL, finish TEXT NOT NULL, cost INTEGER, took INTEGER NOT NULL, "
    "body BLOB NOT NULL, scope BLOB, question TEXT) WITHOUT ROWID";

constexpr const char* kLessons =
    "CREATE TABLE IF NOT EXISTS learnt (name TEXT PRIMARY KEY, seen INTEGER NOT NULL, wrong "
    "INTEGER NOT NULL) WITHOUT ROWID";

std::string_view bytesOf(const Digest& key)
{
    return {reinterpret_cast<const char*>(key.data()), key.size()};
}

std::vector<std::string> tagsOf(std::string_view text)
{
    std::vector<std::string> tags;
    while (!text.empty()) tags.emplace_back(takeUntil(text, '\n'));
    return tags;
}

std::string joined(const std::vector<std::string>& tags)
{
    std::string text;
    for (const auto& tag : tags) text += cat(tag, "\n");
    return text;
}

state::ReplyCache::EntryPtr read(const store::Statement& row)
{
    auto entry = std::make_shared<cache::Entry>();
    const auto key = row.asBlob(0);
    if (key.size() != entry->key.size()) return nullptr;
    std::memcpy(entry->key.data(), key.data(), key.size());
    entry->storedAt = row.asInteger(1);
    entry->freshUntil = row.asInteger(2);
    entry->staleUntil = row.asInteger(3);
    entry->contentType = row.asText(4);
    entry->streamed = row.asInteger(5) != 0;
    entry->eventCount = static_cast<std::uint32_t>(row.asInteger(6));
    entry->call = row.asText(7);
    entry->gateway = row.asText(8);
    entry->provider = row.asText(9);
    entry->model = row.asText(10);
    entry->answered = row.asText(11);
    entry->route = row.asText(12);
    entry->tags = tagsOf(row.asText(13));
    entry->finishReason = row.asText(14);
    if (const auto cost = row.asOptional(15)) entry->cost = PicoUsd{*cost};
    entry->took = row.asInteger(16);
    entry->body = row.asBlob(17);
    if (const auto scope = row.asBlob(18); scope.size() == sizeof(Digest)) {
        auto asked = std::make_shared<cache::Asked>();
        std::memcpy(asked->scope.data(), scope.data(), scope.size());
        asked->text = row.asText(19);
        entry->asked = std::move(asked);
    }
    return entry;
}

}  // namespace

CacheKeeper::CacheKeeper(std::unique_ptr<store::Database> database, state::ReplyCache& cache,
                         std::size_t maxBytes, WallMicros now)
    : database_(std::move(database)), cache_(cache), maxBytes_(maxBytes), startedAt_(now)
{
}

Result<std::unique_ptr<CacheKeeper>> CacheKeeper::start(const std::string& path,
                                                        state::ReplyCache& cache,
                                                        std::size_t maxBytes, WallMicros now)
{
    store::Fault fault;
    auto database = store::Database::open(path, store::Access::Write, fault);
    if (!database) return fault.error();
    std::int64_t shape = 0;
    {
        store::Statement version(*database, "PRAGMA user_version");
        while (version.row()) shape = version.asInteger(0);
    }
    if (shape != kShape) {
        database->run("DROP TABLE IF EXISTS answers");
        database->run("PRAGMA user_version = 2");
    }
    database->run(kSchema);
    database->run(kLessons);
    if (!database->well()) return database->fault().error();
    std::unique_ptr<CacheKeeper> keeper(new CacheKeeper(std::move(database), cache, maxBytes, now));
    auto* const raw = keeper.get();
    keeper->thread_.emplace([raw] { raw->work(); }, kGather);
    cache.keepWith([raw] { raw->thread_->wake(); });
    raw->thread_->wake();
    return keeper;
}

void CacheKeeper::load()
{
    store::Statement learnt(*database_, "SELECT name, seen, wrong FROM learnt");
    while (learnt.row()) {
        cache_.lessons().restore(
            {std::string(learnt.asText(0)), {learnt.asInteger(1), learnt.asInteger(2)}});
    }
    store::Statement past(*database_, "DELETE FROM answers WHERE stale_until <= ?");
    past.integer(startedAt_).run();
    // The newest last: they are the ones that stay when there is no room for all.
    store::Statement rows(
        *database_,
        "SELECT key, stored_at, fresh_until, stale_until, content_type, streamed, events, call, "
        "gateway, provider, model, answered, route, tags, finish, cost, took, body, scope, "
        "question "
        "FROM answers "
        "ORDER BY stored_at");
    while (rows.row()) {
        if (auto entry = read(rows)) cache_.restore(std::move(entry), maxBytes_);
    }
}

void CacheKeeper::write(const std::vector<state::ReplyCache::Change>& changes)
{
    database_->clear();
    database_->run("BEGIN IMMEDIATE");
    {
        store::Statement put(*database_,
                             "INSERT OR REPLACE INTO answers VALUES "
                             "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
        store::Statement remove(*database_, "DELETE FROM answers WHERE key = ?");
        for (const auto& [key, entry] : changes) {
            if (!entry) {
                remove.blob(bytesOf(key)).run();
                continue;
            }
            const bool isAsked = entry->asked && entry->asked->lasts;
            put.blob(bytesOf(key))
                .integer(entry->storedAt)
                .integer(entry->freshUntil)
                .integer(entry->staleUntil)
                .text(entry->contentType)
                .integer(entry->streamed ? 1 : 0)
                .integer(entry->eventCount)
                .text(entry->call)
                .text(entry->gateway)
                .text(entry->provider)
                .text(entry->model)
                .text(entry->answered)
                .text(entry->route)
                .text(joined(entry->tags))
                .text(entry->finishReason)
                .integer(entry->cost ? std::optional(entry->cost->value) : std::nullopt)
                .integer(entry->took)
                .blob(entry->body)
                .blob(isAsked ? bytesOf(entry->asked->scope) : std::string_view())
                .text(isAsked ? std::string_view(entry->asked->text) : std::string_view())
                .run();
        }
    }
    database_->run(database_->well() ? "COMMIT" : "ROLLBACK");
}

void CacheKeeper::writeLessons()
{
    const auto rows = cache_.lessons().due();
    if (rows.empty()) return;
    database_->clear();
    database_->run("BEGIN IMMEDIATE");
    {
        store::Statement put(*database_, "INSERT OR REPLACE INTO learnt VALUES (?,?,?)");
        for (const auto& row : rows)
            put.text(row.name).integer(row.seen.seen).integer(row.seen.wrong).run();
    }
    database_->run(database_->well() ? "COMMIT" : "ROLLBACK");
}

void CacheKeeper::work()
{
    if (!std::exchange(isLoaded_, true)) {
        load();
        cache_.loaded();
    }
    if (const auto changes = cache_.due(); !changes.empty()) write(changes);
    writeLessons();
}

CacheKeeper::~CacheKeeper()
{
    if (thread_) thread_->end();
    if (const auto changes = cache_.due(); !changes.empty()) write(changes);
    writeLessons();
    cache_.keepWith({});
}

}  // namespace gatehouse::engine
