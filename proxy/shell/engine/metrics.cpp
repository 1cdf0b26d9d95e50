#include "proxy/shell/engine/metrics.h"

#include <functional>
#include <string_view>

#include "proxy/core/base/text.h"

namespace gatehouse::engine {
namespace {

using Sum = std::function<std::int64_t(const std::function<std::int64_t(const Tally&)>&)>;

std::int64_t read(const Tally::Count& count) noexcept
{
    return count.load(std::memory_order_relaxed);
}

void head(std::string& out, std::string_view name, std::string_view kind, std::string_view help)
{
    out += cat("# HELP ", name, " ", help, "\n# TYPE ", name, " ", kind, "\n");
}

void line(std::string& out, std::string_view name, std::string_view labels,
          const std::string& value)
{
    out += labels.empty() ? cat(name, " ", value, "\n") : cat(name, "{", labels, "} ", value, "\n");
}

/// `value` / 10^digits without a floating point on the way.
std::string scaled(std::int64_t value, std::size_t digits)
{
    std::string text = number(value < 0 ? -value : value);
    if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
    text.insert(text.size() - digits, ".");
    return value < 0 ? cat("-", text) : text;
}

void histogram(std::string& out, std::string_view name, std::string_view help, const Sum& sum,
               Tally::Histogram Tally::*member)
{
    head(out, name, "histogram", help);
    std::int64_t total = 0;
    for (std::size_t i = 0; i <= Tally::kBounds.size(); ++i) {
        total += sum([&](const Tally& tally) { return read((tally.*member).buckets[i]); });
        const std::string bound =
            i < Tally::kBounds.size() ? scaled(Tally::kBounds[i], 3) : std::string("+Inf");
        line(out, cat(name, "_bucket"), cat("le=\"", bound, "\""), number(total));
    }
    line(out, cat(name, "_sum"), {},
         scaled(sum([&](const Tally& tally) { return read((tally.*member).sum); }), 6));
    line(out, cat(name, "_count"), {}, number(total));
}

struct CounterRow {
    std::string_view name;
    std::string_view kind;
    std::string_view labels;
    std::string_view help;
    Tally::Count Tally::*member;
};

// clang-format off
constexpr CounterRow kCounters[] = {
    {"gatehouse_tokens_total",               "counter", "kind=\"input\"",  "Tokens metered, by kind; input is without cached.", &Tally::inputTokens},
    {"gatehouse_tokens_total",               "counter", "kind=\"cached\"", "", &Tally::cachedTokens},
    {"gatehouse_tokens_total",               "counter", "kind=\"output\"", "", &Tally::outputTokens},
    {"gatehouse_unpriced_requests_total",    "counter", "",                "Requests whose cost is unknown.", &Tally::unpriced},
    {"gatehouse_received_bytes_total",       "counter", "",                "Request body bytes received.", &Tally::bytesIn},
    {"gatehouse_delivered_bytes_total",      "counter", "",                "Answer body bytes delivered.", &Tally::bytesOut},
    {"gatehouse_open_exchanges",             "gauge",   "",                "Exchanges open now.", &Tally::openExchanges},
    {"gatehouse_upstream_connections_total", "counter", "how=\"opened\"",  "Connections to providers, new or taken from the pool.", &Tally::upstreamOpened},
    {"gatehouse_upstream_connections_total", "counter", "how=\"reused\"",  "", &Tally::upstreamReused},
};

// clang-format on

void gauge(std::string& out, std::string_view name, std::string_view kind, std::string_view help,
           std::int64_t value)
{
    head(out, name, kind, help);
    line(out, name, {}, number(value));
}

}  // namespace

std::string metricsText(const MetricsInput& input)
{
    const Sum sum = [&](const std::function<std::int64_t(const Tally&)>& part) {
        std::int64_t total = 0;
        for (const Tally* tally : input.tallies) total += part(*tally);
        return total;
    };
    std::string out;
    head(out, "gatehouse_requests_total", "counter", "Requests ended, by outcome.");
    for (std::size_t i = 1; i < 8; ++i) {
        const auto outcome = static_cast<record::Outcome>(i);
        line(out, "gatehouse_requests_total", cat("outcome=\"", record::name(outcome), "\""),
             number(sum([&](const Tally& tally) { return read(tally.byOutcome[i]); })));
    }
    histogram(out, "gatehouse_request_duration_seconds",
              "Time from the first byte of a request to the last of its answer.", sum,
              &Tally::duration);
    histogram(out, "gatehouse_time_to_first_token_seconds",
              "Time to the first byte of the answer's body.", sum, &Tally::firstByte);
    for (const auto& row : kCounters) {
        if (!row.help.empty()) head(out, row.name, row.kind, row.help);
        line(out, row.name, row.labels,
             number(sum([&](const Tally& tally) { return read(tally.*row.member); })));
    }
    head(out, "gatehouse_cost_usd_total", "counter", "Cost of priced requests.");
    line(out, "gatehouse_cost_usd_total", {},
         scaled(sum([](const Tally& tally) { return read(tally.costNano); }), 9));
    gauge(out, "gatehouse_connections", "gauge", "Client connections open now.", input.connections);
    gauge(out, "gatehouse_config_generation", "gauge", "Number of the live config.",
          static_cast<std::int64_t>(input.generation));
    gauge(out, "gatehouse_store_rows_written_total", "counter", "Rows committed.",
          static_cast<std::int64_t>(input.store.rowsWritten));
    gauge(out, "gatehouse_store_rows_dropped_total", "counter", "Exchanges not recorded.",
          static_cast<std::int64_t>(input.store.rowsDropped));
    gauge(out, "gatehouse_store_bodies_shed_total", "counter", "Bodies not recorded.",
          static_cast<std::int64_t>(input.store.bodiesShed));
    gauge(out, "gatehouse_store_queue_records", "gauge", "Records waiting for the writer.",
          static_cast<std::int64_t>(input.store.queued));
    gauge(out, "gatehouse_store_bytes", "gauge", "Size of the store file.", input.store.fileBytes);
    return out;
}

}  // namespace gatehouse::engine
