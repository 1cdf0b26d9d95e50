#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gatehouse::injection {

/// A character and its bytes. A broken byte is itself, one byte long.
struct Sign {
    char32_t code = 0;
    std::size_t size = 1;
};

Sign signAt(std::string_view text, std::size_t at) noexcept;
void append(std::string& text, char32_t code);

/// What a character is read as by eyes: full width, mathematical, circled and accented letters give
/// their plain small letter, capitals their small one. 0: nobody sees it.
char32_t plain(char32_t code) noexcept;

/// The Latin letter that a Cyrillic or Greek one looks like; 0: none.
char32_t lookAlike(char32_t code) noexcept;

/// The letter that a tag character spells (U+E0020 to U+E007E), which no screen shows; 0: none.
char hiddenLetter(char32_t code) noexcept;

/// Of a script that writes words without blanks between them.
constexpr bool isUnspaced(char32_t code) noexcept
{
    return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
           (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x0E00 && code <= 0x0E7F);
}

constexpr bool isLatin(char32_t code) noexcept
{
    return code >= 'a' && code <= 'z';
}

constexpr bool isDigit(char32_t code) noexcept
{
    return code >= '0' && code <= '9';
}

/// Greek, Cyrillic, Armenian, Hebrew, Arabic, the scripts of India, Hangul: words with blanks.
constexpr bool isOtherLetter(char32_t code) noexcept
{
    return (code >= 0x0180 && code <= 0x024F) || (code >= 0x0370 && code <= 0x0DFF) ||
           (code >= 0x10A0 && code <= 0x1FFF) || (code >= 0xAC00 && code <= 0xD7AF);
}

}  // namespace gatehouse::injection
