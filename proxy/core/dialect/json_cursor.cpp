#include "proxy/core/dialect/json_cursor.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace gatehouse::dialect {

namespace {

/// Offset of the first quote or bracket from `at` on, or the end: what leap() has to look at.
std::size_t nextMark(std::string_view text, std::size_t at) noexcept
{
#if defined(__SSE2__)
    for (; at + 16 <= text.size(); at += 16) {
        const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        // One bit tells '[' from '{' and ']' from '}'.
        const __m128i folded = _mm_or_si128(piece, _mm_set1_epi8(0x20));
        const __m128i brackets = _mm_or_si128(_mm_cmpeq_epi8(folded, _mm_set1_epi8('{')),
                                              _mm_cmpeq_epi8(folded, _mm_set1_epi8('}')));
        const auto marks = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_or_si128(brackets, _mm_cmpeq_epi8(piece, _mm_set1_epi8('"')))));
        if (marks != 0) return at + static_cast<std::size_t>(std::countr_zero(marks));
    }
#endif
    const auto isMark = [](char c) { return c == '"' || (c | 0x20) == '{' || (c | 0x20) == '}'; };
    while (at < text.size() && !isMark(text[at])) ++at;
    return at;
}

#if defined(__SSE2__)

constexpr std::size_t kBlock = 64;

/// A bit a byte of a block.
struct Marks {
    std::uint64_t quotes = 0;
    std::uint64_t slashes = 0;
};

inline Marks marksAt(const char* block) noexcept
{
    Marks marks;
    for (unsigned i = 0; i < kBlock; i += 16) {
        const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + i));
        const auto bitsOf = [&piece](char c) {
            const int bits = _mm_movemask_epi8(_mm_cmpeq_epi8(piece, _mm_set1_epi8(c)));
            return std::uint64_t{static_cast<std::uint32_t>(bits)};
        };
        marks.quotes |= bitsOf('"') << i;
        marks.slashes |= bitsOf('\\') << i;
    }
    return marks;
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

[[gnu::always_inline]] inline bool JsonCursor::expect(char c, const char* problem) noexcept
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

/// Most names and values end within a few bytes. False: this one does not, and stands where it did.
[[gnu::always_inline]] inline bool JsonCursor::passShortString() noexcept
{
#if defined(__SSE2__)
    const std::size_t at = at_ + 1;
    if (at + 16 > text_.size()) return false;
    const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_.data() + at));
    const auto quotes =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(piece, _mm_set1_epi8('"'))));
    const auto slashes =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(piece, _mm_set1_epi8('\\'))));
    // The first quote comes before the first backslash: its lowest bit is below all of the others.
    if (quotes == 0 || (slashes & (quotes ^ (quotes - 1))) != 0) return false;
    at_ = at + static_cast<std::size_t>(std::countr_zero(quotes)) + 1;
    return true;
#else
    return false;
#endif
}

bool JsonCursor::nextKey(std::string_view& raw) noexcept
{
    const bool first = fresh_;
    fresh_ = false;
    char c = peek();
    if (c == '}') {
        ++at_;
        return false;
    }
    if (!first) {
        if (c != ',') return fail("a comma or a closing brace is missing");
        ++at_;
        c = peek();
    }
    if (c != '"') return fail("a name in quotes was expected");
    const std::size_t begin = at_ + 1;
    if (!passShortString() && !passString()) return false;
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
    if (passShortString()) return true;
    std::size_t at = at_ + 1;
#if defined(__SSE2__)
    // Text of a prompt is full of escapes: by blocks, they cost a few steps each and no wrong
    // guess.
    std::uint64_t escaped = 0;  // of the block: 1 when its first byte is escaped
    for (; at + kBlock <= text_.size(); at += kBlock) {
        auto [quotes, slashes] = marksAt(text_.data() + at);
        quotes &= ~escaped;
        slashes &= ~escaped;
        escaped = 0;
        while (slashes != 0) {
            const std::uint64_t first = slashes & (~slashes + 1);
            const std::uint64_t next = first << 1U;
            slashes &= ~(first | next);
            quotes &= ~next;
            escaped = first >> (kBlock - 1);
        }
        if (quotes != 0) {
            at_ = at + static_cast<std::size_t>(std::countr_zero(quotes)) + 1;
            return true;
        }
    }
    at += escaped;
    while (at + 16 <= text_.size()) {
        const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text_.data() + at));
        const auto marks = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(piece, _mm_set1_epi8('"')),
                                           _mm_cmpeq_epi8(piece, _mm_set1_epi8('\\')))));
        if (marks == 0) {
            at += 16;
            continue;
        }
        at += static_cast<std::size_t>(std::countr_zero(marks));
        if (text_[at] == '"') {
            at_ = at + 1;
            return true;
        }
        at += 2;
    }
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
    if (const char first = peek(); first != '{' && first != '[') return passValue(first);
    std::size_t depth = 0;
    for (;;) {
        at_ = nextMark(text_, at_);
        if (at_ == text_.size()) return fail("the text ends in the middle");
        const char c = text_[at_];
        if (c == '"') {
            if (!passString()) return false;
            continue;
        }
        ++at_;
        if (c == '{' || c == '[') {
            ++depth;
        } else if (--depth == 0) {
            fresh_ = false;
            return true;
        }
    }
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

bool JsonCursor::takeNumber(std::string_view& text) noexcept
{
    const char c = peek();
    const std::size_t begin = at_;
    if (!skip() || (c != '-' && (c < '0' || c > '9'))) return false;
    text = text_.substr(begin, at_ - begin);
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
