#include "proxy/core/tokens/counter.h"

#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/tokens/guess.h"

namespace gatehouse::tokens {

Counter::Counter(const Family& family)
    : family_(family),
      encoding_(family.vocabulary == Vocabulary::Cl100k ? Encoding::cl100k() : Encoding::o200k())
{
}

void Counter::text(std::string_view text)
{
    const std::string_view part = cutUtf8(text, kMostText - counted_);
    tokens_ += encoding_.isKnown() ? encoding_.count(part) : guessTokens(part);
    counted_ += part.size();
    seen_ += text.size();
}

Estimate Counter::total() const noexcept
{
    Estimate found;
    double tokens = static_cast<double>(tokens_) * family_.permille / 1000;
    if (counted_ > 0) tokens *= static_cast<double>(seen_) / static_cast<double>(counted_);
    found.tokens = static_cast<std::int64_t>(tokens + 0.5) + added_;
    found.isCounted =
        encoding_.isKnown() && family_.vocabulary != Vocabulary::Foreign && seen_ == counted_;
    return found;
}

}  // namespace gatehouse::tokens
