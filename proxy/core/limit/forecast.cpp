#include "proxy/core/limit/forecast.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gatehouse::limit {
namespace {

constexpr std::size_t kFewest = 3;
constexpr double kMost = 4e18;

std::int64_t whole(double amount) noexcept
{
    return std::llround(std::clamp(amount, 0.0, kMost));
}

}  // namespace

std::optional<Forecast> forecast(std::span<const std::int64_t> steps, std::int64_t used,
                                 double left)
{
    if (steps.size() < kFewest || left < 0) return std::nullopt;
    constexpr double kFourOfFive = 1.2816;  // standard deviations of a normal distribution
    const auto n = static_cast<double>(steps.size());
    double sum = 0;
    for (const std::int64_t step : steps) sum += static_cast<double>(step);
    const double mean = sum / n;
    double squares = 0;
    for (const std::int64_t step : steps) {
        const double off = static_cast<double>(step) - mean;
        squares += off * off;
    }
    const double spread = std::sqrt(squares / (n - 1)) * std::sqrt(left + left * left / n);
    const auto now = static_cast<double>(used);
    const double end = now + mean * left;
    return Forecast{.expected = whole(end),
                    .low = whole(std::max(now, end - kFourOfFive * spread)),
                    .high = whole(end + kFourOfFive * spread),
                    .each = mean};
}

std::optional<double> missOf(std::span<const std::int64_t> window, std::size_t known)
{
    if (known >= window.size()) return std::nullopt;
    const auto first = window.first(known);
    const std::int64_t used = std::accumulate(first.begin(), first.end(), std::int64_t(0));
    const auto told = forecast(first, used, static_cast<double>(window.size() - known));
    const std::int64_t truly = std::accumulate(window.begin(), window.end(), std::int64_t(0));
    if (!told || truly <= 0) return std::nullopt;
    return static_cast<double>(told->expected - truly) / static_cast<double>(truly);
}

}  // namespace gatehouse::limit
