#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/limit/rule.h"
#include "proxy/core/record/record.h"

namespace gatehouse::state {
class Ledger;
}

namespace gatehouse::pipeline {

struct Snapshot;

/// A call that was made up, to try limits with.
struct LimitTrial {
    std::string key;                     ///< id of a gateway key; empty: none is shown
    std::string model;                   ///< as a client writes it
    std::int64_t input = 0;              ///< tokens
    std::optional<std::int64_t> output;  ///< tokens at most; empty: the call does not say
    std::vector<record::Metadatum> metadata;
};

/// What the limits would do with it.
struct LimitVerdict {
    enum class Kind : std::uint8_t { Passes, Waits, Refused };

    /// A limit that the call falls under, as asked for.
    struct Line {
        std::string rule;  ///< its id
        limit::Unit unit = limit::Unit::Requests;
        std::int64_t amount = 0;   ///< that would be set aside
        limit::Standing standing;  ///< before that
        bool fits = true;
    };

    Kind kind = Kind::Passes;
    std::string rule;            ///< that makes it wait or refuses it; empty: none
    std::vector<Line> lines;     ///< in the order of the limits
    std::string redirectTo;      ///< another model serves it; empty: the one asked for
    std::int64_t clampedTo = 0;  ///< tokens that its output is held to; 0: it is not
};

/// The decision of the limit stop itself, on a copy of what is used: nothing is taken.
///
/// Errors  Invalid: no such call can be made; NotFound: there is no such key
/// Thread  any
Result<LimitVerdict> tryLimits(const Snapshot& snapshot, const LimitTrial& trial,
                               const state::Ledger& ledger, WallMicros now);

}  // namespace gatehouse::pipeline
