#include "proxy/shell/store/summing.h"

#include <algorithm>
#include <array>

namespace gatehouse::store {
namespace {

constexpr std::int64_t kMicros = 1'000'000;

// Seconds; each is a whole number of the one before, so that joining loses nothing.
constexpr std::array<std::int64_t, 14> kWidths{1,       5,         15,         60,         300,
                                               900,     3600,      10'800,     43'200,     86'400,
                                               604'800, 2'419'200, 29'030'400, 290'304'000};

/// Rounded down also before 1970.
std::int64_t slotOf(std::int64_t seconds, std::int64_t width)
{
    return seconds >= 0 ? seconds / width : -((-seconds + width - 1) / width);
}

}  // namespace

std::int64_t Summing::width() const
{
    return kWidths[level_];
}

void Summing::widen()
{
    const std::int64_t joined = kWidths[level_ + 1] / kWidths[level_];
    ++level_;
    std::map<std::int64_t, Summary::Bar> wide;
    for (const auto& [at, slot] : slots_) {
        Summary::Bar& to = wide[slotOf(at, joined)];
        to.requests += slot.requests;
        to.failed += slot.failed;
    }
    slots_ = std::move(wide);
}

void Summing::add(const RowInSight& row)
{
    const bool failed = isFailed(row.outcome, row.status);
    ++sum_.requests;
    sum_.failed += failed ? 1 : 0;
    const auto& usage = row.facts.usage;
    sum_.inputTokens += usage.input.value_or(0);
    sum_.outputTokens += usage.output.value_or(0);
    if (row.outcome != record::Outcome::Running) {
        if (row.facts.latency >= 0) latencies_.add(row.facts.latency);
        if (row.facts.cost) {
            sum_.cost.value += row.facts.cost->value;
        } else {
            ++sum_.unpriced;
        }
    }
    const std::int64_t seconds = slotOf(row.startedAt, kMicros);
    Summary::Bar& slot = slots_[slotOf(seconds, width())];
    ++slot.requests;
    slot.failed += failed ? 1 : 0;
    const auto most = static_cast<std::int64_t>(Summary::kMostBars);
    while (slots_.rbegin()->first - slots_.begin()->first >= most && level_ + 1 < kWidths.size())
        widen();
}

Summary Summing::take()
{
    sum_.latencyP50 = latencies_.percentile(0.5);
    sum_.latencyP95 = latencies_.percentile(0.95);
    sum_.barSeconds = width();
    if (slots_.empty()) return std::move(sum_);
    const auto most = static_cast<std::int64_t>(Summary::kMostBars);
    const auto ends = [this] {
        auto first = slots_.begin()->first;
        auto last = slots_.rbegin()->first;
        if (from_ != 0) first = std::min(first, slotOf(slotOf(from_, kMicros), width()));
        if (to_ != 0) last = std::max(last, slotOf(slotOf(to_ - 1, kMicros), width()));
        return std::pair{first, last};
    };
    while (ends().second - ends().first >= most && level_ + 1 < kWidths.size()) widen();
    const auto [first, last] = ends();
    sum_.barSeconds = width();
    sum_.from = first * width() * kMicros;
    sum_.bars.resize(static_cast<std::size_t>(std::min(last - first + 1, most)));
    for (const auto& [at, slot] : slots_) {
        const auto place = static_cast<std::size_t>(at - first);
        if (place < sum_.bars.size()) sum_.bars[place] = slot;
    }
    return std::move(sum_);
}

}  // namespace gatehouse::store
