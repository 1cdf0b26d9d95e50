#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace gatehouse::guard {

/// A set of bytes that is asked with what Window::at() gives: its signs for "no more" are in none.
class Letters {
public:
    constexpr Letters() = default;

    /// "a-z0-9_-": ranges as in an expression; a dash at the end stands for itself.
    constexpr explicit Letters(std::string_view ranges)
    {
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            if (i + 2 < ranges.size() && ranges[i + 1] == '-') {
                for (int c = static_cast<unsigned char>(ranges[i]);
                     c <= static_cast<unsigned char>(ranges[i + 2]); ++c)
                    add(c);
                i += 2;
            } else {
                add(static_cast<unsigned char>(ranges[i]));
            }
        }
    }

    constexpr void add(int c) noexcept { has_[static_cast<std::size_t>(c)] = true; }

    constexpr void add(const Letters& other) noexcept
    {
        for (std::size_t i = 0; i < has_.size(); ++i) has_[i] = has_[i] || other.has_[i];
    }

    [[nodiscard]] constexpr bool has(int c) const noexcept
    {
        return c >= 0 && has_[static_cast<std::size_t>(c)];
    }

private:
    std::array<bool, 256> has_{};
};

inline constexpr Letters kDigits("0-9");
inline constexpr Letters kHex("0-9A-Fa-f");
inline constexpr Letters kUpper("A-Z");
inline constexpr Letters kLower("a-z");
inline constexpr Letters kAlnum("A-Za-z0-9");
inline constexpr Letters kWord("A-Za-z0-9_");
inline constexpr Letters kSpace(" \t\r\n");

constexpr bool isDigit(int c) noexcept
{
    return c >= '0' && c <= '9';
}

constexpr bool isUpper(int c) noexcept
{
    return c >= 'A' && c <= 'Z';
}

constexpr bool isLower(int c) noexcept
{
    return c >= 'a' && c <= 'z';
}

constexpr bool isAlpha(int c) noexcept
{
    return isUpper(c) || isLower(c);
}

constexpr bool isAlnum(int c) noexcept
{
    return isAlpha(c) || isDigit(c);
}

constexpr char lowered(int c) noexcept
{
    return static_cast<char>(isUpper(c) ? c + ('a' - 'A') : c);
}

}  // namespace gatehouse::guard
