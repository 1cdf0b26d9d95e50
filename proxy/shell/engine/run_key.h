#pragma once

#include <cstdint>
#include <string>

#include "proxy/core/base/secret.h"
#include "proxy/core/base/units.h"

namespace gatehouse::engine {

/// A gateway key that lives as long as one run of a program.
struct RunKey {
    std::string id;  ///< "run-" and ten hex digits
    std::string label;
    std::string hint;  ///< last four characters
    std::string host;  ///< machine of the program
    std::int64_t process = 0;
    WallMicros createdAt = 0;
    std::string hash;  ///< hex of the keyed hash; the key itself is given out once
};

/// A run key as made: the text is told once, and then only its keyed hash is left.
struct MadeRunKey {
    std::string id;
    Secret text;  ///< "gh_" and 64 hex digits
};

}  // namespace gatehouse::engine
