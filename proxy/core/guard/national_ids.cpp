#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "proxy/core/guard/checks.h"
#include "proxy/core/guard/context.h"
#include "proxy/core/guard/detectors.h"
#include "proxy/core/guard/numbers.h"

// Numbers that countries give to people. Each row tells how the number is written, its check, and
// the words that must stand before it where its form alone says too little.
namespace gatehouse::guard {
namespace {

int at(std::string_view digits, std::size_t place) noexcept
{
    return digits[place] - '0';
}

int two(std::string_view digits, std::size_t place) noexcept
{
    return at(digits, place) * 10 + at(digits, place + 1);
}

bool germanTax(std::string_view d) noexcept
{
    // One digit twice or three times among the first ten, the others at most once.
    std::array<int, 10> counts{};
    for (const char c : d.substr(0, 10)) ++counts[static_cast<std::size_t>(c - '0')];
    const auto most = *std::ranges::max_element(counts);
    return d[0] != '0' && (most == 2 || most == 3) && passesMod1110(d);
}

bool dutchBsn(std::string_view d) noexcept
{
    constexpr int kWeights[] = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    return weighted(d, kWeights) % 11 == 0 && !isMonotone(d);
}

bool belgian(std::string_view d) noexcept
{
    const int check = two(d, 9);
    return 97 - remainder(d.substr(0, 9), 97) == check ||
           97 - remainder("2" + std::string(d.substr(0, 9)), 97) == check;
}

bool pesel(std::string_view d) noexcept
{
    constexpr int kWeights[] = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
    return weighted(d, kWeights) % 10 == 0 && isDay(two(d, 4), two(d, 2) % 20);
}

bool swedish(std::string_view d) noexcept
{
    const auto ten = d.size() == 12 ? d.substr(2) : d;
    const int day = two(ten, 4);
    return passesLuhn(ten) && isDay(day > 60 ? day - 60 : day, two(ten, 2));
}

bool norwegian(std::string_view d) noexcept
{
    constexpr int kFirst[] = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    constexpr int kSecond[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    return weighted(d, kFirst) % 11 == 0 && weighted(d, kSecond) % 11 == 0 &&
           isDay(two(d, 0) % 40, two(d, 2) % 40);
}

bool danish(std::string_view d) noexcept
{
    return isDay(two(d, 0), two(d, 2));
}

bool swiss(std::string_view d) noexcept
{
    constexpr int kWeights[] = {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1};
    return d.starts_with("756") && weighted(d, kWeights) % 10 == 0;
}

bool austrian(std::string_view d) noexcept
{
    constexpr int kWeights[] = {3, 7, 9, 0, 5, 8, 4, 2, 1, 6};
    return weighted(d, kWeights) % 11 == at(d, 3) && isDay(two(d, 4), two(d, 6));
}

bool french(std::string_view d) noexcept
{
    return (d[0] == '1' || d[0] == '2') && 97 - remainder(d.substr(0, 13), 97) == two(d, 13);
}

bool nhs(std::string_view d) noexcept
{
    constexpr int kWeights[] = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    return weighted(d, kWeights) % 11 == 0 && !isMonotone(d);
}

bool portuguese(std::string_view d) noexcept
{
    constexpr int kWeights[] = {9, 8, 7, 6, 5, 4, 3, 2};
    const int rest = weighted(d, kWeights) % 11;
    return at(d, 8) == (rest < 2 ? 0 : 11 - rest);
}

bool brazilian(std::string_view d) noexcept
{
    constexpr int kFirst[] = {10, 9, 8, 7, 6, 5, 4, 3, 2};
    constexpr int kSecond[] = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    return !isMonotone(d) && weighted(d, kFirst) * 10 % 11 % 10 == at(d, 9) &&
           weighted(d, kSecond) * 10 % 11 % 10 == at(d, 10);
}

bool argentine(std::string_view d) noexcept
{
    constexpr int kWeights[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    const int check = 11 - weighted(d, kWeights) % 11;
    return at(d, 10) == (check == 11 ? 0 : check);
}

bool canadian(std::string_view d) noexcept
{
    return d[0] != '0' && d[0] != '8' && passesLuhn(d);
}

bool australian(std::string_view d) noexcept
{
    constexpr int kWeights[] = {1, 4, 3, 7, 5, 8, 6, 9, 10};
    return weighted(d, kWeights) % 11 == 0 && !isMonotone(d);
}

bool aadhaar(std::string_view d) noexcept
{
    return d[0] >= '2' && passesVerhoeff(d);
}

bool turkish(std::string_view d) noexcept
{
    int odd = 0;
    int even = 0;
    int sum = 0;
    for (std::size_t i = 0; i < 10; ++i) {
        if (i < 9) (i % 2 == 0 ? odd : even) += at(d, i);
        sum += at(d, i);
    }
    return d[0] != '0' && ((odd * 7 - even) % 10 + 10) % 10 == at(d, 9) && sum % 10 == at(d, 10);
}

bool southAfrican(std::string_view d) noexcept
{
    return passesLuhn(d) && isDay(two(d, 4), two(d, 2)) && at(d, 10) <= 1;
}

bool korean(std::string_view d) noexcept
{
    constexpr int kWeights[] = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    return isDay(two(d, 4), two(d, 2)) && (11 - weighted(d, kWeights) % 11) % 10 == at(d, 12);
}

bool romanian(std::string_view d) noexcept
{
    constexpr int kWeights[] = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
    const int rest = weighted(d, kWeights) % 11;
    return d[0] != '0' && isDay(two(d, 5), two(d, 3)) && at(d, 12) == (rest == 10 ? 1 : rest);
}

bool bulgarian(std::string_view d) noexcept
{
    constexpr int kWeights[] = {2, 4, 8, 5, 10, 9, 7, 3, 6};
    return isDay(two(d, 4), two(d, 2) % 20) && weighted(d, kWeights) % 11 % 10 == at(d, 9);
}

bool baltic(std::string_view d) noexcept
{
    constexpr int kFirst[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
    constexpr int kSecond[] = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3};
    int check = weighted(d, kFirst) % 11;
    if (check == 10) check = weighted(d, kSecond) % 11 % 10;
    return d[0] >= '1' && d[0] <= '6' && isDay(two(d, 5), two(d, 3)) && check == at(d, 10);
}

bool czech(std::string_view d) noexcept
{
    return remainder(d, 11) == 0 && isDay(two(d, 4), two(d, 2) % 50);
}

bool japanese(std::string_view d) noexcept
{
    constexpr int kWeights[] = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    const int rest = weighted(d, kWeights) % 11;
    return at(d, 11) == (rest <= 1 ? 0 : 11 - rest);
}

/// A number of digits alone.
struct Row {
    std::string_view id;
    std::size_t size;
    bool (*passes)(std::string_view digits) noexcept;
    std::string_view form;  ///< group sizes and signs that tell it without a word; empty: none do
    Cue cue;                ///< one of its words must stand before it
};

constexpr Row kRows[] = {
    {"de-tax-id", 11, germanTax, "", Cue::TaxDe},
    {"nl-bsn", 9, dutchBsn, "", Cue::BsnNl},
    {"be-national-number", 11, belgian, "2.2.2-3.2", Cue::NumberBe},
    {"pl-pesel", 11, pesel, "", Cue::Pesel},
    {"se-personnummer", 10, swedish, "6-4", Cue::NumberSe},
    {"se-personnummer", 12, swedish, "8-4", Cue::NumberSe},
    {"no-national-id", 11, norwegian, "", Cue::NumberNo},
    {"dk-cpr", 10, danish, "", Cue::Cpr},
    {"ch-ahv", 13, swiss, "3.4.4.2", Cue::Ahv},
    {"at-social-insurance", 10, austrian, "", Cue::Svnr},
    {"fr-social-insurance", 15, french, "1 2 2 2 3 3 2", Cue::Nir},
    {"gb-nhs", 10, nhs, "", Cue::Nhs},
    {"pt-nif", 9, portuguese, "", Cue::Nif},
    {"br-cpf", 11, brazilian, "3.3.3-2", Cue::Cpf},
    {"ar-cuil", 11, argentine, "2-8-1", Cue::Cuil},
    {"ca-sin", 9, canadian, "", Cue::Sin},
    {"au-tfn", 9, australian, "", Cue::Tfn},
    {"in-aadhaar", 12, aadhaar, "", Cue::Aadhaar},
    {"tr-national-id", 11, turkish, "", Cue::Tckn},
    {"za-id", 13, southAfrican, "", Cue::IdZa},
    {"kr-rrn", 13, korean, "6-7", Cue::Rrn},
    {"ro-cnp", 13, romanian, "", Cue::Cnp},
    {"bg-egn", 10, bulgarian, "", Cue::Egn},
    {"ee-lt-personal-code", 11, baltic, "", Cue::CodeBaltic},
    {"hr-oib", 11, passesMod1110, "", Cue::Oib},
    {"cz-sk-birth-number", 10, czech, "6/4", Cue::NumberCz},
    {"gr-amka", 11, passesLuhn, "", Cue::Amka},
    {"il-id", 9, passesLuhn, "", Cue::IdIl},
    {"jp-my-number", 12, japanese, "", Cue::MyNumber},
};

/// The rows by how many digits they have: a bit each.
constexpr auto kRowsBySize = [] {
    std::array<std::uint32_t, Groups::kMostDigits + 1> rows{};
    for (std::size_t i = 0; i < std::size(kRows); ++i) rows[kRows[i].size] |= std::uint32_t{1} << i;
    return rows;
}();
static_assert(std::size(kRows) <= 32);

constexpr std::size_t kNear = 36;

bool isWrittenAs(const Groups& groups, std::string_view form) noexcept
{
    std::size_t group = 0;
    for (std::size_t i = 0; i < form.size(); ++i, ++group) {
        if (group >= groups.count) return false;
        if (group > 0) {
            if (groups.signs[group] != form[i]) return false;
            ++i;
        }
        if (groups.sizes[group] != static_cast<std::size_t>(form[i] - '0')) return false;
    }
    return group > 0 && group == groups.count;
}

bool matchDigits(Window& window, Hit& hit)
{
    const auto& groups = groupsAt(window);
    if (groups.count == 0 || groups.hasPlus || groups.hasParen) return false;
    const auto digits = groups.text();
    for (std::uint32_t rows = kRowsBySize[digits.size()]; rows != 0; rows &= rows - 1) {
        const auto& row = kRows[std::countr_zero(rows)];
        if (!isWrittenAs(groups, row.form) && !window.isCued(row.cue, kNear)) continue;
        if (!row.passes(digits)) continue;
        if (!isNumberEnd(window, groups.ends[groups.count - 1])) return false;
        hit.size = groups.ends[groups.count - 1];
        hit.rule = row.id;
        hit.score = 85;
        return true;
    }
    return false;
}

/// Letters and digits as a picture: A a letter, 9 a digit, X either, others themselves.
bool isLike(Window& window, std::string_view picture) noexcept
{
    for (std::size_t i = 0; i < picture.size(); ++i) {
        const int c = window.at(i);
        const bool fits = picture[i] == 'A'   ? isUpper(c)
                          : picture[i] == '9' ? isDigit(c)
                          : picture[i] == 'X' ? isUpper(c) || isDigit(c)
                                              : c == static_cast<unsigned char>(picture[i]);
        if (!fits) return false;
    }
    return !kAlnum.has(window.at(picture.size()));
}

bool spanish(std::string_view t) noexcept
{
    constexpr std::string_view kLetters = "TRWAGMYFPDXBNJZSQVHLCKE";
    std::string digits(t.substr(0, 8));
    if (digits[0] == 'X') digits[0] = '0';
    if (digits[0] == 'Y') digits[0] = '1';
    if (digits[0] == 'Z') digits[0] = '2';
    if (!isDigit(digits[0])) return false;
    return kLetters[static_cast<std::size_t>(remainder(digits, 23))] == t.back();
}

bool italian(std::string_view t) noexcept
{
    constexpr int kOdd[] = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                            20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
    int sum = 0;
    for (std::size_t i = 0; i + 1 < t.size(); ++i) {
        const int value = isDigit(t[i]) ? t[i] - '0' : t[i] - 'A';
        sum += i % 2 == 0 ? kOdd[value] : value;
    }
    return t.back() - 'A' == sum % 26;
}

bool finnish(std::string_view t) noexcept
{
    constexpr std::string_view kLetters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    const std::string digits = std::string(t.substr(0, 6)) + std::string(t.substr(7, 3));
    return isDay(two(digits, 0), two(digits, 2)) &&
           kLetters[static_cast<std::size_t>(remainder(digits, 31))] == t.back();
}

bool chinese(std::string_view t) noexcept
{
    constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view kChecks = "10X98765432";
    return isDay(two(t, 12), two(t, 10)) &&
           kChecks[static_cast<std::size_t>(weighted(t, kWeights) % 11)] == t.back();
}

bool british(std::string_view t) noexcept
{
    return std::string_view("DFIQUV").find(t[0]) == std::string_view::npos &&
           std::string_view("DFIQUVO").find(t[1]) == std::string_view::npos && t.back() <= 'D';
}

bool singaporean(std::string_view t) noexcept
{
    constexpr int kWeights[] = {2, 7, 6, 5, 4, 3, 2};
    const bool isOld = t[0] == 'S' || t[0] == 'T';
    const bool isForeign = t[0] == 'F' || t[0] == 'G';
    if (!isOld && !isForeign) return false;
    int sum = weighted(t.substr(1, 7), kWeights) + (t[0] == 'T' || t[0] == 'G' ? 4 : 0);
    const std::string_view checks = isOld ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
    return checks[static_cast<std::size_t>(sum % 11)] == t.back();
}

bool taiwanese(std::string_view t) noexcept
{
    constexpr int kRegions[] = {10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21,
                                22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33};
    constexpr int kWeights[] = {8, 7, 6, 5, 4, 3, 2, 1, 1};
    const int region = kRegions[t[0] - 'A'];
    return (t[1] == '1' || t[1] == '2') &&
           (region / 10 + region % 10 * 9 + weighted(t.substr(1), kWeights)) % 10 == 0;
}

bool mexican(std::string_view t) noexcept
{
    const auto digits = t.substr(4, 6);
    return isDay(two(digits, 4), two(digits, 2)) && (t[10] == 'H' || t[10] == 'M');
}

struct Picture {
    std::string_view id;
    std::string_view picture;
    bool (*passes)(std::string_view text) noexcept;
    Cue cue;  ///< None: its form and check are enough
};

constexpr Picture kPictures[] = {
    {"es-dni", "99999999A", spanish, Cue::None},
    {"es-nie", "A9999999A", spanish, Cue::None},
    {"it-fiscal-code", "AAAAAAXXAXXAXXXA", italian, Cue::None},
    {"fi-hetu", "999999-999X", finnish, Cue::None},
    {"fi-hetu", "999999A999X", finnish, Cue::None},
    {"cn-id", "99999999999999999X", chinese, Cue::None},
    {"gb-nino", "AA999999A", british, Cue::Nino},
    {"gb-nino", "AA 99 99 99 A", british, Cue::None},
    {"sg-nric", "A9999999A", singaporean, Cue::None},
    {"tw-id", "A999999999", taiwanese, Cue::IdTw},
    {"mx-curp", "AAAA999999AAAAAAX9", mexican, Cue::None},
    {"in-pan", "AAAAA9999A", nullptr, Cue::Pan},
    {"passport", "A99999999", nullptr, Cue::Passport},
    {"passport", "999999999", nullptr, Cue::Passport},
    {"passport", "AA9999999", nullptr, Cue::Passport},
    {"ie-pps", "9999999A", nullptr, Cue::Pps},
    {"us-driver-license", "A9999999", nullptr, Cue::License},
};

/// The pictures by how many letters and digits they begin with: a bit each.
constexpr auto kBySize = [] {
    std::array<std::uint32_t, kWindow + 1> rows{};
    for (std::size_t i = 0; i < std::size(kPictures); ++i) {
        const auto& picture = kPictures[i].picture;
        rows[std::min(picture.size(), picture.find_first_of(" -"))] |= std::uint32_t{1} << i;
    }
    return rows;
}();
static_assert(std::size(kPictures) <= 32);

}  // namespace

bool matchNationalId(Window& window, Hit& hit)
{
    if (!isNumberStart(window)) return false;
    constexpr std::size_t kLeast = 8;
    const std::size_t size = window.wordSize();
    const int sign = window.at(size);
    const bool isLikely = size >= kLeast || (size == 6 && sign == '-') ||
                          (size == 2 && sign == ' ' && isUpper(window.at(0)));
    if (window.wantsMore) return false;
    for (std::uint32_t rows = isLikely ? kBySize[size] : 0; rows != 0; rows &= rows - 1) {
        const auto& row = kPictures[std::countr_zero(rows)];
        if (!isLike(window, row.picture)) {
            if (window.wantsMore) return false;
            continue;
        }
        const auto text = window.seen(row.picture.size());
        std::string plain;
        for (const char c : text) {
            if (c != ' ') plain += c;
        }
        if (row.passes != nullptr && !row.passes(plain)) continue;
        if (row.cue != Cue::None && !window.isCued(row.cue, kNear)) continue;
        hit.size = text.size();
        hit.rule = row.id;
        hit.score = 85;
        return true;
    }
    return isDigit(window.at(0)) && matchDigits(window, hit);
}

}  // namespace gatehouse::guard
