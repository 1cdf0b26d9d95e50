#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/guard/finding.h"

namespace gatehouse::guard {

/// A text that stands for a value and tells its kind, such as [EMAIL_7F3A2C].
///
/// Shape   a bracket, capitals, digits and underscores, 6 to 16 hex digits behind the last
/// underscore, a bracket; at most kLongestPlaceholder bytes. It may stand inside JSON, and inside
/// JSON in JSON.
inline constexpr std::size_t kLongestPlaceholder = 48;
inline constexpr std::size_t kFewestDigits = 6;
inline constexpr std::size_t kMostDigits = 16;

/// "EMAIL"; of what the user's own list or expression found, its name in capitals.
std::string placeholderKind(const Finding& finding);
/// `digits`: how many hex digits of the digest it shows.
std::string placeholderOf(std::string_view kind, const Digest& digest,
                          std::size_t digits = kFewestDigits);
bool isPlaceholder(std::string_view text) noexcept;

/// Looks for placeholders in a text that comes in pieces.
///
/// Shape   waits only from a bracket on, as long as what follows may become one. Thread  one.
class PlaceholderScan {
public:
    struct Mark {
        std::size_t begin = 0, end = 0;  ///< of all that came
        std::string text;
    };

    /// Those that end in this piece, in order.
    std::vector<Mark> take(std::string_view text);

    /// Bytes at the end of what came that may begin one.
    [[nodiscard]] std::size_t held() const noexcept { return open_.size(); }

private:
    std::string open_;
    std::size_t total_ = 0;
};

}  // namespace gatehouse::guard
