#include "proxy/shell/engine/metrics.h"

#include <iterator>
#include <string_view>

#include "proxy/core/base/text.h"
#include "proxy/core/record/metric_list.h"

namespace gatehouse::engine {
namespace {

using record::Metric;

/// `value` / 10^digits without a floating point on the way, and without zeros at its end.
std::string scaled(std::int64_t value, std::size_t digits)
{
    std::string text = number(value < 0 ? -value : value);
    if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
    text.insert(text.size() - digits, ".");
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    return value < 0 ? cat("-", text) : text;
}

constexpr std::size_t kMicro = 6;
constexpr std::size_t kNano = 9;

/// The samples of one row.
class Page {
public:
    Page(const record::MetricRow& row, const MetricsInput& input, std::string& out)
        : row_(row), input_(input), out_(out)
    {
        out_ += cat("# HELP ", row.name, " ", row.help, "\n# TYPE ", row.name, " ",
                    record::name(row.kind), "\n");
    }

    void print();

private:
    /// The sum of one count over the io threads.
    template <class Part>
    [[nodiscard]] std::int64_t sum(Part part) const
    {
        std::int64_t total = 0;
        for (const Tally* tally : input_.tallies)
            total += part(*tally).load(std::memory_order_relaxed);
        return total;
    }

    [[nodiscard]] std::int64_t sum(Tally::Count Tally::*member) const
    {
        return sum([member](const Tally& tally) -> const auto& { return tally.*member; });
    }

    void plain(std::string_view value) { out_ += cat(row_.name, " ", value, "\n"); }

    void plain(std::uint64_t value) { plain(number(static_cast<std::int64_t>(value))); }

    void count(Tally::Count Tally::*member) { plain(number(sum(member))); }

    void labelled(std::string_view label, std::int64_t value)
    {
        out_ += cat(row_.name, "{", row_.label, "=\"", label, "\"} ", number(value), "\n");
    }

    void requests();
    void attempts();
    void histogram(Tally::Histogram Tally::*member);

    const record::MetricRow& row_;
    const MetricsInput& input_;
    std::string& out_;
};

void Page::requests()
{
    // Zeros too: a series that appears with its first failure has no rate at that moment.
    for (std::size_t i = 1; i < Tally::kOutcomes; ++i) {
        labelled(record::name(static_cast<record::Outcome>(i)),
                 sum([i](const Tally& tally) -> const auto& { return tally.byOutcome[i]; }));
    }
}

void Page::attempts()
{
    constexpr std::string_view kClasses[] = {"none", "1xx", "2xx", "3xx", "4xx", "5xx"};
    static_assert(std::size(kClasses) == Tally::kClasses);
    for (std::size_t i = 0; i < Tally::kClasses; ++i) {
        labelled(kClasses[i],
                 sum([i](const Tally& tally) -> const auto& { return tally.byClass[i]; }));
    }
}

void Page::histogram(Tally::Histogram Tally::*member)
{
    const auto& bounds = record::kDurationBounds;
    std::int64_t total = 0;
    for (std::size_t i = 0; i <= bounds.size(); ++i) {
        total += sum([&](const Tally& tally) -> const auto& { return (tally.*member).buckets[i]; });
        out_ += cat(row_.name, "_bucket{le=\"",
                    i < bounds.size() ? scaled(bounds[i], kMicro) : std::string("+Inf"), "\"} ",
                    number(total), "\n");
    }
    const auto all = sum([&](const Tally& tally) -> const auto& { return (tally.*member).sum; });
    out_ += cat(row_.name, "_sum ", scaled(all, kMicro), "\n");
    out_ += cat(row_.name, "_count ", number(total), "\n");
}

void Page::print()
{
    const auto& store = input_.store;
    switch (row_.metric) {
        case Metric::Requests:
            return requests();
        case Metric::RequestDuration:
            return histogram(&Tally::duration);
        case Metric::FirstByte:
            return histogram(&Tally::firstByte);
        case Metric::GatewayTime:
            return histogram(&Tally::gatewayTime);
        case Metric::Tokens:
            labelled("input", sum(&Tally::inputTokens));
            labelled("cached", sum(&Tally::cachedTokens));
            labelled("cache_write", sum(&Tally::cacheWriteTokens));
            return labelled("output", sum(&Tally::outputTokens));
        case Metric::Cost:
            return plain(scaled(sum(&Tally::costNano), kNano));
        case Metric::Unpriced:
            return count(&Tally::unpriced);
        case Metric::Attempts:
            return attempts();
        case Metric::Retries:
            return count(&Tally::retries);
        case Metric::OpenRequests:
            return count(&Tally::openExchanges);
        case Metric::ClientConnections:
            return plain(number(input_.connections));
        case Metric::UpstreamConnections:
            labelled("opened", sum(&Tally::upstreamOpened));
            return labelled("reused", sum(&Tally::upstreamReused));
        case Metric::ProviderUp:
            for (const auto& [provider, isUp] : input_.providers) labelled(provider, isUp ? 1 : 0);
            return;
        case Metric::Probes:
            labelled("good", input_.goodProbes);
            return labelled("bad", input_.badProbes);
        case Metric::BytesReceived:
            return count(&Tally::bytesIn);
        case Metric::BytesDelivered:
            return count(&Tally::bytesOut);
        case Metric::StoreRows:
            return plain(store.rowsWritten);
        case Metric::StoreDropped:
            return plain(store.rowsDropped);
        case Metric::StoreShed:
            return plain(store.bodiesShed);
        case Metric::StoreCommits:
            return plain(store.commits);
        case Metric::StoreQueue:
            return plain(std::uint64_t{store.queued});
        case Metric::StoreBytes:
            return plain(number(store.fileBytes));
        case Metric::StoreDegraded:
            return plain(store.degraded ? "1" : "0");
        case Metric::TraceSpans:
            return plain(input_.traces.sent);
        case Metric::TraceDropped:
            return plain(input_.traces.dropped);
        case Metric::TraceQueue:
            return plain(std::uint64_t{input_.traces.queued});
        case Metric::Generation:
            return plain(input_.generation);
        case Metric::Uptime:
            return plain(scaled(input_.uptime, kMicro));
    }
}

}  // namespace

std::string metricsText(const MetricsInput& input)
{
    std::string out;
    for (const auto& row : record::metrics()) Page(row, input, out).print();
    return out;
}

}  // namespace gatehouse::engine
