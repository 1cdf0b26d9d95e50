#include "proxy/core/base/iso_time.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <string>

namespace gatehouse {
namespace {

/// Reads a text from its beginning; once something did not fit, all else fails too.
class Scan {
public:
    explicit Scan(std::string_view text) : rest_(text) {}

    int digits(std::size_t count) noexcept
    {
        if (rest_.size() < count) isWell_ = false;
        int value = 0;
        for (std::size_t i = 0; isWell_ && i < count; ++i) {
            const char c = rest_[i];
            isWell_ = c >= '0' && c <= '9';
            value = value * 10 + (c - '0');
        }
        if (isWell_) rest_.remove_prefix(count);
        return value;
    }

    bool skip(std::string_view any) noexcept
    {
        const bool fits = isWell_ && !rest_.empty() && any.find(rest_.front()) != any.npos;
        if (fits) rest_.remove_prefix(1);
        return fits;
    }

    void need(char c) noexcept { isWell_ = skip({&c, 1}) && isWell_; }

    /// What stands behind the point, as millionths.
    int fraction() noexcept
    {
        int value = 0;
        int place = 100'000;
        if (rest_.empty() || rest_.front() < '0' || rest_.front() > '9') isWell_ = false;
        while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
            value += (rest_.front() - '0') * place;
            place /= 10;
            rest_.remove_prefix(1);
        }
        return value;
    }

    [[nodiscard]] char next() const noexcept { return rest_.empty() ? '\0' : rest_.front(); }

    [[nodiscard]] bool isDone() const noexcept { return isWell_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool isWell_ = true;
};

/// Seconds east of Greenwich.
int zoneOf(Scan& scan) noexcept
{
    if (scan.skip("Zz")) return 0;
    const bool isWest = scan.next() == '-';
    if (!scan.skip("+-")) return 0;
    const int hours = scan.digits(2);
    (void)scan.skip(":");
    const int seconds = (hours * 60 + scan.digits(2)) * 60;
    return isWest ? -seconds : seconds;
}

}  // namespace

std::string isoTime(WallMicros at)
{
    using namespace std::chrono;
    const sys_time<microseconds> moment{microseconds(at)};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss time{floor<milliseconds>(moment - day)};
    std::array<char, 40> out{};
    const int size = std::snprintf(
        out.data(), out.size(), "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()),
        unsigned(date.month()), unsigned(date.day()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
        static_cast<int>(time.subseconds().count()));
    return {out.data(), static_cast<std::size_t>(size)};
}

std::string compactTime(WallMicros at)
{
    constexpr std::size_t kToTheSecond = 19;
    std::string time = isoTime(at).substr(0, kToTheSecond);
    std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
    return time + 'Z';
}

std::optional<WallMicros> parseIsoTime(std::string_view text) noexcept
{
    using namespace std::chrono;
    Scan scan(text);
    const int y = scan.digits(4);
    scan.need('-');
    const int m = scan.digits(2);
    scan.need('-');
    const int d = scan.digits(2);
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    int micros = 0;
    int zone = 0;
    if (scan.skip("Tt ")) {
        hours = scan.digits(2);
        scan.need(':');
        minutes = scan.digits(2);
        if (scan.skip(":")) seconds = scan.digits(2);
        if (scan.skip(".,")) micros = scan.fraction();
        zone = zoneOf(scan);
    }
    if (!scan.isDone()) return std::nullopt;
    const year_month_day date{year(y), month(static_cast<unsigned>(m)),
                              day(static_cast<unsigned>(d))};
    if (!date.ok() || hours > 23 || minutes > 59 || seconds > 60) return std::nullopt;
    const std::int64_t days = sys_days(date).time_since_epoch().count();
    return ((days * 24 + hours) * 3600 + minutes * 60 + seconds - zone) * 1'000'000 + micros;
}

}  // namespace gatehouse
