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

/// What comes later is stricter.
constexpr std::string_view kStrictness[] = {"",     "FLAG",   "PLACEHOLDER", "HASH",
                                            "MASK", "REDACT", "SANITIZE",    "BLOCK"};

std::string_view stricter(std::string_view a, std::string_view b) noexcept
{
    const auto* first = std::ranges::find(kStrictness, a);
    const auto* second = std::ranges::find(kStrictness, b);
    if (second == std::end(kStrictness)) return a;
    return first == std::end(kStrictness) || first < second ? b : a;
}

/// "email 2 REDACT by people, iban 1 BLOCK by money", and of a demand ": 3 characters, …".
std::string_view ofData(std::string_view told, std::string_view rule, bool isDemand) noexcept
{
    std::string_view strictest;
    const std::string_view by = " by ";
    if (isDemand) told = told.substr(0, told.find(": "));
    while (!told.empty()) {
        const auto each = trim(takeUntil(told, ','));
        const auto at = each.find(by);
        if (at == std::string_view::npos || each.substr(at + by.size()) != rule) continue;
        strictest = stricter(strictest, actionIn(each));
    }
    return strictest;
}

/// "S1 BLOCK, S10 FLAG (call, 812 ms)"
std::string_view ofVerdict(std::string_view told, std::string_view rule) noexcept
{
    told = told.substr(0, told.find(" ("));
    while (!told.empty()) {
        auto each = trim(takeUntil(told, ','));
        if (takeUntil(each, ' ') == rule) return each;
    }
    return {};
}

/// "tool 0.93, base64 BLOCK": the last word in capitals; others may stand behind it.
std::string_view ofAttack(std::string_view told) noexcept
{
    std::string_view last;
    while (!told.empty()) {
        const auto word = takeUntil(told, ' ');
        const auto bare = word.substr(0, word.find(','));
        if (isAll(bare, 'A', 'Z')) last = bare;
    }
    return last;
}

}  // namespace

std::string_view actionOf(const record::Exchange& exchange, std::string_view rule)
{
    std::string_view strictest;
    for (const auto& stop : exchange.trace) {
        std::string_view found;
        if (std::ranges::find(kStops, stop.stop) != std::end(kStops)) {
            found = ofData(stop.decision, rule, stop.stop.starts_with("demand"));
        } else if (stop.stop == "injection" && rule == "P1") {
            found = ofAttack(stop.decision);
        } else if (stop.stop == "verdict" || stop.stop == "verdict-answer") {
            found = ofVerdict(stop.decision, rule);
        }
        strictest = stricter(strictest, found);
    }
    return strictest;
}

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
