#include "proxy/core/policy/retry.h"

#include <algorithm>
#include <utility>

#include "proxy/core/base/text.h"

namespace gatehouse::policy {

std::optional<Backoff> backoffNamed(std::string_view word) noexcept
{
    constexpr std::pair<std::string_view, Backoff> kWords[] = {
        {"constant", Backoff::Constant},
        {"linear", Backoff::Linear},
        {"exponential", Backoff::Exponential}};
    for (const auto& [name, backoff] : kWords) {
        if (equalsNoCase(word, name)) return backoff;
    }
    return std::nullopt;
}

Millis waitAfter(const RetryRule& rule, int attempt) noexcept
{
    const int before = std::clamp(attempt, 1, RetryRule::kMostAttempts);
    switch (rule.backoff) {
        case Backoff::Constant:
            break;
        case Backoff::Linear:
            return rule.delay * before;
        case Backoff::Exponential:
            return rule.delay * (1 << (before - 1));
    }
    return rule.delay;
}

Millis timeoutOf(const RetryRule& rule, int attempt) noexcept
{
    const bool isLastOfSeveral = rule.attempts > 1 && attempt >= rule.attempts;
    return isLastOfSeveral ? Millis(0) : rule.timeout;
}

bool isPassing(int status) noexcept
{
    return status == 408 || status == 409 || status == 429 || status >= 500;
}

}  // namespace gatehouse::policy
