#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/cache/fingerprint.h"

namespace gatehouse::cache {

/// A place where two bodies do not say the same.
struct Difference {
    std::string path;    ///< messages.0.content; empty: the whole
    std::string first;   ///< as JSON, at most 120 bytes; empty: it is not there
    std::string second;  ///< likewise

    friend bool operator==(const Difference&, const Difference&) = default;
};

/// Where two JSON texts differ in what a key is made of, in the order of the first; at most `most`.
///
/// Shape   empty: they give the same key, if all else is the same
/// Errors  nothing: one of them is no JSON
std::optional<std::vector<Difference>> differencesOf(std::string_view first,
                                                     std::string_view second,
                                                     std::span<const Path> ignored,
                                                     std::size_t most);

}  // namespace gatehouse::cache
