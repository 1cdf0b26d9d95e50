#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/guard/window.h"

namespace re2 {
class RE2;
}

namespace gatehouse::guard {

/// An expression of the user's own, in RE2's syntax. What it finds is at most kWindow bytes long.
struct OwnPattern {
    std::string id;
    std::string expression;
    int group = 0;  ///< the part in brackets that is the finding; 0: all of it
};

inline constexpr std::size_t kMostPatterns = 100;
inline constexpr std::size_t kLongestPattern = 1'000;  ///< bytes of an expression
inline constexpr int kMostGroup = 9;

/// What is wrong with an expression, and where.
struct PatternFlaw {
    std::string message;
    std::string hint;
    std::size_t at = 0;  ///< the byte of the expression
};

/// Nothing: it can be used. Refused is what RE2 cannot read, what fits an empty text, has no such
/// group, or is a machine of more than some thousand steps.
std::optional<PatternFlaw> flawOf(const OwnPattern& pattern);

/// Expressions of a scanner.
///
/// Shape   the first that fits at a place has it, and takes the longest stretch that fits inside
/// the window. Time is in proportion to the text. Thread  any; constant once made. Errors  make():
/// Invalid, an expression with a flaw.
class OwnPatterns {
public:
    static Result<std::unique_ptr<const OwnPatterns>> make(std::vector<OwnPattern> patterns);
    ~OwnPatterns();
    OwnPatterns(const OwnPatterns&) = delete;
    OwnPatterns& operator=(const OwnPatterns&) = delete;

    [[nodiscard]] bool isEmpty() const noexcept { return patterns_.empty(); }

    /// One may begin with this byte.
    [[nodiscard]] bool mayBegin(unsigned char byte) const noexcept { return starts_[byte]; }

    /// Whether one begins at the window's start; `id` is its name.
    bool match(Window& window, Hit& hit, std::string_view& id) const;

private:
    OwnPatterns();

    std::vector<OwnPattern> patterns_;
    std::vector<std::unique_ptr<re2::RE2>> compiled_;
    std::unique_ptr<re2::RE2> any_;  ///< all of them at once; null: there is one
    std::array<bool, 256> starts_{};
};

}  // namespace gatehouse::guard
