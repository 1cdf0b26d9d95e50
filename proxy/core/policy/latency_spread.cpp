#include "proxy/core/policy/latency_spread.h"

#include <algorithm>
#include <cmath>

namespace gatehouse::policy {
namespace {

constexpr double kLeast = 1'000;  // µs: the upper end of the first step
constexpr double kAnOctave = 4;   // steps

}  // namespace

void LatencySpread::note(std::int64_t latency) noexcept
{
    constexpr std::uint32_t kMany = 512;
    const double octaves =
        std::log2(std::max<double>(kLeast, static_cast<double>(latency)) / kLeast);
    const auto step = static_cast<std::size_t>(std::ceil(octaves * kAnOctave));
    ++counts_[std::min(step, kSteps - 1)];
    if (++sum_ < kMany) return;
    sum_ = 0;
    for (auto& count : counts_) {
        count = static_cast<std::uint16_t>(count / 2);
        sum_ += count;
    }
}

std::int64_t LatencySpread::at(int percent) const noexcept
{
    if (sum_ < kFewest) return -1;
    constexpr std::uint32_t kWhole = 100;
    const std::uint32_t wanted = (sum_ * static_cast<std::uint32_t>(percent) + kWhole - 1) / kWhole;
    std::uint32_t seen = 0;
    std::size_t step = 0;
    for (; step + 1 < kSteps; ++step) {
        seen += counts_[step];
        if (seen >= wanted) break;
    }
    return static_cast<std::int64_t>(kLeast * std::exp2(static_cast<double>(step) / kAnOctave));
}

}  // namespace gatehouse::policy
