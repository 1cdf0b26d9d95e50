#include "proxy/core/semantic/agreement.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "proxy/core/base/text.h"
#include "proxy/core/semantic/likeness.h"

namespace gatehouse::semantic {
namespace {

constexpr std::size_t kMostRead = 8'192;  // bytes; what comes behind repeats what came before
constexpr std::size_t kShort = 12;        // words that tell, of an answer that is one fact
constexpr float kShortLike = 0.7F;
constexpr float kLongLike = 0.85F;
constexpr double kSharedFacts = 0.5;

std::string plainOf(std::string_view text)
{
    std::string out;
    for (const char sign : trim(text)) {
        const bool isBlank = sign == ' ' || sign == '\n' || sign == '\t' || sign == '\r';
        if (!isBlank)
            out += sign;
        else if (!out.ends_with(' '))
            out += ' ';
    }
    return lower(out);
}

std::vector<std::string> namesOf(const Reading& reading)
{
    std::vector<std::string> names;
    for (const auto& word : reading.all) {
        if (word.isName) names.push_back(word.stem);
    }
    return names;
}

/// How much of what the one with fewer says the other says, too.
double shared(std::vector<std::string> a, std::vector<std::string> b)
{
    const auto distinct = [](std::vector<std::string>& list) {
        std::ranges::sort(list);
        list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    distinct(a);
    distinct(b);
    if (a.size() > b.size()) a.swap(b);
    if (a.empty()) return 1;
    const auto both = std::ranges::count_if(
        a, [&](const std::string& each) { return std::ranges::binary_search(b, each); });
    return static_cast<double>(both) / static_cast<double>(a.size());
}

/// 1 for yes, -1 for no, 0 where it begins otherwise.
int yesOf(const Reading& reading)
{
    if (reading.all.empty()) return 0;
    const auto& first = reading.all.front().text;
    return first == "yes" ? 1 : first == "no" ? -1 : 0;
}

bool isFact(const Reason& reason)
{
    constexpr std::array kFacts{Difference::Number, Difference::Negation, Difference::Opposite,
                                Difference::Name};
    return std::ranges::find(kFacts, reason.difference) != kFacts.end();
}

}  // namespace

bool saySame(std::string_view a, std::string_view b, const Table& table)
{
    const auto plainA = plainOf(cutUtf8(a, kMostRead));
    const auto plainB = plainOf(cutUtf8(b, kMostRead));
    if (plainA == plainB) return !plainA.empty();
    const Reading first = read(cutUtf8(a, kMostRead), table);
    const Reading second = read(cutUtf8(b, kMostRead), table);
    if (yesOf(first) * yesOf(second) < 0) return false;
    const float like = cosine(first.vector, second.vector);
    const auto fewer = std::min(first.telling.size(), second.telling.size());
    if (fewer <= kShort) {
        const auto likeness = compare(first, second);
        return like >= kShortLike && std::ranges::none_of(likeness.reasons, isFact);
    }
    return like >= kLongLike && shared(first.numbers, second.numbers) >= kSharedFacts &&
           shared(namesOf(first), namesOf(second)) >= kSharedFacts;
}

}  // namespace gatehouse::semantic
