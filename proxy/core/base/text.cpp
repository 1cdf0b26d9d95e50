#include "proxy/core/base/text.h"

#include <charconv>
#include <cstdint>
#include <cstring>

namespace gatehouse {
namespace {

constexpr char toLower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Length of the valid UTF-8 sequence at the front of `text`, 0 when it is broken.
std::size_t sequenceLength(std::string_view text) noexcept
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        if (first == 0xE0) low = 0xA0;   // overlong
        if (first == 0xED) high = 0x9F;  // surrogates
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        if (first == 0xF0) low = 0x90;   // overlong
        if (first == 0xF4) high = 0x8F;  // beyond U+10FFFF
    } else {
        return 0;
    }
    if (text.size() < length) return 0;
    if (byte(1) < low || byte(1) > high) return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xBF) return 0;
    }
    return length;
}

}  // namespace

std::string join(std::initializer_list<std::string_view> pieces)
{
    std::size_t size = 0;
    for (const auto piece : pieces) size += piece.size();
    std::string out;
    out.reserve(size);
    for (const auto piece : pieces) out += piece;
    return out;
}

std::string number(std::int64_t value)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    return {digits, end};
}

std::string_view trim(std::string_view text) noexcept
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out) c = toLower(c);
    return out;
}

bool detail::sameNoCase(std::string_view a, std::string_view b) noexcept
{
    // Eight bytes at a time: what differs must do so in the bit that tells the two cases apart, and
    // be a letter.
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    std::size_t i = 0;
    for (; i + 8 <= a.size(); i += 8) {
        std::uint64_t left = 0;
        std::uint64_t right = 0;
        std::memcpy(&left, a.data() + i, 8);
        std::memcpy(&right, b.data() + i, 8);
        const std::uint64_t apart = left ^ right;
        if ((apart & ~(kOnes * 0x20U)) != 0) return false;
        const std::uint64_t lowered = (left | kOnes * 0x20U) & kOnes * 0x7FU;
        const std::uint64_t fromA = lowered + kOnes * (0x80U - 'a');
        const std::uint64_t behindZ = lowered + kOnes * (0x7FU - 'z');
        const std::uint64_t letters = fromA & ~behindZ & ~left & kOnes * 0x80U;
        if (((apart << 2U) & ~letters) != 0) return false;
    }
    for (; i < a.size(); ++i) {
        if (a[i] != b[i] && toLower(a[i]) != toLower(b[i])) return false;
    }
    return true;
}

bool isUtf8(std::string_view text) noexcept
{
    while (!text.empty()) {
        if (text.size() >= 8) {  // most text is ASCII: eight bytes at a time
            std::uint64_t word = 0;
            std::memcpy(&word, text.data(), 8);
            if ((word & 0x8080808080808080ULL) == 0) {
                text.remove_prefix(8);
                continue;
            }
        }
        const std::size_t length = sequenceLength(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string_view cutUtf8(std::string_view text, std::size_t limit) noexcept
{
    if (text.size() <= limit) return text;
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

std::string toUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        out += length == 0 ? std::string_view("\xEF\xBF\xBD") : text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::string_view takeUntil(std::string_view& rest, char separator) noexcept
{
    const auto at = rest.find(separator);
    const auto word = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    return word;
}

void appendJsonString(std::string& out, std::string_view text)
{
    constexpr char kHex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += "\\u00";
                    out += kHex[(static_cast<unsigned char>(c) >> 4) & 0xF];
                    out += kHex[static_cast<unsigned char>(c) & 0xF];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

bool parseInt(std::string_view text, std::int64_t& value) noexcept
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

}  // namespace gatehouse
