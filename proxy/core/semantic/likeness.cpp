#include "proxy/core/semantic/likeness.h"

#include <algorithm>
#include <array>

namespace gatehouse::semantic {
namespace {

constexpr float kNameLike = 0.9F;   // Tokyo and Delhi lie close: a name has to be there
constexpr float kWordLike = 0.25F;  // a word that nothing is like more than this says something new
constexpr float kMissing = 0.4F;    // what words without a counterpart take from the score
constexpr float kRefused = 0.5F;    // the most that a pair with a difference scores
constexpr std::size_t kShortTypo = 5;

using Reasons = std::vector<Reason>;

bool isOneEditAway(std::string_view a, std::string_view b)
{
    if (a.size() < b.size()) std::swap(a, b);
    if (a.size() - b.size() > 1) return false;
    const auto [inA, inB] = std::ranges::mismatch(a, b);
    const auto restA = a.substr(static_cast<std::size_t>(inA - a.begin()));
    const auto restB = b.substr(static_cast<std::size_t>(inB - b.begin()));
    if (restA.empty()) return true;
    return restA.substr(1) == (a.size() == b.size() ? restB.substr(1) : restB);
}

/// Whether a word stands in the other text, with another ending or a slip of the pen.
bool stands(const Word& word, const Reading& in)
{
    return std::ranges::any_of(in.all, [&](const Word& other) {
        if (other.stem == word.stem || other.text == word.text) return true;
        return word.text.size() >= kShortTypo && other.text.size() + 1 >= kShortTypo &&
               isOneEditAway(word.text, other.text);
    });
}

float closest(const Word& word, const Reading& in)
{
    float best = 0;
    for (const auto& other : in.all) best = std::max(best, cosine(word.vector, other.vector));
    return best;
}

void numbers(const Reading& a, const Reading& b, Reasons& found)
{
    if (a.numbers == b.numbers && a.signs == b.signs) return;
    auto ofA = a.numbers;
    auto ofB = b.numbers;
    std::ranges::sort(ofA);
    std::ranges::sort(ofB);
    const bool isOrder = ofA == ofB && a.numbers != b.numbers;
    found.push_back({isOrder ? Difference::Order : Difference::Number, {}});
}

void order(const Reading& a, const Reading& b, Reasons& found)
{
    const auto stems = [](const Reading& reading) {
        std::vector<std::string> all;
        for (const auto at : reading.telling) all.push_back(reading.all[at].stem);
        return all;
    };
    if (!a.hasDirection && !b.hasDirection) return;
    auto ofA = stems(a);
    auto ofB = stems(b);
    if (ofA == ofB) return;
    std::ranges::sort(ofA);
    std::ranges::sort(ofB);
    if (ofA == ofB) found.push_back({Difference::Order, {}});
}

void negation(const Reading& a, const Reading& b, Reasons& found)
{
    if (a.isNegated != b.isNegated) found.push_back({Difference::Negation, {}});
}

void kind(const Reading& a, const Reading& b, Reasons& found)
{
    // "How long does it last" may be put as "what is its life": a measure counts against another.
    const auto strong = [](std::uint8_t kinds) {
        return kinds & ~static_cast<unsigned>(Kind::Measure);
    };
    const bool isMeasure = !a.measure.empty() && !b.measure.empty() && a.measure != b.measure;
    if (strong(a.kinds) != strong(b.kinds) || isMeasure) found.push_back({Difference::Kind, {}});
}

void opposites(const Reading& a, const Reading& b, Reasons& found)
{
    const auto has = [](const Reading& reading, Side side) {
        return std::ranges::find(reading.sides, side) != reading.sides.end();
    };
    for (const Side side : a.sides) {
        const Side other{side.pair, static_cast<std::uint8_t>(1 - side.side)};
        if (!has(b, other) || has(a, other) || has(b, side)) continue;
        found.push_back({Difference::Opposite, {}});
        return;
    }
}

void languages(const Reading& a, const Reading& b, Reasons& found)
{
    if (a.isEnglish && b.isEnglish) return;
    const bool areSame = std::ranges::equal(a.telling, b.telling, [&](auto inA, auto inB) {
        return a.all[inA].text == b.all[inB].text;
    });
    if (!areSame) found.push_back({Difference::Language, {}});
}

/// Where `b` lies once its slips of the pen are read as the words of `a`: pieces of a misspelt word
/// lie anywhere.
Vector corrected(const Reading& a, const Reading& b)
{
    Vector sum{};
    for (const auto& word : b.all) {
        const auto same = std::ranges::find(a.all, word.text, &Word::text);
        const auto slip = std::ranges::find_if(a.all, [&](const Word& other) {
            return std::min(word.text.size(), other.text.size()) >= kShortTypo &&
                   isOneEditAway(word.text, other.text);
        });
        const bool isSlip = same == a.all.end() && slip != a.all.end();
        const auto& vector = isSlip ? slip->vector : word.vector;
        for (std::size_t i = 0; i < kDimensions; ++i) sum[i] += vector[i];
    }
    return sum;
}

constexpr std::array kChecks{&numbers, &order, &negation, &kind, &opposites, &languages};

/// What words of one text lack in the other: 0 none, 1 all of a word.
float missing(const Reading& from, const Reading& in, Reasons& found)
{
    float sum = 0;
    for (const auto at : from.telling) {
        const auto& word = from.all[at];
        if (stands(word, in)) continue;
        const float like = word.isKnown ? closest(word, in) : 0.0F;
        if (word.isName && like < kNameLike) {
            found.push_back({Difference::Name, word.text});
        } else if (like < kWordLike) {
            found.push_back({Difference::Word, word.text});
        }
        sum += 1.0F - like;
    }
    return sum;
}

}  // namespace

std::string_view name(Difference value) noexcept
{
    constexpr std::array<std::string_view, 9> kNames{
        "number", "order", "negation", "kind", "opposite", "name", "word", "language", "distance"};
    return kNames[static_cast<std::size_t>(value)];
}

Likeness compare(const Reading& a, const Reading& b)
{
    Likeness likeness;
    for (const auto check : kChecks) check(a, b, likeness.reasons);
    const float lacks = missing(a, b, likeness.reasons) + missing(b, a, likeness.reasons);
    const auto words = static_cast<float>(a.telling.size() + b.telling.size());
    likeness.score = std::max(cosine(a.vector, corrected(a, b)), cosine(corrected(b, a), b.vector));
    if (words > 0) likeness.score -= kMissing * lacks / words;
    if (!likeness.reasons.empty()) {
        likeness.score = std::min(likeness.score, kRefused);
    } else if (likeness.score < kSameScore) {
        likeness.reasons.push_back({Difference::Distance, {}});
    }
    likeness.isSame = likeness.reasons.empty();
    return likeness;
}

Likeness compare(std::string_view a, std::string_view b, const Table& table)
{
    return compare(read(a, table), read(b, table));
}

}  // namespace gatehouse::semantic
