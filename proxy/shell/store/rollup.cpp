#include "proxy/shell/store/rollup.h"

#include <algorithm>
#include <tuple>

namespace gatehouse::store {
namespace {

constexpr std::int64_t kTotal = -1;      // provider of a key that means the totals table
constexpr std::size_t kMostKept = 1500;  // 2 KiB each

std::int64_t floorTo(std::int64_t value, std::int64_t step) noexcept
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

std::int64_t minuteOf(WallMicros at) noexcept
{
    return floorTo(floorTo(at, 1'000'000) / 1'000'000, kWidths[0]);
}

/// A call that should have had a price: it was answered, and its operation is one that costs.
bool isUnpriced(const record::Exchange& exchange, std::optional<PicoUsd> cost) noexcept
{
    if (cost) return false;
    if (exchange.operation == "models" || exchange.operation == "count_tokens") return false;
    return exchange.outcome == record::Outcome::Ok || exchange.usage.known();
}

}  // namespace

void Sums::add(const record::Exchange& exchange) noexcept
{
    using record::Outcome;
    ++requests;
    const bool brokeOff = exchange.outcome == Outcome::UpstreamCut ||
                          exchange.outcome == Outcome::Timeout ||
                          exchange.outcome == Outcome::Interrupted;
    if (exchange.outcome == Outcome::ClientClosed) {
        ++clientClosed;
    } else if (brokeOff || exchange.status >= 500) {
        ++errors5xx;
    } else if (exchange.status >= 400) {
        ++errors4xx;
        if (exchange.status == 429) ++errors429;
    }
    input += exchange.usage.uncachedInput().value_or(0);
    cached += exchange.usage.cacheRead.value_or(0);
    output += exchange.usage.output.value_or(0);
    cost += exchange.cost.value_or(PicoUsd()).value;
    unpriced += isUnpriced(exchange, exchange.cost) ? 1 : 0;
    if (exchange.endedAt >= 0) latency.add(exchange.endedAt);
    if (exchange.firstByteAt >= 0) firstByte.add(exchange.firstByteAt);
}

void Sums::merge(const Sums& other) noexcept
{
    requests += other.requests;
    errors4xx += other.errors4xx;
    errors429 += other.errors429;
    errors5xx += other.errors5xx;
    clientClosed += other.clientClosed;
    input += other.input;
    cached += other.cached;
    output += other.output;
    cost += other.cost;
    unpriced += other.unpriced;
    latency.merge(other.latency);
    firstByte.merge(other.firstByte);
}

void Sums::mergeRow(const Statement& row, int column)
{
    for (auto* sum : {&requests, &errors4xx, &errors429, &errors5xx, &clientClosed, &input, &cached,
                      &output, &cost, &unpriced}) {
        *sum += row.asInteger(column++);
    }
    latency.merge(row.asBlob(column));
    firstByte.merge(row.asBlob(column + 1));
}

std::size_t Rollups::Hash::operator()(const Key& key) const noexcept
{
    std::uint64_t hash = 0;
    for (const auto part : {key.width, key.bucket, key.provider, key.model, key.key}) {
        hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15ULL;
        hash ^= hash >> 29U;
    }
    return static_cast<std::size_t>(hash);
}

Rollups::Rollups(Database& database)
    : findTotal_(database, "SELECT " GH_SUM_COLUMNS " FROM totals WHERE width = ? AND bucket = ?"),
      findRollup_(database, "SELECT " GH_SUM_COLUMNS
                            " FROM rollups WHERE width = ? AND bucket = ? AND provider = ? AND "
                            "model = ? AND key = ?"),
      putTotal_(database, "INSERT OR REPLACE INTO totals (width, bucket, " GH_SUM_COLUMNS
                          ") VALUES (?,?, ?,?,?,?,?,?,?,?,?,?,?,?)"),
      putRollup_(
          database,
          "INSERT OR REPLACE INTO rollups (width, bucket, provider, model, key, " GH_SUM_COLUMNS
          ") VALUES (?,?,?,?,?, ?,?,?,?,?,?,?,?,?,?,?,?)")
{
}

void Rollups::add(const record::Exchange& exchange, std::int64_t provider, std::int64_t model,
                  std::int64_t key)
{
    fresh_[{kWidths[0], minuteOf(exchange.startedAt), provider, model, key}].add(exchange);
}

void Rollups::recost(const record::Exchange& exchange, std::optional<PicoUsd> cost,
                     const Whose& whose)
{
    const PicoUsd none;
    Sums& sums =
        fresh_[{kWidths[0], minuteOf(exchange.startedAt), whose.provider, whose.model, whose.key}];
    sums.cost += cost.value_or(none).value - exchange.cost.value_or(none).value;
    sums.unpriced +=
        (isUnpriced(exchange, cost) ? 1 : 0) - (isUnpriced(exchange, exchange.cost) ? 1 : 0);
}

void Rollups::write()
{
    for (const auto& [key, sums] : fresh_) {
        for (const std::int64_t width : kWidths) {
            const std::int64_t bucket = floorTo(key.bucket, width);
            merge({width, bucket, key.provider, key.model, key.key}, sums);
            merge({width, bucket, kTotal, 0, 0}, sums);
        }
    }
    fresh_.clear();
    std::ranges::sort(dirty_, [](const Key& a, const Key& b) {
        return std::tie(a.width, a.bucket, a.provider, a.model, a.key) <
               std::tie(b.width, b.bucket, b.provider, b.model, b.key);
    });
    dirty_.erase(std::unique(dirty_.begin(), dirty_.end()), dirty_.end());
    for (const Key& key : dirty_) store(key, kept_[key]);
    dirty_.clear();
    if (kept_.size() > kMostKept) kept_.clear();
}

void Rollups::clear()
{
    fresh_.clear();
    kept_.clear();
    dirty_.clear();
}

void Rollups::forget(Database& database)
{
    clear();
    database.run("DELETE FROM totals");
    database.run("DELETE FROM rollups");
}

void Rollups::merge(const Key& key, const Sums& sums)
{
    const auto [at, isNew] = kept_.try_emplace(key);
    if (isNew) load(key, at->second);
    at->second.merge(sums);
    dirty_.push_back(key);
}

void Rollups::load(const Key& key, Sums& sums)
{
    Statement& find = key.provider == kTotal ? findTotal_ : findRollup_;
    find.integer(key.width).integer(key.bucket);
    if (key.provider != kTotal) find.integer(key.provider).integer(key.model).integer(key.key);
    while (find.row()) sums.mergeRow(find, 0);
}

void Rollups::store(const Key& key, const Sums& sums)
{
    Statement& put = key.provider == kTotal ? putTotal_ : putRollup_;
    put.integer(key.width).integer(key.bucket);
    if (key.provider != kTotal) put.integer(key.provider).integer(key.model).integer(key.key);
    for (const auto sum :
         {sums.requests, sums.errors4xx, sums.errors429, sums.errors5xx, sums.clientClosed,
          sums.input, sums.cached, sums.output, sums.cost, sums.unpriced}) {
        put.integer(sum);
    }
    latency_.clear();
    firstByte_.clear();
    sums.latency.pack(latency_);
    sums.firstByte.pack(firstByte_);
    put.blob(latency_).blob(firstByte_).run();
}

}  // namespace gatehouse::store
