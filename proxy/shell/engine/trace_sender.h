#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "proxy/core/base/units.h"
#include "proxy/core/record/record.h"
#include "proxy/shell/engine/collector_state.h"
#include "proxy/shell/engine/trace_plan.h"

namespace gatehouse::engine {

struct TraceTerms {
    std::size_t mostSpans = 4096;  ///< that wait for one collector
    std::size_t mostBytes = 16 * 1024 * 1024;
    std::size_t batchSpans = 256;  ///< of one request
    std::size_t batchBytes = 1024 * 1024;
    Millis gather{500};       ///< a first span waits for others
    Millis firstPause{1000};  ///< before what failed is sent again; doubled each time
    Millis longestPause{30'000};
    int tries = 8;
};

struct TraceState {
    std::uint64_t sent = 0;  ///< spans, to collectors that went as well
    std::uint64_t dropped = 0;
    std::size_t queued = 0;                  ///< those on their way among them
    std::vector<CollectorState> collectors;  ///< those in use, in their order
};

/// Sends the spans of calls to the collectors of traces, on a loop and thread of its own, which
/// begin with the first collector.
///
/// Shape   each collector has a bounded queue and is asked one request at a time. What is answered
///         with 429, 502, 503 or 504, or not at all, is sent again with growing pauses; what is
///         refused otherwise is not.
/// Thread  take() and state(): any, and they never wait for a collector; the rest: one.
/// Fails   open: what no collector takes is counted as dropped.
class TraceSender {
public:
    explicit TraceSender(TraceTerms terms = {});
    ~TraceSender();  ///< as settle(), without patience
    TraceSender(const TraceSender&) = delete;
    TraceSender& operator=(const TraceSender&) = delete;

    /// From here on spans go to these. What waits for a collector that stays, by its id, stays.
    void use(std::vector<Collector> collectors);
    /// Only texts that are clear of secrets may stand in `call`.
    void take(const record::Exchange& call);
    /// Sends what waits, without pauses, and counts as dropped what did not go in time.
    void settle(Millis patience);
    [[nodiscard]] TraceState state() const;

private:
    struct Inside;

    TraceTerms terms_;
    std::unique_ptr<Inside> owned_;
    std::atomic<Inside*> inside_{nullptr};  ///< null: there never was a collector
};

}  // namespace gatehouse::engine
