#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "proxy/core/base/units.h"
#include "proxy/core/config/field.h"

namespace gatehouse::config {

/// How much of something callers may have in a time: a limit, a quota or a budget.
///
/// Shape   see limit::Rule for what it is compiled to
struct LimitConfig {
    std::string id;    ///< never changes: what was used belongs to it
    std::string name;  ///< for people; empty: the id
    bool enabled = true;
    std::string unit = "requests";
    std::string limit;             ///< a whole number; of cost: dollars, such as 2.50
    std::string window = "fixed";  ///< how it is counted
    Millis length{60'000};         ///< of fixed and sliding windows; of a bucket: until it is full
    std::int64_t burst = 0;        ///< what a bucket holds; 0: as much as `limit`
    std::string zone;              ///< of calendar windows, such as Europe/Berlin; empty: UTC
    std::string weekStart = "monday";
    std::vector<std::string> by;  ///< fields of a call: each value has a count of its own
    std::string when;             ///< conditions in JSON; empty: every call
    std::string over = "block";   ///< what happens to a call that is too much
    Millis queueFor{10'000};
    std::string redirectTo;    ///< model that serves then
    std::int64_t warnAt = 80;  ///< percent

    template <class Visit>
    static void fields(Visit&& visit);
    friend bool operator==(const LimitConfig&, const LimitConfig&) = default;
};

template <class Visit>
void LimitConfig::fields(Visit&& visit)
{
    constexpr std::int64_t kYearMillis = 366 * kDayMillis;
    visit(field("id", &LimitConfig::id,
                GH_TEXT("config", "Stable name of the limit: what was used belongs to it.")));
    visit(field("name", &LimitConfig::name, GH_TEXT("config", "Name for people. Empty: the id.")));
    visit(field("enabled", &LimitConfig::enabled, GH_TEXT("config", "Off: it limits nothing.")));
    visit(field("unit", &LimitConfig::unit,
                GH_TEXT("config",
                        "What is counted: requests, inputTokens, outputTokens, tokens or cost.")));
    visit(
        field("limit", &LimitConfig::limit,
              GH_TEXT("config", "The most of it: a whole number, of cost dollars such as 2.50.")));
    visit(field("window", &LimitConfig::window,
                GH_TEXT("config",
                        "Over what is counted: fixed or sliding windows, a bucket that fills "
                        "again, calls open at once (concurrent), each call alone (call), or the "
                        "hour, day, week or month of the calendar.")));
    visit(field("length", &LimitConfig::length,
                GH_TEXT("config",
                        "Length of fixed and sliding windows; of a bucket, how long until it "
                        "has got the limit once."))
              .in(Unit::Millis)
              .range(1'000, kYearMillis));
    visit(
        field("burst", &LimitConfig::burst,
              GH_TEXT("config", "What a bucket holds, of cost in cents. 0: as much as the limit."))
            .range(0, 1'000'000'000'000));
    visit(
        field("zone", &LimitConfig::zone,
              GH_TEXT("config", "Time zone of the calendar, such as Europe/Berlin. Empty: UTC.")));
    visit(field("weekStart", &LimitConfig::weekStart,
                GH_TEXT("config", "Weekday that a week of the calendar begins with.")));
    visit(field("by", &LimitConfig::by,
                GH_TEXT("config",
                        "Fields of a call, each value of which has a count of its own: address, "
                        "key, user, tenant, app, role, model, route, headers.NAME, query.NAME, "
                        "metadata.NAME. None: one count for all.")));
    visit(field("when", &LimitConfig::when,
                GH_TEXT("config",
                        "Conditions, as routes have them: which calls are limited. Empty: all."))
              .in(Unit::Json));
    visit(field("over", &LimitConfig::over,
                GH_TEXT("config",
                        "What happens to a call that is too much: block, queue, redirect, warn; "
                        "where each call is looked at alone also clamp.")));
    visit(field("queueFor", &LimitConfig::queueFor,
                GH_TEXT("config", "The longest that a call waits in a queue."))
              .in(Unit::Millis)
              .range(1, kDayMillis));
    visit(field("redirectTo", &LimitConfig::redirectTo,
                GH_TEXT("config",
                        "Model that serves calls that are too much, such as "
                        "openai/gpt-4.1-nano.")));
    visit(field("warnAt", &LimitConfig::warnAt,
                GH_TEXT("config",
                        "Percent of the limit from where on answers and traces warn. 0: never."))
              .range(0, 100));
}

}  // namespace gatehouse::config
