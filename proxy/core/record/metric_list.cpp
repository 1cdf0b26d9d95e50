#include "proxy/core/record/metric_list.h"

#include <cstddef>

namespace gatehouse::record {
namespace {

using enum MetricKind;

// clang-format off
constexpr MetricRow kRows[] = {
    {Metric::Requests,            "gatehouse_requests_total",             Counter,   "outcome", "Requests answered, by how they ended"},
    {Metric::RequestDuration,     "gatehouse_request_duration_seconds",   Histogram, "",        "Time from a request's first byte to the last byte of its answer"},
    {Metric::FirstByte,           "gatehouse_time_to_first_token_seconds", Histogram, "",       "Time from a request's first byte to the first byte of the answer's body"},
    {Metric::GatewayTime,         "gatehouse_gateway_time_seconds",       Histogram, "",        "Time of a request that the gateway itself took, waiting for client and provider left out"},
    {Metric::Tokens,              "gatehouse_tokens_total",               Counter,   "kind",    "Tokens metered, by kind; input is without what was read from or written to a cache"},
    {Metric::Cost,                "gatehouse_cost_usd_total",             Counter,   "",        "Cost of the requests whose price is known"},
    {Metric::Unpriced,            "gatehouse_unpriced_requests_total",    Counter,   "",        "Requests whose cost is unknown"},
    {Metric::Attempts,            "gatehouse_attempts_total",             Counter,   "class",   "Tries at providers, by the class of the status"},
    {Metric::Retries,             "gatehouse_retries_total",              Counter,   "",        "Tries after the first one of a request"},
    {Metric::OpenRequests,        "gatehouse_open_exchanges",             Gauge,     "",        "Requests under way"},
    {Metric::ClientConnections,   "gatehouse_connections",                Gauge,     "",        "Open connections of clients"},
    {Metric::UpstreamConnections, "gatehouse_upstream_connections_total", Counter,   "how",     "Connections to providers, new or taken from the pool"},
    {Metric::ProviderUp,          "gatehouse_provider_up",                Gauge,     "provider", "1 for a provider in use that answers, 0 for one that fails; those that nothing is known of are left out"},
    {Metric::Probes,              "gatehouse_probes_total",               Counter,   "result",  "Questions to providers whether they answer"},
    {Metric::BytesReceived,       "gatehouse_received_bytes_total",       Counter,   "",        "Bytes of requests' bodies received from clients"},
    {Metric::BytesDelivered,      "gatehouse_delivered_bytes_total",      Counter,   "",        "Bytes of answers' bodies delivered to clients"},
    {Metric::StoreRows,           "gatehouse_store_rows_written_total",   Counter,   "",        "Rows committed to the log"},
    {Metric::StoreDropped,        "gatehouse_store_rows_dropped_total",   Counter,   "",        "Requests that were not recorded: queue full or log in trouble"},
    {Metric::StoreShed,           "gatehouse_store_bodies_shed_total",    Counter,   "",        "Requests recorded without their bodies, as the queue was half full"},
    {Metric::StoreCommits,        "gatehouse_store_commits_total",        Counter,   "",        "Transactions of the log"},
    {Metric::StoreQueue,          "gatehouse_store_queue_records",        Gauge,     "",        "Records that wait to be written"},
    {Metric::StoreBytes,          "gatehouse_store_bytes",                Gauge,     "",        "Size of the log on the disk"},
    {Metric::StoreDegraded,       "gatehouse_store_degraded",             Gauge,     "",        "1 while writing to the log fails, else 0"},
    {Metric::TraceSpans,          "gatehouse_trace_spans_sent_total",     Counter,   "",        "Spans that collectors of traces accepted"},
    {Metric::TraceDropped,        "gatehouse_trace_spans_dropped_total",  Counter,   "",        "Spans that no collector got: queue full, or refused"},
    {Metric::TraceQueue,          "gatehouse_trace_queue_spans",          Gauge,     "",        "Spans that wait to be sent"},
    {Metric::Generation,          "gatehouse_config_generation",          Gauge,     "",        "Number of the configuration that new requests run under"},
    {Metric::Uptime,              "gatehouse_uptime_seconds",             Gauge,     "",        "Time since the gateway was started"},
};
// clang-format on

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

}  // namespace gatehouse::record
