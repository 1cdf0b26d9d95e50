#include "proxy/shell/engine/tally.h"

namespace gatehouse::engine {

void Tally::note(const record::Exchange& exchange) noexcept
{
    bump(byOutcome[static_cast<std::size_t>(exchange.outcome)]);
    duration.add(exchange.endedAt);
    if (exchange.firstByteAt >= 0) firstByte.add(exchange.firstByteAt);
    if (exchange.usage.known()) {
        bump(inputTokens, exchange.usage.uncachedInput().value_or(0));
        bump(cachedTokens, exchange.usage.cacheRead.value_or(0));
        bump(outputTokens, exchange.usage.output.value_or(0));
    }
    if (exchange.cost) {
        bump(costNano, exchange.cost->value / 1000);
    } else {
        bump(unpriced);
    }
}

}  // namespace gatehouse::engine
