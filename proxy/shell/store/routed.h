#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "proxy/core/record/record.h"
#include "proxy/shell/store/db.h"
#include "proxy/shell/store/reader.h"

namespace gatehouse::store {

/// Before "gateway/rule", as a subject of sums: calls in which a rule of the guard found something.
inline constexpr std::string_view kGuardPrefix = "guard/";

/// How finely calls of routes are counted, µs.
inline constexpr WallMicros kRouteBucket = 10'000'000;

/// Keeps ways and sums of calls that routes led, and the same of those that were given a prompt or
/// in which the guard found something, and what a cache had to do with a call, and which rules
/// found something in it, in the transaction of their rows.
///
/// Thread  the writer's
class Routed {
public:
    explicit Routed(Database& database);
    /// A call whose row this is; nothing for one that no route led and that has no prompt. `row` 0:
    /// it has no row, and counts all the same.
    void add(std::int64_t row, const record::Exchange& exchange);
    static void forget(Database& database);

private:
    void addSums(std::string_view subject, std::int64_t version, std::string_view way,
                 const record::Exchange& exchange);

    Statement way_;
    Statement prompt_;
    Statement cache_;
    Statement found_;
    Statement sum_;
};

/// The edges of a way, "plan:false" each.
std::vector<std::string_view> edgesOf(std::string_view way);

void readRouted(Database& database, std::int64_t row, record::Exchange& exchange);

/// By version, the oldest first. `route`: its id, or "prompt/NAME", or
/// "guard/GATEWAY/RULE".
std::vector<VersionSums> readVersions(Database& database, std::string_view route, WallMicros from,
                                      WallMicros to);

}  // namespace gatehouse::store
