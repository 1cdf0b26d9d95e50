#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "proxy/core/limit/rule.h"

namespace gatehouse::engine {

/// What is used of a limit that is on.
///
/// Units   as the limit: requests, tokens or pico-dollars
struct LimitUse {
    struct Caller {
        std::vector<std::string> by;  ///< values of the fields it counts by
        limit::Standing standing;
    };

    std::string id;
    std::string route;  ///< name of the route that has it as a node; empty: it is a setting
    limit::Unit unit = limit::Unit::Requests;
    limit::Window window;  ///< as it is now; of a calendar with its begin and its end
    bool isPerCall = false;
    std::vector<Caller> callers;  ///< who used most first, at most a hundred
    std::size_t callerCount = 0;
};

}  // namespace gatehouse::engine
