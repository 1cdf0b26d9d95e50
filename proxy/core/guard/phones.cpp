#include <algorithm>
#include <array>

#include "proxy/core/guard/checks.h"
#include "proxy/core/guard/context.h"
#include "proxy/core/guard/detectors.h"
#include "proxy/core/guard/numbers.h"

namespace gatehouse::guard {
namespace {

constexpr std::string_view kAfterWords[] = {"office", "fax",  "mobile", "home",
                                            "work",   "cell", "desk"};

/// The first two digits that country codes have. Source: ITU-T E.164.
constexpr auto kCountries = [] {
    constexpr int kTwo[] = {20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46,
                            47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62, 63,
                            64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98};
    constexpr int kThree[] = {21, 22, 23, 24, 25, 26, 29, 35, 37, 38, 42, 50,
                              59, 67, 68, 69, 80, 85, 87, 88, 96, 97, 99};
    std::array<bool, 100> has{};
    for (const int code : kTwo) has[static_cast<std::size_t>(code)] = true;
    for (const int code : kThree) has[static_cast<std::size_t>(code)] = true;
    constexpr std::size_t kTen = 10;
    for (std::size_t i = 0; i < kTen; ++i) has[1 * kTen + i] = has[7 * kTen + i] = true;
    return has;
}();

bool isCountryCode(std::string_view digits) noexcept
{
    if (digits.size() < 3) return false;
    return kCountries[static_cast<std::size_t>((digits[0] - '0') * 10 + (digits[1] - '0'))];
}

/// "x1234", " ext. 12": belongs to the number before it.
std::size_t withExtension(Window& window, std::size_t size) noexcept
{
    std::size_t at = size;
    if (window.at(at) == ' ') ++at;
    const std::size_t word = at;
    while (isAlpha(window.at(at)) && at - word < 9) ++at;
    if (at == word || at >= kWindow) return size;
    const auto text = window.text.substr(window.start + word, at - word);
    if (text != "x" && text != "ext" && text != "extension" && text != "Ext" && text != "X")
        return size;
    if (window.at(at) == '.') ++at;
    if (window.at(at) == ' ') ++at;
    const std::size_t from = at;
    while (isDigit(window.at(at)) && at - from < 6) ++at;
    return at > from ? at : size;
}

struct Form {
    bool isSure = false;  ///< it can be nothing else
    bool isFair = false;  ///< unless something says otherwise
    bool isWeak = false;  ///< only if something says so
    std::size_t groups = 0;
};

/// A number of 3-3-4 digits, with a 1 before it or without.
bool isAmerican(const Groups& groups, std::size_t& count) noexcept
{
    const std::size_t from = groups.sizes[0] == 1 && groups.digits[0] == '1' ? 1 : 0;
    if (groups.count < from + 3) return false;
    if (groups.sizes[from] != 3 || groups.sizes[from + 1] != 3 || groups.sizes[from + 2] != 4)
        return false;
    count = from + 3;
    return true;
}

Form formOf(const Groups& groups) noexcept
{
    Form form;
    const auto digits = groups.text();
    form.groups = groups.count;
    if (groups.hasPlus) {
        form.isSure = digits.size() >= 8 && digits.size() <= 15 && isCountryCode(digits);
        form.isWeak = digits.size() >= 7;
        return form;
    }
    std::size_t american = 0;
    if (isAmerican(groups, american)) {
        form.groups = american;
        form.isFair = true;
        return form;
    }
    const bool isSplit = groups.count >= 2;
    if (digits.starts_with("00") && isCountryCode(digits.substr(2)) && digits.size() >= 10 &&
        digits.size() <= 16) {
        form.isFair = isSplit && groups.sizes[0] >= 3;
        form.isWeak = true;
        return form;
    }
    const bool isDotted = groups.sign(groups.count) == '.';
    if (groups.hasParen && digits.size() >= 7 && digits.size() <= 12) {
        form.isFair = groups.count >= 2 && groups.sizes[0] <= 5;
        form.isWeak = true;
        return form;
    }
    const bool isTrunk = digits.front() == '0' && digits.size() >= 9 && digits.size() <= 12;
    if (isTrunk && isSplit && groups.sizes[0] >= 2 && groups.sizes[0] <= 6 && digits[1] != '0') {
        form.isFair = !isDotted || groups.count >= 3;
        form.isWeak = true;
        return form;
    }
    form.isWeak = digits.size() >= 6 && digits.size() <= 15 && (isSplit || digits.size() >= 7) &&
                  !(isDotted && groups.count == 2);
    return form;
}

bool isFollowed(Window& window, std::size_t size)
{
    std::size_t at = size;
    while (at < size + 2 && (window.at(at) == ' ' || window.at(at) == '-' || window.at(at) == '('))
        ++at;
    const int first = window.at(at);
    if (!isAlpha(first)) return false;
    std::size_t end = at;
    while (isAlpha(window.at(end)) && end - at < 8) ++end;
    const auto word = window.text.substr(window.start + at, end - at);
    return std::ranges::any_of(kAfterWords, [&](auto each) { return hasNoCase(word, each); });
}

/// "tel:0301234567" of a link, "+" without a space before it.
bool isPhoneStart(Window& window) noexcept
{
    if (isNumberStart(window)) return true;
    return window.past(4) == "tel:";
}

}  // namespace

bool matchPhone(Window& window, Hit& hit)
{
    if (!isPhoneStart(window)) return false;
    const int first = window.at(0);
    if ((first == '+' || first == '(') && !isDigit(window.at(1)) && window.at(1) != '(')
        return false;
    const auto& groups = groupsAt(window);
    if (groups.count == 0 || groups.digitCount < 6 || isMonotone(groups.text())) return false;
    const auto form = formOf(groups);
    if (!form.isSure && !form.isFair && !form.isWeak) return false;
    std::size_t size = withExtension(window, groups.ends[form.groups - 1]);
    const bool isExtended = size != groups.ends[form.groups - 1];
    const int next = window.at(size);
    const bool joins = (next == '-' && isAlpha(window.at(size + 1))) || next == ',' ||
                       next == '/' || (next == '.' && !isDigit(window.at(size + 1)));
    if (!isNumberEnd(window, size) && !joins) return false;
    constexpr std::size_t kNear = 40;
    const bool isTold = window.isCued(Cue::Phone, kNear);
    const bool isOther = !isTold && window.isCued(Cue::NotPhone, 16);
    const bool isAsked = window.before() == '=' || window.before() == '#';
    const bool isGood = form.isSure || isExtended || (form.isFair && !isOther && !isAsked) ||
                        (form.isWeak && (isTold || isFollowed(window, size)) && !isOther);
    if (!isGood) return false;
    hit.size = size;
    hit.score = form.isSure ? 90 : form.isFair ? 75 : 60;
    return true;
}

}  // namespace gatehouse::guard
