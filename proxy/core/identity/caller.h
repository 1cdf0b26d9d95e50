#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/units.h"
#include "proxy/core/base/wildcard.h"

namespace gatehouse::identity {

/// Whether one of the patterns is like the name; none at all: every name is.
inline bool isAllowed(const std::vector<std::string>& patterns, std::string_view name) noexcept
{
    return patterns.empty() || std::ranges::any_of(patterns, [&](const std::string& pattern) {
               return isLike(name, pattern);
           });
}

/// Who calls, and what they may: a gateway key as compared, or what a token says.
struct KeyEntry {
    Digest digest;  ///< of keys
    std::string id;
    std::string label;
    bool enabled = true;
    WallMicros expiresAt = 0;
    std::string user{}, tenant{}, role{};
    std::vector<std::string> models{}, routes{}, prompts{};  ///< patterns; none: all
};

/// Whom a good token names. Immutable; exchanges keep it while they last.
struct TokenCaller {
    KeyEntry entry;      ///< id: ISSUER/USER
    std::string claims;  ///< JSON
};

}  // namespace gatehouse::identity
