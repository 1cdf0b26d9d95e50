#include "proxy/core/limit/calendar.h"

#include <algorithm>
#include <chrono>

namespace gatehouse::limit {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 86'400;
constexpr WallMicros kMicros = 1'000'000;

std::int64_t floorTo(std::int64_t value, std::int64_t unit) noexcept
{
    const std::int64_t rest = value % unit;
    return value - (rest < 0 ? rest + unit : rest);
}

sys_days dayOf(std::int64_t second) noexcept
{
    return sys_days(days(floorTo(second, kDay) / kDay));
}

std::int64_t secondOf(sys_days day) noexcept
{
    return day.time_since_epoch().count() * kDay;
}

/// Big-endian numbers of a file, and where in it they are.
class Bytes {
public:
    explicit Bytes(std::string_view text) : text_(text) {}

    [[nodiscard]] bool has(std::size_t count) const noexcept { return text_.size() >= count; }

    void skip(std::size_t count) noexcept { text_.remove_prefix(std::min(count, text_.size())); }

    std::int64_t take(std::size_t size) noexcept
    {
        if (!has(size)) return 0;
        std::uint64_t value = static_cast<unsigned char>(text_[0]) >= 0x80 && size > 1 ? ~0ULL : 0;
        for (std::size_t i = 0; i < size; ++i)
            value = value << 8 | static_cast<unsigned char>(text_[i]);
        skip(size);
        return static_cast<std::int64_t>(value);
    }

    [[nodiscard]] std::string_view rest() const noexcept { return text_; }

private:
    std::string_view text_;
};

struct Header {
    std::size_t utc = 0, standard = 0, leap = 0, times = 0, types = 0, chars = 0;

    [[nodiscard]] std::size_t sizeWith(std::size_t timeSize) const noexcept
    {
        return times * timeSize + times + types * 6 + chars + leap * (timeSize + 4) + standard +
               utc;
    }
};

constexpr std::size_t kHeaderSize = 44;

bool readHeader(Bytes& bytes, Header& header) noexcept
{
    if (!bytes.has(kHeaderSize) || !bytes.rest().starts_with("TZif")) return false;
    bytes.skip(20);
    for (auto* member : {&header.utc, &header.standard, &header.leap, &header.times, &header.types,
                         &header.chars}) {
        const std::int64_t value = bytes.take(4);
        if (value < 0 || value > 100'000) return false;
        *member = static_cast<std::size_t>(value);
    }
    return header.types > 0;
}

/// Reads the footer of a file: "CET-1CEST,M3.5.0,M10.5.0/3".
class Footer {
public:
    explicit Footer(std::string_view text) : text_(text) {}

    [[nodiscard]] bool atEnd() const noexcept { return text_.empty(); }

    bool eat(char c) noexcept
    {
        if (text_.empty() || text_.front() != c) return false;
        text_.remove_prefix(1);
        return true;
    }

    char peek() const noexcept { return text_.empty() ? '\0' : text_.front(); }

    bool name() noexcept
    {
        const bool isQuoted = eat('<');
        std::size_t size = 0;
        const auto belongs = [&](char c) {
            return isQuoted ? c != '>' : (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        };
        while (size < text_.size() && belongs(text_[size])) ++size;
        text_.remove_prefix(size);
        return (!isQuoted || eat('>')) && size > 0;
    }

    bool whole(std::int64_t& value) noexcept
    {
        value = 0;
        bool any = false;
        while (peek() >= '0' && peek() <= '9' && value < 100'000) {
            value = value * 10 + (peek() - '0');
            text_.remove_prefix(1);
            any = true;
        }
        return any;
    }

    /// [+-]h[:m[:s]] in seconds.
    bool time(std::int64_t& seconds) noexcept
    {
        const bool isBelow = eat('-');
        if (!isBelow) eat('+');
        std::int64_t part = 0;
        if (!whole(part)) return false;
        seconds = part * kHour;
        if (eat(':')) {
            if (!whole(part)) return false;
            seconds += part * 60;
            if (eat(':')) {
                if (!whole(part)) return false;
                seconds += part;
            }
        }
        if (isBelow) seconds = -seconds;
        return true;
    }

private:
    std::string_view text_;
};

}  // namespace

bool Zone::readFooter(std::string_view text, Zone& zone)
{
    Footer footer(text);
    std::int64_t west = 0;
    if (!footer.name() || !footer.time(west)) return false;
    zone.standard_ = -west;
    if (footer.atEnd()) return true;
    if (!footer.name()) return false;
    std::int64_t summer = zone.standard_ + kHour;
    if (footer.peek() != ',') {
        if (!footer.time(west)) return false;
        summer = -west;
    }
    for (Rule* rule : {&zone.begins_, &zone.ends_}) {
        if (!footer.eat(',')) return false;
        std::int64_t value = 0;
        if (footer.eat('M')) {
            rule->kind = 'M';
            int* const parts[] = {&rule->month, &rule->week, &rule->day};
            for (std::size_t i = 0; i < 3; ++i) {
                if (i > 0 && !footer.eat('.')) return false;
                if (!footer.whole(value)) return false;
                *parts[i] = static_cast<int>(value);
            }
        } else {
            rule->kind = footer.eat('J') ? 'J' : 'N';
            if (!footer.whole(value)) return false;
            rule->day = static_cast<int>(value);
        }
        if (footer.eat('/') && !footer.time(rule->time)) return false;
    }
    zone.summer_ = summer;
    return footer.atEnd();
}

Result<Zone> Zone::read(std::string_view file)
{
    const auto broken = [] {
        return fail(ErrorKind::Invalid, "this is no file of time zone data",
                    "name a zone such as Europe/Berlin, and install tzdata");
    };
    Bytes bytes(file);
    Header header;
    const char version = file.size() > 4 ? file[4] : '\0';
    if (!readHeader(bytes, header)) return broken();
    std::size_t timeSize = 4;
    if (version >= '2') {
        bytes.skip(header.sizeWith(4));
        if (!readHeader(bytes, header)) return broken();
        timeSize = 8;
    }
    if (!bytes.has(header.sizeWith(timeSize))) return broken();
    Zone zone;
    for (std::size_t i = 0; i < header.times; ++i)
        zone.changes_.push_back({bytes.take(timeSize), 0});
    std::vector<std::size_t> types;
    for (std::size_t i = 0; i < header.times; ++i) {
        types.push_back(static_cast<std::size_t>(bytes.take(1)));
        if (types.back() >= header.types) return broken();
    }
    std::vector<std::int64_t> offsets;
    for (std::size_t i = 0; i < header.types; ++i) {
        offsets.push_back(bytes.take(4));
        bytes.skip(2);
    }
    for (std::size_t i = 0; i < header.times; ++i) zone.changes_[i].offset = offsets[types[i]];
    if (offsets.empty()) return broken();
    zone.first_ = offsets.front();
    bytes.skip(header.chars + header.leap * (timeSize + 4) + header.standard + header.utc);
    std::string_view footer = bytes.rest();
    if (version >= '2' && footer.size() > 2 && footer.front() == '\n') {
        footer = footer.substr(1, footer.find('\n', 1) - 1);
        if (!readFooter(footer, zone)) return broken();
        zone.hasFooter_ = true;
    }
    return zone;
}

std::int64_t Zone::secondOf(const Rule& rule, int year) noexcept
{
    using namespace std::chrono;
    const sys_days newYear(year_month_day(std::chrono::year(year), January, day(1)));
    if (rule.kind != 'M') {
        const bool isLeap = std::chrono::year(year).is_leap();
        // Jn counts from 1 and knows no 29th of February.
        const int skipped = rule.kind == 'J' ? (isLeap && rule.day >= 60 ? 0 : 1) : 0;
        return limit::secondOf(newYear + days(rule.day - skipped)) + rule.time;
    }
    const auto month =
        std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(rule.month));
    const weekday wanted(static_cast<unsigned>(rule.day));
    const sys_days at = rule.week >= 5 ? sys_days(month / wanted[last])
                                       : sys_days(month / wanted[static_cast<unsigned>(rule.week)]);
    return limit::secondOf(at) + rule.time;
}

std::int64_t Zone::ruledOffset(std::int64_t second) const noexcept
{
    if (!summer_) return standard_;
    const int year = static_cast<int>(year_month_day(dayOf(second + standard_)).year());
    const std::int64_t begin = secondOf(begins_, year) - standard_;
    const std::int64_t end = secondOf(ends_, year) - *summer_;
    const bool isSummer =
        begin < end ? second >= begin && second < end : second >= begin || second < end;  // south
    return isSummer ? *summer_ : standard_;
}

std::int64_t Zone::offsetAt(std::int64_t second) const noexcept
{
    if (hasFooter_ && (changes_.empty() || second >= changes_.back().at))
        return ruledOffset(second);
    const auto next = std::ranges::upper_bound(changes_, second, {}, &Change::at);
    return next == changes_.begin() ? first_ : std::prev(next)->offset;
}

std::int64_t Zone::momentOf(std::int64_t local) const noexcept
{
    // No clock is more than a day from UTC. What is shown grows with time but for the hour that
    // comes twice: the offsets on both sides of the moment are all that there are.
    const std::int64_t before = offsetAt(local - kDay);
    const std::int64_t after = offsetAt(local + kDay);
    const auto shows = [&](std::int64_t moment) { return moment + offsetAt(moment); };
    const std::int64_t early = std::min(local - before, local - after);
    const std::int64_t late = std::max(local - before, local - after);
    if (shows(early) >= local) return early;
    std::int64_t low = early;  // shows less
    std::int64_t high = late;  // shows as much
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (shows(middle) >= local ? high : low) = middle;
    }
    return high;
}

namespace {

/// The first moment after `from` at which the clocks show another offset than there, up to `to`;
/// `none`: they are not set between.
std::int64_t changeBetween(const Zone& zone, std::int64_t from, std::int64_t to,
                           std::int64_t none) noexcept
{
    const std::int64_t before = zone.offsetAt(from);
    if (from >= to || zone.offsetAt(to) == before) return none;
    while (to - from > 1) {
        const std::int64_t middle = from + (to - from) / 2;
        (zone.offsetAt(middle) == before ? from : to) = middle;
    }
    return to;
}

}  // namespace

std::pair<WallMicros, WallMicros> periodAt(const Zone& zone, Period period, int firstDay,
                                           WallMicros now)
{
    using namespace std::chrono;
    const std::int64_t second = floorTo(now, kMicros) / kMicros;
    if (period == Period::Hour) {
        // An hour that comes twice is two hours: counted in the time that passes.
        const std::int64_t offset = zone.offsetAt(second);
        const std::int64_t begin = floorTo(second + offset, kHour) - offset;
        // Where clocks are set by half an hour, the change ends one.
        const std::int64_t end = begin + kHour;
        return {changeBetween(zone, begin, second, begin) * kMicros,
                changeBetween(zone, second, end, end) * kMicros};
    }
    const sys_days today = dayOf(second + zone.offsetAt(second));
    sys_days from = today;
    sys_days to = today + days(1);
    if (period == Period::Week) {
        const unsigned passed =
            (weekday(today).c_encoding() + 7U - static_cast<unsigned>(firstDay)) % 7U;
        from = today - days(passed);
        to = from + days(7);
    } else if (period == Period::Month) {
        const year_month_day date(today);
        from = sys_days(date.year() / date.month() / day(1));
        to = sys_days((date.year() / date.month() + months(1)) / day(1));
    }
    return {zone.momentOf(secondOf(from)) * kMicros, zone.momentOf(secondOf(to)) * kMicros};
}

}  // namespace gatehouse::limit
