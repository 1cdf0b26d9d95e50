#include "proxy/shell/store/overview.h"

#include <algorithm>
#include <map>
#include <utility>

#include "proxy/shell/store/rollup.h"

namespace gatehouse::store {
namespace {

constexpr std::int64_t kMicros = 1'000'000;
constexpr std::int64_t kMostBuckets = 100'000;
constexpr std::size_t kMostModels = 24;
constexpr std::size_t kMostKeys = 24;

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

std::int64_t ceilTo(std::int64_t value, std::int64_t step)
{
    return floorTo(value + step - 1, step);
}

Bucket bucketOf(const Sums& sums, std::int64_t start)
{
    Bucket bucket;
    bucket.start = start * kMicros;
    bucket.requests = sums.requests;
    bucket.errors4xx = sums.errors4xx;
    bucket.errors429 = sums.errors429;
    bucket.errors5xx = sums.errors5xx;
    bucket.clientClosed = sums.clientClosed;
    bucket.inputTokens = sums.input;
    bucket.cachedTokens = sums.cached;
    bucket.outputTokens = sums.output;
    bucket.cost = {sums.cost};
    bucket.unpriced = sums.unpriced;
    bucket.latencyP50 = sums.latency.percentile(0.50);
    bucket.latencyP95 = sums.latency.percentile(0.95);
    bucket.latencyP99 = sums.latency.percentile(0.99);
    bucket.firstByteP50 = sums.firstByte.percentile(0.50);
    bucket.firstByteP95 = sums.firstByte.percentile(0.95);
    return bucket;
}

std::int64_t widthFor(std::int64_t step)
{
    std::int64_t best = 0;
    for (const std::int64_t width : kWidths) {
        if (step % width == 0) best = width;
    }
    return best;
}

struct Range {
    std::int64_t first;  ///< seconds
    std::int64_t last;
};

Result<Range> rangeOf(WallMicros from, WallMicros to, std::int64_t step)
{
    if (step <= 0 || widthFor(step) == 0) {
        return fail(ErrorKind::Invalid, "a chart's step must be whole minutes",
                    "use 60, 3600, 86400 or a multiple");
    }
    const std::int64_t first = floorTo(floorTo(from, kMicros) / kMicros, step);
    const std::int64_t last = std::max(first, ceilTo(ceilTo(to, kMicros) / kMicros, step));
    if ((last - first) / step > kMostBuckets) {
        return fail(ErrorKind::Invalid, "the range has too many steps",
                    "choose a longer step or a shorter range");
    }
    return Range{first, last};
}

/// The sums of a width and a span of buckets, in order of time: one row a bucket of everything, or
/// one for each combination within the scope.
class SumRows {
public:
    SumRows(Database& database, const Scope& scope)
        : scope_(scope), rows_(database, scope.empty() ? kAll : kWithin)
    {
    }

    void ask(std::int64_t width, std::int64_t from, std::int64_t to)
    {
        rows_.integer(width).integer(from).integer(to);
        if (!scope_.empty()) rows_.text(scope_.provider).text(scope_.model).text(scope_.key);
    }

    bool next() { return rows_.row(); }

    [[nodiscard]] std::int64_t bucket() const { return rows_.asInteger(0); }

    void mergeInto(Sums& sums) const { sums.mergeRow(rows_, 1); }

private:
    static constexpr const char* kAll =
        "SELECT bucket, " GH_SUM_COLUMNS
        " FROM totals WHERE width = ? AND bucket >= ? AND bucket < ? ORDER BY bucket";
    static constexpr const char* kWithin =
        "SELECT bucket, " GH_SUM_COLUMNS
        " FROM rollups WHERE width = ?1 AND bucket >= ?2 AND bucket < ?3"
        " AND (?4 = '' OR provider = (SELECT id FROM names WHERE text = ?4))"
        " AND (?5 = '' OR model = (SELECT id FROM names WHERE text = ?5))"
        " AND (?6 = '' OR key = (SELECT id FROM names WHERE text = ?6)) ORDER BY bucket";

    const Scope& scope_;
    Statement rows_;
};

void readSeries(SumRows& rows, std::int64_t from, std::int64_t to, std::int64_t step,
                Overview& overview)
{
    Sums all;
    Sums one;
    std::int64_t at = from;
    const auto close = [&](std::int64_t next) {
        for (; at < next; at += step) {
            overview.series.push_back(bucketOf(one, at));
            all.merge(one);
            one = Sums();
        }
    };
    rows.ask(widthFor(step), from, to);
    while (rows.next()) {
        close(floorTo(rows.bucket(), step));
        rows.mergeInto(one);
    }
    close(to);
    overview.total = bucketOf(all, from);
}

Bucket readOne(SumRows& rows, std::int64_t from, std::int64_t to, std::int64_t step)
{
    Sums all;
    rows.ask(widthFor(step), from, to);
    while (rows.next()) rows.mergeInto(all);
    return bucketOf(all, from);
}

struct Piece {
    std::int64_t width;
    std::int64_t from;
    std::int64_t to;
};

/// The range as few buckets as there can be: days within, hours around them, minutes at the edges.
std::vector<Piece> pieces(std::int64_t from, std::int64_t to,
                          std::size_t level = kWidths.size() - 1)
{
    const std::int64_t width = kWidths[level];
    const std::int64_t first = ceilTo(from, width);
    const std::int64_t last = floorTo(to, width);
    if (level == 0) return {{width, from, to}};
    if (first >= last) return pieces(from, to, level - 1);
    std::vector<Piece> all{{width, first, last}};
    for (const auto& [a, b] : {std::pair(from, first), std::pair(last, to)}) {
        if (a >= b) continue;
        const auto edge = pieces(a, b, level - 1);
        all.insert(all.end(), edge.begin(), edge.end());
    }
    return all;
}

using Shares = std::map<std::pair<std::int64_t, std::int64_t>, Share>;

std::vector<Share> ordered(Shares& shares)
{
    std::vector<Share> list;
    list.reserve(shares.size());
    for (auto& entry : shares) list.push_back(std::move(entry.second));
    std::ranges::stable_sort(list, [](const Share& a, const Share& b) {
        return a.cost != b.cost ? a.cost > b.cost : a.requests > b.requests;
    });
    return list;
}

void readShares(Database& database, NameTexts& names, std::int64_t from, std::int64_t to,
                const Scope& scope, Overview& overview)
{
    Shares models;
    Shares providers;
    Shares keys;
    Statement rollups(
        database,
        "SELECT provider, model, key, requests, errors_4xx + errors_5xx, cost, unpriced FROM "
        "rollups WHERE width = ? AND bucket >= ? AND bucket < ?");
    const auto within = [&names](const std::string& wanted, std::int64_t id) {
        return wanted.empty() || names.of(id) == wanted;
    };
    for (const Piece& piece : pieces(from, to)) {
        rollups.integer(piece.width).integer(piece.from).integer(piece.to);
        while (rollups.row()) {
            const std::int64_t provider = rollups.asInteger(0);
            const std::int64_t model = rollups.asInteger(1);
            const std::int64_t key = rollups.asInteger(2);
            const bool ofProvider = within(scope.provider, provider);
            const bool ofModel = within(scope.model, model);
            const bool ofKey = within(scope.key, key);
            const auto count = [&rollups](Share& share) {
                share.requests += rollups.asInteger(3);
                share.errors += rollups.asInteger(4);
                share.cost += PicoUsd{rollups.asInteger(5)};
                share.unpriced += rollups.asInteger(6);
            };
            if (ofProvider && ofKey) count(models[{provider, model}]);
            if (ofModel && ofKey) count(providers[{provider, 0}]);
            if (ofProvider && ofModel) count(keys[{key, 0}]);
        }
    }
    for (auto& [key, share] : models) {
        share.provider = names.of(key.first);
        share.name = names.of(key.second);
    }
    for (auto& [key, share] : providers) share.name = share.provider = names.of(key.first);
    for (auto& [key, share] : keys) share.name = names.of(key.first);
    overview.models = ordered(models);
    if (overview.models.size() > kMostModels) overview.models.resize(kMostModels);
    overview.providers = ordered(providers);
    overview.keys = ordered(keys);
    if (overview.keys.size() > kMostKeys) overview.keys.resize(kMostKeys);
}

}  // namespace

Result<Overview> emptyOverview(WallMicros from, WallMicros to, std::int64_t bucketSeconds)
{
    const auto range = rangeOf(from, to, bucketSeconds);
    if (!range) return range.error();
    Overview overview;
    for (std::int64_t at = range->first; at < range->last; at += bucketSeconds) {
        overview.series.push_back(bucketOf(Sums(), at));
    }
    overview.total = bucketOf(Sums(), range->first);
    overview.previous = bucketOf(Sums(), range->first - (range->last - range->first));
    return overview;
}

Result<Overview> overviewOf(Database& database, NameTexts& names, const OverviewRange& asked,
                            const Scope& scope)
{
    const std::int64_t step = asked.bucketSeconds;
    const auto range = rangeOf(asked.from, asked.to, step);
    if (!range) return range.error();
    const auto [first, last] = *range;
    Overview overview;
    overview.series.reserve(static_cast<std::size_t>((last - first) / step));
    SumRows rows(database, scope);
    readSeries(rows, first, last, step, overview);
    overview.previous = readOne(rows, first - (last - first), first, step);
    readShares(database, names, first, last, scope, overview);
    if (!database.well()) return database.fault().error();
    return overview;
}

}  // namespace gatehouse::store
