#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gatehouse::store {

class Packed;

/// Counts of durations on a logarithmic scale: 10 µs to 55 minutes in 256 steps of 8 %.
///
/// Units   microseconds in, milliseconds out; what lies outside counts as the nearest end.
/// Errors  a percentile is at most 4 % off (the geometric middle of its step), inside the scale.
class Histogram {
public:
    static constexpr std::size_t kSteps = 256;

    void add(std::int64_t micros) noexcept;
    void merge(
        std::string_view packed);  ///< adds what pack() made; a broken blob adds what can be read
    void merge(const Histogram& other) noexcept;
    void pack(Packed& out) const;  ///< only the steps that are not empty

    [[nodiscard]] std::uint64_t count() const noexcept { return count_; }

    [[nodiscard]] double percentile(double share) const noexcept;  ///< ms; -1 when empty

private:
    std::array<std::uint32_t, kSteps> steps_{};
    std::uint64_t count_ = 0;
    std::uint16_t lowest_ = kSteps;  ///< first and last step in use: most buckets touch few
    std::uint16_t highest_ = 0;
};

}  // namespace gatehouse::store
