#include "proxy/core/provider/price.h"

#include <algorithm>

#include "proxy/core/base/text.h"

namespace gatehouse::provider {
namespace {

// clang-format off
constexpr RateName kRates[] = {
    {"input",        &Rates::input,        RateUnit::PerMillion},
    {"cachedInput",  &Rates::cachedInput,  RateUnit::PerMillion},
    {"cachedAudio",  &Rates::cachedAudio,  RateUnit::PerMillion},
    {"cacheWrite5m", &Rates::cacheWrite5m, RateUnit::PerMillion},
    {"cacheWrite1h", &Rates::cacheWrite1h, RateUnit::PerMillion},
    {"output",       &Rates::output,       RateUnit::PerMillion},
    {"reasoning",    &Rates::reasoning,    RateUnit::PerMillion},
    {"inputAudio",   &Rates::inputAudio,   RateUnit::PerMillion},
    {"outputAudio",  &Rates::outputAudio,  RateUnit::PerMillion},
    {"inputImage",   &Rates::inputImage,   RateUnit::PerMillion},
    {"outputImage",  &Rates::outputImage,  RateUnit::PerMillion},
    {"search",       &Rates::search,       RateUnit::PerThousand},
    {"picture",      &Rates::picture,      RateUnit::PerThousand},
    {"request",      &Rates::request,      RateUnit::PerThousand},
    {"batch",        &Rates::batch,        RateUnit::Percent},
    {"flex",         &Rates::flex,         RateUnit::Percent},
    {"priority",     &Rates::priority,     RateUnit::Percent},
};
// clang-format on

constexpr std::int64_t kWhole = 1'000'000;  // of a share in millionths

/// Digits behind the point of one of the unit, in what a rate counts.
constexpr int digitsOf(RateUnit unit) noexcept
{
    switch (unit) {
        case RateUnit::PerThousand:
            return 9;  // 1 USD a thousand = 10^9 pico-dollars apiece
        case RateUnit::Percent:
            return 4;  // 1 % = 10^4 millionths
        case RateUnit::PerMillion:
            break;
    }
    return 6;  // 1 USD per million tokens = 10^6 pico-dollars a token
}

/// Adds tokens × rate; false once something needed is unknown or the sum leaves 64 bits.
class Bill {
public:
    /// `share`: what tokens cost in millionths of their rates; empty: unknown.
    explicit Bill(Rate share) : share_(share) {}

    bool add(std::optional<std::int64_t> tokens, Rate rate) noexcept
    {
        if (rate == 0 || tokens == 0) return true;  // free of charge, or nothing to charge
        if (!rate || !share_) return false;
        return addPieces(tokens, shareOf(*rate));
    }

    bool addPieces(std::optional<std::int64_t> count, Rate rate) noexcept
    {
        if (rate == 0 || count == 0) return true;
        std::int64_t part = 0;
        if (!count || !rate || *count < 0 || __builtin_mul_overflow(*count, *rate, &part)) {
            return false;
        }
        return !__builtin_add_overflow(sum_, part, &sum_);
    }

    [[nodiscard]] PicoUsd sum() const noexcept { return {sum_}; }

private:
    /// To whole pico-dollars, half up.
    [[nodiscard]] Rate shareOf(std::int64_t rate) const noexcept
    {
        if (*share_ == kWhole) return rate;
        std::int64_t scaled = 0;
        if (__builtin_mul_overflow(rate, *share_, &scaled) ||
            __builtin_add_overflow(scaled, kWhole / 2, &scaled)) {
            return std::nullopt;
        }
        return scaled / kWhole;
    }

    Rate share_;
    std::int64_t sum_ = 0;
};

/// Takes at most `left` tokens of a part away from a whole, so that parts that overlap are not
/// billed twice.
std::int64_t take(chat::Usage::Count part, std::int64_t& left) noexcept
{
    const auto taken = std::clamp<std::int64_t>(part.value_or(0), 0, left);
    left -= taken;
    return taken;
}

bool addInput(Bill& bill, const chat::Usage& usage, const Rates& rates) noexcept
{
    if (!usage.input) return bill.add(std::nullopt, rates.input);
    std::int64_t left = std::max<std::int64_t>(0, *usage.input);
    auto read = take(usage.cacheRead, left);
    const auto readAudio = rates.cachedAudio ? take(usage.cacheReadAudio, read) : 0;
    const auto write5m = take(usage.cacheWrite5m, left);
    const auto write1h = take(usage.cacheWrite1h, left);
    // All the sound and pictures of the prompt are told, those from the cache among them.
    const auto heard =
        std::max<std::int64_t>(0, usage.inputAudio.value_or(0) - usage.cacheReadAudio.value_or(0));
    const auto audio = rates.inputAudio ? take(heard, left) : 0;
    const auto image = rates.inputImage ? take(usage.inputImage, left) : 0;
    return bill.add(read, rates.cachedInput) && bill.add(readAudio, rates.cachedAudio) &&
           bill.add(write5m, rates.cacheWrite5m) && bill.add(write1h, rates.cacheWrite1h) &&
           bill.add(audio, rates.inputAudio) && bill.add(image, rates.inputImage) &&
           bill.add(left, rates.input);
}

bool addOutput(Bill& bill, const chat::Usage& usage, const Rates& rates) noexcept
{
    if (!usage.output) return bill.add(std::nullopt, rates.output);
    std::int64_t left = std::max<std::int64_t>(0, *usage.output);
    const auto reasoning = rates.reasoning ? take(usage.reasoning, left) : 0;
    const auto audio = rates.outputAudio ? take(usage.outputAudio, left) : 0;
    const auto image = rates.outputImage ? take(usage.outputImage, left) : 0;
    return bill.add(reasoning, rates.reasoning) && bill.add(audio, rates.outputAudio) &&
           bill.add(image, rates.outputImage) && bill.add(left, rates.output);
}

/// What is charged beside tokens. Where a picture has no price of its own, its tokens have.
bool addPieces(Bill& bill, const chat::Usage& usage, const Rates& rates) noexcept
{
    const auto pictures = rates.picture ? usage.pictures.value_or(0) : 0;
    return bill.addPieces(usage.searches.value_or(0), rates.search) &&
           bill.addPieces(pictures, rates.picture) &&
           bill.addPieces(rates.request ? 1 : 0, rates.request);
}

/// What the tokens of a call cost, in millionths of their rates.
Rate shareFor(chat::Service service, const Rates& rates) noexcept
{
    switch (service) {
        case chat::Service::Batch:
            return rates.batch;
        case chat::Service::Flex:
            return rates.flex;
        case chat::Service::Priority:
            return rates.priority;
        case chat::Service::Other:
            return std::nullopt;
        case chat::Service::Untold:
        case chat::Service::Plain:
            break;
    }
    return kWhole;
}

/// Whether something that was told has a price, where no tokens were told.
bool hasPieces(const chat::Usage& usage, const Rates& rates) noexcept
{
    return usage.searches.has_value() || (usage.pictures.has_value() && rates.picture);
}

}  // namespace

namespace {

/// A decimal times ten to the power of `shift`, rounded half up; `shift` is not negative.
std::optional<std::int64_t> scaled(std::string_view text, int shift) noexcept
{
    constexpr std::int64_t kMost = 1'000'000'000'000'000'000;  // a million dollars a token
    if (text.empty()) return std::nullopt;
    std::int64_t value = 0;
    int fraction = -1;  // digits seen after the point, -1 before it
    bool digits = false;
    bool roundUp = false;
    for (const char c : text) {
        if (c == '.' && fraction < 0) {
            fraction = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        digits = true;
        if (fraction >= shift) {
            if (fraction == shift) roundUp = c >= '5';
            ++fraction;
            continue;
        }
        if (value >= kMost / 10) return std::nullopt;
        value = value * 10 + (c - '0');
        if (fraction >= 0) ++fraction;
    }
    if (!digits) return std::nullopt;
    for (int i = std::max(fraction, 0); i < shift; ++i) {
        if (value >= kMost / 10) return std::nullopt;
        value *= 10;
    }
    return value + (roundUp ? 1 : 0);
}

}  // namespace

std::span<const RateName> rateNames() noexcept
{
    return kRates;
}

std::optional<std::int64_t> parseRate(std::string_view text) noexcept
{
    return parseRate(text, RateUnit::PerMillion);
}

std::optional<std::int64_t> parseRate(std::string_view text, RateUnit unit) noexcept
{
    return scaled(text, digitsOf(unit));
}

std::string rateText(std::int64_t rate, RateUnit unit)
{
    const auto digits = static_cast<std::size_t>(digitsOf(unit));
    std::string text = number(rate);
    if (text.size() <= digits) text.insert(0, digits + 1 - text.size(), '0');
    std::string rest = text.substr(text.size() - digits);
    text.resize(text.size() - digits);
    rest.erase(rest.find_last_not_of('0') + 1);
    return rest.empty() ? text : cat(text, ".", rest);
}

std::optional<std::int64_t> parseDollars(std::string_view text) noexcept
{
    constexpr int kDigits = 12;
    constexpr std::int64_t kMostShift = 18;
    const auto mark = text.find_first_of("eE");
    std::int64_t exponent = 0;
    if (mark != std::string_view::npos) {
        auto power = text.substr(mark + 1);
        if (power.starts_with('+')) power.remove_prefix(1);
        if (!parseInt(power, exponent)) return std::nullopt;
    }
    if (exponent < -kDigits || exponent > kMostShift - kDigits) return std::nullopt;
    return scaled(text.substr(0, mark), kDigits + static_cast<int>(exponent));
}

Rates ratesFor(const Price& price, std::int64_t promptTokens) noexcept
{
    const Rates* chosen = &price.rates;
    for (const auto& tier : price.tiers) {
        if (promptTokens > tier.aboveTokens) chosen = &tier.rates;
    }
    Rates rates = *chosen;
    for (const RateName& name : kRates) {
        if (name.unit != RateUnit::PerMillion && !(rates.*name.rate))
            rates.*name.rate = price.rates.*name.rate;
    }
    return rates;
}

std::optional<PicoUsd> cost(const chat::Usage& usage, const Price& price) noexcept
{
    if (!usage.hasCounts()) return std::nullopt;
    const Rates rates = ratesFor(price, usage.input.value_or(0));
    Bill bill(shareFor(usage.service, rates));
    if (usage.known()) {
        if (!addInput(bill, usage, rates) || !addOutput(bill, usage, rates)) return std::nullopt;
    } else if (!hasPieces(usage, rates)) {
        return std::nullopt;
    }
    if (!addPieces(bill, usage, rates)) return std::nullopt;
    return bill.sum();
}

std::optional<PicoUsd> costAt(const Provider& provider, std::string_view model,
                              const chat::Usage& usage) noexcept
{
    const ModelCard* card = provider.find(model);
    if (card != nullptr && card->price) return cost(usage, *card->price);
    if (provider.local) return PicoUsd{0};
    return std::nullopt;
}

}  // namespace gatehouse::provider
