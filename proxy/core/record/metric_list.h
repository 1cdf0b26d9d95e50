#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace gatehouse::record {

enum class MetricKind : std::uint8_t { Counter, Gauge, Histogram };

std::string_view name(
    MetricKind kind) noexcept;  ///< "counter", "gauge", "histogram": the exposition's words

/// What is measured. The order is that of the rows.
enum class Metric : std::uint8_t {
    Requests,
    RequestDuration,
    FirstByte,
    GatewayTime,
    Tokens,
    Cost,
    Unpriced,
    Attempts,
    Retries,
    OpenRequests,
    OpenStreams,
    ClientConnections,
    UpstreamConnections,
    UpstreamReused,
    ClientBytes,
    UpstreamBytes,
    StoreRows,
    StoreDropped,
    StoreShed,
    StoreCommits,
    StoreQueue,
    StoreBytes,
    StoreDegraded,
    Generation,
    Uptime,
};

/// One metric, as data: the endpoint, the reference page and the tests read this row.
///
/// Units   the name's suffix says it: _seconds, _bytes, _total (a counter), _usd.
/// Labels  bounded sets only: providers of the config, outcomes, kinds. Never a path, a key or what
/// a client wrote. Source  names after the conventions of the OpenMetrics text format.
struct MetricRow {
    Metric metric;
    std::string_view name;
    MetricKind kind;
    std::string_view labels;  ///< names with commas between; empty for none
    std::string_view help;    ///< one sentence without its stop
};

std::span<const MetricRow> metrics() noexcept;
const MetricRow& rowOf(Metric metric) noexcept;

/// Upper bounds of the histograms' buckets, seconds, ascending; the last bucket (+Inf) goes without
/// saying.
std::span<const double> durationBounds() noexcept;

}  // namespace gatehouse::record
