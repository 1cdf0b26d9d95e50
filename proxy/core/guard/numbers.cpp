#include "proxy/core/guard/numbers.h"

#include <algorithm>

#include "proxy/core/guard/checks.h"
#include "proxy/core/guard/context.h"
#include "proxy/core/guard/detectors.h"

namespace gatehouse::guard {
namespace {

bool isWithin(int value, int low, int high) noexcept
{
    return value >= low && value <= high;
}

int leading(std::string_view digits, std::size_t count) noexcept
{
    int value = 0;
    for (const char c : digits.substr(0, count)) value = value * 10 + (c - '0');
    return value;
}

/// Lengths and beginnings of the networks' numbers. Source: ISO/IEC 7812 and the networks' rules.
bool isCardNumber(std::string_view digits) noexcept
{
    const std::size_t size = digits.size();
    const int two = leading(digits, 2);
    const int three = leading(digits, 3);
    const int four = leading(digits, 4);
    if (digits.front() == '4') return size == 13 || size == 16 || size == 19;    // Visa
    if (isWithin(two, 51, 55) || isWithin(four, 2221, 2720)) return size == 16;  // Mastercard
    if (two == 34 || two == 37) return size == 15;                               // Amex
    if (isWithin(three, 300, 305) || two == 36 || two == 38 || two == 39)        // Diners
        return isWithin(static_cast<int>(size), 14, 19);
    if (four == 6011 || isWithin(three, 644, 649) || two == 65)  // Discover
        return isWithin(static_cast<int>(size), 16, 19);
    if (two == 62 || two == 81) return isWithin(static_cast<int>(size), 16, 19);      // UnionPay
    if (isWithin(four, 3528, 3589)) return isWithin(static_cast<int>(size), 16, 19);  // JCB
    if (isWithin(four, 2200, 2204)) return isWithin(static_cast<int>(size), 16, 19);  // Mir
    if (two == 60 || four == 9792) return size == 16;                                 // RuPay, Troy
    if (two == 50 || isWithin(two, 56, 58) || two == 63 || two == 67)                 // Maestro
        return isWithin(static_cast<int>(size), 12, 19);
    if (digits.starts_with("1800") || digits.starts_with("2131")) return size == 15;  // old JCB
    return false;
}

constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};

/// "12 March 1980", "March 12, 1980".
std::size_t wordyDate(Window& window) noexcept
{
    constexpr std::size_t kMost = 24;
    bool hasMonth = false;
    std::size_t digits = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at < kMost;) {
        const int c = window.at(at);
        if (isDigit(c)) {
            while (isDigit(window.at(at))) ++at, ++digits;
            end = at;
        } else if (isAlpha(c)) {
            std::array<char, 3> word{};
            std::size_t size = 0;
            for (; isAlpha(window.at(at)); ++at, ++size) {
                if (size < 3) word[size] = lowered(window.at(at));
            }
            const bool isMonth =
                size >= 3 &&
                std::ranges::find(kMonths, std::string_view(word.data(), 3)) != std::end(kMonths);
            const bool isEnding = size == 2 && digits > 0;  // 1st, 2nd
            if (!isMonth && !isEnding) break;
            hasMonth = hasMonth || isMonth;
        } else if (c == ' ' || c == ',' || c == '.') {
            ++at;
        } else {
            break;
        }
        if (hasMonth && digits >= 5) return end;
    }
    return 0;
}

}  // namespace

const Groups& groupsAt(Window& window) noexcept
{
    auto& groups = window.groups_;
    if (window.hasGroups_) return groups;
    window.hasGroups_ = true;
    std::size_t at = 0;
    if (window.at(0) == '+') {
        groups.hasPlus = true;
        at = 1;
    }
    char sign = '\0';
    while (groups.count < Groups::kMost) {
        std::size_t place = at;
        bool isInParen = false;
        if (window.at(place) == '(') {
            isInParen = groups.hasParen = true;
            ++place;
        }
        const std::size_t from = place;
        int next = window.at(place);
        while (isDigit(next) && groups.digitCount < Groups::kMostDigits) {
            groups.digits[groups.digitCount++] = static_cast<char>(next);
            next = window.at(++place);
        }
        if (place == from) break;
        groups.sizes[groups.count] = place - from;
        const bool isClosed = isInParen && next == ')';
        if (isClosed) next = window.at(++place);
        groups.ends[groups.count] = place;
        groups.signs[groups.count] = sign;
        ++groups.count;
        // "1 2 3 4": a list of small numbers is none.
        constexpr std::size_t kFew = 4;
        if (groups.count >= kFew && groups.digitCount == groups.count) {
            groups.count = groups.digitCount = 0;
            break;
        }
        const bool isSign = next == ' ' || next == '-' || next == '.' || next == '/';
        sign = isSign ? static_cast<char>(next) : '\0';
        at = place + (isSign ? 1 : 0);
        // ") " and " (": two signs where a bracket stands. "- " does not join numbers.
        if (isSign && !isDigit(window.at(at)) && window.at(at) != '(') break;
        if (!isSign && next != '(' && !isClosed) break;
        if (next == '(' && !isDigit(window.at(place + 1))) break;
    }
    return groups;
}

namespace {

bool beginsNumber(const Window& window) noexcept
{
    if (!isAtBoundary(window)) return false;
    const int before = window.before();
    if (before >= 0x80) return true;
    const bool isJoint = before == '-' || before == '.' || before == '/' || before == ',';
    if (before == '.' && kDigits.has(window.before(2))) return false;
    if (isJoint && kAlnum.has(window.before(2))) return false;
    return before != '+' && before != '%' &&
           !(before == ':' && kHex.has(window.before(2)) && isDigit(window.before(2)));
}

}  // namespace

bool isNumberStart(Window& window) noexcept
{
    if (!window.knowsNumberStart_) {
        window.knowsNumberStart_ = true;
        window.isNumberStart_ = beginsNumber(window);
    }
    return window.isNumberStart_;
}

bool isNumberEnd(Window& window, std::size_t size) noexcept
{
    const int next = window.at(size);
    if (kWord.has(next) || next == Window::kBeyond) return false;
    const bool isJoint = next == '-' || next == '.' || next == '/' || next == ',' || next == ':';
    return !(isJoint && isDigit(window.at(size + 1)));
}

bool matchCard(Window& window, Hit& hit)
{
    if (!isNumberStart(window)) return false;
    // The first group has three digits at least: most numbers are no cards by that alone.
    if (!isDigit(window.at(1)) || !isDigit(window.at(2))) return false;
    const auto& groups = groupsAt(window);
    constexpr std::size_t kLeast = 12;
    constexpr std::size_t kMost = 19;
    if (groups.hasPlus || groups.hasParen || groups.digitCount < kLeast) return false;
    std::size_t size = 0;
    for (std::size_t count = 1; count <= groups.count; ++count) {
        size += groups.sizes[count - 1];
        if (size < kLeast) continue;
        if (size > kMost) break;
        const auto digits = groups.text().substr(0, size);
        const char sign = groups.sign(count);
        if (sign != '\0' && sign != ' ' && sign != '-') continue;
        if (count > 1 && (groups.sizes[0] < 3 || groups.sizes[1] < 3)) continue;
        if (count == 2) continue;
        if (!isCardNumber(digits) || !passesLuhn(digits) || isMonotone(digits)) continue;
        if (!isNumberEnd(window, groups.ends[count - 1])) continue;
        if (window.isCued(Cue::NotCard, 16)) return false;
        hit.size = groups.ends[count - 1];
        hit.score = 90;
        return true;
    }
    return false;
}

bool matchSsn(Window& window, Hit& hit)
{
    if (!isNumberStart(window)) return false;
    if (!isDigit(window.at(1)) || !isDigit(window.at(2))) return false;
    const auto& groups = groupsAt(window);
    const auto digits = groups.text();
    constexpr std::size_t kSize = 9;
    if (digits.size() < kSize) return false;
    const bool isTold = window.isCued(Cue::Ssn, 40);
    const bool isWritten =
        groups.has({3, 2, 4}) && (groups.sign(3) == '-' || (isTold && groups.sign(3) != '?'));
    const bool isPlain = isTold && groups.sizes[0] == kSize;
    if (!isWritten && !isPlain) return false;
    const int area = leading(digits, 3);
    if (area == 0 || area == 666) return false;
    // Those of taxpayers without one: IRS, ITIN.
    const int middle = leading(digits.substr(3), 2);
    constexpr int kNoItin = 900;
    const bool isItin = isWithin(middle, 50, 65) || isWithin(middle, 70, 88) ||
                        isWithin(middle, 90, 92) || isWithin(middle, 94, 99);
    if (area >= kNoItin && !(isTold && isItin)) return false;
    if (digits.substr(3, 2) == "00" || digits.substr(5, 4) == "0000") return false;
    const std::size_t size = groups.ends[isPlain ? 0 : 2];
    if (!isNumberEnd(window, size)) return false;
    hit.size = size;
    hit.score = isTold ? 95 : 80;
    return true;
}

bool matchBirthDate(Window& window, Hit& hit)
{
    if (!window.isCued(Cue::Birth, 28) || !isAtBoundary(window)) return false;
    if (isDigit(window.at(0))) {
        const auto& groups = groupsAt(window);
        const auto digits = groups.text();
        if (groups.has({4, 2, 2}) || groups.has({2, 2, 4}) || groups.has({1, 1, 4}) ||
            groups.has({1, 2, 4}) || groups.has({2, 1, 4}) || groups.has({2, 2, 2})) {
            const bool isYearFirst = groups.sizes[0] == 4;
            const int year = isYearFirst ? leading(digits, 4)
                                         : leading(digits.substr(groups.sizes[0] + groups.sizes[1]),
                                                   groups.sizes[2]);
            const bool isYear = isWithin(year, 1900, 2100) || groups.sizes[2] == 2;
            if (!isYear || !isNumberEnd(window, groups.ends[2])) return false;
            hit.size = groups.ends[2];
            hit.score = 85;
            return true;
        }
    }
    hit.size = wordyDate(window);
    hit.score = 85;
    return hit.size > 0;
}

bool matchBankNumber(Window& window, Hit& hit)
{
    if (!window.isCued(Cue::Bank, 32) || !isNumberStart(window)) return false;
    if (isUpper(window.at(0))) {  // a BIC: four letters, a country, a place, maybe a branch
        std::size_t size = 0;
        while (kAlnum.has(window.at(size)) && size < 12) ++size;
        if (size != 8 && size != 11) return false;
        if (!window.isCued(Cue::Bic, 16)) return false;
        for (std::size_t i = 0; i < 6; ++i) {
            if (!isUpper(window.at(i))) return false;
        }
        hit.size = size;
        hit.score = 80;
        return isNumberEnd(window, size);
    }
    // "DE12 3456 …": the rest of another number.
    const bool isRest =
        window.before() == ' ' && (isDigit(window.before(2)) || isUpper(window.before(2)));
    const auto& groups = groupsAt(window);
    if (isRest || groups.hasPlus || groups.hasParen || groups.count == 0 ||
        groups.sign(groups.count) == '.')
        return false;
    const auto digits = groups.text();
    constexpr int kWeights[] = {3, 7, 1, 3, 7, 1, 3, 7, 1};
    const bool isRouting =
        digits.size() == 9 && groups.count == 1 && weighted(digits, kWeights) % 10 == 0;
    const bool isAccount = digits.size() >= 6 && digits.size() <= 17 && !isMonotone(digits);
    if (!isRouting && !isAccount) return false;
    hit.size = groups.ends[groups.count - 1];
    hit.score = isRouting ? 80 : 60;
    return isNumberEnd(window, hit.size);
}

bool matchMedical(Window& window, Hit& hit)
{
    if (!window.isCued(Cue::Medical, 28) || !isNumberStart(window)) return false;
    std::size_t size = 0;
    std::size_t digits = 0;
    constexpr Letters kId("A-Za-z0-9-");
    while (size < 20 && (kId.has(window.at(size)) ||
                         (window.at(size) == ' ' && isDigit(window.at(size + 1)) && digits > 0))) {
        digits += isDigit(window.at(size)) ? 1U : 0U;
        ++size;
    }
    constexpr std::size_t kLeast = 5;
    if (digits < kLeast || !isNumberEnd(window, size)) return false;
    hit.size = size;
    hit.score = 70;
    return true;
}

}  // namespace gatehouse::guard
