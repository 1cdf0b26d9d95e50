#include <algorithm>

#include "proxy/core/dialect/rows.h"

namespace gatehouse::dialect {

void canonicalInclusive(chat::Usage& usage) noexcept
{
    if (usage.total && !usage.input)
        usage.input = std::max<std::int64_t>(0, *usage.total - usage.output.value_or(0));
    const auto reasoning = usage.reasoning.value_or(0);
    if (usage.total && usage.output && reasoning > 0 &&
        *usage.total == *usage.input + *usage.output + reasoning) {
        *usage.output += reasoning;
    }
    // A part cannot be more than the whole; some providers round it up on their own.
    if (usage.reasoning && usage.output)
        usage.reasoning = std::min(*usage.reasoning, *usage.output);
    if (usage.cacheRead && usage.input) usage.cacheRead = std::min(*usage.cacheRead, *usage.input);
    usage.total.reset();
    usage.toolInput.reset();
}

void canonicalEmbedding(chat::Usage& usage) noexcept
{
    canonicalInclusive(usage);
    if (usage.input && !usage.output) usage.output = 0;
}

}  // namespace gatehouse::dialect
