#include "proxy/shell/engine/tally.h"

#include <algorithm>

namespace gatehouse::engine {

void Tally::Histogram::add(std::int64_t micros) noexcept
{
    const auto& bounds = record::kDurationBounds;
    const auto at = std::lower_bound(bounds.begin(), bounds.end(), micros) - bounds.begin();
    bump(buckets[static_cast<std::size_t>(at)]);
    bump(sum, micros);
}

void Tally::note(const record::Exchange& exchange) noexcept
{
    bump(byOutcome[static_cast<std::size_t>(exchange.outcome)]);
    duration.add(exchange.endedAt);
    gatewayTime.add(exchange.gatewayTime);
    if (exchange.firstByteAt >= 0) firstByte.add(exchange.firstByteAt);
    const auto& usage = exchange.usage;
    if (usage.known()) {
        bump(inputTokens, usage.uncachedInput().value_or(0));
        bump(cachedTokens, usage.cacheRead.value_or(0));
        bump(cacheWriteTokens, usage.cacheWrite5m.value_or(0) + usage.cacheWrite1h.value_or(0));
        bump(outputTokens, usage.output.value_or(0));
    }
    if (exchange.cost) {
        bump(costNano, exchange.cost->value / 1000);
    } else {
        bump(unpriced);
    }
    for (const auto& attempt : exchange.attempts) {
        const int first = attempt.status / 100;
        bump(byClass[first > 0 && first < static_cast<int>(kClasses)
                         ? static_cast<std::size_t>(first)
                         : 0]);
    }
    if (exchange.attempts.size() > 1)
        bump(retries, static_cast<std::int64_t>(exchange.attempts.size()) - 1);
}

}  // namespace gatehouse::engine
