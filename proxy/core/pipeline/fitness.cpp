#include "proxy/core/pipeline/fitness.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "proxy/core/base/text.h"

namespace gatehouse::pipeline {

std::string lackOf(policy::Facts& facts, const provider::ModelCard* card)
{
    if (card == nullptr || card->context == 0) return {};  // nothing is known of it
    const auto needs = [&facts](std::string_view what) {
        const auto& all = facts.content().needs;
        return std::ranges::find(all, what) != all.end();
    };
    if (!card->images && needs("images")) return "takes no images";
    if (!card->tools && needs("tools")) return "takes no tools";
    // No token is shorter than a byte: most calls need not be counted.
    const bool mayBeLong = static_cast<std::int64_t>(facts.body.size()) > card->context;
    if (mayBeLong && facts.tokens() > card->context)
        return cat("takes ", number(card->context), " tokens, not ", number(facts.tokens()));
    return {};
}

}  // namespace gatehouse::pipeline
