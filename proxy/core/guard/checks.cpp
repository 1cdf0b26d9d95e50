#include "proxy/core/guard/checks.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "proxy/core/guard/letters.h"

namespace gatehouse::guard {
namespace {

int digit(char c) noexcept
{
    return c - '0';
}

struct IbanCountry {
    std::string_view code;
    std::uint8_t size;
};

// Source: the SWIFT registry of IBAN formats.
constexpr IbanCountry kIbans[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
    {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
    {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
    {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27},
    {"GT", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27},
    {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20},
    {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20}, {"MR", 27},
    {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24}, {"PL", 28},
    {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24}, {"SC", 31},
    {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28},
    {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30},
};

/// log2 of the numbers that windows have.
class Logarithms {
public:
    Logarithms()
    {
        for (std::size_t i = 1; i < small_.size(); ++i)
            small_[i] = std::log2(static_cast<double>(i));
    }

    [[nodiscard]] double of(std::size_t value) const noexcept
    {
        return value < small_.size() ? small_[value] : std::log2(static_cast<double>(value));
    }

private:
    std::array<double, 128> small_{};
};

constexpr std::size_t placeOf(std::string_view country) noexcept
{
    constexpr std::size_t kLetters = 26;
    return static_cast<std::size_t>(country[0] - 'A') * kLetters +
           static_cast<std::size_t>(country[1] - 'A');
}

/// Most pairs of letters are no country: they are asked often.
constexpr auto kIbanSizes = [] {
    std::array<std::uint8_t, std::size_t{26} * 26> sizes{};
    for (const auto& country : kIbans) sizes[placeOf(country.code)] = country.size;
    return sizes;
}();

}  // namespace

bool passesLuhn(std::string_view digits) noexcept
{
    int sum = 0;
    bool doubles = false;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at) {
        int value = digit(*at);
        if (doubles) value = value > 4 ? 2 * value - 9 : 2 * value;
        sum += value;
        doubles = !doubles;
    }
    return !digits.empty() && sum % 10 == 0;
}

bool passesVerhoeff(std::string_view digits) noexcept
{
    // The dihedral group of ten elements, by its rule instead of its table.
    constexpr auto times = [](int a, int b) {
        if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
        return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
    };
    constexpr std::array<int, 10> kTurn{1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
    int check = 0;
    int turns = 0;
    for (auto at = digits.rbegin(); at != digits.rend(); ++at, ++turns) {
        int value = digit(*at);
        for (int i = 0; i < turns % 8; ++i) value = kTurn[static_cast<std::size_t>(value)];
        check = times(check, value);
    }
    return !digits.empty() && check == 0;
}

bool passesIban(std::string_view iban) noexcept
{
    if (iban.size() < 5) return false;
    int rest = 0;
    const auto take = [&](char c) {
        rest = isDigit(c) ? (rest * 10 + digit(c)) % 97 : (rest * 100 + (c - 'A' + 10)) % 97;
    };
    std::ranges::for_each(iban.substr(4), take);
    std::ranges::for_each(iban.substr(0, 4), take);
    return rest == 1;
}

std::size_t ibanSize(std::string_view country) noexcept
{
    if (country.size() != 2 || !isUpper(country[0]) || !isUpper(country[1])) return 0;
    return kIbanSizes[placeOf(country)];
}

bool passesMod1110(std::string_view digits) noexcept
{
    int product = 10;
    for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
        int sum = (digit(digits[i]) + product) % 10;
        if (sum == 0) sum = 10;
        product = 2 * sum % 11;
    }
    return !digits.empty() && (11 - product) % 10 == digit(digits.back());
}

int weighted(std::string_view digits, std::span<const int> weights) noexcept
{
    int sum = 0;
    for (std::size_t i = 0; i < weights.size() && i < digits.size(); ++i)
        sum += digit(digits[i]) * weights[i];
    return sum;
}

int remainder(std::string_view digits, int divisor) noexcept
{
    int rest = 0;
    for (const char c : digits) rest = (rest * 10 + digit(c)) % divisor;
    return rest;
}

bool isMonotone(std::string_view digits) noexcept
{
    return std::ranges::all_of(digits, [&](char c) { return c == digits.front(); });
}

bool isDay(int day, int month) noexcept
{
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

int entropyOf(std::string_view text) noexcept
{
    if (text.empty()) return 0;
    // Letters that are seen, in the order they come first: sums round the same way each time.
    std::array<std::uint16_t, 256> counts{};
    for (const char c : text) ++counts[static_cast<unsigned char>(c)];
    const double size = static_cast<double>(text.size());
    double bits = 0;
    static const Logarithms kLogs;
    const double whole = kLogs.of(text.size());
    for (const char c : text) {
        auto& count = counts[static_cast<unsigned char>(c)];
        if (count == 0) continue;
        bits -= count / size * (kLogs.of(count) - whole);
        count = 0;
    }
    return static_cast<int>(bits * 100);
}

}  // namespace gatehouse::guard
