#include "proxy/shell/store/recorder.h"

#include <algorithm>
#include <variant>

#include "proxy/shell/store/migrate.h"

namespace gatehouse::store {
namespace {

constexpr std::size_t kIndexSlice = 64;
// A record that is told twice is told again soon.
constexpr std::size_t kTold = 16'384;

// 64 pages of 8 KiB a slice: half a megabyte is given back in about a millisecond.
constexpr auto kGiveBack = "PRAGMA incremental_vacuum(64)";

/// What stands in the audit trail must be on the disk once it is told of.
bool isDurable(const record::Record* record)
{
    if (const auto* end = std::get_if<record::ExchangeFinished>(record))
        return end->exchange && !end->exchange->guards.empty();
    return std::holds_alternative<record::ConfigPublished>(*record) ||
           std::holds_alternative<record::Removed>(*record);
}

}  // namespace

Result<std::unique_ptr<Recorder>> Recorder::open(const std::string& path, WallMicros now,
                                                 Fault& fault)
{
    auto database = Database::open(path, Access::Write, fault);
    if (!database) return fault.error();
    if (auto migrated = migrate(*database, embedded::migrations(), now); !migrated) {
        fault = database->fault();
        return migrated.error();
    }
    std::unique_ptr<Recorder> recorder(new Recorder(std::move(database)));
    if (recorder->database_->well()) {
        recorder->transaction("BEGIN IMMEDIATE", [&] {
            recorder->interruptRunning();
            recorder->repricer_.breakOff();
        });
        recorder->load();
    }
    fault = recorder->fault_.code != 0 ? recorder->fault_ : recorder->database_->fault();
    if (fault.code != 0) return fault.error();
    return recorder;
}

Recorder::Recorder(std::unique_ptr<Database> database)
    : database_(std::move(database)),
      names_(*database_),
      rows_(*database_, names_),
      rollups_(*database_),
      indexer_(*database_),
      retention_(*database_, indexer_),
      history_(*database_),
      audit_(*database_),
      marks_(*database_),
      ratings_(*database_),
      routed_(*database_),
      objects_(*database_),
      removal_(*database_, indexer_),
      spans_(*database_),
      repricer_(*database_, names_, rollups_),
      sync_(*database_, "UPDATE facts SET value = value + 1 WHERE name = 'sync'"),
      find_(*database_, kFindRequest),
      told_(kTold)
{
}

bool Recorder::transaction(const char* begin, const std::function<void()>& work)
{
    fault_ = {};
    database_->clear();
    if (database_->run(begin)) work();
    database_->run("COMMIT");
    if (database_->well()) return true;
    fault_ = database_->fault();
    database_->clear();
    if (database_->inTransaction()) database_->run("ROLLBACK");
    database_->clear();
    load();
    database_->clear();
    return false;
}

void Recorder::load()
{
    names_.clear();
    rows_.clear();
    rollups_.clear();
    running_.clear();
    // An id is never given twice, also when retention has emptied the table.
    Statement last(*database_,
                   "SELECT max(coalesce((SELECT max(id) FROM exchanges), 0), "
                   "coalesce((SELECT value FROM facts WHERE name = 'taken'), 0))");
    while (last.row()) next_ = last.asInteger(0) + 1;
    database_->run(kBeginCount);
    spans_.load(next_);
    audit_.load();
    Statement running(*database_, "SELECT id, request_id FROM exchanges WHERE outcome = 0");
    while (running.row()) running_.emplace(running.asText(1), running.asInteger(0));
}

void Recorder::interruptRunning()
{
    // They count in the sums like the calls that ended: as broken off, without a latency.
    Statement left(*database_,
                   "SELECT e.started_at, e.provider, e.model_asked, e.key_label, d.size, d.data "
                   "FROM exchanges e JOIN details d ON d.exchange = e.id WHERE e.outcome = 0");
    while (left.row()) {
        record::Exchange exchange;
        exchange.startedAt = left.asInteger(0);
        exchange.outcome = record::Outcome::Interrupted;
        const auto sent = billedAs(unpackedDetails(left, 4)).model;
        rollups_.add(exchange, left.asInteger(1), sent != 0 ? sent : left.asInteger(2),
                     left.asInteger(3));
    }
    rollups_.write();
    database_->run("UPDATE exchanges SET outcome = 7 WHERE outcome = 0");
}

bool Recorder::write(std::span<record::Record* const> batch, int compression, Committed& committed)
{
    const bool durable = std::ranges::any_of(batch, isDurable);
    if (durable) database_->run("PRAGMA synchronous=FULL");
    const bool done = transaction("BEGIN IMMEDIATE", [&] {
        for (record::Record* record : batch) write(*record, compression, committed);
        rollups_.write();
        spans_.write();
    });
    if (durable) database_->run("PRAGMA synchronous=NORMAL");
    if (!done) committed = {};
    if (!committed.removed.empty()) database_->run(kGiveBack);
    return done;
}

void Recorder::write(record::Record& record, int compression, Committed& committed)
{
    if (const auto* start = std::get_if<record::ExchangeStarted>(&record)) {
        if (start->exchange) started(*start->exchange, compression, committed);
    } else if (const auto* end = std::get_if<record::ExchangeFinished>(&record)) {
        if (end->exchange) finished(*end->exchange, compression, committed);
    } else if (const auto* published = std::get_if<record::ConfigPublished>(&record)) {
        audit_.published(*published);
        history_.add(*published);
    } else if (const auto* marked = std::get_if<record::Marked>(&record)) {
        mark(*marked, committed);
    } else if (const auto* rated = std::get_if<record::Rated>(&record)) {
        rate(*rated, committed);
    } else if (const auto* filed = std::get_if<record::Filed>(&record)) {
        objects_.file(*filed);
    } else if (const auto* removed = std::get_if<record::Removed>(&record)) {
        audit_.removed(*removed, removal_.take(*removed, committed));
        if (removed->sumsToo) {
            rollups_.forget(*database_);
            Routed::forget(*database_);
        }
    }
}

void Recorder::mark(const record::Marked& marked, Committed& committed)
{
    const RowId row =
        marked.row == 0 && !marked.requestId.empty() ? rowOf(marked.requestId) : marked.row;
    if (marks_.set(row, marked) && !std::ranges::binary_search(committed.added, row))
        committed.updated.push_back(row);
}

void Recorder::rate(const record::Rated& rated, Committed& committed)
{
    const RowId row = rowOf(rated.requestId);
    if (ratings_.set(row, rated) && !std::ranges::binary_search(committed.added, row))
        committed.updated.push_back(row);
}

/// Also of a row of this very batch; 0: there is none.
RowId Recorder::rowOf(const std::string& requestId)
{
    spans_.write();
    return findRequest(find_, requestId);
}

/// False: one of that request id stands already.
bool Recorder::add(const record::Exchange& exchange, int compression, Committed& committed)
{
    const std::uint64_t hash = quickHash(exchange.id);
    std::uint64_t& told = told_[hash % kTold];
    if (told == hash) {
        spans_.write();
        if (findRequest(find_, exchange.id) != 0) return false;
    }
    told = hash;
    rows_.add(next_, exchange, compression);
    spans_.add(next_, exchange.startedAt, exchange.id);
    committed.added.push_back(next_++);
    return true;
}

void Recorder::started(const record::Exchange& exchange, int compression, Committed& committed)
{
    const RowId id = next_;
    if (add(exchange, compression, committed)) running_.emplace(exchange.id, id);
}

void Recorder::finished(const record::Exchange& exchange, int compression, Committed& committed)
{
    audit_.guarded(exchange);
    if (exchange.unlisted) {
        addToSums(exchange);
        routed_.add(0, exchange);
        return;
    }
    const auto open = running_.empty() ? running_.end() : running_.find(exchange.id);
    const RowId row = open != running_.end() ? open->second : next_;
    if (open != running_.end()) {
        const RowId id = open->second;
        rows_.replace(id, exchange, compression);
        running_.erase(open);
        if (!std::ranges::binary_search(committed.added, id)) committed.updated.push_back(id);
    } else if (!add(exchange, compression, committed)) {
        return;  // told twice: counted once
    }
    routed_.add(row, exchange);
    if (exchange.origin == record::Origin::Import) return;  // others paid for it
    addToSums(exchange);
}

void Recorder::addToSums(const record::Exchange& exchange)
{
    const auto& model = exchange.modelSent.empty() ? exchange.modelAsked : exchange.modelSent;
    rollups_.add(exchange, names_.of(exchange.provider), names_.of(model),
                 names_.of(exchange.keyLabel));
}

bool Recorder::index(const Indexer::Settings& settings, const record::Redactor& redactor,
                     Committed& committed)
{
    if (indexer_.isDone()) return false;
    std::vector<RowId> changed;
    const bool done = transaction(
        "BEGIN IMMEDIATE", [&] { changed = indexer_.slice(kIndexSlice, settings, redactor); });
    if (done) committed.updated.insert(committed.updated.end(), changed.begin(), changed.end());
    return done && !changed.empty();
}

bool Recorder::retain(const Retention::Limits& limits, WallMicros now, Committed& committed)
{
    Retention::Taken taken;
    if (!transaction("BEGIN IMMEDIATE", [&] {
            taken = retention_.slice(limits, now);
            if (taken.below != 0) audit_.expired(taken.below);
        }))
        return false;
    committed.removedBelow = std::max(committed.removedBelow, taken.below);
    if (taken.below != 0) database_->run(kGiveBack);
    return taken.more;
}

bool Recorder::beginRepricing(const Repricing& repricing, WallMicros now)
{
    const bool begun = transaction("BEGIN IMMEDIATE", [&] {
        repricer_.begin(repricing, now);
        audit_.recounted(repricing);
    });
    if (!begun) repricer_.forget();
    return begun;
}

bool Recorder::reprice(Committed& committed)
{
    if (!repricer_.isBusy()) return false;
    std::vector<RowId> changed;
    const bool done = transaction("BEGIN IMMEDIATE", [&] {
        repricer_.slice(changed);
        rollups_.write();
    });
    if (!done) {
        repricer_.undo();
        return true;
    }
    repricer_.settle();
    committed.updated.insert(committed.updated.end(), changed.begin(), changed.end());
    return repricer_.isBusy();
}

bool Recorder::sync()
{
    // In WAL mode a commit under FULL syncs the whole log, so all that came before is safe with it.
    database_->run("PRAGMA synchronous=FULL");
    const bool done = transaction("BEGIN IMMEDIATE", [&] { sync_.run(); });
    database_->run("PRAGMA synchronous=NORMAL");
    return done;
}

void Recorder::checkpoint()
{
    database_->run("PRAGMA wal_checkpoint(TRUNCATE)");
    database_->clear();
}

}  // namespace gatehouse::store
