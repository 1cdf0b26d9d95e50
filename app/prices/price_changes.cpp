#include "app/prices/price_changes.h"

#include <algorithm>
#include <span>
#include <utility>

#include "app/config_session.h"
#include "proxy/core/config/names.h"
#include "proxy/core/provider/price.h"

namespace gatehouse::app {
namespace {

using provider::Rate;
using provider::Rates;

using Price = config::PriceConfig;

/// Texts of the settings in the order of provider::rateNames().
constexpr std::string Price::*kTexts[] = {
    &Price::input,        &Price::cachedInput, &Price::cachedAudio, &Price::cacheWrite5m,
    &Price::cacheWrite1h, &Price::output,      &Price::reasoning,   &Price::inputAudio,
    &Price::outputAudio,  &Price::inputImage,  &Price::outputImage, &Price::search,
    &Price::picture,      &Price::request,     &Price::batch,       &Price::flex,
    &Price::priority,
};

Rates laidOver(Rates rates, const Rates& later)
{
    for (const provider::RateName& each : provider::rateNames()) {
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
        const auto names = provider::rateNames();
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (const Rate& rate = change.after.*names[i].rate)
                price.*kTexts[i] = provider::rateText(*rate, names[i].unit);
        }
        config = withPrice(std::move(config), change.provider, std::move(price));
    }
    return config;
}

}  // namespace gatehouse::app
