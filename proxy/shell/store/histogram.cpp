#include "proxy/shell/store/histogram.h"

#include <algorithm>
#include <cmath>

#include "proxy/shell/store/pack.h"

namespace gatehouse::store {
namespace {

constexpr double kSmallest = 10.0;  // µs
constexpr double kRatio = 1.08;

}  // namespace

void Histogram::add(std::int64_t micros) noexcept
{
    static const double scale = 1.0 / std::log(kRatio);
    const double step =
        std::log(static_cast<double>(std::max<std::int64_t>(micros, 1)) / kSmallest) * scale;
    const auto index =
        static_cast<std::uint16_t>(std::clamp(step, 0.0, static_cast<double>(kSteps - 1)));
    ++steps_[index];
    ++count_;
    lowest_ = std::min(lowest_, index);
    highest_ = std::max(highest_, index);
}

void Histogram::merge(std::string_view packed)
{
    Unpacker unpacker(packed);
    std::uint64_t index = 0;
    while (!unpacker.atEnd()) {
        index += unpacker.natural();
        const auto count = static_cast<std::uint32_t>(unpacker.natural());
        if (index >= kSteps) return;
        steps_[static_cast<std::size_t>(index)] += count;
        count_ += count;
        lowest_ = std::min(lowest_, static_cast<std::uint16_t>(index));
        highest_ = std::max(highest_, static_cast<std::uint16_t>(index));
    }
}

void Histogram::merge(const Histogram& other) noexcept
{
    for (std::size_t i = other.lowest_; i <= other.highest_ && i < kSteps; ++i)
        steps_[i] += other.steps_[i];
    count_ += other.count_;
    lowest_ = std::min(lowest_, other.lowest_);
    highest_ = std::max(highest_, other.highest_);
}

void Histogram::pack(Packed& out) const
{
    Packer packer(out);
    std::uint64_t last = 0;
    for (std::size_t i = lowest_; i <= highest_ && i < kSteps; ++i) {
        if (steps_[i] == 0) continue;
        packer.natural(i - last);
        packer.natural(steps_[i]);
        last = i;
    }
}

double Histogram::percentile(double share) const noexcept
{
    if (count_ == 0) return -1;
    const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count_)));
    std::uint64_t seen = 0;
    for (std::size_t i = lowest_; i <= highest_ && i < kSteps; ++i) {
        seen += steps_[i];
        if (seen >= wanted && steps_[i] > 0) {
            return kSmallest * std::pow(kRatio, static_cast<double>(i) + 0.5) / 1000.0;
        }
    }
    return kSmallest * std::pow(kRatio, static_cast<double>(highest_) + 0.5) / 1000.0;
}

}  // namespace gatehouse::store
