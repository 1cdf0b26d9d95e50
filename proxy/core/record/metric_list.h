#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace gatehouse::record {

enum class MetricKind : std::uint8_t { Counter, Gauge, Histogram };

/// "counter", "gauge", "histogram": the exposition's words.
std::string_view name(MetricKind kind) noexcept;

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
    ClientConnections,
    UpstreamConnections,
    ProviderUp,
    Probes,
    BytesReceived,
    BytesDelivered,
    StoreRows,
    StoreDropped,
    StoreShed,
    StoreCommits,
    StoreQueue,
    StoreBytes,
    StoreDegraded,
    TraceSpans,
    TraceDropped,
    TraceQueue,
    Generation,
    Uptime,
};

/// One metric, as data: /metrics prints these rows and no others; the guide and the tests are held
/// against them.
///
/// Units   the name's suffix says it: _seconds, _bytes, _total (a counter), _usd.
/// Labels  bounded sets only: outcomes, kinds, classes. Never a path, a key or what a client wrote.
/// Source  names after the conventions of the OpenMetrics text format.
struct MetricRow {
    Metric metric;
    std::string_view name;
    MetricKind kind;
    std::string_view label;  ///< its name; empty for none
    std::string_view help;   ///< one sentence without its stop
};

std::span<const MetricRow> metrics() noexcept;
const MetricRow& rowOf(Metric metric) noexcept;

/// Upper bounds of the histograms' buckets, µs, ascending; the last bucket (+Inf) goes without
/// saying. From a local model's first word to a long answer; the gateway's own time begins below a
/// millisecond.
inline constexpr std::array<std::int64_t, 21> kDurationBounds = {
    100,       250,        500,        1'000,      2'500,      5'000,       10'000,
    25'000,    50'000,     100'000,    250'000,    500'000,    1'000'000,   2'500'000,
    5'000'000, 10'000'000, 20'000'000, 30'000'000, 60'000'000, 120'000'000, 300'000'000};

}  // namespace gatehouse::record
