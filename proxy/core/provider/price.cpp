#include "proxy/core/provider/price.h"

#include <algorithm>

#include "proxy/core/base/text.h"

namespace gatehouse::provider {
namespace {

/// Adds tokens × rate; false once something needed is unknown or the sum leaves 64 bits.
class Bill {
public:
    bool add(std::optional<std::int64_t> tokens, Rate rate) noexcept
    {
        if (rate == 0 || tokens == 0) return true;  // free of charge, or nothing to charge
        std::int64_t part = 0;
        if (!tokens || !rate || *tokens < 0 || __builtin_mul_overflow(*tokens, *rate, &part)) {
            return false;
        }
        return !__builtin_add_overflow(sum_, part, &sum_);
    }

    [[nodiscard]] PicoUsd sum() const noexcept { return {sum_}; }

private:
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
    const auto read = take(usage.cacheRead, left);
    const auto write5m = take(usage.cacheWrite5m, left);
    const auto write1h = take(usage.cacheWrite1h, left);
    const auto audio = rates.inputAudio ? take(usage.inputAudio, left) : 0;
    return bill.add(read, rates.cachedInput) && bill.add(write5m, rates.cacheWrite5m) &&
           bill.add(write1h, rates.cacheWrite1h) && bill.add(audio, rates.inputAudio) &&
           bill.add(left, rates.input);
}

bool addOutput(Bill& bill, const chat::Usage& usage, const Rates& rates) noexcept
{
    if (!usage.output) return bill.add(std::nullopt, rates.output);
    std::int64_t left = std::max<std::int64_t>(0, *usage.output);
    const auto reasoning = rates.reasoning ? take(usage.reasoning, left) : 0;
    const auto audio = rates.outputAudio ? take(usage.outputAudio, left) : 0;
    return bill.add(reasoning, rates.reasoning) && bill.add(audio, rates.outputAudio) &&
           bill.add(left, rates.output);
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

std::optional<std::int64_t> parseRate(std::string_view text) noexcept
{
    return scaled(text, 6);  // 1 USD per million tokens = 10^6 pico-dollars a token
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

const Rates& ratesFor(const Price& price, std::int64_t promptTokens) noexcept
{
    const Rates* chosen = &price.rates;
    for (const auto& tier : price.tiers) {
        if (promptTokens > tier.aboveTokens) chosen = &tier.rates;
    }
    return *chosen;
}

std::optional<PicoUsd> cost(const chat::Usage& usage, const Price& price) noexcept
{
    if (!usage.known()) return std::nullopt;
    const Rates& rates = ratesFor(price, usage.input.value_or(0));
    Bill bill;
    if (!addInput(bill, usage, rates) || !addOutput(bill, usage, rates)) return std::nullopt;
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
