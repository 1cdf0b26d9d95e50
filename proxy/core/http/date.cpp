#include "proxy/core/http/date.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "proxy/core/base/text.h"

namespace gatehouse::http {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t kSecond = 1'000'000;  // µs

struct Parts {
    std::string_view day, month, year, time;
};

bool number(std::string_view text, std::size_t digits, int& value) noexcept
{
    std::int64_t parsed = 0;
    const bool plain =
        text.size() == digits && text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!plain || !parseInt(text, parsed)) return false;
    value = static_cast<int>(parsed);
    return true;
}

/// "08:49:37" as seconds of the day. A leap second counts as the one before it.
bool clock(std::string_view text, std::int64_t& seconds) noexcept
{
    int hour = 0;
    int minute = 0;
    int second = 0;
    const bool read = text.size() == 8 && text[2] == ':' && text[5] == ':' &&
                      number(text.substr(0, 2), 2, hour) && number(text.substr(3, 2), 2, minute) &&
                      number(text.substr(6), 2, second);
    if (!read || hour > 23 || minute > 59 || second > 60) return false;
    seconds = hour * 3600 + minute * 60 + std::min(second, 59);
    return true;
}

std::optional<WallMicros> momentOf(const Parts& parts) noexcept
{
    const auto month = std::find(kMonths.begin(), kMonths.end(), parts.month);
    int day = 0;
    int year = 0;
    std::int64_t seconds = 0;
    const bool read = month != kMonths.end() && number(parts.day, parts.day.size(), day) &&
                      !parts.day.empty() && number(parts.year, parts.year.size(), year) &&
                      clock(parts.time, seconds);
    if (!read) return std::nullopt;
    // Two digits are of this century: the form is long dead, and no answer means the last one.
    if (parts.year.size() == 2) year += 2000;
    using namespace std::chrono;
    const year_month_day date{
        std::chrono::year{year},
        std::chrono::month{static_cast<unsigned>(month - kMonths.begin()) + 1},
        std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return std::nullopt;
    const std::int64_t days = sys_days{date}.time_since_epoch().count();
    return (days * 86'400 + seconds) * kSecond;
}

}  // namespace

std::optional<WallMicros> parseDate(std::string_view text) noexcept
{
    text = trim(text);
    std::array<std::string_view, 6> words{};
    std::size_t count = 0;
    while (!text.empty()) {
        const auto word = takeUntil(text, ' ');
        if (word.empty()) continue;  // asctime fills a small day up with a blank
        if (count == words.size()) return std::nullopt;
        words[count++] = word;
    }
    if (count == 6 && words[5] == "GMT" && words[0].ends_with(','))
        return momentOf({words[1], words[2], words[3], words[4]});
    if (count == 5 && words[3].find(':') != std::string_view::npos)
        return momentOf({words[2], words[1], words[4], words[3]});
    if (count == 4 && words[3] == "GMT" && words[0].ends_with(',')) {
        std::string_view date = words[1];  // "06-Nov-94"
        const auto day = takeUntil(date, '-');
        const auto month = takeUntil(date, '-');
        return momentOf({day, month, date, words[2]});
    }
    return std::nullopt;
}

}  // namespace gatehouse::http
