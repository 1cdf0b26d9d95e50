#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace gatehouse::guard {

/// Digits with single signs between their groups, as phones, cards and ids are written.
struct Groups {
    static constexpr std::size_t kMost = 8;
    static constexpr std::size_t kMostDigits = 24;

    std::array<char, kMostDigits> digits;
    std::size_t digitCount = 0;
    std::array<std::size_t, kMost> sizes;  ///< digits of each group
    std::array<std::size_t, kMost> ends;   ///< where each ends, from the window's start
    std::array<char, kMost> signs;         ///< before each: ' ', '-', '.', '/', '('; 0: none
    std::size_t count = 0;
    bool hasPlus = false;
    bool hasParen = false;

    [[nodiscard]] std::string_view text() const noexcept { return {digits.data(), digitCount}; }

    [[nodiscard]] std::string_view first(std::size_t groups) const noexcept
    {
        std::size_t size = 0;
        for (std::size_t i = 0; i < groups; ++i) size += sizes[i];
        return {digits.data(), size};
    }

    /// The sign between all groups of the first so many: 0 when there is none, '?' when they
    /// differ.
    [[nodiscard]] char sign(std::size_t groups) const noexcept
    {
        if (groups < 2) return '\0';
        for (std::size_t i = 2; i < groups; ++i) {
            if (signs[i] != signs[1]) return '?';
        }
        return signs[1];
    }

    [[nodiscard]] bool has(std::initializer_list<std::size_t> wanted) const noexcept
    {
        if (count < wanted.size()) return false;
        std::size_t i = 0;
        for (const std::size_t size : wanted) {
            if (sizes[i++] != size) return false;
        }
        return true;
    }
};

}  // namespace gatehouse::guard
