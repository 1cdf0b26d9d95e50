#include "proxy/shell/store/guard_actions.h"

#include <algorithm>

#include "proxy/core/base/text.h"

namespace gatehouse::store {
namespace {

constexpr std::string_view kStops[] = {"dlp", "dlp-answer", "demand", "demand-answer"};

bool isAll(std::string_view word, char from, char to) noexcept
{
    return !word.empty() &&
           std::ranges::all_of(word, [from, to](char c) { return c >= from && c <= to; });
}

/// What stands behind a number: "REDACT" of "email 2 REDACT by people"; empty: nothing does.
std::string_view actionIn(std::string_view told) noexcept
{
    bool isNext = false;
    while (!told.empty()) {
        const auto word = takeUntil(told, ' ');
        if (isNext && isAll(word, 'A', 'Z')) return word;
        isNext = isAll(word, '0', '9');
    }
    return {};
}

}  // namespace

std::vector<std::string_view> guardActions(const record::Exchange& exchange)
{
    std::vector<std::string_view> actions;
    for (const auto& stop : exchange.trace) {
        if (std::ranges::find(kStops, stop.stop) == std::end(kStops)) continue;
        std::string_view rest = stop.decision;
        while (!rest.empty()) {
            const auto action = actionIn(trim(takeUntil(rest, ',')));
            if (!action.empty()) actions.push_back(action);
        }
    }
    return actions;
}

}  // namespace gatehouse::store
