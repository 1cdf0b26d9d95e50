#include "proxy/shell/store/detections.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "proxy/shell/store/db.h"

namespace gatehouse::store {
namespace {

constexpr std::int64_t kMostSteps = 1'000;
constexpr std::size_t kMostShares = 24;
constexpr WallMicros kSecond = 1'000'000;

// Rows come in the order of time but for calls that overtake others: `spans` finds the first.
constexpr const char* kFound =
    "SELECT e.started_at, f.rule, f.action, e.id, coalesce(k.text, ''), "
    "coalesce((SELECT m.value FROM metadata m WHERE m.exchange = e.id AND m.name IN "
    "('user', 'user_id', 'userId') ORDER BY m.name LIMIT 1), '') "
    "FROM found f JOIN exchanges e ON e.id = f.exchange LEFT JOIN names k ON k.id = e.key_label "
    "WHERE f.exchange >= coalesce((SELECT min(id) * 256 FROM spans WHERE to_time >= ?1), 0) "
    "AND e.started_at >= ?1 AND e.started_at < ?2 AND (?3 = '' OR f.gateway = ?3) "
    "ORDER BY f.exchange";

struct Sum {
    std::int64_t calls = 0;
    std::int64_t blocked = 0;
    std::int64_t last = -1;  ///< the call that was counted last
    bool isBlocked = false;  ///< whether that one was
};

using Sums = std::map<std::string, Sum>;

/// Rows of one call stand together: it counts once a name.
void count(Sums& sums, const std::string& name, std::int64_t call, bool isBlocked)
{
    auto& sum = sums[name];
    if (sum.last != call) {
        sum.last = call;
        sum.isBlocked = false;
        ++sum.calls;
    }
    if (isBlocked && !sum.isBlocked) {
        sum.isBlocked = true;
        ++sum.blocked;
    }
}

std::vector<DetectionShare> sharesOf(const Sums& sums)
{
    std::vector<DetectionShare> shares;
    for (const auto& [name, sum] : sums) shares.push_back({name, sum.calls, sum.blocked});
    std::ranges::stable_sort(shares, std::ranges::greater(), &DetectionShare::calls);
    if (shares.size() > kMostShares) shares.resize(kMostShares);
    return shares;
}

}  // namespace

Result<Detections> readDetections(const std::string& databasePath, std::string_view gateway,
                                  WallMicros from, WallMicros to, std::int64_t stepSeconds)
{
    if (stepSeconds <= 0)
        return fail(ErrorKind::Invalid, "a chart's step must be positive", "use 60 or more");
    const WallMicros step = stepSeconds * kSecond;
    const std::int64_t first = from / step;
    const std::int64_t last = std::max(first, (to + step - 1) / step);
    const std::int64_t steps = last - first;
    if (steps > kMostSteps) {
        return fail(ErrorKind::Invalid, "the range has too many steps",
                    "choose a longer step or a shorter range");
    }
    Fault fault;
    const auto database = Database::open(databasePath, Access::Read, fault);
    if (!database) return fault.error();
    Detections made;
    made.from = first * step;
    made.step = step;
    Sums rules, keys, users, actions, all;
    std::map<std::string, std::vector<std::int64_t>> series;
    std::set<std::int64_t> before;
    {
        Statement found(*database, kFound);
        found.integer((first - steps) * step).integer(last * step).text(gateway);
        while (found.row()) {
            constexpr int kRule = 1, kAction = 2, kCall = 3, kKey = 4, kUser = 5;
            const std::int64_t at = found.asInteger(0) / step - first;
            const std::int64_t call = found.asInteger(kCall);
            if (at < 0) {
                before.insert(call);
                continue;
            }
            const std::string rule(found.asText(kRule));
            const std::string action(found.asText(kAction));
            const bool isBlocked = action == "BLOCK";
            count(rules, rule, call, isBlocked);
            count(keys, std::string(found.asText(kKey)), call, isBlocked);
            count(users, std::string(found.asText(kUser)), call, isBlocked);
            count(actions, action, call, isBlocked);
            count(all, {}, call, isBlocked);
            auto& places = series[rule];
            places.resize(static_cast<std::size_t>(steps));
            if (at < steps) ++places[static_cast<std::size_t>(at)];
        }
    }
    if (!database->well()) return database->fault().error();
    made.rules = sharesOf(rules);
    made.keys = sharesOf(keys);
    made.users = sharesOf(users);
    made.actions = sharesOf(actions);
    for (const auto& each : made.rules) made.series.push_back({each.name, series[each.name]});
    made.calls = all[{}].calls;
    made.blocked = all[{}].blocked;
    made.before = static_cast<std::int64_t>(before.size());
    return made;
}

}  // namespace gatehouse::store
