#include "proxy/core/record/metric_list.h"

#include <cstddef>

namespace gatehouse::record {
namespace {

using enum MetricKind;

// clang-format off
constexpr MetricRow kRows[] = {
    {Metric::Requests,            "gatehouse_requests_total",             Counter,   "provider,outcome",  "Requests answered, by the provider asked last and how they ended"},
    {Metric::RequestDuration,     "gatehouse_request_duration_seconds",   Histogram, "provider",          "Time from a request's first byte to the last byte of its answer"},
    {Metric::FirstByte,           "gatehouse_first_byte_seconds",         Histogram, "provider",          "Time from a request's first byte to the first byte of the answer's body"},
    {Metric::GatewayTime,         "gatehouse_gateway_time_seconds",       Histogram, "",                  "Time of a request that the gateway itself took, waiting for client and provider left out"},
    {Metric::Tokens,              "gatehouse_tokens_total",               Counter,   "provider,kind",     "Tokens billed, by kind: input, cache_read, cache_write, output, reasoning"},
    {Metric::Cost,                "gatehouse_cost_usd_total",             Counter,   "provider",          "Cost of the requests whose price is known"},
    {Metric::Unpriced,            "gatehouse_unpriced_requests_total",    Counter,   "provider",          "Answered requests whose cost is unknown"},
    {Metric::Attempts,            "gatehouse_attempts_total",             Counter,   "provider,class",    "Tries at providers, by the class of the status: 2xx, 4xx, 5xx or none"},
    {Metric::Retries,             "gatehouse_retries_total",              Counter,   "provider",          "Tries after the first one of a request"},
    {Metric::OpenRequests,        "gatehouse_open_requests",              Gauge,     "",                  "Requests under way"},
    {Metric::OpenStreams,         "gatehouse_open_streams",               Gauge,     "",                  "Answers that are being streamed"},
    {Metric::ClientConnections,   "gatehouse_client_connections",         Gauge,     "",                  "Open connections of clients"},
    {Metric::UpstreamConnections, "gatehouse_upstream_connections",       Gauge,     "provider,state",    "Open connections to providers, by state: busy or idle"},
    {Metric::UpstreamReused,      "gatehouse_upstream_requests_total",    Counter,   "provider,connection", "Requests sent to providers, by connection: reused or new"},
    {Metric::ClientBytes,         "gatehouse_client_bytes_total",         Counter,   "direction",         "Bytes from and to clients, by direction: received or sent"},
    {Metric::UpstreamBytes,       "gatehouse_upstream_bytes_total",       Counter,   "direction",         "Bytes from and to providers, by direction: received or sent"},
    {Metric::StoreRows,           "gatehouse_store_rows_total",           Counter,   "",                  "Rows written to the log"},
    {Metric::StoreDropped,        "gatehouse_store_dropped_total",        Counter,   "",                  "Records that were not written: queue full or log in trouble"},
    {Metric::StoreShed,           "gatehouse_store_bodies_shed_total",    Counter,   "",                  "Records written without their bodies, as the queue was half full"},
    {Metric::StoreCommits,        "gatehouse_store_commits_total",        Counter,   "",                  "Transactions of the log"},
    {Metric::StoreQueue,          "gatehouse_store_queued",               Gauge,     "",                  "Records that wait to be written"},
    {Metric::StoreBytes,          "gatehouse_store_bytes",                Gauge,     "",                  "Size of the log on the disk"},
    {Metric::StoreDegraded,       "gatehouse_store_degraded",             Gauge,     "",                  "1 while writing to the log fails, else 0"},
    {Metric::Generation,          "gatehouse_config_generation",          Gauge,     "",                  "Number of the configuration that new requests run under"},
    {Metric::Uptime,              "gatehouse_uptime_seconds",             Gauge,     "",                  "Time since the gateway was started"},
};
// clang-format on

// From a local model's first word to a long answer; the gateway's own time begins below a
// millisecond.
constexpr double kBounds[] = {0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01,
                              0.025,  0.05,    0.1,    0.25,  0.5,    1,     2.5,
                              5,      10,      30,     60,    120,    300};

}  // namespace

std::string_view name(MetricKind kind) noexcept
{
    switch (kind) {
        case Counter:
            return "counter";
        case Gauge:
            return "gauge";
        case Histogram:
            return "histogram";
    }
    return "unknown";
}

std::span<const MetricRow> metrics() noexcept
{
    return kRows;
}

const MetricRow& rowOf(Metric metric) noexcept
{
    return kRows[static_cast<std::size_t>(metric)];
}

std::span<const double> durationBounds() noexcept
{
    return kBounds;
}

}  // namespace gatehouse::record
