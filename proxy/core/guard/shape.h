#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/guard/window.h"

namespace gatehouse::guard {

/// A shape of text that begins at one place: letters and classes with counts, read greedily and
/// never twice, so that it takes time in proportion to what it reads.
///
/// Shape   a small part of what expressions have: "ghp_[A-Za-z0-9]{36}", "x?", "[a-f0-9]{8,}",
/// "\." for a point. A class takes as much as it may: what follows must not begin with its letters.
class Shape {
public:
    explicit Shape(std::string_view text);

    /// The bytes it must begin with.
    [[nodiscard]] const std::string& prefix() const noexcept { return prefix_; }

    /// Whether the window begins with it. True: `hit` has its size, or goes on behind the window.
    bool match(Window& window, Hit& hit) const noexcept;

private:
    struct Piece {
        Letters letters;
        std::size_t least = 1;
        std::size_t most = 1;
    };

    void openFrom(std::size_t piece, Hit& hit) const noexcept;

    std::string prefix_;
    std::size_t sureAt_ = 0;  ///< a letter that stands at one place only; 0: there is none
    char sure_ = '\0';
    std::vector<Piece> pieces_;
    std::vector<Letters> rest_;  ///< all that may follow from a piece on
};

}  // namespace gatehouse::guard
