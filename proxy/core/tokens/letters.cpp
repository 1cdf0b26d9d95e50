#include "proxy/core/tokens/letters.h"

#include <cstring>

namespace gatehouse::tokens {
namespace {

constexpr std::size_t kCodePoints = 0x110000;
constexpr std::size_t kPage = 128;
constexpr std::size_t kIndex = kCodePoints / kPage * sizeof(std::uint16_t);

Letter ofAscii(unsigned char c) noexcept
{
    if (c >= 'A' && c <= 'Z') return Letter::Upper;
    if (c >= 'a' && c <= 'z') return Letter::Lower;
    if (c >= '0' && c <= '9') return Letter::Number;
    if (c == '\r' || c == '\n') return Letter::Break;
    return c == ' ' || (c >= '\t' && c <= '\r') ? Letter::Space : Letter::Other;
}

/// Zero bytes: what stands there is no character.
std::size_t decode(std::string_view text, std::size_t at, std::uint32_t& code) noexcept
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto isTail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const std::uint32_t first = byte(0);
    if (first >= 0xC2 && first < 0xE0 && isTail(1)) {
        code = (first & 0x1FU) << 6U | (byte(1) & 0x3FU);
        return 2;
    }
    if (first >= 0xE0 && first < 0xF0 && isTail(1) && isTail(2)) {
        code = (first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
        return code >= 0x800 && (code < 0xD800 || code >= 0xE000) ? 3 : 0;
    }
    if (first >= 0xF0 && first < 0xF5 && isTail(1) && isTail(2) && isTail(3)) {
        code = (first & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U | (byte(2) & 0x3FU) << 6U |
               (byte(3) & 0x3FU);
        return code >= 0x10000 && code < kCodePoints ? 4 : 0;
    }
    return 0;
}

}  // namespace

Letters::Letters(std::string_view bytes) noexcept
    : bytes_(bytes.size() > kIndex && (bytes.size() - kIndex) % kPage == 0 ? bytes
                                                                           : std::string_view())
{
    for (unsigned char c = 0; c < 128; ++c) ascii_[c] = ofAscii(c);
}

Letter Letters::beyond(std::string_view text, std::size_t at, std::size_t& size) const noexcept
{
    std::uint32_t code = 0;
    size = decode(text, at, code);
    if (size == 0 || bytes_.empty()) {
        size = size == 0 ? 1 : size;
        return Letter::Other;
    }
    std::uint16_t page = 0;
    std::memcpy(&page, bytes_.data() + code / kPage * sizeof page, sizeof page);
    const std::size_t place = kIndex + page * kPage + code % kPage;
    if (place >= bytes_.size()) return Letter::Other;
    const auto found = static_cast<unsigned char>(bytes_[place]);
    return found <= static_cast<unsigned char>(Letter::Break) ? static_cast<Letter>(found)
                                                              : Letter::Other;
}

}  // namespace gatehouse::tokens
