#pragma once

#include <cstdint>
#include <string>

#include "proxy/core/base/units.h"
#include "proxy/core/provider/provider.h"

namespace gatehouse::store {

/// Past calls whose cost is counted anew, and by what.
struct Repricing {
    provider::Provider row;  ///< with the prices to count by
    std::string provider;    ///< as the log calls it
    std::string model;       ///< of the row's cards: calls that are billed by this one
    WallMicros from = 0;
    WallMicros to = 0;  ///< 0: to now
    std::string author;
};

/// What comes of a repricing. Money of calls whose cost is not known counts on neither side.
struct RepricingSums {
    std::int64_t calls = 0;    ///< of that model, in the range
    std::int64_t changed = 0;  ///< whose cost is another one then
    std::int64_t priced = 0;   ///< of these, those that had none
    std::int64_t unknown = 0;  ///< without a cost before and after
    PicoUsd before;
    PicoUsd after;

    friend bool operator==(const RepricingSums&, const RepricingSums&) = default;
};

/// How a repricing ended, or that it is under way.
enum class RepricingState : std::uint8_t { Running = 0, Done = 1, Broken = 2 };

/// A line of the audit.
struct RepricingLine {
    std::int64_t id = 0;
    WallMicros at = 0;
    std::string author, provider, model, rates;
    WallMicros from = 0;
    WallMicros to = 0;
    RepricingState state = RepricingState::Running;
    RepricingSums sums;
};

}  // namespace gatehouse::store
