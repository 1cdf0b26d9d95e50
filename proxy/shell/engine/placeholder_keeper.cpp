#include "proxy/shell/engine/placeholder_keeper.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstring>
#include <utility>

#include <openssl/rand.h>

#include "proxy/core/base/text.h"
#include "proxy/core/pipeline/guard_table.h"
#include "proxy/shell/engine/log.h"

namespace gatehouse::engine {
namespace {

using Entry = state::PlaceholderBook::Entry;

constexpr std::chrono::milliseconds kGather{200};
constexpr std::size_t kShortestKey = 16;
constexpr std::int64_t kDay = std::int64_t{86'400} * 1'000'000;
constexpr const char* kSchema =
    "CREATE TABLE IF NOT EXISTS placeholders (token TEXT PRIMARY KEY, used_at INTEGER NOT NULL, "
    "sealed BLOB NOT NULL) WITHOUT ROWID";

std::string partOf(const Secret& key, std::string_view use)
{
    const Digest digest = Hmac(key.reveal()).of(use);
    return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

/// Lines of base64, so that whatever stands in a value keeps its place.
Secret plainOf(const Entry& entry)
{
    std::string owners;
    for (const auto owner : entry.owners) owners += cat(std::to_string(owner), ",");
    return Secret(cat(entry.token, "\n", hex(entry.digest), "\n", name(entry.category), "\n",
                      base64(entry.rule), "\n", owners, "\n", base64(entry.value.reveal())));
}

bool readOwners(std::string_view text, std::vector<std::uint64_t>& owners)
{
    while (!text.empty()) {
        const auto each = takeUntil(text, ',');
        std::uint64_t owner = 0;
        const auto [end, trouble] = std::from_chars(each.data(), each.data() + each.size(), owner);
        if (trouble != std::errc() || end != each.data() + each.size()) return false;
        owners.push_back(owner);
    }
    return true;
}

/// Nothing: the key does not open it, or it is that of another placeholder.
std::optional<Entry> opened(const Secret& seal, std::string_view token, std::string_view sealed)
{
    auto text = openAesGcm(seal.reveal(), sealed);
    if (!text) return std::nullopt;
    const Secret plain(std::move(*text));
    std::string_view rest = plain.reveal();
    Entry entry;
    entry.token = takeUntil(rest, '\n');
    std::string digest, value;
    const bool hasDigest =
        fromHex(takeUntil(rest, '\n'), digest) && digest.size() == entry.digest.size();
    const auto category = guard::categoryOf(takeUntil(rest, '\n'));
    const bool hasRule = fromBase64(takeUntil(rest, '\n'), entry.rule);
    const bool hasOwners = readOwners(takeUntil(rest, '\n'), entry.owners);
    const bool hasValue = fromBase64(rest, value);
    entry.value = Secret(std::move(value));
    if (!hasDigest || !category || !hasRule || !hasOwners || !hasValue || entry.token != token)
        return std::nullopt;
    std::memcpy(entry.digest.data(), digest.data(), digest.size());
    entry.category = *category;
    return entry;
}

}  // namespace

PlaceholderKeeper::PlaceholderKeeper(std::unique_ptr<store::Database> database, Secret seal,
                                     state::PlaceholderBook& book)
    : database_(std::move(database)), seal_(std::move(seal)), book_(book)
{
}

Result<std::unique_ptr<PlaceholderKeeper>> PlaceholderKeeper::start(const std::string& path,
                                                                    const Secret& key,
                                                                    state::PlaceholderBook& book,
                                                                    std::int64_t age,
                                                                    WallMicros now)
{
    if (key.reveal().size() < kShortestKey) {
        return fail(ErrorKind::Invalid, "the key of the placeholders is too short",
                    cat("give records.placeholderKey at least ",
                        number(static_cast<std::int64_t>(kShortestKey)), " letters"));
    }
    store::Fault fault;
    auto database = store::Database::open(path, store::Access::Write, fault);
    if (!database) return fault.error();
    database->run(kSchema);
    if (age > 0) {
        store::Statement past(*database, "DELETE FROM placeholders WHERE used_at < ?");
        past.integer(now - age).run();
    }
    if (!database->well()) return database->fault().error();
    std::unique_ptr<PlaceholderKeeper> keeper(
        new PlaceholderKeeper(std::move(database), Secret(partOf(key, "seal")), book));
    book.open(partOf(key, "names"));
    keeper->load();
    auto* const raw = keeper.get();
    keeper->thread_.emplace([raw] { raw->write(); }, kGather);
    book.keepWith([raw] { raw->thread_->wake(); });
    return keeper;
}

std::unique_ptr<PlaceholderKeeper> PlaceholderKeeper::startFor(
    const pipeline::Snapshot& snapshot, const std::string& path,
    const pipeline::SecretLookup& lookUp, const std::function<Result<Secret>()>& own,
    state::PlaceholderBook& book, WallMicros now)
{
    const bool isWanted = std::ranges::any_of(snapshot.gateways, [](const auto& gateway) {
        return gateway.guard && gateway.guard->policy.hasPlaceholders(false);
    });
    if (!isWanted) return nullptr;
    const auto& records = snapshot.config.records;
    const auto key = records.placeholderKey.empty() ? own() : lookUp(records.placeholderKey);
    auto keeper = key ? start(path, *key, book, records.placeholderDays * kDay, now)
                      : Result<std::unique_ptr<PlaceholderKeeper>>(key.error());
    if (keeper) return std::move(*keeper);
    log(Level::Warning, "placeholders",
        {{"error", keeper.error().message}, {"hint", keeper.error().hint}});
    return nullptr;
}

void PlaceholderKeeper::load()
{
    // The latest first: they are the ones that stay when there is no room for all.
    store::Statement rows(*database_,
                          "SELECT token, used_at, sealed FROM placeholders ORDER BY used_at DESC");
    std::vector<Entry> entries;
    while (rows.row()) {
        auto entry = opened(seal_, rows.asText(0), rows.asBlob(2));
        if (!entry) continue;
        entry->usedAt = rows.asInteger(1);
        entries.push_back(std::move(*entry));
    }
    book_.restore(std::move(entries));
}

void PlaceholderKeeper::write()
{
    const auto changes = book_.due();
    if (changes.empty()) return;
    database_->clear();
    database_->run("BEGIN IMMEDIATE");
    {
        store::Statement put(*database_, "INSERT OR REPLACE INTO placeholders VALUES (?,?,?)");
        store::Statement remove(*database_, "DELETE FROM placeholders WHERE token = ?");
        for (const auto& change : changes) {
            if (!change.entry) {
                remove.text(change.token).run();
                continue;
            }
            std::string nonce(12, '\0');
            if (RAND_bytes(reinterpret_cast<unsigned char*>(nonce.data()),
                           static_cast<int>(nonce.size())) != 1)
                continue;
            const auto sealed = sealAesGcm(seal_.reveal(), nonce, plainOf(*change.entry).reveal());
            if (!sealed) continue;
            put.text(change.token).integer(change.entry->usedAt).blob(*sealed).run();
        }
    }
    database_->run(database_->well() ? "COMMIT" : "ROLLBACK");
}

PlaceholderKeeper::~PlaceholderKeeper()
{
    if (thread_) thread_->end();
    write();
    book_.keepWith({});
}

}  // namespace gatehouse::engine
