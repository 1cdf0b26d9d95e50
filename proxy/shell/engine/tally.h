#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "proxy/core/record/metric_list.h"
#include "proxy/core/record/record.h"

namespace gatehouse::engine {

/// Counts of one io thread. Written by its loop, read by /metrics and the window; relaxed: they
/// order nothing.
struct Tally {
    using Count = std::atomic<std::int64_t>;

    static constexpr std::size_t kOutcomes = 8;
    static constexpr std::size_t kClasses = 6;

    struct Histogram {
        std::array<Count, record::kDurationBounds.size() + 1> buckets{};
        Count sum{0};  ///< µs

        void add(std::int64_t micros) noexcept;
    };

    std::array<Count, kOutcomes> byOutcome{};  ///< by record::Outcome
    std::array<Count, kClasses>
        byClass{};  ///< tries, by the first digit of the status; 0: none came
    Histogram duration;
    Histogram firstByte;
    Histogram gatewayTime;
    Count inputTokens{0};  ///< without what a cache gave or took
    Count cachedTokens{0};
    Count cacheWriteTokens{0};
    Count outputTokens{0};
    Count costNano{
        0};  ///< nano-dollars: picodollar sums over weeks would not fit a metric's 53 bits
    Count unpriced{0};
    Count retries{0};
    Count bytesIn{0};
    Count bytesOut{0};
    Count openExchanges{0};
    Count upstreamOpened{0};
    Count upstreamReused{0};

    static void bump(Count& count, std::int64_t by = 1) noexcept
    {
        count.fetch_add(by, std::memory_order_relaxed);
    }

    /// Counts an exchange that has ended.
    void note(const record::Exchange& exchange) noexcept;
};

}  // namespace gatehouse::engine
