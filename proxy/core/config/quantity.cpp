#include "proxy/core/config/quantity.h"

#include <algorithm>
#include <array>

#include "proxy/core/base/text.h"

namespace gatehouse::config {
namespace {

struct Suffix {
    std::string_view text;
    std::int64_t factor;
};

// Longer suffixes first: "ms" ends in "s".
constexpr std::array<Suffix, 4> kTimes{{{"ms", 1}, {"s", 1'000}, {"m", 60'000}, {"h", 3'600'000}}};
constexpr std::array<Suffix, 4> kSizes{{{"KiB", 1_KiB}, {"MiB", 1_MiB}, {"GiB", 1_GiB}, {"B", 1}}};

template <std::size_t Count>
std::optional<std::int64_t> parseWith(std::string_view text,
                                      const std::array<Suffix, Count>& suffixes) noexcept
{
    std::int64_t factor = 1;
    for (const auto& suffix : suffixes) {
        if (text.ends_with(suffix.text)) {
            factor = suffix.factor;
            text = trim(text.substr(0, text.size() - suffix.text.size()));
            break;
        }
    }
    std::int64_t value = 0;
    std::int64_t product = 0;
    if (!parseInt(text, value) || __builtin_mul_overflow(value, factor, &product)) {
        return std::nullopt;
    }
    return product;
}

/// Edit distance of Levenshtein; keys are short, so one row is enough.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

/// max_body, max-body and MaxBody are all the same slip.
std::string plain(std::string_view key)
{
    std::string out = lower(key);
    std::erase_if(out, [](char c) { return c == '_' || c == '-' || c == ' ' || c == '.'; });
    return out;
}

}  // namespace

std::optional<Millis> parseDuration(std::string_view text) noexcept
{
    const auto value = parseWith(text, kTimes);
    if (!value) return std::nullopt;
    return Millis(*value);
}

std::optional<ByteCount> parseBytes(std::string_view text) noexcept
{
    return parseWith(text, kSizes);
}

std::string showBytes(ByteCount count)
{
    if (count > 0) {
        if (count % 1_GiB == 0) return cat(number(count / 1_GiB), "GiB");
        if (count % 1_MiB == 0) return cat(number(count / 1_MiB), "MiB");
        if (count % 1_KiB == 0) return cat(number(count / 1_KiB), "KiB");
    }
    return number(count);
}

std::string rangeText(std::int64_t min, std::int64_t max)
{
    return cat("expected a number from ", number(min), " to ", number(max));
}

std::string_view nearestKey(std::string_view typed, const std::vector<std::string_view>& known)
{
    constexpr std::size_t kLongest = 64;  // keys are shorter; a long one is no slip
    if (typed.size() > kLongest) return {};
    const std::string wanted = plain(typed);
    std::string_view best;
    std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    for (const auto key : known) {
        const std::size_t away = distance(wanted, plain(key));
        if (away < least) {
            least = away;
            best = key;
        }
    }
    return best;
}

}  // namespace gatehouse::config
