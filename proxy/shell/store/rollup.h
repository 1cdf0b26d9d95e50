#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/histogram.h"
#include "proxy/shell/store/pack.h"

namespace gatehouse::store {

/// Bucket widths of the tables, seconds.
inline constexpr std::array<std::int64_t, 3> kWidths{60, 3600, 86400};

/// What a bucket adds up. Money in pico-dollars.
struct Sums {
    std::int64_t requests = 0;
    std::int64_t errors4xx = 0;
    std::int64_t errors429 = 0;
    std::int64_t errors5xx = 0;
    std::int64_t clientClosed = 0;
    std::int64_t input = 0;
    std::int64_t cached = 0;
    std::int64_t output = 0;
    std::int64_t cost = 0;
    std::int64_t unpriced = 0;
    Histogram latency;
    Histogram firstByte;

    void add(const record::Exchange& exchange) noexcept;
    void merge(const Sums& other) noexcept;
    /// Takes the ten counts and two histograms that stand from `column` on in the statement's row.
    void mergeRow(const Statement& row, int column);
};

/// Columns of Sums in both tables, in the order mergeRow() reads them.
#define GH_SUM_COLUMNS                                                                           \
    "requests, errors_4xx, errors_429, errors_5xx, client_closed, input, cached, output, cost, " \
    "unpriced, latency, "                                                                        \
    "first_byte"

/// Keeps the rollup tables in the transaction of the rows they count, so neither is ever ahead.
///
/// Thread  the writer's. add() counts in memory; write() merges that into minute, hour and day.
/// clear() after a
///         rollback forgets what was counted and read.
class Rollups {
public:
    explicit Rollups(Database& database);
    void add(const record::Exchange& exchange, std::int64_t provider, std::int64_t model,
             std::int64_t key);

    /// Whose sums a call counts in; numbers of names.
    struct Whose {
        std::int64_t provider = 0;
        std::int64_t model = 0;
        std::int64_t key = 0;
    };

    /// The cost of a call that was counted is another one now.
    void recost(const record::Exchange& exchange, std::optional<PicoUsd> cost, const Whose& whose);
    void write();
    void clear();
    /// All sums that were ever counted are gone, also those of this transaction.
    void forget(Database& database);

private:
    struct Key {
        std::int64_t width = 0;
        std::int64_t bucket = 0;
        std::int64_t provider = 0;
        std::int64_t model = 0;
        std::int64_t key = 0;
        friend bool operator==(const Key&, const Key&) = default;
    };

    struct Hash {
        std::size_t operator()(const Key& key) const noexcept;
    };

    using Table = std::unordered_map<Key, Sums, Hash>;

    void merge(const Key& key, const Sums& sums);
    void load(const Key& key, Sums& sums);
    void store(const Key& key, const Sums& sums);

    Statement findTotal_;
    Statement findRollup_;
    Statement putTotal_;
    Statement putRollup_;
    Table fresh_;  ///< counted since the last write(), minutes only
    Table kept_;   ///< what stands in the file, of the buckets touched lately
    std::vector<Key> dirty_;
    Packed latency_;
    Packed firstByte_;
};

}  // namespace gatehouse::store
