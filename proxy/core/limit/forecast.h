#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace gatehouse::limit {

/// Where a window will end if it goes on as it went: a straight line and its interval.
///
/// Units   as the limit
struct Forecast {
    std::int64_t expected = 0;
    std::int64_t low = 0;   ///< four of five windows end between `low` and `high`
    std::int64_t high = 0;  ///< likewise
    double each = 0;        ///< that a step uses, on average
};

/// `steps`: what was used in equal pieces of the window, oldest first, without the one that is
/// under way. `used`: until now. `left`: steps until the end.
///
/// Shape   steps are taken for independent draws: the interval is that of their sum, with what is
///         not known of their mean (normal, 80 %). Never below what is used already.
/// Errors  empty: fewer than three steps say nothing
std::optional<Forecast> forecast(std::span<const std::int64_t> steps, std::int64_t used,
                                 double left);

/// How far such a forecast would have been off in a window that is over, as a share of what was
/// used then: 0.08 is 8 % too much. `known`: so many of its steps were known.
///
/// Errors  empty: nothing was used, or too little was known
std::optional<double> missOf(std::span<const std::int64_t> window, std::size_t known);

}  // namespace gatehouse::limit
