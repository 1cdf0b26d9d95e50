#include "proxy/core/tokens/guess.h"

#include <cstddef>

namespace gatehouse::tokens {
namespace {

enum class Shape { Letters, Digits, Space, Break, Signs, Accented, Wide, Picture, Tail };

Shape shapeOf(unsigned char c) noexcept
{
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return Shape::Letters;
    if (c >= '0' && c <= '9') return Shape::Digits;
    if (c == '\n' || c == '\r') return Shape::Break;
    if (c == ' ' || c == '\t') return Shape::Space;
    if (c < 0x80) return Shape::Signs;
    if (c < 0xC0) return Shape::Tail;
    if (c < 0xE0) return Shape::Accented;
    return c < 0xF0 ? Shape::Wide : Shape::Picture;
}

/// Thousandths of a token in a run of `size` bytes of one shape.
std::int64_t priceOf(Shape shape, std::int64_t size) noexcept
{
    constexpr std::int64_t kOne = 1000;
    switch (shape) {
        case Shape::Letters:  // a common word is one token, a rare or long one is cut
            return size <= 6 ? kOne : kOne + (size - 6) * 110;
        case Shape::Digits:
            return (size + 2) / 3 * kOne;
        case Shape::Space:  // one belongs to the next word
            return size > 1 ? kOne : 0;
        case Shape::Break:
            return 600;
        case Shape::Signs:
            return 500 + size * 350;
        case Shape::Accented:
            return size * 220;
        case Shape::Wide:
            return size * 260;
        case Shape::Picture:
            return size * 500;
        case Shape::Tail:
            break;
    }
    return 0;
}

}  // namespace

std::int64_t guessTokens(std::string_view text) noexcept
{
    std::int64_t sum = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Shape shape = shapeOf(static_cast<unsigned char>(text[at]));
        std::size_t end = at + 1;
        while (end < text.size()) {
            const Shape next = shapeOf(static_cast<unsigned char>(text[end]));
            if (next != shape && !(next == Shape::Tail && shape >= Shape::Accented)) break;
            ++end;
        }
        sum += priceOf(shape, static_cast<std::int64_t>(end - at));
        at = end;
    }
    return (sum + 999) / 1000;
}

}  // namespace gatehouse::tokens
