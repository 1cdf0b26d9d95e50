#include <algorithm>
#include <array>
#include <string>

#include "proxy/core/base/crypto.h"
#include "proxy/core/guard/checks.h"
#include "proxy/core/guard/context.h"
#include "proxy/core/guard/detectors.h"
#include "proxy/core/guard/numbers.h"

namespace gatehouse::guard {
namespace {

constexpr Letters kLocal("A-Za-z0-9._%+'-");
constexpr Letters kHost("A-Za-z0-9.-");

/// Also letters outside of ASCII that Latin names have, two bytes each.
bool isLocal(Window& window, std::size_t place, std::size_t& size) noexcept
{
    const int c = window.at(place);
    if (kLocal.has(c)) {
        size = 1;
        return true;
    }
    if (c < 0xC3 || c > 0xC5) return false;
    size = 2;
    return window.at(place + 1) >= 0x80;
}

std::string_view toUpper(std::string_view text, std::array<char, 40>& room) noexcept
{
    std::size_t size = 0;
    for (const char c : text) {
        if (size == room.size()) break;
        if (kAlnum.has(static_cast<unsigned char>(c)))
            room[size++] = isLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return {room.data(), size};
}

bool isBase58(Window& window, std::size_t size) noexcept
{
    constexpr Letters kBase58("1-9A-HJ-NP-Za-km-z");
    for (std::size_t i = 0; i < size; ++i) {
        if (!kBase58.has(window.at(i))) return false;
    }
    return true;
}

/// Base58 with its four bytes of a double SHA-256.
bool passesBase58(std::string_view text)
{
    constexpr std::string_view kAlphabet =
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    std::array<unsigned char, 25> bytes{};
    for (const char c : text) {
        auto carry = static_cast<unsigned>(kAlphabet.find(c));
        for (std::size_t i = bytes.size(); i-- > 0;) {
            carry += 58U * bytes[i];
            bytes[i] = static_cast<unsigned char>(carry & 0xFFU);
            carry >>= 8U;
        }
        if (carry != 0) return false;
    }
    const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto once = sha256(all.substr(0, 21));
    const std::string_view onceText(reinterpret_cast<const char*>(once.data()), once.size());
    const auto twice = sha256(onceText);
    return std::equal(twice.begin(), twice.begin() + 4, bytes.begin() + 21);
}

}  // namespace

bool matchEmail(Window& window, Hit& hit)
{
    static constexpr Letters kOpenHost("A-Za-z0-9.-");
    // Once a run of letters that may stand before the sign: at its beginning.
    const int before = window.before();
    if (kLocal.has(before) && before != '\'' && kAlnum.has(window.before(2)) &&
        !isAtBoundary(window))
        return false;
    // Likewise of letters with two bytes.
    const auto isLead = [](int c) { return c >= 0xC3 && c <= 0xC5; };
    if (before >= 0x80 && isLead(window.before(2))) return false;
    const bool isJoint = before == '.' || before == '-' || before == '+' || before == '%';
    if (isJoint && kAlnum.has(window.before(2))) return false;
    std::size_t at = 0;
    for (std::size_t size = 0; isLocal(window, at, size);) at += size;
    if (at == 0 || window.at(at) != '@') return false;
    const std::size_t host = ++at;
    std::size_t dot = 0;
    while (kHost.has(window.at(at))) {
        if (window.at(at) == '.') dot = at;
        ++at;
    }
    if (window.at(at) == Window::kBeyond && at > host) {
        hit.size = at;
        hit.open = &kOpenHost;
        hit.most = 255;
        hit.score = 90;
        return true;
    }
    // The sentence's own point is no part of it.
    while (at > host && !kAlnum.has(window.at(at - 1))) --at;
    if (dot >= at) {
        dot = 0;
        for (std::size_t i = host; i < at; ++i) {
            if (window.at(i) == '.') dot = i;
        }
    }
    const std::size_t top = at - dot - 1;
    if (dot <= host || top < 2 || top > 24 || !isAlpha(window.at(dot + 1))) return false;
    hit.size = at;
    hit.score = 95;
    return true;
}

bool matchIp4(Window& window, Hit& hit)
{
    if (!isNumberStart(window) || window.before() == '(') return false;
    std::size_t at = 0;
    for (int part = 0; part < 4; ++part) {
        int value = 0;
        const std::size_t from = at;
        while (isDigit(window.at(at)) && at - from < 3)
            value = value * 10 + (window.at(at++) - '0');
        if (at == from || value > 255) return false;
        if (part < 3 && window.at(at++) != '.') return false;
    }
    const int next = window.at(at);
    if (kWord.has(next) || (next == '.' && isDigit(window.at(at + 1)))) return false;
    if (window.isCued(Cue::Version, 12)) return false;
    if (window.seen(at) == "0.0.0.0") return false;
    hit.size = at;
    hit.score = 85;
    return true;
}

bool matchIp6(Window& window, Hit& hit)
{
    if (!isAtBoundary(window) || window.before() == ':' || window.before() == '.') return false;
    std::size_t at = 0;
    std::size_t groups = 0;
    std::size_t letters = 0;
    bool isShort = false;
    bool hasDigit = false;
    std::size_t last = 0;
    if (window.at(0) == ':') {
        if (window.at(1) != ':') return false;
        isShort = true;
        at = 2;
    }
    while (groups < 8) {
        const std::size_t from = at;
        while (kHex.has(window.at(at)) && at - from < 5) {
            hasDigit = hasDigit || isDigit(window.at(at));
            ++at;
        }
        if (at - from > 4) return false;
        if (at == from) break;
        letters += at - from;
        ++groups;
        last = at;
        if (window.at(at) != ':') break;
        if (window.at(at + 1) == ':') {
            if (isShort) return false;
            isShort = true;
            at += 2;
            last = at;
        } else if (kHex.has(window.at(at + 1))) {
            ++at;
        } else {
            break;
        }
    }
    if (kWord.has(window.at(last)) || (window.at(last) == ':' && kHex.has(window.at(last + 1))))
        return false;
    constexpr std::size_t kLeast = 5;
    const bool isWhole = groups == 8 && !isShort;
    if (!isWhole && !(isShort && groups >= 2 && groups < 8 && letters >= kLeast && hasDigit))
        return false;
    hit.size = last;
    hit.score = 85;
    return true;
}

bool matchMac(Window& window, Hit& hit)
{
    if (!isAtBoundary(window) || window.before() == ':' || window.before() == '-') return false;
    constexpr std::size_t kSize = 17;
    const int sign = window.at(2);
    if (sign == ':' || sign == '-') {
        for (std::size_t i = 0; i < kSize; ++i) {
            const int c = window.at(i);
            if (i % 3 == 2 ? c != sign : !kHex.has(c)) return false;
        }
        if (kWord.has(window.at(kSize)) ||
            (window.at(kSize) == sign && kHex.has(window.at(kSize + 1))))
            return false;
        hit.size = kSize;
    } else {
        constexpr std::size_t kDotted = 14;
        for (std::size_t i = 0; i < kDotted; ++i) {
            const int c = window.at(i);
            if (i % 5 == 4 ? c != '.' : !kHex.has(c)) return false;
        }
        if (kWord.has(window.at(kDotted)) || window.at(kDotted) == '.') return false;
        hit.size = kDotted;
    }
    hit.score = 90;
    return true;
}

bool matchIban(Window& window, Hit& hit)
{
    if (!isAtBoundary(window)) return false;
    if (!isAlpha(window.at(0)) || !isAlpha(window.at(1)) || !isDigit(window.at(2)) ||
        !isDigit(window.at(3)))
        return false;
    std::array<char, 40> room{};
    const auto country = toUpper(window.seen(2), room);
    const std::size_t wanted = ibanSize(country);
    if (wanted == 0) return false;
    std::size_t at = 0;
    std::size_t count = 0;
    while (count < wanted) {
        const int c = window.at(at);
        if (isAlnum(c)) {
            ++count;
        } else if ((c != ' ' && c != '-') || !isAlnum(window.at(at + 1)) || count < 4) {
            return false;
        }
        ++at;
    }
    if (isAlnum(window.at(at))) return false;
    std::array<char, 40> plain{};
    if (!passesIban(toUpper(window.seen(at), plain))) return false;
    hit.size = at;
    hit.score = 95;
    return true;
}

bool matchCrypto(Window& window, Hit& hit)
{
    if (!isAtBoundary(window)) return false;
    const int first = window.at(0);
    hit.score = 90;
    if (first == '0' && window.at(1) == 'x') {
        constexpr std::size_t kSize = 42;
        for (std::size_t i = 2; i < kSize; ++i) {
            if (!kHex.has(window.at(i))) return false;
        }
        if (kWord.has(window.at(kSize))) return false;
        hit.size = kSize;
        return true;
    }
    const bool isSegwit = first == 'b' && window.at(1) == 'c' && window.at(2) == '1';
    if (isSegwit) {
        constexpr Letters kBech("02-9ac-hj-np-z");
        std::size_t size = 3;
        while (kBech.has(window.at(size))) ++size;
        hit.size = size;
        return (size == 42 || size == 62) && !kWord.has(window.at(size));
    }
    if (first != '1' && first != '3' && first != 'L' && first != 'T' && first != 'D' &&
        first != 'r')
        return false;
    const std::size_t size = window.wordSize();
    if (window.wantsMore || size < 26 || size > 35 || !isBase58(window, size)) return false;
    hit.size = size;
    return passesBase58(window.seen(size));
}

}  // namespace gatehouse::guard
