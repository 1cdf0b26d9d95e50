#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/store/reader.h"
#include "proxy/shell/store/repricing.h"
#include "proxy/shell/store/spare_buffers.h"

struct sqlite3;

namespace gatehouse::store {

/// What the store was told of a commit: rows that are new, and rows that changed in place.
struct Committed {
    std::vector<RowId> added;  ///< ascending
    std::vector<RowId> updated;
    RowId removedBelow = 0;        ///< retention took every id below this; 0 = none
    std::vector<RowId> removed{};  ///< by a person, ascending
};

struct WriterOptions {
    std::string databasePath;
    Millis commitInterval{20};   ///< longest wait of a row for its commit
    std::size_t maxBatch = 100;  ///< rows a transaction: what waits longer is no longer in a cache
    std::size_t maxQueue =
        50'000;  ///< records; beyond half of it bodies are shed, beyond it whole records
    ByteCount maxQueuedBytes = 256_MiB;
    bool indexBodies = true;  ///< FTS5
    ByteCount maxIndexedText = 16_KiB;
    Seconds keepFor{30 * 24 * 3600};
    ByteCount maxBytes = 10_GiB;
    int compression = 1;  ///< zstd level
    std::vector<std::string> maskedHeaders;
};

/// How the writer is doing; read by /metrics and the window.
struct WriterState {
    std::uint64_t rowsWritten = 0;
    std::uint64_t rowsDropped =
        0;  ///< "not recorded": bus full, disk full, file locked or read-only
    std::uint64_t bodiesShed = 0;
    std::uint64_t commits = 0;
    std::size_t queued = 0;
    bool degraded = false;  ///< writes fail at the moment
    std::string trouble;    ///< SQLite's words and what to do; empty when well
    ByteCount fileBytes = 0;
};

/// The one writing SQLite connection, on a thread of its own, fed by a bounded queue.
///
/// Thread  push() and state() from any thread, never block on the disk. Subscriber and
/// listener are called on the writer thread, the first after each commit.
/// Fails   open: a full, read-only, locked or damaged store never stops traffic; what is not
/// recorded is counted.
class Writer {
public:
    using Subscriber = std::function<void(const Committed&)>;
    /// Hears of each call that ended, once, clear of secrets, before it is written.
    using Listener = std::function<void(const record::Exchange&)>;

    /// Opens or creates the file, migrates it, marks rows left running as interrupted, starts the
    /// thread. A damaged file is set aside (renamed), never deleted, and a new one is begun.
    static Result<std::unique_ptr<Writer>> start(WriterOptions options, Subscriber subscriber,
                                                 Listener listener = {});
    ~Writer();  ///< drains the queue, commits, checkpoints
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void push(record::Record record) noexcept;
    /// Returns when everything pushed before is committed (or counted as lost); with `durable` also
    /// synced to disk. Plain: its words are indexed too. Durable: that second job is not waited
    /// for. Errors  Storage when a write failed meanwhile; what was pushed stays queued and is
    /// tried again.
    Result<void> flush(bool durable = false);
    /// Values that must never reach the disk, beside the well-known patterns. Replaces the former
    /// list.
    void hide(std::vector<Secret> values);
    void setOptions(
        const WriterOptions& options);  ///< retention, masks and compression; path and queue stay
    [[nodiscard]] WriterState state() const;
    /// Where bodies of records to come find their memory. Thread  any.
    SpareBuffers& spares() noexcept;
    /// Counts past costs anew, in slices between the batches, one job after the other. What came of
    /// it stands in the audit; the subscriber hears of each row.
    void reprice(Repricing repricing);
    /// Runs `work` once on the writer thread with its connection, before the next batch. Tests make
    /// faults with it.
    void withConnection(std::function<void(sqlite3*)> work);

private:
    struct Inside;
    explicit Writer(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace gatehouse::store
