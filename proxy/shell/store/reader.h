#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/store/condition.h"
#include "proxy/shell/store/repricing.h"

namespace gatehouse::store {

using RowId = std::int64_t;

/// One line of the Traffic table; no bodies, no headers.
struct Row {
    RowId id = 0;
    std::string requestId;
    WallMicros startedAt = 0;
    record::Outcome outcome = record::Outcome::Running;
    int status = 0;
    std::string method;
    std::string path;
    std::string dialect;
    std::string provider;
    std::string model;  ///< asked for
    std::string modelAnswered;
    std::string keyLabel;
    std::string errorCode;
    std::string finishReason;
    std::string preview;  ///< first words of the last user message or the answer, one line, ≤ 160
                          ///< characters
    std::int64_t latency = -1;    ///< µs, total; -1 while running
    std::int64_t firstByte = -1;  ///< µs, time to first token; -1 unknown
    chat::Usage usage;
    std::optional<PicoUsd> cost;
    bool streamed = false;
    int attempts = 0;
    record::Origin origin = record::Origin::Call;
    bool pinned = false;
    std::string note;
    std::vector<std::string> tags;
};

/// What to list. All given parts must hold; an empty filter lists everything.
struct Filter {
    std::string text;  ///< full text of prompts and answers (FTS5 query words, prefix with *)
    std::string provider;
    std::string model;  ///< prefix of the model asked for
    std::string keyLabel;
    std::optional<int> statusFrom;
    std::optional<int> statusTo;
    WallMicros from = 0;
    WallMicros to = 0;  ///< 0 = open
    bool onlyErrors = false;
    std::string tag;
    std::string note;  ///< a part of the note
    std::optional<bool> pinned;
    std::optional<bool> noted;
    std::optional<record::Origin> origin;  ///< Replay or Import
    std::vector<Condition>
        also;  ///< what no column or index of the store tells: looked at row by row

    [[nodiscard]] bool empty() const { return *this == Filter(); }

    [[nodiscard]] bool slow() const noexcept;  ///< see isSlow(Condition)

    friend bool operator==(const Filter&, const Filter&) = default;
};

/// In which order rows are listed.
struct Ranking {
    std::optional<Field> by;  ///< a figure; none: newest first
    bool smallestFirst = false;

    friend bool operator==(const Ranking&, const Ranking&) = default;
};

/// One time bucket of the rollup tables. Latency percentiles come from the bucket's stored
/// histogram.
struct Bucket {
    WallMicros start = 0;
    std::int64_t requests = 0;
    std::int64_t errors4xx = 0;
    std::int64_t errors429 = 0;  ///< part of errors4xx
    std::int64_t errors5xx = 0;  ///< upstream cuts and timeouts too
    std::int64_t clientClosed = 0;
    std::int64_t inputTokens = 0;   ///< uncached
    std::int64_t cachedTokens = 0;  ///< cache reads
    std::int64_t outputTokens = 0;
    PicoUsd cost;
    std::int64_t unpriced = 0;                                 ///< requests whose cost is unknown
    double latencyP50 = -1, latencyP95 = -1, latencyP99 = -1;  ///< ms; -1 no data
    double firstByteP50 = -1, firstByteP95 = -1;               ///< ms; -1 no data
};

struct Share {
    std::string name;
    std::string provider;
    std::int64_t requests = 0;
    std::int64_t errors = 0;
    PicoUsd cost;
    std::int64_t unpriced = 0;
};

/// What an overview is narrowed to. Empty: everything.
struct Scope {
    std::string provider;
    std::string model;
    std::string key;  ///< label of the gateway key

    [[nodiscard]] bool empty() const { return provider.empty() && model.empty() && key.empty(); }
};

/// All that the dashboard shows for one range, read from rollups only. Each list of shares is
/// narrowed by the scope's other two parts, so that another of its own kind can be chosen.
struct Overview {
    Bucket total;                ///< the whole range as one bucket
    Bucket previous;             ///< the range of the same length before it
    std::vector<Bucket> series;  ///< gapless, oldest first
    std::vector<Share> models;   ///< most expensive first, ≤ 24
    std::vector<Share> providers;
    std::vector<Share> keys;  ///< ≤ 24
};

/// What a filter finds, summed up: the figures above the Traffic table.
struct Summary {
    /// A stretch of time.
    struct Bar {
        std::int64_t requests = 0;
        std::int64_t failed = 0;  ///< part of them; not those that the client left
    };

    static constexpr std::size_t kMostBars = 120;

    std::int64_t requests = 0;
    std::int64_t failed = 0;
    double latencyP50 = -1, latencyP95 = -1;  ///< ms, of calls that have ended; -1 none
    std::int64_t inputTokens = 0;
    std::int64_t outputTokens = 0;
    PicoUsd cost;
    std::int64_t unpriced = 0;  ///< calls whose cost is unknown
    WallMicros from = 0;        ///< where the first bar begins
    std::int64_t barSeconds = 1;
    std::vector<Bar> bars;  ///< gapless, oldest first, at most kMostBars
};

/// What the calls of one version of a route were like, in a stretch of time.
struct VersionSums {
    std::int64_t version = 0;
    std::int64_t calls = 0;
    std::int64_t failed = 0;  ///< not those that the client left
    double latency = -1;      ///< ms to the first byte, mean; -1: none
    double latencyError = 0;  ///< standard error of that mean
    PicoUsd cost;             ///< of those whose price is known
    double costPerCall = -1;  ///< pico-dollars, mean; -1: none
    double costError = 0;     ///< standard error of that mean
    std::int64_t unpriced = 0;
    std::int64_t tokens = 0;
    std::int64_t good = 0;                         ///< ratings
    std::int64_t bad = 0;                          ///< ratings
    std::map<std::string, std::int64_t> edges;     ///< "plan:false" → calls that passed there
    std::map<std::string, std::int64_t> failures;  ///< likewise, those that failed in the end
};

/// What kept answers did with the calls of a stretch of time.
struct Saving {
    WallMicros start = 0;
    std::int64_t hits = 0;
    std::int64_t stale = 0;  ///< answered by an old one, as no provider did; saves nothing
    std::int64_t misses = 0;
    std::int64_t bypassed = 0;   ///< a cache was on, and the call could not use it
    PicoUsd saved{};             ///< what the hits' first answers cost
    std::int64_t unpriced = 0;   ///< hits, of which that is unknown
    std::int64_t savedTime = 0;  ///< µs
};

struct Savings {
    Saving total;
    Saving previous;             ///< the range of the same length before it
    std::vector<Saving> series;  ///< gapless, oldest first
};

/// What rows would free.
struct Weight {
    std::int64_t rows = 0;     ///< of those asked for that are there
    std::int64_t pinned = 0;   ///< part of them
    std::int64_t running = 0;  ///< part of them
    ByteCount bytes = 0;       ///< about; of many rows some are looked at
};

struct StoreFacts {
    std::int64_t rows = 0;
    ByteCount fileBytes = 0;
    WallMicros oldest = 0;
};

/// Read-only view of the store. One SQLite connection of its own.
///
/// Thread  used by one thread at a time (a reader thread of app/, the CLI); interrupt() from any
/// thread. Errors  ErrorKind::Storage with SQLite's words and a hint; a missing file is an empty
/// store.
class Reader {
public:
    static Result<std::unique_ptr<Reader>> open(const std::string& databasePath);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Ids that match, newest first, below `before` (0 = from the newest), in chunks handed to
    /// `chunk` until it returns false: first 256, or what 150 ms have found, then 20,000 each;
    /// where rows are looked at one by one, what each 150 ms have found. `progress` is told in the
    /// same rhythm how much was looked at, 0 to 1, also where nothing was found; false ends it.
    Result<void> ids(const Filter& filter, RowId before,
                     const std::function<bool(std::vector<RowId>)>& chunk,
                     const std::function<bool(double)>& progress = {});
    /// The first `most` of those that match in another order; where two are alike, the newer
    /// comes first, and rows without that figure come last. All that match are looked at.
    /// `progress` as above; false ends it with nothing.
    Result<std::vector<RowId>> ranked(const Filter& filter, const Ranking& ranking,
                                      std::size_t most,
                                      const std::function<bool(double)>& progress = {});
    Result<RowId> newest();  ///< 0: there are no rows
    /// Ids above `after` that match, oldest first.
    Result<std::vector<RowId>> idsAfter(const Filter& filter, RowId after);
    /// Reads every row that matches, the better part of a second for a million: on a thread of its
    /// own.
    Result<Summary> summary(const Filter& filter);
    Result<Weight> weigh(const std::vector<RowId>& ids);
    /// Rows of exactly these ids that still exist, in the given order.
    Result<std::vector<Row>> rows(const std::vector<RowId>& ids);
    /// Rows with from <= id <= to, ascending: a page by key.
    Result<std::vector<Row>> page(RowId from, RowId to);
    /// Everything of one exchange, bodies included.
    Result<std::optional<record::Exchange>> detail(RowId id);
    Result<std::optional<RowId>> find(const std::string& requestId);
    /// Calls that were sent again from this one, oldest first, at most 100.
    Result<std::vector<RowId>> replaysOf(const std::string& requestId);
    /// Every tag in use, by name.
    Result<std::vector<std::string>> tags();
    /// Buckets between the two times; `bucketSeconds` is 60, 3600 or 86400 (or a multiple; then
    /// buckets are merged).
    Result<Overview> overview(WallMicros from, WallMicros to, std::int64_t bucketSeconds,
                              const Scope& scope = {});
    /// The versions of a route (its id) or a prompt ("prompt/NAME"), by their number, with what
    /// their calls were like.
    Result<std::vector<VersionSums>> versions(const std::string& route, WallMicros from,
                                              WallMicros to);
    /// What the cache did between the two times, from the log's rows; see store::savingsOf.
    Result<Savings> savings(WallMicros from, WallMicros to, std::int64_t bucketSeconds);
    Result<StoreFacts> facts();
    Result<std::vector<record::ConfigPublished>> history(int limit);  ///< newest first

    /// What a repricing would do; `goOn` is asked now and then, and false ends it early.
    Result<RepricingSums> repricingOf(const Repricing& repricing,
                                      const std::function<bool()>& goOn);
    Result<std::vector<RepricingLine>> repricings(int limit);  ///< the audit, newest first

    void interrupt() noexcept;

private:
    struct Inside;
    explicit Reader(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace gatehouse::store
