#include "app/prices/price_changes.h"

#include <algorithm>
#include <span>
#include <utility>

#include "app/config_session.h"
#include "proxy/core/config/names.h"

namespace gatehouse::app {
namespace {

using provider::Rate;
using provider::Rates;

struct RateMember {
    Rate Rates::*rate;
    std::string config::PriceConfig::*text;
};

using Price = config::PriceConfig;
constexpr RateMember kRates[] = {
    {&Rates::input, &Price::input},
    {&Rates::cachedInput, &Price::cachedInput},
    {&Rates::cacheWrite5m, &Price::cacheWrite5m},
    {&Rates::cacheWrite1h, &Price::cacheWrite1h},
    {&Rates::output, &Price::output},
    {&Rates::reasoning, &Price::reasoning},
    {&Rates::inputAudio, &Price::inputAudio},
    {&Rates::outputAudio, &Price::outputAudio},
};

/// Pico-dollars a token as dollars for a million tokens: 2500000 → "2.5".
std::string textOf(std::int64_t rate)
{
    constexpr std::int64_t kMillion = 1'000'000;
    std::string text = std::to_string(rate / kMillion);
    std::string rest = std::to_string(rate % kMillion + kMillion).substr(1);
    rest.erase(rest.find_last_not_of('0') + 1);
    return rest.empty() ? text : text + "." + rest;
}

Rates laidOver(Rates rates, const Rates& later)
{
    for (const RateMember& each : kRates) {
        if (later.*each.rate) rates.*each.rate = later.*each.rate;
    }
    return rates;
}

std::span<const FeedPrice> pricesOf(const PriceFeed& feed, const std::string& provider)
{
    const auto found = std::ranges::equal_range(feed.prices, provider, {}, &FeedPrice::provider);
    return {found.begin(), found.end()};
}

void compare(const config::ProviderConfig& chosen, const provider::Provider& row,
             std::span<const FeedPrice> prices, std::vector<PriceChange>& changes)
{
    for (const FeedPrice& price : prices) {
        const auto card = std::ranges::find(row.models, price.model, &provider::ModelCard::id);
        PriceChange change;
        change.provider = chosen.id;
        change.model = price.model;
        change.isListed = card != row.models.end();
        const bool isPriced = change.isListed && card->price;
        if (isPriced) change.before = card->price->rates;
        change.after = laidOver(change.before, price.rates);
        if (isPriced && change.after == change.before) continue;
        change.kind = isPriced ? PriceChange::Kind::Changed : PriceChange::Kind::New;
        const Price* own = config::named(chosen.prices, price.model);
        change.isOwn = own != nullptr && own->source.empty();
        change.isChosen = !change.isOwn && change.isListed;
        changes.push_back(std::move(change));
    }
    for (const auto& card : row.models) {
        if (!card.price || std::ranges::binary_search(prices, card.id, {}, &FeedPrice::model))
            continue;
        PriceChange change;
        change.kind = PriceChange::Kind::Gone;
        change.provider = chosen.id;
        change.model = card.id;
        change.before = change.after = card.price->rates;
        changes.push_back(std::move(change));
    }
}

}  // namespace

std::vector<PriceChange> priceChanges(const config::Config& config, const PriceFeed& feed)
{
    std::vector<PriceChange> changes;
    for (const auto& chosen : config.providers) {
        const auto row = resolved(chosen);
        if (!row) continue;
        const std::string& kind = chosen.base.empty() ? chosen.id : chosen.base;
        const auto prices = pricesOf(feed, kind);
        if (!prices.empty()) compare(chosen, *row, prices, changes);
    }
    return changes;
}

config::Config withPrices(config::Config config, const std::vector<PriceChange>& changes,
                          const std::string& source, const std::string& date)
{
    for (const PriceChange& change : changes) {
        if (!change.isChosen || !change.canBeChosen()) continue;
        Price price;
        price.model = change.model;
        price.source = source;
        price.date = date;
        for (const RateMember& each : kRates) {
            if (const Rate& rate = change.after.*each.rate) price.*each.text = textOf(*rate);
        }
        config = withPrice(std::move(config), change.provider, std::move(price));
    }
    return config;
}

}  // namespace gatehouse::app
