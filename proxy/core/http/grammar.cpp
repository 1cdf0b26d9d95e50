#include "proxy/core/http/grammar.h"

#include <array>
#include <bit>
#include <cstring>
#include <limits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "proxy/core/base/text.h"

namespace gatehouse::http::grammar {
namespace {

enum : std::uint8_t { kTchar = 1, kTarget = 2, kValue = 4, kHost = 8, kHex = 16, kDigit = 32 };

constexpr bool isAlnum(int c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

constexpr bool isOneOf(int c, std::string_view set)
{
    for (const char s : set) {
        if (c == static_cast<unsigned char>(s)) return true;
    }
    return false;
}

constexpr std::array<std::uint8_t, 256> classesOf()
{
    std::array<std::uint8_t, 256> table{};
    for (int c = 0; c < 256; ++c) {
        unsigned classes = 0;
        if (isAlnum(c) || isOneOf(c, "!#$%&'*+-.^_`|~")) classes |= kTchar;
        if (isAlnum(c) || isOneOf(c, "-._~!$&'()*+,;=:@/?%[]{}|^`")) classes |= kTarget;
        if (c == '\t' || (c >= 0x20 && c != 0x7F)) classes |= kValue;
        if (isAlnum(c) || isOneOf(c, "-._~")) classes |= kHost;
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
            classes |= kHex;
        if (c >= '0' && c <= '9') classes |= kDigit;
        table[static_cast<std::size_t>(c)] = static_cast<std::uint8_t>(classes);
    }
    return table;
}

constexpr std::array<std::uint8_t, 256> kClasses = classesOf();

bool is(char c, std::uint8_t wanted) noexcept
{
    return (kClasses[static_cast<unsigned char>(c)] & wanted) != 0;
}

bool isBlank(char c) noexcept
{
    return c == ' ' || c == '\t';
}

/// Offset of the first control character from `at` on, or the end.
std::size_t nextControl(std::string_view text, std::size_t at) noexcept
{
#if defined(__SSE2__)
    for (; at + 16 <= text.size(); at += 16) {
        const __m128i piece = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
        const __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(piece, _mm_set1_epi8(0x1F)), piece);
        const auto found = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_or_si128(low, _mm_cmpeq_epi8(piece, _mm_set1_epi8(0x7F)))));
        if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found));
    }
#endif
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x20 && text[at] != 0x7F)
        ++at;
    return at;
}

bool isIpv6(std::string_view text) noexcept
{
    std::size_t colons = 0;
    for (const char c : text) {
        if (c == ':') {
            ++colons;
        } else if (!is(c, kHex) && c != '.') {
            return false;
        }
    }
    return colons >= 2 && text.size() <= 45;
}

bool isPort(std::string_view text) noexcept
{
    std::int64_t port = 0;
    return text.size() <= 5 && readLength(text, port) && port <= 65535;
}

void skipBlanks(std::string_view& rest) noexcept
{
    while (!rest.empty() && isBlank(rest.front())) rest.remove_prefix(1);
}

bool takeToken(std::string_view& rest) noexcept
{
    std::size_t size = 0;
    while (size < rest.size() && is(rest[size], kTchar)) ++size;
    rest.remove_prefix(size);
    return size > 0;
}

bool takeQuoted(std::string_view& rest) noexcept
{
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '"') {
            rest.remove_prefix(i + 1);
            return true;
        }
        if (rest[i] == '\\') ++i;
        if (i >= rest.size() || !is(rest[i], kValue)) return false;
    }
    return false;
}

/// *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] ), RFC 9112 7.1.1.
bool isChunkExtension(std::string_view rest) noexcept
{
    while (!rest.empty()) {
        skipBlanks(rest);
        if (rest.empty() || rest.front() != ';') return false;
        rest.remove_prefix(1);
        skipBlanks(rest);
        if (!takeToken(rest)) return false;
        std::string_view ahead = rest;
        skipBlanks(ahead);
        if (ahead.empty() || ahead.front() != '=') continue;  // blanks at the very end fail above
        rest = ahead.substr(1);
        skipBlanks(rest);
        const bool isQuoted = !rest.empty() && rest.front() == '"';
        if (isQuoted ? !takeQuoted(rest) : !takeToken(rest)) return false;
    }
    return true;
}

}  // namespace

bool isToken(std::string_view text) noexcept
{
    for (const char c : text) {
        if (!is(c, kTchar)) return false;
    }
    return !text.empty();
}

bool isFieldValue(std::string_view text) noexcept
{
    // Eight bytes at a time: a borrow shows a byte below 0x20, an equal one 0x7F. Anything found (a
    // tab, or a carry beside a high byte) is looked at again one by one.
    constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
    constexpr std::uint64_t kTops = 0x8080808080808080ULL;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (; end - at >= 8; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        const std::uint64_t low = (word - kOnes * 0x20U) & ~word;
        const std::uint64_t apart = word ^ (kOnes * 0x7FU);
        const std::uint64_t del = (apart - kOnes) & ~apart;
        if (((low | del) & kTops) == 0) continue;
        for (int i = 0; i < 8; ++i) {
            if (!is(at[i], kValue)) return false;
        }
    }
    for (; at != end; ++at) {
        if (!is(*at, kValue)) return false;
    }
    return true;
}

bool isOriginForm(std::string_view target) noexcept
{
    if (target.empty() || target.front() != '/') return false;
    for (std::size_t i = 0; i < target.size(); ++i) {
        if (!is(target[i], kTarget)) return false;
        if (target[i] == '%' &&
            (target.size() - i < 3 || !is(target[i + 1], kHex) || !is(target[i + 2], kHex))) {
            return false;
        }
    }
    return true;
}

bool isAuthority(std::string_view text) noexcept
{
    if (text.starts_with('[')) {
        const auto close = text.find(']');
        if (close == std::string_view::npos || !isIpv6(text.substr(1, close - 1))) return false;
        const auto rest = text.substr(close + 1);
        return rest.empty() || (rest.front() == ':' && isPort(rest.substr(1)));
    }
    const auto colon = text.find(':');
    const auto host = text.substr(0, colon);
    if (host.empty() || host.size() > 255) return false;
    for (const char c : host) {
        if (!is(c, kHost)) return false;
    }
    return colon == std::string_view::npos || isPort(text.substr(colon + 1));
}

bool isServedMethod(std::string_view method) noexcept
{
    switch (method.size()) {
        case 3:
            return method == "GET" || method == "PUT";
        case 4:
            return method == "POST" || method == "HEAD";
        case 5:
            return method == "PATCH";
        case 6:
            return method == "DELETE";
        case 7:
            return method == "OPTIONS";
        default:
            return false;
    }
}

bool readField(std::string_view line, FieldLine& field) noexcept
{
    std::size_t colon = 0;
    while (colon < line.size() && is(line[colon], kTchar)) ++colon;
    if (colon == 0 || colon == line.size() || line[colon] != ':') return false;
    field.name = line.substr(0, colon);
    field.value = trim(line.substr(colon + 1));
    return isFieldValue(field.value);
}

bool readPlainField(std::string_view input, FieldLine& field, std::size_t& size) noexcept
{
    std::size_t colon = 0;
    while (colon < input.size() && is(input[colon], kTchar)) ++colon;
    if (colon == 0 || colon == input.size() || input[colon] != ':') return false;
    std::size_t from = colon + 1;
    while (from < input.size() && input[from] == ' ') ++from;
    std::size_t end = nextControl(input, from);
    if (input.size() - end < 2 || input[end] != '\r' || input[end + 1] != '\n') return false;
    size = end + 2;
    while (end > from && input[end - 1] == ' ') --end;
    field.name = input.substr(0, colon);
    field.value = input.substr(from, end - from);
    return true;
}

bool readLength(std::string_view text, std::int64_t& length) noexcept
{
    std::int64_t value = 0;
    for (const char c : text) {
        if (!is(c, kDigit)) return false;
        const int digit = c - '0';
        if (value > (std::numeric_limits<std::int64_t>::max() - digit) / 10) return false;
        value = value * 10 + digit;
    }
    length = value;
    return !text.empty();
}

bool readChunkSize(std::string_view line, std::int64_t& size, std::size_t& extension) noexcept
{
    std::size_t digits = 0;
    std::uint64_t value = 0;
    while (digits < line.size() && is(line[digits], kHex)) {
        const auto c = static_cast<unsigned char>(line[digits]);
        value = value << 4U | (c <= '9' ? c - '0' : (c | 0x20U) - 'a' + 10U);
        ++digits;
    }
    // Sixteen digits cannot run over 64 bits; the sign bit must stay clear for the signed length.
    if (digits == 0 || digits > 16 || value > (std::numeric_limits<std::uint64_t>::max() >> 1U))
        return false;
    size = static_cast<std::int64_t>(value);
    extension = line.size() - digits;
    return extension == 0 || isChunkExtension(line.substr(digits));
}

Coding readTransferEncoding(std::string_view value) noexcept
{
    if (equalsNoCase(value, "chunked")) return Coding::Chunked;
    if (value.empty()) return Coding::Malformed;
    std::string_view rest = value;
    bool isLast = false;
    while (!isLast) {
        isLast = rest.find(',') == std::string_view::npos;
        const auto coding = trim(takeUntil(rest, ','));
        if (!isToken(coding) || equalsNoCase(coding, "identity")) return Coding::Malformed;
        if (equalsNoCase(coding, "chunked") && !isLast) return Coding::Malformed;
    }
    return Coding::Unknown;
}

bool isForbiddenTrailer(std::string_view name) noexcept
{
    constexpr std::string_view kForbidden[] = {"content-length",
                                               "transfer-encoding",
                                               "host",
                                               "connection",
                                               "te",
                                               "trailer",
                                               "upgrade",
                                               "expect",
                                               "keep-alive",
                                               "proxy-connection",
                                               "authorization",
                                               "proxy-authorization"};
    for (const auto forbidden : kForbidden) {
        if (equalsNoCase(name, forbidden)) return true;
    }
    return false;
}

}  // namespace gatehouse::http::grammar
