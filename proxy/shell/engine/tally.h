#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "proxy/core/record/record.h"

namespace gatehouse::engine {

/// Counts of one io thread. Written by its loop, read by /metrics and the window; relaxed: they
/// order nothing.
struct Tally {
    using Count = std::atomic<std::int64_t>;

    /// Upper bounds in ms of the duration histograms; the last bucket is everything above.
    static constexpr std::array<std::int64_t, 12> kBounds = {1,   5,   10,   25,   50,     100,
                                                             250, 500, 1000, 5000, 20'000, 60'000};

    struct Histogram {
        std::array<Count, kBounds.size() + 1> buckets{};
        Count sum{0};  ///< µs

        void add(std::int64_t micros) noexcept
        {
            std::size_t i = 0;
            while (i < kBounds.size() && micros > kBounds[i] * 1000) ++i;
            bump(buckets[i]);
            bump(sum, micros);
        }
    };

    std::array<Count, 8> byOutcome{};  ///< by record::Outcome
    Histogram duration;
    Histogram firstByte;
    Count inputTokens{0};
    Count cachedTokens{0};
    Count outputTokens{0};
    Count costNano{
        0};  ///< nano-dollars: picodollar sums over weeks would not fit a metric's 53 bits
    Count unpriced{0};
    Count bytesIn{0};
    Count bytesOut{0};
    Count openExchanges{0};
    Count upstreamOpened{0};
    Count upstreamReused{0};

    static void bump(Count& count, std::int64_t by = 1) noexcept
    {
        count.fetch_add(by, std::memory_order_relaxed);
    }

    void note(const record::Exchange& exchange) noexcept;
};

}  // namespace gatehouse::engine
