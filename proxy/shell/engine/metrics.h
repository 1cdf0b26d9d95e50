#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "proxy/shell/engine/tally.h"
#include "proxy/shell/engine/trace_sender.h"
#include "proxy/shell/store/writer.h"

namespace gatehouse::engine {

struct MetricsInput {
    std::vector<const Tally*> tallies;  ///< one per io thread
    store::WriterState store;
    std::int64_t connections = 0;
    TraceState traces;
    std::uint64_t generation = 0;
    std::int64_t uptime = 0;                              ///< µs
    std::vector<std::pair<std::string, bool>> providers;  ///< id, whether it answers
    std::int64_t goodProbes = 0;
    std::int64_t badProbes = 0;
};

/// Every row of record::metrics() with its values, in Prometheus' text format (version 0.0.4).
std::string metricsText(const MetricsInput& input);

}  // namespace gatehouse::engine
