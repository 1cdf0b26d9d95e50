#include "proxy/shell/store/savings.h"

#include <algorithm>

namespace gatehouse::store {
namespace {

constexpr std::int64_t kMostSteps = 10'000;
constexpr WallMicros kSecond = 1'000'000;

// Rows come in the order of time but for calls that overtake others: `spans` finds the first. The
// guide of the cache has the same sums as a statement for everybody.
constexpr const char* kSums =
    "SELECT e.started_at / ?1 AS step, c.state, count(*), sum(c.saved), count(c.saved), "
    "sum(c.saved_time) FROM cached c JOIN exchanges e ON e.id = c.exchange "
    "WHERE c.exchange >= coalesce((SELECT min(id) * 256 FROM spans WHERE to_time >= ?2), 0) "
    "AND e.started_at >= ?2 AND e.started_at < ?3 GROUP BY step, c.state";

void add(Saving& sum, const Saving& part)
{
    sum.hits += part.hits;
    sum.stale += part.stale;
    sum.misses += part.misses;
    sum.bypassed += part.bypassed;
    sum.saved.value += part.saved.value;
    sum.unpriced += part.unpriced;
    sum.savedTime += part.savedTime;
}

/// A row of kSums.
Saving partOf(const Statement& row)
{
    using State = record::CacheState;
    constexpr int kState = 1, kCount = 2, kSaved = 3, kPriced = 4, kTime = 5;
    Saving part;
    const std::int64_t calls = row.asInteger(kCount);
    switch (static_cast<State>(row.asInteger(kState))) {
        case State::Hit:
            part.hits = calls;
            part.saved.value = row.asOptional(kSaved).value_or(0);
            part.unpriced = calls - row.asInteger(kPriced);
            part.savedTime = row.asInteger(kTime);
            break;
        case State::Stale:
            part.stale = calls;
            break;
        case State::Miss:
            part.misses = calls;
            break;
        case State::Bypass:
            part.bypassed = calls;
            break;
        case State::Off:
            break;
    }
    return part;
}

}  // namespace

Result<Savings> savingsOf(Database& database, WallMicros from, WallMicros to,
                          std::int64_t bucketSeconds)
{
    if (bucketSeconds <= 0)
        return fail(ErrorKind::Invalid, "a chart's step must be positive", "use 60 or more");
    const WallMicros step = bucketSeconds * kSecond;
    const std::int64_t first = from / step;
    const std::int64_t last = std::max(first, (to + step - 1) / step);
    const std::int64_t steps = last - first;
    if (steps > kMostSteps) {
        return fail(ErrorKind::Invalid, "the range has too many steps",
                    "choose a longer step or a shorter range");
    }
    Savings savings;
    savings.series.resize(static_cast<std::size_t>(steps));
    for (std::int64_t i = 0; i < steps; ++i)
        savings.series[static_cast<std::size_t>(i)].start = (first + i) * step;
    savings.total.start = first * step;
    savings.previous.start = (first - steps) * step;
    Statement sums(database, kSums);
    sums.integer(step).integer(savings.previous.start).integer(last * step);
    while (sums.row()) {
        const std::int64_t at = sums.asInteger(0) - first;
        const Saving part = partOf(sums);
        add(at < 0 ? savings.previous : savings.total, part);
        if (at >= 0 && at < steps) add(savings.series[static_cast<std::size_t>(at)], part);
    }
    return savings;
}

}  // namespace gatehouse::store
