#include "proxy/core/provider/health.h"

#include <algorithm>
#include <vector>

#include "proxy/core/base/translate.h"

namespace gatehouse::provider {
namespace {

constexpr WallMicros kSecond = 1'000'000;
constexpr WallMicros kWindow = 300 * kSecond;
constexpr WallMicros kForgotten = 900 * kSecond;
constexpr Millis kRefusedRest{600'000};  ///< a key that is not taken is not mended by itself
constexpr Millis kLimitedRest{30'000};   ///< where the provider did not say how long
constexpr Millis kLongestRest{3'600'000};
constexpr int kLimited = 429;

constexpr bool isRefusal(int status) noexcept
{
    return status == 401 || status == 403;
}

std::int64_t middleOf(std::vector<std::int64_t>& times)
{
    if (times.empty()) return -1;
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

}  // namespace

std::string_view name(HealthState state) noexcept
{
    constexpr std::string_view kNames[] = {"unknown", "healthy", "resting", "failing"};
    return kNames[static_cast<std::size_t>(state)];
}

bool isFailure(const CallMark& call) noexcept
{
    return call.broken || call.status == 0 || call.status >= 500 || call.status == 408 ||
           isRefusal(call.status);
}

HealthFacts healthOf(std::span<const CallMark> marks, WallMicros restsUntil, WallMicros now)
{
    HealthFacts facts;
    if (marks.empty()) return facts;
    const CallMark& last = *std::ranges::max_element(marks, {}, &CallMark::at);
    facts.lastAt = last.at;
    if (last.at + kForgotten < now) return facts;
    int failed = 0;
    std::vector<std::int64_t> times;
    times.reserve(marks.size());
    for (const CallMark& mark : marks) {
        if (mark.at + kWindow < last.at) continue;
        ++facts.calls;
        const bool bad = isFailure(mark);
        failed += bad ? 1 : 0;
        if (bad || mark.status == kLimited) continue;
        ++facts.good;
        if (mark.firstByte >= 0) times.push_back(mark.firstByte);
    }
    facts.latency = middleOf(times);
    facts.state = isFailure(last) && failed * 2 >= facts.calls ? HealthState::Failing
                  : restsUntil > now                           ? HealthState::Resting
                                                               : HealthState::Healthy;
    return facts;
}

Millis restAfter(int status, Millis retryAfter) noexcept
{
    if (isRefusal(status)) return kRefusedRest;
    if (status != kLimited) return Millis(0);
    return retryAfter.count() > 0 ? std::min(retryAfter, kLongestRest) : kLimitedRest;
}

std::string_view adviceOn(int status) noexcept
{
    if (status == 401)
        return GH_TEXT("Health", "type the key anew, or make a new one at the provider");
    if (status == 403)
        return GH_TEXT("Health", "look at the provider whether this key may call that model");
    if (status == kLimited)
        return GH_TEXT("Health", "add a second key, or ask the provider for a higher limit");
    if (status == 408 || status >= 500)
        return GH_TEXT("Health", "try again; if it stays so, look at the provider's status page");
    return {};
}

std::size_t chooseKey(std::span<const KeyShare> keys, WallMicros now, std::uint64_t chance) noexcept
{
    std::uint64_t sum = 0;
    for (const KeyShare& each : keys) {
        if (each.restsUntil <= now) sum += static_cast<std::uint64_t>(each.weight);
    }
    std::uint64_t at = sum == 0 ? 0 : chance % sum;
    std::size_t first = keys.size();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const KeyShare& key = keys[i];
        if (key.weight <= 0) continue;
        if (first == keys.size() || key.restsUntil < keys[first].restsUntil) first = i;
        if (sum == 0 || key.restsUntil > now) continue;
        const auto weight = static_cast<std::uint64_t>(key.weight);
        if (at < weight) return i;
        at -= weight;
    }
    return first == keys.size() ? 0 : first;
}

}  // namespace gatehouse::provider
