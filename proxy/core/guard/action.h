#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "proxy/core/base/crypto.h"
#include "proxy/core/guard/finding.h"

namespace gatehouse::guard {

/// What becomes of a finding. A later one goes before an earlier one.
enum class Action : std::uint8_t {
    Flag,         ///< it passes, and is told of
    Placeholder,  ///< a text stands for it that can be taken back: placeholder.h
    Hash,         ///< a short keyed hash stands for it: the same value, the same hash
    Mask,         ///< its last four letters and digits stay
    Redact,       ///< the name of its kind stands for it
    Block,        ///< the call ends here
};

std::string_view name(Action action) noexcept;                   ///< "FLAG", "HASH", …
std::optional<Action> actionOf(std::string_view name) noexcept;  ///< in any case of letters

/// What stands in place of a finding; of a placeholder, one that nobody remembers. Shape  no quote,
/// no backslash, no line break: it may stand inside JSON, and inside JSON in JSON.
std::string replacement(Action action, const Finding& finding, std::string_view value,
                        const Hmac& key);

/// The name of its kind: "[email]".
std::string redacted(const Finding& finding);

}  // namespace gatehouse::guard
