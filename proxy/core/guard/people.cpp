#include <algorithm>

#include "proxy/core/guard/context.h"
#include "proxy/core/guard/detectors.h"

// Names and postal addresses by what stands around them. They are heuristics: a rule that acts on
// them is asked for, never on by itself.
namespace gatehouse::guard {
namespace {

constexpr std::string_view kNameWords[] = {
    "my name is ", "i am called ",   "mr. ",          "mrs. ",      "ms. ",       "dr. ",
    "mr ",         "mrs ",           "ms ",           "dear ",      "herr ",      "frau ",
    "ich heiße ",  "mein name ist ", "je m'appelle ", "monsieur ",  "madame ",    "me llamo ",
    "señor ",      "señora ",        "patient ",      "customer ",  "employee ",  "client ",
    "full name: ", "name: ",         "name is ",      "signed by ", "sincerely, "};
constexpr std::string_view kStreets[] = {
    "street", "st",      "avenue",  "ave",   "road",   "rd",      "boulevard", "blvd",  "lane",
    "ln",     "drive",   "dr",      "court", "ct",     "way",     "place",     "pl",    "square",
    "sq",     "terrace", "parkway", "pkwy",  "circle", "highway", "hwy",       "close", "crescent"};
constexpr Letters kStreetFirsts("acdhlprstwbACDHLPRSTWB");
constexpr std::string_view kStreetEnds[] = {"straße", "strasse", "str.", "weg",   "gasse", "allee",
                                            "platz",  "straat",  "laan", "vägen", "gatan"};

std::size_t word(Window& window, std::size_t at) noexcept
{
    std::size_t size = 0;
    for (int c = window.at(at); isAlpha(c) || c >= 0x80 || c == '\''; c = window.at(at + size))
        ++size;
    return size;
}

bool endsWord(std::string_view past, std::string_view phrase) noexcept
{
    return past.size() >= phrase.size() &&
           beginsNoCase(past.substr(past.size() - phrase.size()), phrase) &&
           (past.size() == phrase.size() ||
            !isAlpha(static_cast<unsigned char>(past[past.size() - phrase.size() - 1])));
}

}  // namespace

bool matchPersonName(Window& window, Hit& hit)
{
    if (!isUpper(window.at(0)) || window.before() != ' ') return false;
    // What the words end in, before the blank.
    static constexpr Letters kLasts("adeorstuyADEORSTUY.:,");
    if (!kLasts.has(window.before(2))) return false;
    const auto past = window.past(20);
    window.charge(past.size());
    const char last = lowered(window.before(2));
    if (std::ranges::none_of(kNameWords, [&](auto each) {
            return each[each.size() - 2] == last && endsWord(past, each);
        }))
        return false;
    std::size_t at = 0;
    std::size_t end = 0;
    for (int words = 0; words < 3; ++words) {
        if (!isUpper(window.at(at)) && window.at(at) < 0x80) break;
        const std::size_t size = word(window, at);
        if (size < 2) break;
        end = at + size;
        if (window.at(end) == '-' && isUpper(window.at(end + 1))) end += 1 + word(window, end + 1);
        if (window.at(end) != ' ') break;
        at = end + 1;
    }
    hit.size = end;
    hit.score = 55;
    return end > 0;
}

bool matchPostalAddress(Window& window, Hit& hit)
{
    if (!isAtBoundary(window) || window.before() == '.' || window.before() == '-') return false;
    hit.score = 55;
    if (isDigit(window.at(0))) {  // 12 Long Acre Street
        std::size_t at = 0;
        while (isDigit(window.at(at)) && at < 6) ++at;
        if (isAlpha(window.at(at)) && window.at(at + 1) == ' ') ++at;
        if (window.at(at) != ' ') return false;
        for (int words = 0; words < 5; ++words) {
            if (window.at(at) != ' ') return false;
            ++at;
            if (!isUpper(window.at(at)) && !isDigit(window.at(at))) return false;
            const std::size_t from = at;
            while (isAlnum(window.at(at)) || window.at(at) >= 0x80) ++at;
            if (at >= kWindow) return false;
            const auto each = window.text.substr(window.start + from, at - from);
            const bool isStreet =
                words > 0 && kStreetFirsts.has(each.front()) &&
                std::ranges::any_of(kStreets, [&](auto street) {
                    return each.size() == street.size() && beginsNoCase(each, street);
                });
            if (!isStreet) continue;
            hit.size = at;
            return true;
        }
        return false;
    }
    if (!isUpper(window.at(0))) return false;  // Lange Straße 12
    std::size_t at = word(window, 0);
    if (window.at(at) == '.') ++at;
    if (window.at(at) != ' ' || !isDigit(window.at(at + 1))) return false;
    const auto street = window.seen(at);
    if (std::ranges::none_of(kStreetEnds, [&](auto end) {
            return street.size() > end.size() &&
                   beginsNoCase(street.substr(street.size() - end.size()), end);
        }))
        return false;
    ++at;
    while (isDigit(window.at(at)) && at < kWindow) ++at;
    if (isLower(window.at(at)) && !isAlnum(window.at(at + 1))) ++at;
    hit.size = at;
    return true;
}

}  // namespace gatehouse::guard
