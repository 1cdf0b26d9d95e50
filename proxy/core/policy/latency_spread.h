#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace gatehouse::policy {

/// How the latencies of a target are spread: what only one call in twenty exceeds.
///
/// Shape   counts in steps of a quarter of an octave, from a millisecond to hours; once there are
///         many, all are halved, so that old ones fade
/// Units   µs
/// Errors  a percentile is up to 19 % above the true one, never below it
class LatencySpread {
public:
    static constexpr std::uint32_t kFewest = 20;  ///< below so many nothing is told

    void note(std::int64_t latency) noexcept;
    /// What so many percent do not exceed; -1: too few were seen.
    [[nodiscard]] std::int64_t at(int percent) const noexcept;

private:
    static constexpr std::size_t kSteps = 96;

    std::array<std::uint16_t, kSteps> counts_{};
    std::uint32_t sum_ = 0;
};

}  // namespace gatehouse::policy
