#include "proxy/core/injection/signs.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace gatehouse::injection {
namespace {

/// Plain letters of U+00C0 to U+017F; a dot stands for "as it is".
constexpr std::string_view kAccented =
    "aaaaaaaceeeeiiiidnooooo.ouuuuy.saaaaaaaceeeeiiiidnooooo.ouuuuy.y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kAccented.size() == 192);

struct Pair {
    char32_t from;
    char to;
};

/// Sorted by `from`.
constexpr Pair kLookAlikes[] = {
    {0x03B1, 'a'}, {0x03B2, 'b'}, {0x03B3, 'y'}, {0x03B5, 'e'}, {0x03B7, 'n'}, {0x03B9, 'i'},
    {0x03BA, 'k'}, {0x03BD, 'v'}, {0x03BF, 'o'}, {0x03C1, 'p'}, {0x03C3, 'o'}, {0x03C4, 't'},
    {0x03C5, 'u'}, {0x03C7, 'x'}, {0x03C9, 'w'}, {0x0430, 'a'}, {0x0432, 'b'}, {0x0433, 'r'},
    {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043D, 'h'}, {0x043E, 'o'}, {0x043F, 'n'},
    {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'}, {0x0443, 'y'}, {0x0445, 'x'}, {0x0448, 'w'},
    {0x044C, 'b'}, {0x0455, 's'}, {0x0456, 'i'}, {0x0457, 'i'}, {0x0458, 'j'}, {0x04BB, 'h'},
    {0x0501, 'd'}, {0x051B, 'q'}, {0x051D, 'w'}, {0x0561, 'w'}, {0x0578, 'n'}, {0x057D, 'u'},
    {0x0585, 'o'}, {0x13A1, 'r'}, {0x1D00, 'a'}, {0x1D04, 'c'}, {0x1D05, 'd'}, {0x1D07, 'e'},
    {0x1D0A, 'j'}, {0x1D0B, 'k'}, {0x1D0D, 'm'}, {0x1D0F, 'o'}, {0x1D18, 'p'}, {0x1D1B, 't'},
    {0x1D1C, 'u'}, {0x1D20, 'v'}, {0x1D21, 'w'}, {0x1D22, 'z'},
};

/// Zero-width and direction signs, soft hyphen, variation selectors, combining marks.
constexpr bool isUnseen(char32_t code) noexcept
{
    return code == 0xAD || code == 0x34F || code == 0x61C || code == 0x180E ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || (code >= 0xFE00 && code <= 0xFE0F) ||
           code == 0xFEFF || (code >= 0x300 && code <= 0x36F) ||
           (code >= 0xE0000 && code <= 0xE0FFF);
}

/// Small capitals and letters of phonetics that stand for themselves elsewhere.
char32_t phonetic(char32_t code) noexcept
{
    switch (code) {
        case 0x0131:
            return 'i';
        case 0x0251:
            return 'a';
        case 0x0261:
            return 'g';
        case 0x026A:
            return 'i';
        case 0x0274:
            return 'n';
        case 0x0280:
            return 'r';
        case 0x0299:
            return 'b';
        case 0x029C:
            return 'h';
        case 0x029F:
            return 'l';
        case 0x028F:
            return 'y';
        case 0x0262:
            return 'g';
        case 0xA730:
            return 'f';
        case 0xA731:
            return 's';
        default:
            return code;
    }
}

}  // namespace

Sign signAt(std::string_view text, std::size_t at) noexcept
{
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1};
    const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (size == 1 || first > 0xF4 || at + size > text.size()) return {first, 1};
    char32_t code = first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        const auto next = static_cast<unsigned char>(text[at + i]);
        if ((next & 0xC0U) != 0x80) return {first, 1};
        code = (code << 6U) | (next & 0x3FU);
    }
    return {code, size};
}

void append(std::string& text, char32_t code)
{
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0U | (code >> 6U));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0U | (code >> 12U));
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        text += static_cast<char>(0xF0U | (code >> 18U));
        text += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
        text += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

char32_t plain(char32_t code) noexcept
{
    if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code;
    if (code >= 0xC0 && code < 0x180) {
        const char letter = kAccented[code - 0xC0];
        return letter == '.' ? code : static_cast<char32_t>(letter);
    }
    if (isUnseen(code)) return 0;
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x3000 || code == 0x202F)
        return ' ';
    if (code >= 0x2018 && code <= 0x201B) return '\'';
    if ((code >= 0x201C && code <= 0x201F) || code == 0xAB || code == 0xBB) return '"';
    if (code >= 0x2010 && code <= 0x2015) return '-';
    if (code >= 0x0410 && code <= 0x042F) return code + 32;  // Cyrillic capitals
    if (code >= 0x0400 && code <= 0x040F) return code + 80;
    if (code >= 0x0391 && code <= 0x03A9) return code + 32;  // Greek capitals
    if (code >= 0xFF01 && code <= 0xFF5E) return plain(code - 0xFEE0);
    if (code >= 0x1D400 && code <= 0x1D6A3)
        return 'a' + (code - 0x1D400) % 26;  // mathematical letters: alphabets of 52
    if (code >= 0x1D7CE && code <= 0x1D7FF) return '0' + (code - 0x1D7CE) % 10;
    if (code >= 0x24B6 && code <= 0x24E9) return 'a' + (code - 0x24B6) % 26;
    if (code >= 0x249C && code <= 0x24B5) return 'a' + (code - 0x249C);
    if (code >= 0x1F130 && code <= 0x1F189) return 'a' + (code - 0x1F130) % 32 % 26;
    if (code >= 0x1F1E6 && code <= 0x1F1FF) return 'a' + (code - 0x1F1E6);
    if (code >= 0x1E00 && code <= 0x1EFF) {  // Vietnamese and other doubly accented letters
        if (code >= 0x1EA0 && code <= 0x1EB7) return 'a';
        if (code >= 0x1EB8 && code <= 0x1EC7) return 'e';
        if (code >= 0x1EC8 && code <= 0x1ECB) return 'i';
        if (code >= 0x1ECC && code <= 0x1EE3) return 'o';
        if (code >= 0x1EE4 && code <= 0x1EF1) return 'u';
        if (code >= 0x1EF2 && code <= 0x1EF9) return 'y';
    }
    return phonetic(code);
}

char32_t lookAlike(char32_t code) noexcept
{
    const auto* found = std::lower_bound(std::begin(kLookAlikes), std::end(kLookAlikes), code,
                                         [](const Pair& a, char32_t b) { return a.from < b; });
    if (found == std::end(kLookAlikes) || found->from != code) return 0;
    return static_cast<char32_t>(found->to);
}

char hiddenLetter(char32_t code) noexcept
{
    return code >= 0xE0020 && code <= 0xE007E ? static_cast<char>(code - 0xE0000) : '\0';
}

}  // namespace gatehouse::injection
