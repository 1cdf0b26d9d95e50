#include "proxy/core/limit/rule.h"

#include <algorithm>
#include <array>
#include <utility>

#include "proxy/core/base/text.h"
#include "proxy/core/provider/price.h"

namespace gatehouse::limit {
namespace {

template <class Value>
struct Word {
    std::string_view word;
    Value value;
};

constexpr Word<Unit> kUnits[] = {{"requests", Unit::Requests},
                                 {"inputTokens", Unit::InputTokens},
                                 {"outputTokens", Unit::OutputTokens},
                                 {"tokens", Unit::Tokens},
                                 {"cost", Unit::Cost}};

constexpr Word<Over> kOvers[] = {{"block", Over::Block},
                                 {"queue", Over::Queue},
                                 {"redirect", Over::Redirect},
                                 {"warn", Over::Warn},
                                 {"clamp", Over::Clamp}};

constexpr Word<Kind> kKinds[] = {{"fixed", Kind::Fixed},
                                 {"sliding", Kind::Sliding},
                                 {"bucket", Kind::Bucket},
                                 {"concurrent", Kind::Concurrent}};

constexpr Word<Period> kPeriods[] = {
    {"hour", Period::Hour}, {"day", Period::Day}, {"week", Period::Week}, {"month", Period::Month}};

constexpr std::string_view kPerCall = "call";

constexpr std::string_view kWeekdays[] = {"sunday",   "monday", "tuesday", "wednesday",
                                          "thursday", "friday", "saturday"};

constexpr std::int64_t kPicoPerCent = 10'000'000'000;
constexpr std::int64_t kMost = 9'000'000'000'000'000'000 / 2;

template <class Value, std::size_t N>
std::optional<Value> valueOf(const Word<Value> (&words)[N], std::string_view word)
{
    const auto* found = std::ranges::find(words, word, &Word<Value>::word);
    return found == std::end(words) ? std::nullopt : std::optional(found->value);
}

Error wrong(std::string_view field, std::string_view message, std::string_view hint)
{
    return fail(ErrorKind::Invalid, cat(field, ": ", message), std::string(hint));
}

Result<void> readAmount(const config::LimitConfig& config, Rule& rule)
{
    std::int64_t amount = 0;
    if (rule.unit == Unit::Cost) {
        const auto pico = provider::parseDollars(config.limit);
        if (!pico)
            return wrong("limit", "this is no amount of money", "write dollars, such as 2.50");
        amount = *pico;
    } else if (!parseInt(config.limit, amount) || amount < 0 || amount > kMost) {
        return wrong("limit", "this is no whole number", "write one, such as 100");
    }
    rule.window.limit = amount;
    rule.window.burst = rule.unit == Unit::Cost ? config.burst * kPicoPerCent : config.burst;
    return {};
}

Result<void> readZone(const config::LimitConfig& config, const ZoneSource& zones, Rule& rule)
{
    const auto* day = std::ranges::find(kWeekdays, config.weekStart);
    if (day == std::end(kWeekdays))
        return wrong("weekStart", "this is no weekday", "write monday, or another in English");
    rule.firstDay = static_cast<int>(day - std::begin(kWeekdays));
    if (config.zone.empty() || config.zone == "UTC" || !zones) return {};
    const std::string file = zones(config.zone);
    if (file.empty())
        return wrong("zone", "this machine knows no such time zone",
                     "name one such as Europe/Berlin, and install tzdata");
    auto zone = Zone::read(file);
    if (!zone) return wrong("zone", zone.error().message, zone.error().hint);
    rule.zone = std::move(*zone);
    return {};
}

Result<void> readWindow(const config::LimitConfig& config, const ZoneSource& zones, Rule& rule)
{
    rule.window.length = std::chrono::duration_cast<Micros>(config.length).count();
    rule.isPerCall = config.window == kPerCall;
    rule.period = valueOf(kPeriods, config.window);
    const auto kind = valueOf(kKinds, config.window);
    if (kind) rule.window.kind = *kind;
    if (!kind && !rule.period && !rule.isPerCall)
        return wrong("window", "this word means nothing here",
                     "write fixed, sliding, bucket, concurrent, call, hour, day, week or month");
    if (rule.isPerCall && rule.unit == Unit::Requests)
        return wrong("unit", "a call alone is always one request",
                     "limit its tokens or its cost, or choose another window");
    if (kind == Kind::Concurrent && rule.unit != Unit::Requests)
        return wrong("unit", "calls that are open at once are counted in requests",
                     "write requests, or choose another window");
    return readZone(config, zones, rule);
}

Result<void> readOver(const config::LimitConfig& config, Rule& rule)
{
    const auto over = valueOf(kOvers, config.over);
    if (!over)
        return wrong("over", "this word means nothing here",
                     "write block, queue, redirect, warn or clamp");
    rule.over = *over;
    rule.queueFor = config.queueFor;
    rule.redirectTo = config.redirectTo;
    if (*over == Over::Redirect && config.redirectTo.empty())
        return wrong("redirectTo", "no model is named", "name one, such as openai/gpt-4.1-nano");
    if (*over == Over::Queue && rule.isPerCall)
        return wrong("over", "a call does not get smaller by waiting", "write block or clamp");
    const bool isShortened = rule.isPerCall && rule.unit != Unit::InputTokens;
    if (*over == Over::Clamp && !isShortened)
        return wrong("over", "only the output of single calls can be made shorter",
                     "choose the window call and the unit outputTokens, tokens or cost, or write "
                     "block");
    return {};
}

Result<void> readCallers(const config::LimitConfig& config, Rule& rule)
{
    for (const auto& name : config.by) {
        // Two keys may have one label; what a body calls its user is not who shows a key.
        auto field = policy::readField(name == "key"    ? "keyId"
                                       : name == "user" ? "keyUser"
                                                        : std::string_view(name));
        if (!field) return wrong("by", field.error().message, field.error().hint);
        rule.by.push_back(std::move(*field));
    }
    if (config.when.empty()) return {};
    auto condition = policy::Condition::compile(config.when);
    if (!condition) return wrong("when", condition.error().message, condition.error().hint);
    rule.when = std::move(*condition);
    return {};
}

std::string lengthText(WallMicros length)
{
    constexpr WallMicros kSecond = 1'000'000;
    const std::int64_t seconds = length / kSecond;
    if (seconds % 86'400 == 0) return cat(number(seconds / 86'400), " d");
    if (seconds % 3'600 == 0) return cat(number(seconds / 3'600), " h");
    return cat(number(seconds), " s");
}

}  // namespace

std::string_view name(Unit unit) noexcept
{
    return std::ranges::find(kUnits, unit, &Word<Unit>::value)->word;
}

bool Rule::isKept() const noexcept
{
    constexpr WallMicros kLong = 600'000'000;
    return period.has_value() ||
           (!isPerCall && window.kind == Kind::Fixed && window.length >= kLong);
}

Window Rule::windowAt(WallMicros now) const
{
    if (!period) return window;
    Window moved = window;
    moved.kind = Kind::Fixed;
    std::tie(moved.begin, moved.end) = periodAt(zone, *period, firstDay, now);
    return moved;
}

std::string Rule::whoOf(policy::Facts& facts) const
{
    constexpr std::size_t kLongest = 256;
    std::string who;
    for (const auto& field : by) {
        const std::string value = facts.text(field);
        if (!who.empty() || &field != by.data()) who += '\x1f';
        who += std::string_view(value).substr(0, kLongest);
    }
    return who;
}

Result<Rule> compile(const config::LimitConfig& config, const ZoneSource& zones)
{
    Rule rule;
    rule.id = config.id;
    rule.name = config.name.empty() ? config.id : config.name;
    rule.warnAt = config.warnAt;
    const auto unit = valueOf(kUnits, config.unit);
    if (!unit)
        return wrong("unit", "this word means nothing here",
                     "write requests, inputTokens, outputTokens, tokens or cost");
    rule.unit = *unit;
    GH_TRY(readAmount(config, rule));
    GH_TRY(readWindow(config, zones, rule));
    GH_TRY(readOver(config, rule));
    GH_TRY(readCallers(config, rule));
    return rule;
}

std::string amountText(Unit unit, std::int64_t amount)
{
    if (unit != Unit::Cost)
        return cat(number(amount), unit == Unit::Requests ? " requests" : " tokens");
    const std::int64_t cents = amount / kPicoPerCent;
    const std::int64_t rest = amount % kPicoPerCent;
    std::string text =
        cat("$", number(cents / 100), ".", cents % 100 < 10 ? "0" : "", number(cents % 100));
    if (rest == 0) return text;
    std::string digits = number(rest + kPicoPerCent).substr(1, 4);  // to a millionth
    while (digits.ends_with('0')) digits.pop_back();
    return text + digits;
}

std::string describe(const Rule& rule)
{
    const std::string amount = amountText(rule.unit, rule.window.limit);
    if (rule.isPerCall) return cat(amount, " in one call");
    if (rule.period)
        return cat(amount, " in a ",
                   std::ranges::find(kPeriods, *rule.period, &Word<Period>::value)->word);
    if (rule.window.kind == Kind::Concurrent) return cat(amount, " at once");
    return cat(amount, " in ", lengthText(rule.window.length));
}

}  // namespace gatehouse::limit
