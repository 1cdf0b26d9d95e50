#include "proxy/shell/store/reader.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <mutex>
#include <sys/stat.h>
#include <unordered_map>

#include "proxy/core/base/embedded.h"
#include "proxy/core/base/text.h"
#include "proxy/shell/store/aside.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/detail.h"
#include "proxy/shell/store/facts.h"
#include "proxy/shell/store/history.h"
#include "proxy/shell/store/marks.h"
#include "proxy/shell/store/names.h"
#include "proxy/shell/store/origins.h"
#include "proxy/shell/store/overview.h"
#include "proxy/shell/store/past_calls.h"
#include "proxy/shell/store/removal.h"
#include "proxy/shell/store/routed.h"
#include "proxy/shell/store/savings.h"
#include "proxy/shell/store/search.h"
#include "proxy/shell/store/select.h"
#include "proxy/shell/store/spans.h"
#include "proxy/shell/store/stretch.h"
#include "proxy/shell/store/summing.h"

namespace gatehouse::store {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kFirstChunk = 256;  // what a screen needs
constexpr std::size_t kLooks = 64;        // rows between two looks at the clock
// What a long scan has found by then is shown; it may be all there is.
constexpr auto kPatience = std::chrono::milliseconds(150);
constexpr std::size_t kChunk = 20'000;  // larger ones hold the window up (50,000: 18 ms)

// Few rows have marks or an origin: both look-ups end at an empty page, mostly.
#define GH_SELECT_ROWS                                                                          \
    "SELECT e.id, e.request_id, e.started_at, e.outcome, e.status, e.provider, e.model_asked, " \
    "e.key_label, e.preview, e.facts, o.kind, m.pinned, m.note, m.tags FROM exchanges e LEFT "  \
    "JOIN "                                                                                     \
    "origins o ON o.exchange = e.id LEFT JOIN marks m ON m.exchange = e.id "

Row rowOf(const Statement& from, NameTexts& names)
{
    Row row;
    int at = 0;
    row.id = from.asInteger(at++);
    row.requestId = from.asText(at++);
    row.startedAt = from.asInteger(at++);
    row.outcome = static_cast<record::Outcome>(from.asInteger(at++));
    row.status = static_cast<int>(from.asInteger(at++));
    row.provider = names.of(from.asInteger(at++));
    row.model = names.of(from.asInteger(at++));
    row.keyLabel = names.of(from.asInteger(at++));
    row.preview = from.asText(at++);
    unpackFacts(from.asBlob(at++), names, row);
    row.origin = static_cast<record::Origin>(from.asInteger(at++));
    row.pinned = from.asInteger(at++) != 0;
    row.note = from.asText(at++);
    row.tags = splitTags(from.asText(at));
    return row;
}

/// A connection with what is prepared on it.
struct Opened {
    explicit Opened(std::unique_ptr<Database> given)
        : database(std::move(given)),
          names(*database),
          one(*database, GH_SELECT_ROWS "WHERE e.id = ?"),
          page(*database, GH_SELECT_ROWS "WHERE e.id BETWEEN ? AND ? ORDER BY e.id"),
          find(*database, kFindRequest)
    {
    }

    std::unique_ptr<Database> database;
    NameTexts names;
    Statement one;
    Statement page;
    Statement find;
    std::unordered_map<std::string, Statement> filters;  ///< by the parts that are set

    Statement& searching(const Filter& filter, Order order, Columns columns)
    {
        const std::string sql = selectIds(filter, order, columns);
        auto [at, isNew] = filters.try_emplace(sql);
        if (isNew) at->second = Statement(*database, sql.c_str());
        return at->second;
    }
};

struct RankedRow {
    std::optional<std::int64_t> figure;
    RowId id;
};

struct FileKey {
    dev_t device = 0;
    ino_t inode = 0;
    friend bool operator==(const FileKey&, const FileKey&) = default;
};

std::optional<FileKey> fileAt(const std::string& path)
{
    struct stat facts {};

    if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
    return FileKey{facts.st_dev, facts.st_ino};
}

std::int64_t schemaOf(Database& database)
{
    std::int64_t number = 0;
    Statement statement(database, "PRAGMA user_version");
    while (statement.row()) number = statement.asInteger(0);
    return number;
}

}  // namespace

struct Reader::Inside {
    std::string path;
    std::optional<FileKey> file;
    std::mutex mutex;  ///< of `opened` being there, for interrupt()
    std::unique_ptr<Opened> opened;

    /// Opens again when another file stands at the path; nullptr for a store that is not there yet.
    Result<Opened*> ready();
    [[nodiscard]] Result<void> outcome() const;
};

Result<Opened*> Reader::Inside::ready()
{
    const auto standing = fileAt(path);
    if (opened && standing == file) {
        opened->database->clear();
        return opened.get();
    }
    {
        const std::lock_guard lock(mutex);
        opened.reset();
    }
    if (!standing) return nullptr;
    Fault fault;
    auto database = Database::open(path, Access::Read, fault);
    if (!database) return fault.error();
    const auto schema = schemaOf(*database);
    if (!database->well()) return database->fault().error();
    if (schema == 0) return nullptr;  // the writer is about to make it
    const auto known = static_cast<std::int64_t>(embedded::migrations().size());
    if (schema != known) {
        return fail(
            ErrorKind::Invalid,
            cat("the log has schema ", number(schema), ", this program knows ", number(known)),
            "start the gateway once to bring it up to date, or use the newer program");
    }
    auto fresh = std::make_unique<Opened>(std::move(database));
    if (!fresh->database->well()) return fresh->database->fault().error();
    const std::lock_guard lock(mutex);
    opened = std::move(fresh);
    file = standing;
    return opened.get();
}

/// Of a store that is not there yet nothing can go wrong.
Result<void> Reader::Inside::outcome() const
{
    if (opened && !opened->database->well()) return opened->database->fault().error();
    return {};
}

bool Filter::slow() const noexcept
{
    return std::ranges::any_of(also, isSlow);
}

Reader::Reader(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

Reader::~Reader() = default;

Result<std::unique_ptr<Reader>> Reader::open(const std::string& databasePath)
{
    auto inside = std::make_unique<Inside>();
    inside->path = databasePath;
    if (const auto ready = inside->ready(); !ready) return ready.error();
    return std::unique_ptr<Reader>(new Reader(std::move(inside)));
}

Result<void> Reader::ids(const Filter& filter, RowId before,
                         const std::function<bool(std::vector<RowId>)>& chunk,
                         const std::function<bool(double)>& progress)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return {};
    const Columns columns = filter.also.empty() ? Columns::Id : Columns::Facts;
    Search search(*opened->database, opened->names,
                  opened->searching(filter, Order::NewestFirst, columns), filter,
                  Order::NewestFirst, before > 0 ? before : std::numeric_limits<RowId>::max(),
                  columns);
    std::vector<RowId> found;
    std::size_t most = kFirstChunk;
    auto patience = Clock::now() + kPatience;
    auto tellAt = patience;
    const std::size_t looks = filter.slow() ? 1 : kLooks;
    std::size_t steps = 0;
    bool wantsMore = true;
    while (wantsMore) {
        const auto step = search.step();
        if (step == Search::Step::End) break;
        if (step == Search::Step::Found) found.push_back(search.id());
        if (progress && steps % looks == 0 && Clock::now() >= tellAt) {
            if (!progress(stretchOf(*opened->database).shareAbove(search.id()))) return {};
            tellAt = Clock::now() + kPatience;
        }
        // The clock costs more than a row: it is looked at now and then. Plain listings are quick.
        const bool mayWait = most == kChunk && filter.also.empty();
        const bool isLate =
            ++steps % looks == 0 && !mayWait && !found.empty() && Clock::now() >= patience;
        if (found.size() < most && !isLate) continue;
        wantsMore = chunk(std::move(found));
        most = kChunk;
        patience = Clock::now() + kPatience;
        found = {};
    }
    GH_TRY(inside_->outcome());
    if (wantsMore && !found.empty()) chunk(std::move(found));
    return {};
}

Result<std::vector<RowId>> Reader::ranked(const Filter& filter, const Ranking& ranking,
                                          std::size_t most,
                                          const std::function<bool(double)>& progress)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    std::vector<RowId> ids;
    Opened* opened = *ready;
    if (opened == nullptr || most == 0) return ids;
    std::vector<RankedRow> best;
    Search search(*opened->database, opened->names,
                  opened->searching(filter, Order::NewestFirst, Columns::Facts), filter,
                  Order::NewestFirst, std::numeric_limits<RowId>::max(), Columns::Facts);
    const auto isBefore = [&ranking](const RankedRow& a, const RankedRow& b) {
        if (a.figure.has_value() != b.figure.has_value()) return a.figure.has_value();
        if (a.figure == b.figure) return a.id > b.id;
        return ranking.smallestFirst ? *a.figure < *b.figure : *a.figure > *b.figure;
    };
    const Field by = ranking.by.value_or(Field::Time);
    auto tellAt = Clock::now() + kPatience;
    std::size_t steps = 0;
    for (auto step = search.step(); step != Search::Step::End; step = search.step()) {
        if (progress && ++steps % kLooks == 0 && Clock::now() >= tellAt) {
            if (!progress(stretchOf(*opened->database).shareAbove(search.id()))) return ids;
            tellAt = Clock::now() + kPatience;
        }
        if (step != Search::Step::Found) continue;
        best.push_back({figureOf(by, search.row()), search.id()});
        if (best.size() < 2 * most) continue;
        std::ranges::nth_element(best, best.begin() + static_cast<std::ptrdiff_t>(most), isBefore);
        best.resize(most);
    }
    GH_TRY(inside_->outcome());
    std::ranges::sort(best, isBefore);
    if (best.size() > most) best.resize(most);
    ids.reserve(best.size());
    for (const RankedRow& each : best) ids.push_back(each.id);
    return ids;
}

Result<RowId> Reader::newest()
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return RowId{0};
    const RowId newest = stretchOf(*opened->database).newest;
    GH_TRY(inside_->outcome());
    return newest;
}

Result<std::vector<RowId>> Reader::idsAfter(const Filter& filter, RowId after)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    std::vector<RowId> found;
    Opened* opened = *ready;
    if (opened == nullptr) return found;
    const Columns columns = filter.also.empty() ? Columns::Id : Columns::Facts;
    Search search(*opened->database, opened->names,
                  opened->searching(filter, Order::OldestFirst, columns), filter,
                  Order::OldestFirst, after, columns);
    for (auto step = search.step(); step != Search::Step::End; step = search.step()) {
        if (step == Search::Step::Found) found.push_back(search.id());
    }
    GH_TRY(inside_->outcome());
    return found;
}

Result<Summary> Reader::summary(const Filter& filter)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    Summing sum(filter.from, filter.to);
    if (opened == nullptr) return sum.take();
    {
        Search search(*opened->database, opened->names,
                      opened->searching(filter, Order::NewestFirst, Columns::Facts), filter,
                      Order::NewestFirst, std::numeric_limits<RowId>::max(), Columns::Facts);
        for (auto step = search.step(); step != Search::Step::End; step = search.step()) {
            if (step == Search::Step::Found) sum.add(search.row());
        }
    }
    GH_TRY(inside_->outcome());
    return sum.take();
}

Result<Weight> Reader::weigh(const std::vector<RowId>& ids)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return Weight();
    const Weight weight = weightOf(*opened->database, ids);
    GH_TRY(inside_->outcome());
    return weight;
}

Result<std::vector<Row>> Reader::rows(const std::vector<RowId>& ids)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    std::vector<Row> found;
    Opened* opened = *ready;
    if (opened == nullptr) return found;
    found.reserve(ids.size());
    // One look at the store for all of them: a single read transaction, not one for each.
    opened->database->run("BEGIN");
    for (const RowId id : ids) {
        opened->one.integer(id);
        while (opened->one.row()) found.push_back(rowOf(opened->one, opened->names));
    }
    const auto outcome = inside_->outcome();
    opened->database->clear();
    opened->database->run("COMMIT");
    GH_TRY(outcome);
    return found;
}

Result<std::vector<Row>> Reader::page(RowId from, RowId to)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    std::vector<Row> found;
    Opened* opened = *ready;
    if (opened == nullptr) return found;
    opened->page.integer(from).integer(to);
    while (opened->page.row()) found.push_back(rowOf(opened->page, opened->names));
    GH_TRY(inside_->outcome());
    return found;
}

Result<std::optional<record::Exchange>> Reader::detail(RowId id)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return std::optional<record::Exchange>();
    opened->database->run("BEGIN");
    auto found = readExchange(*opened->database, opened->names, id);
    const auto outcome = inside_->outcome();
    opened->database->clear();
    opened->database->run("COMMIT");
    GH_TRY(outcome);
    return found;
}

Result<std::optional<RowId>> Reader::find(const std::string& requestId)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    std::optional<RowId> found;
    Opened* opened = *ready;
    if (opened == nullptr) return found;
    if (const RowId id = findRequest(opened->find, requestId); id != 0) found = id;
    GH_TRY(inside_->outcome());
    return found;
}

Result<std::vector<RowId>> Reader::replaysOf(const std::string& requestId)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return std::vector<RowId>();
    auto found = readReplays(*opened->database, requestId);
    GH_TRY(inside_->outcome());
    return found;
}

Result<std::vector<VersionSums>> Reader::versions(const std::string& route, WallMicros from,
                                                  WallMicros to)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return std::vector<VersionSums>();
    auto found = readVersions(*opened->database, route, from, to);
    GH_TRY(inside_->outcome());
    return found;
}

Result<Savings> Reader::savings(WallMicros from, WallMicros to, std::int64_t bucketSeconds)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return Savings();
    auto found = savingsOf(*opened->database, from, to, bucketSeconds);
    GH_TRY(inside_->outcome());
    return found;
}

Result<std::vector<std::string>> Reader::tags()
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return std::vector<std::string>();
    auto found = readTags(*opened->database);
    GH_TRY(inside_->outcome());
    return found;
}

Result<Overview> Reader::overview(WallMicros from, WallMicros to, std::int64_t bucketSeconds,
                                  const Scope& scope)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return emptyOverview(from, to, bucketSeconds);
    return overviewOf(*opened->database, opened->names, {from, to, bucketSeconds}, scope);
}

Result<RepricingSums> Reader::repricingOf(const Repricing& repricing,
                                          const std::function<bool()>& goOn)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    RepricingSums sums;
    if (Opened* opened = *ready; opened != nullptr)
        sums = previewOf(*opened->database, opened->names, repricing, goOn);
    GH_TRY(inside_->outcome());
    return sums;
}

Result<std::vector<RepricingLine>> Reader::repricings(int limit)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    std::vector<RepricingLine> found;
    if (Opened* opened = *ready; opened != nullptr)
        found = readRepricings(*opened->database, limit);
    GH_TRY(inside_->outcome());
    return found;
}

Result<StoreFacts> Reader::facts()
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    StoreFacts facts;
    Opened* opened = *ready;
    if (opened == nullptr) return facts;
    facts.rows = countRows(*opened->database);
    Statement oldest(*opened->database, "SELECT started_at FROM exchanges ORDER BY id LIMIT 1");
    while (oldest.row()) facts.oldest = oldest.asInteger(0);
    facts.fileBytes = sizeOnDisk(inside_->path);
    GH_TRY(inside_->outcome());
    return facts;
}

Result<std::vector<record::ConfigPublished>> Reader::history(int limit)
{
    auto ready = inside_->ready();
    if (!ready) return std::move(ready).error();
    Opened* opened = *ready;
    if (opened == nullptr) return std::vector<record::ConfigPublished>();
    auto found = readHistory(*opened->database, limit);
    GH_TRY(inside_->outcome());
    return found;
}

void Reader::interrupt() noexcept
{
    const std::lock_guard lock(inside_->mutex);
    if (inside_->opened) inside_->opened->database->interrupt();
}

}  // namespace gatehouse::store
