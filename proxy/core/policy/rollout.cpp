#include "proxy/core/policy/rollout.h"

#include <algorithm>
#include <cmath>

#include "proxy/core/base/text.h"

namespace gatehouse::policy {
namespace {

constexpr double kZ = 1.959964;  // of 95 %
constexpr std::int64_t kFewCalls = 5;
constexpr std::int64_t kFewRatings = 5;

double rateOf(std::int64_t part, std::int64_t all) noexcept
{
    return all > 0 ? static_cast<double>(part) / static_cast<double>(all) : 0;
}

std::string percent(double share)
{
    return cat(number(std::lround(share * 100)), " %");
}

/// Why it has to be taken back; empty: it has not.
std::string complaint(const RolloutRule& rule, const VersionFigures& live,
                      const VersionFigures& candidate)
{
    const double failed = rateOf(candidate.failed, candidate.calls);
    const double allowed = static_cast<double>(rule.mostErrors) / 100;
    if (shareInterval(candidate.failed, candidate.calls).low > allowed &&
        failed > rateOf(live.failed, live.calls)) {
        return cat(percent(failed), " of its calls failed, ", percent(allowed), " may");
    }
    const bool isTimed = rule.mostLatency > 0 && candidate.calls >= kFewCalls &&
                         live.calls >= kFewCalls && candidate.latency >= 0 && live.latency >= 0;
    if (isTimed) {
        const double most = live.latency * static_cast<double>(rule.mostLatency) / 100;
        const double error =
            std::hypot(candidate.latencyError,
                       live.latencyError * static_cast<double>(rule.mostLatency) / 100);
        if (candidate.latency - kZ * error > most) {
            return cat("it answers after ", number(std::lround(candidate.latency)),
                       " ms, the live version after ", number(std::lround(live.latency)), " ms");
        }
    }
    const std::int64_t rated = candidate.good + candidate.bad;
    const double least = static_cast<double>(rule.leastFeedback) / 100;
    if (rule.leastFeedback > 0 && rated >= kFewRatings &&
        shareInterval(candidate.good, rated).high < least) {
        return cat(percent(rateOf(candidate.good, rated)), " of its ratings are good, ",
                   percent(least), " must be");
    }
    return {};
}

}  // namespace

Interval shareInterval(std::int64_t part, std::int64_t all) noexcept
{
    if (all <= 0) return {};
    const auto n = static_cast<double>(all);
    const double share = static_cast<double>(part) / n;
    const double z2 = kZ * kZ;
    const double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
    const double half = kZ / (1 + z2 / n) * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

RolloutMove judge(const RolloutRule& rule, int share, Millis atThisShare,
                  const VersionFigures& live, const VersionFigures& candidate)
{
    using Kind = RolloutMove::Kind;
    if (std::string why = complaint(rule, live, candidate); !why.empty())
        return {Kind::Stop, 0, std::move(why)};
    if (rule.stages.empty()) return {};
    const auto next = std::ranges::find_if(rule.stages, [&](int each) { return each > share; });
    if (share == 0 && next != rule.stages.end()) return {Kind::Advance, *next, "it begins"};
    const double failed = rateOf(candidate.failed, candidate.calls);
    const bool isHealthy = failed <= static_cast<double>(rule.mostErrors) / 100;
    if (atThisShare < rule.stageLength || candidate.calls < rule.leastCalls || !isHealthy)
        return {};
    std::string why = cat(number(candidate.calls), " calls, ", percent(failed), " failed");
    if (next != rule.stages.end()) return {Kind::Advance, *next, std::move(why)};
    return {Kind::Finish, share, std::move(why)};
}

}  // namespace gatehouse::policy
