#include "proxy/core/policy/balance.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace gatehouse::policy {
namespace {

constexpr std::pair<std::string_view, Balance> kBalances[] = {
    {"weighted", Balance::Weighted},    {"round_robin", Balance::RoundRobin},
    {"least_busy", Balance::LeastBusy}, {"cheapest", Balance::Cheapest},
    {"fastest", Balance::Fastest},      {"sticky", Balance::Sticky},
};

constexpr std::uint64_t kProbeEach = 20;  // calls: one of them looks elsewhere

std::uint64_t mixed(std::uint64_t hash) noexcept
{
    hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBULL;
    return hash ^ (hash >> 31);
}

/// A number from 0 to below 1.
double unit(std::uint64_t drawn) noexcept
{
    constexpr int kBits = 53;
    return static_cast<double>(drawn >> (64 - kBits)) / static_cast<double>(1ULL << kBits);
}

/// Exponential keys: the order of a weighted draw without putting back (Efraimidis and Spirakis,
/// 2006). Smaller comes first.
double drawKey(const Choice& choice, std::uint64_t seed) noexcept
{
    if (choice.weight <= 0) return std::numeric_limits<double>::max();
    const double drawn = 1 - unit(spread(choice.name, seed));
    return -std::log(drawn) / static_cast<double>(choice.weight);
}

/// A place in the circle of all weights, which moves on by one with each turn.
double turnKey(std::span<const Choice> choices, std::size_t place, std::uint64_t turn) noexcept
{
    std::int64_t all = 0;
    for (const auto& each : choices) all += each.isReady ? each.weight : 0;
    if (all <= 0 || choices[place].weight <= 0) return std::numeric_limits<double>::max();
    auto left = static_cast<std::int64_t>(turn % static_cast<std::uint64_t>(all));
    std::size_t first = 0;
    for (; first < choices.size(); ++first) {
        if (!choices[first].isReady) continue;
        if (left < choices[first].weight) break;
        left -= choices[first].weight;
    }
    return static_cast<double>((place + choices.size() - first) % choices.size());
}

double speedKey(const Choice& choice, const Draw& draw, std::size_t count) noexcept
{
    if (choice.latency < 0) return -1;
    const bool probes = count > 1 && draw.chance % kProbeEach == 0;
    if (probes) return drawKey(choice, draw.chance);
    return static_cast<double>(choice.latency);
}

double keyOf(Balance balance, std::span<const Choice> choices, std::size_t place, const Draw& draw)
{
    const Choice& choice = choices[place];
    switch (balance) {
        case Balance::Weighted:
            break;
        case Balance::Sticky:
            return drawKey(choice, draw.who.empty() ? draw.chance : spread(draw.who, 0));
        case Balance::RoundRobin:
            return turnKey(choices, place, draw.turn);
        case Balance::LeastBusy:
            return choice.weight <= 0
                       ? std::numeric_limits<double>::max()
                       : static_cast<double>(choice.busy) / static_cast<double>(choice.weight);
        case Balance::Cheapest:
            return choice.price ? static_cast<double>(*choice.price)
                                : std::numeric_limits<double>::max();
        case Balance::Fastest:
            return speedKey(choice, draw, choices.size());
    }
    return drawKey(choice, draw.chance);
}

}  // namespace

std::optional<Balance> balanceNamed(std::string_view word) noexcept
{
    for (const auto& [name, balance] : kBalances) {
        if (name == word) return balance;
    }
    return std::nullopt;
}

std::uint64_t spread(std::string_view text, std::uint64_t seed) noexcept
{
    // FNV-1a between two rounds of splitmix64: seeds and texts that differ in a bit share nothing.
    std::uint64_t hash = mixed(seed + 0x9E3779B97F4A7C15ULL);
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return mixed(hash);
}

std::vector<std::size_t> orderOf(Balance balance, std::span<const Choice> choices, const Draw& draw)
{
    std::vector<std::size_t> order(choices.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (choices.size() < 2) return order;

    struct Key {
        bool isReady;
        double first;
        double second;  ///< where the rule does not decide
    };

    std::vector<Key> keys;
    keys.reserve(choices.size());
    for (std::size_t i = 0; i < choices.size(); ++i) {
        keys.push_back({choices[i].isReady, keyOf(balance, choices, i, draw),
                        drawKey(choices[i], draw.chance)});
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        if (keys[a].isReady != keys[b].isReady) return keys[a].isReady;
        if (keys[a].first != keys[b].first) return keys[a].first < keys[b].first;
        return keys[a].second < keys[b].second;
    });
    return order;
}

void LatencyMean::note(std::int64_t latency, WallMicros now) noexcept
{
    constexpr double kShare = 0.2;
    const auto fresh = static_cast<double>(latency);
    mean = mean < 0 ? fresh : mean + kShare * (fresh - mean);
    at = now;
}

std::int64_t LatencyMean::seen(WallMicros now) const noexcept
{
    if (mean < 0) return -1;
    const double lives = static_cast<double>(std::max<WallMicros>(0, now - at)) / kHalfLife;
    return static_cast<std::int64_t>(mean * std::exp2(-lives));
}

bool Breaker::mayAsk(WallMicros now) noexcept
{
    if (openUntil == 0) return true;
    if (openUntil > now) return false;
    openUntil = now + kShortest;
    return true;
}

void Breaker::noteFailure(WallMicros now) noexcept
{
    ++failures;
    if (failures < kFailures && opened == 0) return;
    constexpr int kDoublings = 6;
    openUntil = now + std::min(kLongest, kShortest << std::min(opened, kDoublings));
    ++opened;
}

void Breaker::noteSuccess() noexcept
{
    failures = 0;
    opened = 0;
    openUntil = 0;
}

}  // namespace gatehouse::policy
