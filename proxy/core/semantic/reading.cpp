#include "proxy/core/semantic/reading.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

#include "proxy/core/base/text.h"

namespace gatehouse::semantic {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 97> kFilling{
    "a",      "an",     "the",    "is",       "are",    "was",   "were",   "be",       "been",
    "am",     "do",     "does",   "did",      "of",     "to",    "in",     "on",       "at",
    "for",    "with",   "by",     "from",     "and",    "or",    "it",     "its",      "this",
    "that",   "these",  "those",  "i",        "me",     "my",    "you",    "your",     "we",
    "our",    "us",     "one",    "ones",     "some",   "any",   "there",  "here",     "have",
    "has",    "had",    "can",    "could",    "will",   "would", "should", "may",      "might",
    "shall",  "please", "tell",   "what",     "which",  "who",   "whom",   "how",      "when",
    "where",  "why",    "best",   "way",      "ways",   "good",  "get",    "getting",  "make",
    "makes",  "making", "really", "actually", "kindly", "need",  "want",   "possible", "someone",
    "people", "person", "thing",  "things",   "also",   "just",  "like",   "know",     "find",
    "use",    "used",   "so",     "as",       "then",   "about", "into"};
constexpr std::array<std::string_view, 12> kMoreFilling{"up",   "out",  "much",  "many",
                                                        "most", "more", "using", "somebody",
                                                        "than", "if",   "i'm",   "what's"};
constexpr std::array<std::string_view, 23> kNegations{
    "not",    "no",    "never", "without",  "cannot", "neither", "nor",  "non",
    "except", "nicht", "kein",  "keine",    "ohne",   "nie",     "pas",  "jamais",
    "sans",   "sin",   "nunca", "non-stop", "sem",    "nessun",  "senza"};
constexpr std::array<std::string_view, 28> kEnglish{
    "the",  "what",  "how",  "which", "are", "does",   "do",  "can",  "my",  "with",
    "of",   "where", "when", "why",   "who", "should", "you", "your", "and", "is",
    "will", "has",   "have", "from",  "for", "write",  "to",  "did"};
constexpr std::array<std::string_view, 24> kAuxiliaries{
    "is",    "are",   "was",   "were",   "do",     "does",  "did",     "can",
    "could", "will",  "would", "should", "has",    "have",  "had",     "am",
    "may",   "might", "must",  "isn't",  "aren't", "don't", "doesn't", "can't"};
constexpr std::array<std::string_view, 12> kMeasures{
    "much", "many", "long", "old", "far", "often", "tall", "big", "fast", "deep", "high", "heavy"};
constexpr std::array<std::string_view, 6> kDirections{"to", "from", "than", "into", "over", "beat"};
constexpr std::array<std::string_view, 11> kNumbers{
    "zero", "?", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
constexpr std::array<std::string_view, 8> kEndings{"'s", "ing", "ies", "es", "ed", "s", "ly", "er"};

/// Names that are often written small, and lie close together.
constexpr std::string_view kNames =
    " english french german spanish italian portuguese dutch polish turkish thai russian chinese "
    "japanese korean arabic hindi greek swedish norwegian danish finnish czech hungarian hebrew "
    "vietnamese ukrainian latin python java javascript typescript rust ruby kotlin swift perl php "
    "scala haskell monday tuesday wednesday thursday friday saturday sunday january february april "
    "june july august september october november december ";

/// Words of which a text has those of one side only: an answer to the other is wrong.
struct Opposites {
    std::string_view first;
    std::string_view second;
};

constexpr std::array<Opposites, 24> kOpposites{{
    {" increase raise grow growing gain boost ", " decrease lower reduce lose drop cut shrink "},
    {" best top good better great ", " worst bad worse "},
    {" buy purchase ", " sell "},
    {" start begin enable activate open install add create grow ",
     " stop end disable deactivate close uninstall remove delete quit "},
    {" before ", " after "},
    {" hot warm ", " cold cool "},
    {" first ", " last "},
    {" max maximum most highest largest biggest ", " min minimum least lowest smallest "},
    {" import ", " export "},
    {" male boy man men boys husband ", " female girl woman women girls wife "},
    {" encode encrypt compress ", " decode decrypt decompress "},
    {" love like ", " hate dislike "},
    {" fast fastest quick quickest ", " slow slowest easy easiest "},
    {" ascending ", " descending "},
    {" left ", " right "},
    {" inside ", " outside "},
    {" accept allow unblock ", " reject deny block "},
    {" with ", " without "},
    {" older old ", " newer new younger young "},
    {" up ", " down "},
    {" on ", " off "},
    {" safe legal ", " unsafe dangerous illegal "},
    {" advantages pros benefits ", " disadvantages cons risks "},
    {" upload send ", " download receive "},
}};

bool isIn(Words words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

bool isIn(std::string_view side, const std::string& word)
{
    return side.find(cat(" ", word, " ")) != std::string_view::npos;
}

bool isDigit(char sign) noexcept
{
    return sign >= '0' && sign <= '9';
}

bool isLetter(char sign) noexcept
{
    return static_cast<unsigned char>(sign) >= 0x80 ||
           std::isalpha(static_cast<unsigned char>(sign)) != 0;
}

bool isFilling(std::string_view word)
{
    return isIn(kFilling, word) || isIn(kMoreFilling, word);
}

std::string stemOf(std::string_view word)
{
    constexpr std::size_t kShortest = 3;
    for (const auto ending : kEndings) {
        if (!word.ends_with(ending) || word.size() < ending.size() + kShortest) continue;
        word.remove_suffix(ending.size());
        break;
    }
    while (word.ends_with('e')) word.remove_suffix(1);
    return std::string(word);
}

/// The end of the word that begins at `from`. C++, c# and S24 are words, 3.12 is a number.
std::size_t endOf(std::string_view text, std::size_t from)
{
    std::size_t to = from;
    if (isDigit(text[from])) {
        while (to < text.size() &&
               (isDigit(text[to]) || ((text[to] == '.' || text[to] == ',') &&
                                      to + 1 < text.size() && isDigit(text[to + 1]))))
            ++to;
        return to;
    }
    while (to < text.size() && (isLetter(text[to]) || text[to] == '\'')) ++to;
    while (to < text.size() && (text[to] == '+' || text[to] == '#')) ++to;
    return to;
}

void addNumber(Reading& reading, std::string_view text)
{
    std::string digits;
    for (const char sign : text)
        if (sign != ',') digits += sign;
    reading.numbers.push_back(std::move(digits));
}

void addKinds(Reading& reading)
{
    const auto add = [&](Kind kind) { reading.kinds |= static_cast<std::uint8_t>(kind); };
    for (std::size_t i = 0; i < reading.all.size(); ++i) {
        const auto& word = reading.all[i].text;
        if (word == "why") add(Kind::Why);
        if (word == "where") add(Kind::Where);
        if (word == "when" && i == 0) add(Kind::When);
        if (word == "who" || word == "whom" || word == "whose") add(Kind::Who);
        if (i == 0 && isIn(kAuxiliaries, word)) add(Kind::Whether);
        // "Can you show me" asks for the thing, not whether.
        if (i == 1 && word == "you")
            reading.kinds &= static_cast<std::uint8_t>(~static_cast<unsigned>(Kind::Whether));
        if (i > 0 && reading.all[i - 1].text == "how" && isIn(kMeasures, word)) {
            add(Kind::Measure);
            reading.measure = word;
        }
    }
}

void addWord(Reading& reading, std::string_view raw, const Table& table)
{
    Word word;
    word.text = lower(raw);
    while (word.text.ends_with('\'')) word.text.pop_back();
    if (word.text.empty()) return;
    const auto digit = std::ranges::find(kNumbers, std::string_view(word.text));
    if (digit != kNumbers.end())
        reading.numbers.push_back(number(static_cast<std::int64_t>(digit - kNumbers.begin())));
    word.stem = stemOf(word.text);
    const bool isCapital = std::isupper(static_cast<unsigned char>(raw.front())) != 0;
    word.isName = isIn(kNames, word.text) ||
                  (isCapital && !reading.all.empty() && raw != "I" && !isFilling(word.text));
    std::string_view bare = word.text;
    if (bare.ends_with("'s")) bare.remove_suffix(2);
    word.isKnown = table.add(bare, word.vector);
    const bool negates = isIn(kNegations, word.text) || word.text.ends_with("n't");
    reading.isNegated = reading.isNegated != negates;
    reading.hasDirection = reading.hasDirection || isIn(kDirections, word.text);
    reading.isEnglish = reading.isEnglish || isIn(kEnglish, word.text);
    for (std::size_t i = 0; i < kOpposites.size(); ++i) {
        const auto pair = static_cast<std::uint8_t>(i);
        if (isIn(kOpposites[i].first, word.text)) reading.sides.push_back({pair, 0});
        if (isIn(kOpposites[i].second, word.text)) reading.sides.push_back({pair, 1});
    }
    for (std::size_t i = 0; i < kDimensions; ++i) reading.vector[i] += word.vector[i];
    if (!negates && !isFilling(word.text)) reading.telling.push_back(reading.all.size());
    reading.all.push_back(std::move(word));
}

}  // namespace

Reading read(std::string_view text, const Table& table)
{
    Reading reading;
    for (std::size_t at = 0; at < text.size();) {
        if (!isDigit(text[at]) && !isLetter(text[at])) {
            constexpr std::string_view kSigns = "%$+*/=<>^";
            if (kSigns.find(text[at]) != std::string_view::npos)
                reading.signs.emplace_back(1, text[at]);
            ++at;
            continue;
        }
        const std::size_t end = endOf(text, at);
        const auto part = text.substr(at, end - at);
        if (isDigit(text[at])) {
            addNumber(reading, part);
        } else {
            addWord(reading, part, table);
        }
        at = end;
    }
    addKinds(reading);
    return reading;
}

}  // namespace gatehouse::semantic
