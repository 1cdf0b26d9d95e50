#include "proxy/core/guard/tongue.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "proxy/core/base/text.h"

namespace gatehouse::guard {
namespace {

/// Letters of one writing, and the language that is taken for it where nothing else tells.
struct Writing {
    std::uint32_t from, to;
    std::string_view tongue;
};

constexpr Writing kWritings[] = {
    {0x0370, 0x03FF, "el"}, {0x0400, 0x052F, "ru"}, {0x0530, 0x058F, "hy"}, {0x0590, 0x05FF, "he"},
    {0x0600, 0x077F, "ar"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0B80, 0x0BFF, "ta"},
    {0x0C00, 0x0C7F, "te"}, {0x0E00, 0x0E7F, "th"}, {0x10A0, 0x10FF, "ka"}, {0x1100, 0x11FF, "ko"},
    {0x3040, 0x30FF, "ja"}, {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"},
};
constexpr std::size_t kWritingCount = std::size(kWritings);

/// Small words of a language, with blanks around.
struct Words {
    std::string_view tongue;
    std::string_view words;
};

constexpr Words kWords[] = {
    {"en", " the and of to is that it you for with this are was have not be on what how can i "},
    {"de", " der die das und ist nicht ich sie ein eine zu mit den von auf für es wie was dem "},
    {"fr", " le la les et est des une que pour dans vous je pas qui sur avec ce il du nous "},
    {"es", " el la los y es que de en una por para con no se las del lo como más su "},
    {"it", " il la che di e è un per non sono con una del si come le gli della questo mi "},
    {"pt", " o a os e que de em um uma para com não por se do da as mais como você "},
    {"nl", " de het een en van is dat niet ik je op te met voor zijn er aan maar hoe wat "},
    {"pl", " i w na z się nie to jest że do jak czy o co po dla od mi ale tak "},
    {"sv", " och att det är en som på för med inte jag av den till har om ett du kan vad "},
    {"da", " og at det er en som på for med ikke jeg af den til har om et du kan hvad "},
    {"tr", " ve bir bu için ne de da ile mi çok ben daha gibi olarak var değil nasıl ama o en "},
    {"cs", " a je se na to že v s z do jak pro ale co by tak jsem nebo ve o "},
    {"ro", " și de la este în o un nu pe cu care să mai din ce pentru sunt am fi cum "},
    {"id",
     " yang dan di ini itu dengan untuk tidak dari saya apa ada akan ke bisa pada adalah anda "},
    {"vi", " là và của có không cho tôi được một các này với trong bạn đã những như người để gì "},
    {"fi",
     " ja on ei se että hän oli en mutta kun niin minä mitä tämä kuin sinä voi ovat mikä myös "},
    {"hu", " a az és hogy nem egy is van meg ez de mi csak volt már mint ha kell vagy azt "},
};
constexpr std::size_t kWordsCount = std::size(kWords);

constexpr int kLeastLetters = 12;  // of another writing than Latin: few of them say much
constexpr int kLeastWords = 3;

/// The next sign, and how many bytes it has; what is broken is a sign of one byte.
std::uint32_t signAt(std::string_view text, std::size_t at, std::size_t& size) noexcept
{
    const auto first = static_cast<unsigned char>(text[at]);
    size = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (size == 1 || at + size > text.size()) {
        size = 1;
        return first < 0x80 ? first : 0xFFFD;
    }
    std::uint32_t sign = first & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i)
        sign = sign << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    return sign;
}

bool isLatin(std::uint32_t sign) noexcept
{
    const bool isAscii = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    return isAscii || (sign >= 0xC0 && sign <= 0x24F) || (sign >= 0x1E00 && sign <= 0x1EFF);
}

struct Counted {
    std::array<int, kWritingCount> of{};
    int latin = 0;
    int ukrainian = 0;
    int persian = 0;
};

Counted countLetters(std::string_view text) noexcept
{
    Counted counted;
    for (std::size_t at = 0, size = 1; at < text.size(); at += size) {
        const auto sign = signAt(text, at, size);
        if (isLatin(sign)) {
            ++counted.latin;
            continue;
        }
        if (sign < kWritings[0].from) continue;
        const auto* found = std::ranges::find_if(kWritings, [sign](const Writing& each) {
            return sign >= each.from && sign <= each.to;
        });
        if (found == std::end(kWritings)) continue;
        ++counted.of[static_cast<std::size_t>(found - std::begin(kWritings))];
        // і, ї, є, ґ are no Russian letters; پ, چ, ژ, گ no Arabic ones.
        if (sign == 0x456 || sign == 0x457 || sign == 0x454 || sign == 0x491) ++counted.ukrainian;
        if (sign == 0x67E || sign == 0x686 || sign == 0x698 || sign == 0x6AF) ++counted.persian;
    }
    return counted;
}

bool isLetterByte(char c) noexcept
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

std::string_view byWords(std::string_view text) noexcept
{
    constexpr std::size_t kLongest = 12;
    std::array<int, kWordsCount> hits{};
    for (std::size_t at = 0; at < text.size();) {
        if (!isLetterByte(text[at])) {
            ++at;
            continue;
        }
        std::array<char, kLongest + 2> word{' '};
        std::size_t size = 1;
        for (; at < text.size() && isLetterByte(text[at]); ++at) {
            const char c = text[at];
            const bool isUpper = c >= 'A' && c <= 'Z';
            if (size <= kLongest) word[size] = isUpper ? static_cast<char>(c + ('a' - 'A')) : c;
            ++size;
        }
        if (size > kLongest) continue;
        word[size++] = ' ';
        for (std::size_t i = 0; i < kWordsCount; ++i) {
            const std::string_view asked(word.data(), size);
            if (kWords[i].words.find(asked) != std::string_view::npos) ++hits[i];
        }
    }
    const auto best = std::ranges::max_element(hits);
    const bool isShared = std::ranges::count(hits, *best) > 1;
    if (*best < kLeastWords || isShared) return {};
    return kWords[static_cast<std::size_t>(best - hits.begin())].tongue;
}

}  // namespace

std::string_view tongueOf(std::string_view text) noexcept
{
    text = cutUtf8(text, kMostHeard);
    const auto letters = countLetters(text);
    const auto best = std::ranges::max_element(letters.of);
    // A sign of Chinese or Korean says as much as two or three Latin letters.
    if (*best < kLeastLetters || *best * 2 < letters.latin) return byWords(text);
    auto tongue = kWritings[static_cast<std::size_t>(best - letters.of.begin())].tongue;
    const auto countOf = [&letters](std::string_view wanted) {
        int sum = 0;
        for (std::size_t i = 0; i < kWritingCount; ++i)
            sum += kWritings[i].tongue == wanted ? letters.of[i] : 0;
        return sum;
    };
    // Japanese is written with Chinese signs, too, but never without its own for long.
    if (tongue == "zh" && countOf("ja") * 8 > countOf("zh")) return "ja";
    if (tongue == "ru" && letters.ukrainian * 50 > *best) return "uk";
    if (tongue == "ar" && letters.persian * 50 > *best) return "fa";
    return tongue;
}

bool isTongue(std::string_view code) noexcept
{
    const auto isIt = [code](const auto& each) { return each.tongue == code; };
    return code == "uk" || code == "fa" || std::ranges::any_of(kWords, isIt) ||
           std::ranges::any_of(kWritings, isIt);
}

}  // namespace gatehouse::guard
