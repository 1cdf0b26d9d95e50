#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace gatehouse::bench {

/// Counts of durations in buckets whose width grows with the value, so that every percentile is
/// within 1 %.
///
/// Units   nanoseconds in, microseconds out.
/// Source  the bucket layout of HDR histograms: 128 linear buckets in each power of two.
class Histogram {
public:
    Histogram() : counts_((65 - kBits) << kBits) {}

    void add(std::int64_t nanos)
    {
        const std::uint64_t value = nanos < 0 ? 0 : static_cast<std::uint64_t>(nanos);
        ++counts_[bucketOf(value)];
        ++total_;
        sum_ += static_cast<double>(value);
        if (value > max_) max_ = value;
    }

    [[nodiscard]] std::uint64_t total() const noexcept { return total_; }

    [[nodiscard]] double percentile(double share) const
    {
        const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(total_));
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            seen += counts_[i];
            if (seen > wanted) return std::min(middleOf(i), static_cast<double>(max_)) / 1000.0;
        }
        return static_cast<double>(max_) / 1000.0;
    }

    [[nodiscard]] std::string json() const
    {
        char text[256];
        std::snprintf(
            text, sizeof text,
            R"({"n":%llu,"mean":%.2f,"p50":%.2f,"p90":%.2f,"p99":%.2f,"p999":%.2f,"max":%.2f})",
            static_cast<unsigned long long>(total_),
            total_ == 0 ? 0.0 : sum_ / static_cast<double>(total_) / 1000.0, percentile(0.5),
            percentile(0.9), percentile(0.99), percentile(0.999),
            static_cast<double>(max_) / 1000.0);
        return text;
    }

private:
    static constexpr unsigned kBits = 7;

    static std::size_t bucketOf(std::uint64_t value) noexcept
    {
        const auto width = static_cast<unsigned>(std::bit_width(value));
        if (width <= kBits) return value;
        const unsigned shift = width - kBits;  // value >> shift lies in [64, 128)
        return (static_cast<std::size_t>(shift) << kBits) + (value >> shift);
    }

    static double middleOf(std::size_t bucket) noexcept
    {
        const auto shift = static_cast<unsigned>(bucket >> kBits);
        const std::uint64_t low = bucket & ((1U << kBits) - 1);
        return (static_cast<double>(low) + (shift == 0 ? 0.0 : 0.5)) *
               static_cast<double>(std::uint64_t{1} << shift);
    }

    std::vector<std::uint64_t> counts_;
    std::uint64_t total_ = 0;
    std::uint64_t max_ = 0;
    double sum_ = 0;
};

}  // namespace gatehouse::bench
