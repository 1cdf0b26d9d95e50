#include "proxy/shell/engine/past_limits.h"

#include <algorithm>
#include <utility>

#include <boost/json.hpp>

#include "proxy/core/base/text.h"
#include "proxy/core/config/codec.h"
#include "proxy/core/pipeline/limit_past.h"
#include "proxy/shell/engine/log_walk.h"
#include "proxy/shell/engine/zone_file.h"

namespace gatehouse::engine {
namespace {

using pipeline::LimitPast;

constexpr std::int64_t kAWeek = 168;  // hours
constexpr std::int64_t kMostHours = 366 * 24;
constexpr WallMicros kAnHour = WallMicros{3600} * 1'000'000;

Error unreadable(std::string_view what)
{
    return fail(
        ErrorKind::BadRequest, std::string(what),
        R"(send {"id": "ID", "hours": 168}, or {"limit": {…}} as it would stand in the config)");
}

Result<config::LimitConfig> limitIn(const boost::json::object& asked, const config::Config& config)
{
    if (const auto* id = asked.if_contains("id"); id != nullptr && id->is_string()) {
        const auto found = std::ranges::find(config.limits, std::string_view(id->get_string()),
                                             &config::LimitConfig::id);
        if (found == config.limits.end())
            return fail(ErrorKind::NotFound, "there is no limit of that id",
                        "GET /admin/api/limits lists them");
        return *found;
    }
    const auto* limit = asked.if_contains("limit");
    if (limit == nullptr || !limit->is_object()) return unreadable("the body names no limit");
    std::vector<config::Problem> problems;
    auto read = config::parse(
        cat(R"({"version":1,"limits":[)", boost::json::serialize(*limit), "]}"), problems);
    if (read && read->limits.size() == 1) return std::move(read->limits.front());
    if (problems.empty()) return unreadable("the limit cannot be read");
    const auto& first = problems.front();
    return fail(ErrorKind::BadRequest, cat(first.path, ": ", first.message), first.hint);
}

std::string_view wordOf(LimitPast::Fate fate) noexcept
{
    using Fate = LimitPast::Fate;
    switch (fate) {
        case Fate::Passes:
            break;
        case Fate::Waits:
            return "waits";
        case Fate::Refused:
            return "refused";
        case Fate::Redirected:
            return "redirected";
        case Fate::Clamped:
            return "clamped";
        case Fate::Warned:
            return "warned";
    }
    return "passes";
}

boost::json::array namesIn(std::string_view who)
{
    boost::json::array names;
    while (!who.empty()) names.emplace_back(toUtf8(takeUntil(who, '\x1f')));
    return names;
}

std::string textOf(const LimitPast::Report& report, const LogWalk& walk)
{
    boost::json::array callers;
    for (const auto& each : report.callers)
        callers.push_back({{"by", namesIn(each.who)},
                           {"calls", each.calls},
                           {"over", each.over},
                           {"most", each.most}});
    boost::json::array models;
    for (const auto& each : report.models)
        models.push_back({{"model", each.name},
                          {"calls", each.calls},
                          {"over", each.over},
                          {"refusedCostPicoUsd", each.refusedCost.value}});
    boost::json::array hits;
    for (const auto& each : report.hits) {
        boost::json::object row{{"request", each.call},    {"at", each.at},
                                {"by", namesIn(each.who)}, {"model", each.model},
                                {"amount", each.amount},   {"fate", wordOf(each.fate)}};
        if (each.waited > 0) row["waitedMicros"] = each.waited;
        if (each.cost) row["costPicoUsd"] = each.cost->value;
        hits.push_back(std::move(row));
    }
    const boost::json::object text{{"looked", walk.looked},
                                   {"of", walk.of},
                                   {"calls", report.calls},
                                   {"refused", report.refused},
                                   {"waits", report.waits},
                                   {"redirected", report.redirected},
                                   {"clamped", report.clamped},
                                   {"warned", report.warned},
                                   {"unknown", report.unknown},
                                   {"costPicoUsd", report.cost.value},
                                   {"refusedCostPicoUsd", report.refusedCost.value},
                                   {"callers", std::move(callers)},
                                   {"models", std::move(models)},
                                   {"hits", std::move(hits)}};
    return boost::json::serialize(text);
}

}  // namespace

Result<std::string> tryPastLimit(store::Reader& reader, const config::Config& config,
                                 std::string_view asked, WallMicros now)
{
    boost::json::error_code broken;
    const auto value = boost::json::parse({asked.data(), asked.size()}, broken);
    if (broken || !value.is_object()) return unreadable("the body is not a JSON object");
    const auto& object = value.get_object();
    auto limit = limitIn(object, config);
    if (!limit) return std::move(limit).error();
    std::int64_t hours = kAWeek;
    if (const auto* back = object.if_contains("hours")) {
        if (!back->is_int64() || back->get_int64() < 1 || back->get_int64() > kMostHours)
            return unreadable("hours is no number from 1 to 8784");
        hours = back->get_int64();
    }
    auto past = LimitPast::of(*limit, config.access.keys, zoneFile);
    if (!past) return fail(ErrorKind::BadRequest, past.error().message, past.error().hint);
    const auto walk = walkLog(reader, now - hours * kAnHour,
                              [&past](const record::Exchange& call) { past->see(call); });
    if (!walk) return walk.error();
    return textOf(past->run(), *walk);
}

}  // namespace gatehouse::engine
