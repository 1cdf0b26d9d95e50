#include "proxy/core/dialect/json_cursor.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gatehouse::dialect {

namespace {

#if defined(__SSE2__)
constexpr std::size_t kBlock = 64;

/// One bit for each of 64 bytes that is `wanted`.
std::uint64_t blockMarks(const char* text, char wanted) noexcept
{
    const __m128i same = _mm_set1_epi8(wanted);
    std::uint64_t marks = 0;
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i * 16));
        const auto bits =
            static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(piece, same)));
        marks |= static_cast<std::uint64_t>(bits) << (i * 16);
    }
    return marks;
}

/// The bytes that a backslash before them takes the meaning of. `carry`: the block before ended
/// with such a backslash. Source  G. Langdale, D. Lemire, "Parsing gigabytes of JSON per second"
/// (2019), 3.1.1: runs of odd length by addition.
std::uint64_t escapedBy(std::uint64_t slashes, std::uint64_t& carry) noexcept
{
    if (slashes == 0) return std::exchange(carry, 0);
    constexpr std::uint64_t kEven = 0x5555555555555555ULL;
    slashes &= ~carry;
    const std::uint64_t behind = (slashes << 1U) | carry;
    const std::uint64_t oddStarts = slashes & ~kEven & ~behind;
    std::uint64_t evenRuns = 0;
    carry = __builtin_add_overflow(oddStarts, slashes, &evenRuns) ? 1 : 0;
    return (kEven ^ (evenRuns << 1U)) & behind;
}

/// Each bit the exclusive or of all bits up to it: from the marks of quotes, what lies in strings.
std::uint64_t prefixXor(std::uint64_t bits) noexcept
{
    for (unsigned by = 1; by < 64; by *= 2) bits ^= bits << by;
    return bits;
}
#endif

void appendCodePoint(std::string& out, std::uint32_t c)
{
    const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | (c >> 6));
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

bool hex4(std::string_view raw, std::size_t at, std::uint32_t& value) noexcept
{
    if (at + 4 > raw.size()) return false;
    const auto parsed = std::from_chars(raw.data() + at, raw.data() + at + 4, value, 16);
    return parsed.ec == std::errc() && parsed.ptr == raw.data() + at + 4;
}

/// Appends what the escape `\u` at `at` (its first hex digit) means; returns how many bytes after
/// it were used.
std::size_t appendUnicode(std::string& out, std::string_view raw, std::size_t at)
{
    constexpr std::uint32_t kBroken = 0xFFFD;
    std::uint32_t high = 0;
    if (!hex4(raw, at, high)) {
        appendCodePoint(out, kBroken);
        return 0;
    }
    if (high < 0xD800 || high > 0xDFFF) {
        appendCodePoint(out, high);
        return 4;
    }
    std::uint32_t low = 0;
    if (high < 0xDC00 && at + 6 <= raw.size() && raw[at + 4] == '\\' && raw[at + 5] == 'u' &&
        hex4(raw, at + 6, low) && low >= 0xDC00 && low <= 0xDFFF) {
        appendCodePoint(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
        return 10;
    }
    appendCodePoint(out, kBroken);
    return 4;
}

}  // namespace

std::string unescapeJson(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size();) {
        const std::size_t slash = raw.find('\\', at);
        out.append(raw.substr(at, slash - at));
        if (slash == std::string_view::npos) break;
        at = slash + 2;
        if (slash + 1 >= raw.size()) break;
        switch (raw[slash + 1]) {
            case 'b':
                out.push_back('\b');
                break;
            case 'f':
                out.push_back('\f');
                break;
            case 'n':
                out.push_back('\n');
                break;
            case 'r':
                out.push_back('\r');
                break;
            case 't':
                out.push_back('\t');
                break;
            case 'u':
                at += appendUnicode(out, raw, at);
                break;
            default:
                out.push_back(raw[slash + 1]);
                break;
        }
    }
    return out;
}

bool isKey(std::string_view raw, std::string_view name)
{
    if (raw == name) return true;
    return raw.size() > name.size() && raw.find('\\') != std::string_view::npos &&
           unescapeJson(raw) == name;
}

bool JsonCursor::fail(const char* problem) noexcept
{
    if (problem_ == nullptr) problem_ = problem;
    return false;
}

char JsonCursor::peekBehindSpace() noexcept
{
    if (failed()) return 0;
    for (; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return c;
    }
    return '\0';
}

bool JsonCursor::expect(char c, const char* problem) noexcept
{
    if (peek() != c) return fail(problem);
    ++at_;
    return true;
}

bool JsonCursor::enterObject() noexcept
{
    return fresh_ = expect('{', "an object was expected");
}

bool JsonCursor::enterArray() noexcept
{
    return fresh_ = expect('[', "an array was expected");
}

bool JsonCursor::nextKey(std::string_view& raw) noexcept
{
    const bool first = fresh_;
    fresh_ = false;
    const char c = peek();
    if (c == '}') {
        ++at_;
        return false;
    }
    if (!first && !expect(',', "a comma or a closing brace is missing")) return false;
    if (peek() != '"') return fail("a name in quotes was expected");
    const std::size_t begin = at_ + 1;
    if (!passString()) return false;
    raw = text_.substr(begin, at_ - 1 - begin);
    return expect(':', "a colon is missing after a name");
}

bool JsonCursor::nextItem() noexcept
{
    const bool first = fresh_;
    fresh_ = false;
    if (peek() == ']') {
        ++at_;
        return false;
    }
    if (first) return !failed();
    return expect(',', "a comma or a closing bracket is missing");
}

bool JsonCursor::passString() noexcept
{
    std::size_t at = at_ + 1;
#if defined(__SSE2__)
    if (at + 16 <= text_.size()) {  // most names and values end within a few bytes
        const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_.data() + at));
        const auto quotes =
            static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(piece, _mm_set1_epi8('"'))));
        const auto slashes =
            static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(piece, _mm_set1_epi8('\\'))));
        if (quotes != 0 && (slashes == 0 || std::countr_zero(quotes) < std::countr_zero(slashes))) {
            at_ = at + static_cast<std::size_t>(std::countr_zero(quotes)) + 1;
            return true;
        }
    }
    std::uint64_t carry = 0;
    for (; at + kBlock <= text_.size(); at += kBlock) {
        const std::uint64_t quotes = blockMarks(text_.data() + at, '"');
        const std::uint64_t slashes = blockMarks(text_.data() + at, '\\');
        const std::uint64_t ends = quotes & ~escapedBy(slashes, carry);
        if (ends == 0) continue;
        at_ = at + static_cast<std::size_t>(std::countr_zero(ends)) + 1;
        return true;
    }
    at += carry;
#endif
    while (at < text_.size() && text_[at] != '"')
        at += text_[at] == '\\' ? std::size_t{2} : std::size_t{1};
    if (at >= text_.size()) {
        at_ = text_.size();
        return fail("a string has no end");
    }
    at_ = at + 1;
    return true;
}

bool JsonCursor::passKey() noexcept
{
    if (peek() != '"') return fail("a name in quotes was expected");
    return passString() && expect(':', "a colon is missing after a name");
}

bool JsonCursor::passScalar() noexcept
{
    const char* const begin = text_.data() + at_;
    const char* const end = text_.data() + text_.size();
    const char first = begin == end ? '\0' : *begin;
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!isDigit(first) && first != '-') {
        const std::string_view rest = text_.substr(at_);
        const std::string_view word = first == 't' ? "true" : first == 'f' ? "false" : "null";
        if (!rest.starts_with(word))
            return fail(rest.empty() ? "the text ends in the middle" : "a value was expected");
        at_ += word.size();
        return true;
    }
    bool digit = false;
    const char* at = begin;
    for (; at != end; ++at) {
        if (isDigit(*at)) {
            digit = true;
        } else if (*at != '-' && *at != '+' && *at != '.' && *at != 'e' && *at != 'E') {
            break;
        }
    }
    if (!digit) return fail("a value was expected");
    at_ += static_cast<std::size_t>(at - begin);
    return true;
}

/// A value that is no container, which begins with `first`.
bool JsonCursor::passValue(char first) noexcept
{
    fresh_ = false;
    return first == '"' ? passString() : !failed() && passScalar();
}

bool JsonCursor::skip() noexcept
{
    if (const char first = peek(); first != '{' && first != '[') return passValue(first);
    std::array<std::uint64_t, kMaxDepth / 64>
        objects;  // one bit a level: is it an object; written before it is read
    std::size_t depth = 0;
    const auto inObject = [&] {
        return ((objects[(depth - 1) / 64] >> ((depth - 1) % 64)) & 1U) != 0;
    };
    for (;;) {
        const char c = peek();
        bool whole = true;  // a value has ended here
        if (c == '{' || c == '[') {
            if (depth == kMaxDepth) return fail("the text is nested too deeply");
            const std::uint64_t bit = std::uint64_t{1} << (depth % 64);
            auto& word = objects[depth / 64];
            if (depth % 64 == 0) word = 0;
            word = c == '{' ? word | bit : word & ~bit;
            ++depth;
            ++at_;
            const char next = peek();
            if (next == (c == '{' ? '}' : ']')) {
                ++at_;
                --depth;
            } else {
                if (c == '{' && !passKey()) return false;
                whole = false;
            }
        } else if (c == '"') {
            if (!passString()) return false;
        } else if (failed() || !passScalar()) {
            return false;
        }
        while (whole) {
            if (depth == 0) {
                fresh_ = false;
                return true;
            }
            const char end = peek();
            if (end == ',') {
                ++at_;
                if (inObject() && !passKey()) return false;
                break;
            }
            if (end != (inObject() ? '}' : ']'))
                return fail("a comma or a closing bracket is missing");
            ++at_;
            --depth;
        }
    }
}

bool JsonCursor::leap() noexcept
{
    const char first = peek();
#if defined(__SSE2__)
    if (first == '{' || first == '[') {
        std::uint64_t carry = 0;
        std::uint64_t inside = 0;  // all ones: the block before ended in a string
        std::int64_t depth = 0;
        for (std::size_t at = at_; at + kBlock <= text_.size(); at += kBlock) {
            const char* const block = text_.data() + at;
            const std::uint64_t quotes =
                blockMarks(block, '"') & ~escapedBy(blockMarks(block, '\\'), carry);
            const std::uint64_t strings = prefixXor(quotes) ^ inside;
            inside = 0 - (strings >> 63U);
            const std::uint64_t opens =
                (blockMarks(block, '{') | blockMarks(block, '[')) & ~strings;
            std::uint64_t closes = (blockMarks(block, '}') | blockMarks(block, ']')) & ~strings;
            if (std::popcount(closes) < depth) {
                depth += std::popcount(opens) - std::popcount(closes);
                continue;
            }
            for (std::int64_t closed = 1; closes != 0; closes &= closes - 1, ++closed) {
                const int bit = std::countr_zero(closes);
                const std::uint64_t before =
                    opens & ((std::uint64_t{1} << static_cast<unsigned>(bit)) - 1);
                if (depth + std::popcount(before) > closed) continue;
                at_ = at + static_cast<std::size_t>(bit) + 1;
                fresh_ = false;
                return true;
            }
            depth += std::popcount(opens) -
                     std::popcount((blockMarks(block, '}') | blockMarks(block, ']')) & ~strings);
        }
    }
#endif
    return skip();  // a scalar, or the end of the text is near: the exact way
}

bool JsonCursor::take(bool& value) noexcept
{
    const std::size_t begin = (static_cast<void>(peek()), at_);
    if (!skip()) return false;
    value = text_.substr(begin, at_ - begin) == "true";
    return true;
}

bool JsonCursor::take(std::int64_t& value) noexcept
{
    const char c = peek();
    const std::size_t begin = at_;
    if (!skip() || (c != '-' && (c < '0' || c > '9'))) return false;
    const std::string_view token = text_.substr(begin, at_ - begin);
    const char* const end = token.data() + token.size();
    const auto whole = std::from_chars(token.data(), end, value);
    if (whole.ec == std::errc() && whole.ptr == end) return true;
    double real = 0;  // "12.0" and "1e3" are whole numbers too
    const auto parsed = std::from_chars(token.data(), end, real);
    constexpr double kLimit = 9e18;
    if (parsed.ec != std::errc() || parsed.ptr != end || !(std::fabs(real) < kLimit)) return false;
    value = static_cast<std::int64_t>(real);
    return true;
}

bool JsonCursor::takeRaw(std::string_view& raw) noexcept
{
    const char c = peek();
    const std::size_t begin = at_;
    if (!skip() || c != '"') return false;
    raw = text_.substr(begin + 1, at_ - begin - 2);
    return true;
}

bool JsonCursor::take(std::string& value)
{
    std::string_view raw;
    if (!takeRaw(raw)) return false;
    value = raw.find('\\') == std::string_view::npos ? std::string(raw) : unescapeJson(raw);
    return true;
}

bool JsonCursor::atEnd() noexcept
{
    return peek() == 0 && at_ == text_.size() && !failed();
}

}  // namespace gatehouse::dialect
