#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "proxy/shell/store/audit_trail.h"
#include "proxy/shell/store/history.h"
#include "proxy/shell/store/indexer.h"
#include "proxy/shell/store/marks.h"
#include "proxy/shell/store/objects.h"
#include "proxy/shell/store/ratings.h"
#include "proxy/shell/store/removal.h"
#include "proxy/shell/store/repricer.h"
#include "proxy/shell/store/retention.h"
#include "proxy/shell/store/rollup.h"
#include "proxy/shell/store/routed.h"
#include "proxy/shell/store/rows.h"
#include "proxy/shell/store/spans.h"
#include "proxy/shell/store/writer.h"

namespace gatehouse::store {

/// The writing connection with its statements and caches: batches in, commits out. No queue, no
/// thread.
///
/// Thread  one.
/// Errors  every operation is a transaction of its own: done whole, or not at all and fault() tells
/// why.
class Recorder {
public:
    /// Opens, migrates, marks rows left running as interrupted. `fault` is set when the file is in
    /// trouble; an Error without a fault means that the file is not to be touched (it comes from a
    /// newer program).
    static Result<std::unique_ptr<Recorder>> open(const std::string& path, WallMicros now,
                                                  Fault& fault);

    /// What takes secrets out of heads from here on; it must outlive its use.
    void redactWith(const record::Redactor& redactor) { rows_.redactWith(redactor); }

    /// Rows get their preview at once, by that redactor, and are not left for index(); nullptr:
    /// not.
    void previewWith(const record::Redactor* redactor) noexcept { rows_.previewWith(redactor); }

    bool write(std::span<record::Record* const> batch, int compression, Committed& committed);
    /// One slice of the second job; true when something was done.
    bool index(const Indexer::Settings& settings, const record::Redactor& redactor,
               Committed& committed);
    /// One slice of retention; true when there is more to take.
    bool retain(const Retention::Limits& limits, WallMicros now, Committed& committed);
    /// Past costs are counted anew from here on, slice by slice; its line of the audit is written.
    bool beginRepricing(const Repricing& repricing, WallMicros now);
    /// One slice of that; true when there is more, also after a fault.
    bool reprice(Committed& committed);
    /// Everything committed so far is on the disk, not only with the system.
    bool sync();
    void checkpoint();

    [[nodiscard]] Database& database() noexcept { return *database_; }

    [[nodiscard]] const Fault& fault() const noexcept { return fault_; }

private:
    explicit Recorder(std::unique_ptr<Database> database);
    bool transaction(const char* begin, const std::function<void()>& work);
    void load();
    void interruptRunning();
    void write(record::Record& record, int compression, Committed& committed);
    void started(const record::Exchange& exchange, int compression, Committed& committed);
    void mark(const record::Marked& marked, Committed& committed);
    void rate(const record::Rated& rated, Committed& committed);
    RowId rowOf(const std::string& requestId);
    bool add(const record::Exchange& exchange, int compression, Committed& committed);
    void addToSums(const record::Exchange& exchange);
    void finished(const record::Exchange& exchange, int compression, Committed& committed);

    std::unique_ptr<Database> database_;
    Names names_;
    ExchangeRows rows_;
    Rollups rollups_;
    Indexer indexer_;
    Retention retention_;
    History history_;
    AuditTrail audit_;
    Marks marks_;
    Ratings ratings_;
    Routed routed_;
    Objects objects_;
    Removal removal_;
    Spans spans_;
    Repricer repricer_;
    Statement sync_;
    Statement find_;
    Fault fault_;
    RowId next_ = 1;
    std::unordered_map<std::string, RowId> running_;
    std::vector<std::uint64_t> told_;  ///< hashes of the last request ids, at a slot of their own
};

}  // namespace gatehouse::store
