#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/units.h"

namespace gatehouse::store {

/// Calls in which the guard found something, of one name.
struct DetectionShare {
    std::string name;  ///< of a rule, a key, a user, an action; empty: none is told
    std::int64_t calls = 0;
    std::int64_t blocked = 0;  ///< part of them: the rule ended the call
};

/// What the rules of the guard found in a stretch of time.
///
/// Units   a call counts once a rule, however much the rule found in it; in shares of keys and
/// users and in `calls` it counts once, whatever number of rules it met.
struct Detections {
    struct Series {
        std::string rule;
        std::vector<std::int64_t> calls;  ///< by step, oldest first, gapless
    };

    WallMicros from = 0;  ///< where the first step begins
    WallMicros step = 0;
    std::vector<Series> series;  ///< the rules that found most first
    std::vector<DetectionShare> rules;
    std::vector<DetectionShare> keys;
    std::vector<DetectionShare> users;    ///< by the label user, user_id or userId
    std::vector<DetectionShare> actions;  ///< the strictest that each rule had in a call
    std::int64_t calls = 0;
    std::int64_t blocked = 0;
    std::int64_t before = 0;  ///< calls in the stretch of the same length before
};

/// Of a gateway, or of all where none is named; by a connection of its own that can only read.
/// The range is widened to whole steps. Shares have at most 24 names, the greatest first.
///
/// Errors  Storage with SQLite's words; Invalid for a step that is not positive, or a range of more
/// than 1,000 of them
Result<Detections> readDetections(const std::string& databasePath, std::string_view gateway,
                                  WallMicros from, WallMicros to, std::int64_t stepSeconds);

}  // namespace gatehouse::store
