#include "proxy/shell/store/routed.h"

#include <algorithm>
#include <cmath>

#include "proxy/core/base/text.h"
#include "proxy/core/config/prompts.h"
#include "proxy/shell/store/guard_actions.h"

namespace gatehouse::store {
namespace {

constexpr std::int64_t kMilli = 1'000;
constexpr std::int64_t kPicoOfMillionth = 1'000'000;
constexpr std::int64_t kMostSquared = 100'000'000;  // a hundred dollars, in millionths

bool isFailed(const record::Exchange& exchange) noexcept
{
    return exchange.outcome != record::Outcome::Ok &&
           exchange.outcome != record::Outcome::ClientClosed &&
           exchange.outcome != record::Outcome::Running;
}

/// How far the mean of `count` values is likely off.
double errorOf(double sum, double squares, std::int64_t count) noexcept
{
    if (count < 2) return 0;
    const auto n = static_cast<double>(count);
    const double variance = std::max(0.0, (squares - sum * sum / n) / (n - 1));
    return std::sqrt(variance / n);
}

VersionSums& sumsOf(std::vector<VersionSums>& all, std::int64_t version)
{
    const auto found = std::ranges::find(all, version, &VersionSums::version);
    if (found != all.end()) return *found;
    all.push_back({.version = version});
    return all.back();
}

void addRatings(Database& database, std::string_view route, WallMicros from, WallMicros to,
                std::vector<VersionSums>& all)
{
    Statement ratings(database,
                      "SELECT r.version, t.feedback, count(*) FROM (SELECT exchange, version "
                      "FROM routed WHERE route = ?1 UNION ALL SELECT exchange, version FROM "
                      "prompted WHERE prompt = ?2) r "
                      "JOIN ratings t ON t.exchange = r.exchange "
                      "JOIN exchanges e ON e.id = r.exchange "
                      "WHERE e.started_at >= ?3 AND e.started_at < ?4 "
                      "AND t.feedback <> 0 GROUP BY r.version, t.feedback");
    const bool isPrompt = route.starts_with(config::kPromptPrefix);
    ratings.text(route)
        .text(isPrompt ? route.substr(config::kPromptPrefix.size()) : std::string_view())
        .integer(from)
        .integer(to);
    while (ratings.row()) {
        auto& sums = sumsOf(all, ratings.asInteger(0));
        (ratings.asInteger(1) > 0 ? sums.good : sums.bad) += ratings.asInteger(2);
    }
}

}  // namespace

std::vector<std::string_view> edgesOf(std::string_view way)
{
    std::vector<std::string_view> edges;
    while (!way.empty()) {
        const std::string_view each = takeUntil(way, '>');
        if (each.find(':') != std::string_view::npos) edges.push_back(each);
    }
    return edges;
}

Routed::Routed(Database& database)
    : way_(database,
           "INSERT OR REPLACE INTO routed (exchange, route, version, way) VALUES (?,?,?,?)"),
      prompt_(database,
              "INSERT OR REPLACE INTO prompted (exchange, prompt, version, label) VALUES "
              "(?,?,?,?)"),
      cache_(
          database,
          "INSERT OR REPLACE INTO cached (exchange, state, call, saved, saved_time, near, score, "
          "pair, why) VALUES (?,?,?,?,?,?,?,?,?)"),
      found_(database,
             "INSERT OR IGNORE INTO found (exchange, gateway, rule, action) VALUES "
             "(?,?,?,?)"),
      sum_(database,
           "INSERT INTO route_sums (at, route, version, edge, calls, failed, latency, "
           "latency_sq, cost, cost_sq, unpriced, tokens) VALUES (?,?,?,?,1,?,?,?,?,?,?,?) "
           "ON CONFLICT DO UPDATE SET calls = calls + 1, failed = failed + excluded.failed, "
           "latency = latency + excluded.latency, latency_sq = latency_sq + excluded.latency_sq, "
           "cost = cost + excluded.cost, cost_sq = cost_sq + excluded.cost_sq, "
           "unpriced = unpriced + excluded.unpriced, tokens = tokens + excluded.tokens")
{
}

void Routed::add(std::int64_t row, const record::Exchange& exchange)
{
    if (const auto& cache = exchange.cache; row != 0 && cache.state != record::CacheState::Off) {
        cache_.integer(row).integer(static_cast<int>(cache.state)).text(cache.call);
        cache_.integer(cache.saved ? std::optional(cache.saved->value) : std::nullopt);
        cache_.integer(cache.savedTime);
        const auto& alike = cache.alike;
        cache_.text(alike.call).integer(alike.score).text(alike.pair).text(alike.why).run();
    }
    const bool isOver = exchange.outcome != record::Outcome::Running;
    if (const auto& route = exchange.route; !route.id.empty()) {
        if (row != 0) way_.integer(row).text(route.id).integer(route.version).text(route.way).run();
        if (isOver) addSums(route.id, route.version, route.way, exchange);
    }
    if (const auto& prompt = exchange.prompt; !prompt.name.empty()) {
        if (row != 0)
            prompt_.integer(row).text(prompt.name).integer(prompt.version).text(prompt.label).run();
        if (isOver) addSums(cat(config::kPromptPrefix, prompt.name), prompt.version, {}, exchange);
    }
    if (!isOver) return;
    for (const auto& rule : exchange.guards) {
        std::string_view name = rule;
        const auto gateway = takeUntil(name, '/');
        if (row != 0)
            found_.integer(row).text(gateway).text(name).text(actionOf(exchange, name)).run();
        addSums(cat(kGuardPrefix, rule), 0, {}, exchange);
    }
}

void Routed::forget(Database& database)
{
    database.run("DELETE FROM route_sums");
}

void Routed::addSums(std::string_view subject, std::int64_t number, std::string_view ofWay,
                     const record::Exchange& exchange)
{
    const std::int64_t failed = isFailed(exchange) ? 1 : 0;
    const auto put = [&](std::string_view edge, bool isWhole) {
        const std::int64_t until =
            exchange.firstByteAt >= 0 ? exchange.firstByteAt : exchange.endedAt;
        const std::int64_t ms = isWhole ? std::max<std::int64_t>(0, until / kMilli) : 0;
        const std::int64_t cost = isWhole && exchange.cost ? exchange.cost->value : 0;
        const std::int64_t millionths = std::min(kMostSquared, cost / kPicoOfMillionth);
        const auto& usage = exchange.usage;
        sum_.integer(exchange.startedAt - exchange.startedAt % kRouteBucket)
            .text(subject)
            .integer(number)
            .text(edge)
            .integer(failed)
            .integer(ms)
            .integer(ms * ms)
            .integer(cost)
            .integer(millionths * millionths)
            .integer(isWhole && !exchange.cost ? 1 : 0)
            .integer(isWhole ? usage.input.value_or(0) + usage.output.value_or(0) : 0)
            .run();
    };
    put({}, true);
    for (const auto edge : edgesOf(ofWay)) put(edge, false);
}

void readRouted(Database& database, std::int64_t row, record::Exchange& exchange)
{
    Statement way(database, "SELECT route, version, way FROM routed WHERE exchange = ?");
    way.integer(row);
    while (way.row()) {
        exchange.route = {std::string(way.asText(0)), way.asInteger(1), std::string(way.asText(2))};
    }
    Statement cache(database,
                    "SELECT state, call, saved, saved_time, near, score, pair, why FROM cached "
                    "WHERE exchange = ?");
    cache.integer(row);
    while (cache.row()) {
        exchange.cache = {static_cast<record::CacheState>(cache.asInteger(0)),
                          std::string(cache.asText(1)),
                          {},
                          cache.asInteger(3),
                          {std::string(cache.asText(4)), static_cast<int>(cache.asInteger(5)),
                           std::string(cache.asText(6)), std::string(cache.asText(7))}};
        if (const auto saved = cache.asOptional(2)) exchange.cache.saved = PicoUsd{*saved};
    }
    Statement found(database,
                    "SELECT gateway, rule FROM found WHERE exchange = ? ORDER BY gateway, rule");
    found.integer(row);
    while (found.row()) exchange.guards.push_back(cat(found.asText(0), "/", found.asText(1)));
    Statement prompt(database, "SELECT prompt, version, label FROM prompted WHERE exchange = ?");
    prompt.integer(row);
    while (prompt.row()) {
        exchange.prompt = {std::string(prompt.asText(0)), prompt.asInteger(1),
                           std::string(prompt.asText(2))};
    }
}

std::vector<VersionSums> readVersions(Database& database, std::string_view route, WallMicros from,
                                      WallMicros to)
{
    std::vector<VersionSums> all;
    Statement sums(database,
                   "SELECT version, edge, sum(calls), sum(failed), sum(latency), sum(latency_sq), "
                   "sum(cost), sum(cost_sq), sum(unpriced), sum(tokens) FROM route_sums "
                   "WHERE route = ? AND at >= ? AND at < ? GROUP BY version, edge "
                   "ORDER BY version, edge");
    sums.text(route).integer(from - from % kRouteBucket).integer(to);
    while (sums.row()) {
        auto& version = sumsOf(all, sums.asInteger(0));
        const std::string edge(sums.asText(1));
        const std::int64_t calls = sums.asInteger(2);
        if (!edge.empty()) {
            version.edges[edge] = calls;
            version.failures[edge] = sums.asInteger(3);
            continue;
        }
        version.calls = calls;
        version.failed = sums.asInteger(3);
        const auto latency = static_cast<double>(sums.asInteger(4));
        version.latency = calls > 0 ? latency / static_cast<double>(calls) : -1;
        version.latencyError = errorOf(latency, static_cast<double>(sums.asInteger(5)), calls);
        version.cost = {sums.asInteger(6)};
        version.unpriced = sums.asInteger(8);
        const std::int64_t priced = calls - version.unpriced;
        const auto cost = static_cast<double>(version.cost.value);
        version.costPerCall = priced > 0 ? cost / static_cast<double>(priced) : -1;
        version.costError =
            errorOf(cost / kPicoOfMillionth, static_cast<double>(sums.asInteger(7)), priced) *
            kPicoOfMillionth;
        version.tokens = sums.asInteger(9);
    }
    addRatings(database, route, from, to, all);
    std::ranges::sort(all, {}, &VersionSums::version);
    return all;
}

}  // namespace gatehouse::store
