#include "proxy/core/injection/views.h"

#include <algorithm>
#include <array>
#include <utility>

#include "proxy/core/injection/signs.h"
#include "proxy/core/injection/words.h"

namespace gatehouse::injection {
namespace {

constexpr std::size_t kLeastBase64 = 16;
constexpr std::size_t kLeastHex = 20;
constexpr int kLeastReadable = 3;  ///< common words that make a reading a text

void put(View& view, char32_t code, std::size_t origin, bool isCapital = false)
{
    const std::size_t before = view.text.size();
    append(view.text, code);
    const std::size_t size = view.text.size() - before;
    for (std::size_t i = 0; i < size; ++i) {
        view.origin.push_back(static_cast<std::uint32_t>(origin));
        view.isCapital.push_back(isCapital);
    }
}

struct Letter {
    char32_t code;
    std::size_t origin;
    bool isCapital;
};

/// Writes a word: one that mixes Latin letters with such as look like them is read as Latin.
void flush(View& view, std::vector<Letter>& word, bool isLatinText)
{
    if (word.empty()) return;
    bool hasLatin = false, hasAlike = false, hasOther = false;
    for (const Letter& letter : word) {
        if (isLatin(letter.code))
            hasLatin = true;
        else if (lookAlike(letter.code) != 0)
            hasAlike = true;
        else if (isOtherLetter(letter.code))
            hasOther = true;
    }
    const bool isDisguised = hasAlike && (hasLatin || (isLatinText && !hasOther));
    for (const Letter& letter : word) {
        const char32_t alike = isDisguised ? lookAlike(letter.code) : 0;
        put(view, alike != 0 ? alike : letter.code, letter.origin, letter.isCapital);
    }
    word.clear();
}

bool hasMoreLatin(std::string_view text)
{
    std::size_t latin = 0, other = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            const unsigned small = byte | 0x20U;
            latin += small >= 'a' && small <= 'z' ? 1U : 0U;
            ++at;
            continue;
        }
        const Sign sign = signAt(text, at);
        const char32_t code = plain(sign.code);
        if (isOtherLetter(code) && lookAlike(code) == 0) ++other;
        at += sign.size;
    }
    return latin > other;
}

View plainView(std::string_view text, std::string& hidden)
{
    View view;
    view.text.reserve(text.size());
    view.origin.reserve(text.size());
    view.isCapital.reserve(text.size());
    const bool isLatinText = hasMoreLatin(text);
    std::vector<Letter> word;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80 && word.empty()) {  // most texts stay here
            const bool isCapital = byte >= 'A' && byte <= 'Z';
            view.text += static_cast<char>(isCapital ? byte + 32 : byte);
            view.origin.push_back(static_cast<std::uint32_t>(at++));
            view.isCapital.push_back(isCapital);
            const auto next = at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
            if (next < 0x80) continue;
            // What precedes within the word may have to be read with what follows.
            std::size_t back = view.text.size();
            while (back > 0 && isLatin(static_cast<unsigned char>(view.text[back - 1]))) --back;
            for (std::size_t i = back; i < view.text.size(); ++i)
                word.push_back(
                    {static_cast<unsigned char>(view.text[i]), view.origin[i], view.isCapital[i]});
            view.text.resize(back);
            view.origin.resize(back);
            view.isCapital.resize(back);
            continue;
        }
        const Sign sign = signAt(text, at);
        if (const char letter = hiddenLetter(sign.code); letter != '\0') hidden += letter;
        const char32_t code = plain(sign.code);
        if (code != 0) {
            if (isLatin(code) || isOtherLetter(code)) {
                word.push_back({code, at, code != sign.code && sign.code < 0x500});
            } else {
                flush(view, word, isLatinText);
                put(view, code, at);
            }
        }
        at += sign.size;
    }
    flush(view, word, isLatinText);
    return view;
}

View viewOf(std::string_view decoded, Disguise disguise, std::size_t origin)
{
    std::string hidden;
    View view = plainView(decoded, hidden);
    view.disguise = disguise;
    std::fill(view.origin.begin(), view.origin.end(), static_cast<std::uint32_t>(origin));
    return view;
}

bool isText(std::string_view decoded)
{
    if (decoded.size() < 8) return false;
    std::size_t good = 0, blanks = 0;
    for (const char c : decoded) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte >= 0xC2) ++good;
        blanks += byte == ' ' ? 1U : 0U;
    }
    return good * 100 >= decoded.size() * 95 && blanks * 30 >= decoded.size();
}

int base64Value(char c) noexcept
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    if (c == '/' || c == '_') return 63;
    return -1;
}

int hexValue(char c) noexcept
{
    if (c >= '0' && c <= '9') return c - '0';
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

void addBase64(std::string_view text, std::vector<View>& views)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        std::string decoded;
        unsigned bits = 0, held = 0;
        for (; end < text.size(); ++end) {
            const int value = base64Value(text[end]);
            if (value < 0) break;
            held = (held << 6U) | static_cast<unsigned>(value);
            bits += 6;
            if (bits < 8) continue;
            bits -= 8;
            decoded += static_cast<char>((held >> bits) & 0xFFU);
        }
        if (end - at >= kLeastBase64 && isText(decoded))
            views.push_back(viewOf(decoded, Disguise::Base64, at));
        at = std::max(end, at + 1);
    }
}

/// Pairs of hexadecimal digits, together or apart by one blank, comma, colon or "\x".
void addHex(std::string_view text, std::vector<View>& views)
{
    for (std::size_t at = 0; at < text.size();) {
        if (hexValue(text[at]) < 0) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        std::string decoded;
        while (at + 1 < text.size() && hexValue(text[at]) >= 0 && hexValue(text[at + 1]) >= 0) {
            decoded += static_cast<char>(hexValue(text[at]) * 16 + hexValue(text[at + 1]));
            at += 2;
            if (at + 2 < text.size() && hexValue(text[at]) < 0) {
                const std::string_view rest = text.substr(at);
                if (rest.substr(0, 2) == "\\x" || rest.substr(0, 2) == "0x")
                    at += 2;
                else if (rest.substr(0, 3) == " 0x" || rest.substr(0, 3) == " \\x")
                    at += 3;
                else if (rest.size() > 2 && hexValue(rest[1]) >= 0 && hexValue(rest[2]) >= 0 &&
                         (rest[0] == ' ' || rest[0] == ',' || rest[0] == ':'))
                    ++at;
            }
        }
        if (at - begin >= kLeastHex && isText(decoded))
            views.push_back(viewOf(decoded, Disguise::Hex, begin));
        while (at < text.size() && hexValue(text[at]) >= 0) ++at;
        at = std::max(at, begin + 1);
    }
}

/// A character given by its number; what stands there is left behind `at`.
char32_t escaped(std::string_view text, std::size_t& at)
{
    const auto number = [&](std::size_t from, std::size_t most, int base) {
        char32_t code = 0;
        std::size_t i = from;
        for (; i < text.size() && i < from + most; ++i) {
            const int digit = hexValue(text[i]);
            if (digit < 0 || digit >= base) break;
            code = code * static_cast<unsigned>(base) + static_cast<unsigned>(digit);
        }
        at = i;
        return i == from ? char32_t{0} : code;
    };
    const std::string_view rest = text.substr(at);
    const std::size_t begin = at;
    char32_t code = 0;
    if (rest[0] == '%' && rest.size() > 2)
        code = number(begin + 1, 2, 16);
    else if (rest.substr(0, 2) == "\\u")
        code = number(begin + 2, 4, 16);
    else if (rest.substr(0, 2) == "\\x")
        code = number(begin + 2, 2, 16);
    else if (rest.substr(0, 3) == "&#x")
        code = number(begin + 3, 5, 16);
    else if (rest.substr(0, 2) == "&#")
        code = number(begin + 2, 6, 10);
    if (code == 0)
        at = begin + 1;
    else if (rest[0] == '&' && at < text.size() && text[at] == ';')
        ++at;
    return code;
}

void addEscaped(std::string_view text, std::vector<View>& views)
{
    std::string decoded;
    int count = 0;
    std::size_t first = text.size(), copied = 0;
    for (std::size_t at = text.find_first_of("%\\&"); at < text.size();
         at = text.find_first_of("%\\&", at)) {
        const std::size_t begin = at;
        const char32_t code = escaped(text, at);
        if (code == 0 || code > 0x10FFFF) continue;
        decoded += text.substr(copied, begin - copied);
        append(decoded, code);
        copied = at;
        first = std::min(first, begin);
        ++count;
    }
    if (count < 4) return;
    decoded += text.substr(copied);
    views.push_back(viewOf(decoded, Disguise::Escaped, first));
}

/// Letters apart by one sign each; more than one blank ends a word.
void addSpaced(const View& plain, std::vector<View>& views)
{
    const std::string& text = plain.text;
    const auto isLetter = [&](std::size_t at) {
        return at < text.size() && (isLatin(static_cast<unsigned char>(text[at])) ||
                                    isDigit(static_cast<unsigned char>(text[at])));
    };
    View view;
    view.disguise = Disguise::Spaced;
    std::size_t joined = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        const char gap = at + 1 < text.size() ? text[at + 1] : '\0';
        const bool isGap =
            gap == ' ' || gap == '-' || gap == '.' || gap == '_' || gap == '*' || gap == '|';
        if (isGap && isLetter(at) && (at == 0 || !isLetter(at - 1))) {
            while (isLetter(end) && end + 1 < text.size() && text[end + 1] == gap &&
                   isLetter(end + 2) && !isLetter(end + 3))
                end += 2;
        }
        if (end - at >= 4) {
            for (std::size_t i = at; i <= end; i += 2)
                put(view, static_cast<unsigned char>(text[i]), plain.origin[i]);
            joined += (end - at) / 2;
            at = end + 1;
        } else {
            const char c = text[at];
            view.text += c;
            view.origin.push_back(plain.origin[at]);
            view.isCapital.push_back(false);
            ++at;
        }
    }
    if (joined >= 6) views.push_back(std::move(view));
}

char unleet(char c) noexcept
{
    constexpr std::string_view kFrom = "013457@$!|89", kTo = "oieastasiibg";
    const std::size_t found = kFrom.find(c);
    return found == std::string_view::npos ? c : kTo[found];
}

void addLeet(const View& plain, std::vector<View>& views)
{
    const std::string& text = plain.text;
    std::size_t mixed = 0;
    View view = plain;
    view.disguise = Disguise::Leet;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        std::size_t letters = 0, digits = 0;
        while (end < text.size() && text[end] != ' ' && text[end] != '\n') {
            const auto c = static_cast<unsigned char>(text[end]);
            letters += isLatin(c) ? 1U : 0U;
            digits += isDigit(c) || c == '@' || c == '$' ? 1U : 0U;
            ++end;
        }
        if (digits > 0 && letters + digits >= 2 && end - at <= 24) {
            mixed += letters > 0 ? 1U : 0U;
            for (std::size_t i = at; i < end; ++i) {
                const bool isLastSign = i + 1 == end && text[i] == '!';
                if (!isLastSign) view.text[i] = unleet(text[i]);
            }
        }
        at = end + 1;
    }
    if (mixed >= 2) views.push_back(std::move(view));
}

int commonWords(std::string_view text)
{
    int found = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && isLatin(static_cast<unsigned char>(text[end]))) ++end;
        if (end - at >= 3 && isCommon(text.substr(at, end - at))) ++found;
        at = end + 1;
    }
    return found;
}

void addTurned(const View& plain, std::vector<View>& views)
{
    View rotated = plain;
    rotated.disguise = Disguise::Rot13;
    for (char& c : rotated.text)
        if (isLatin(static_cast<unsigned char>(c)))
            c = static_cast<char>('a' + (c - 'a' + 13) % 26);
    if (commonWords(rotated.text) >= kLeastReadable) views.push_back(std::move(rotated));

    View reversed = plain;
    reversed.disguise = Disguise::Reversed;
    std::reverse(reversed.text.begin(), reversed.text.end());
    if (commonWords(reversed.text) < kLeastReadable) return;
    std::reverse(reversed.origin.begin(), reversed.origin.end());
    views.push_back(std::move(reversed));
}

}  // namespace

std::string_view name(Disguise disguise) noexcept
{
    constexpr std::array<std::string_view, 9> kNames = {
        "none", "hidden", "spaced", "leet", "base64", "hex", "escaped", "rot13", "reversed"};
    return kNames[static_cast<std::size_t>(disguise)];
}

std::vector<View> viewsOf(std::string_view text)
{
    std::vector<View> views;
    std::string hidden;
    views.push_back(plainView(text, hidden));
    if (hidden.size() >= 4) views.push_back(viewOf(hidden, Disguise::Hidden, 0));
    addBase64(text, views);
    addHex(text, views);
    addEscaped(text, views);
    const View plain = views.front();
    addSpaced(plain, views);
    addLeet(plain, views);
    addTurned(plain, views);
    return views;
}

}  // namespace gatehouse::injection
