#include <algorithm>

#include "proxy/core/base/text.h"
#include "proxy/core/provider/catalogue.h"
#include "proxy/core/provider/price.h"
#include "proxy/core/provider/target.h"

namespace gatehouse::provider {
namespace {

using Prices = config::PriceConfig;

/// Texts of the config in the order of rateNames().
constexpr std::string Prices::*kTexts[] = {
    &Prices::input,        &Prices::cachedInput, &Prices::cachedAudio, &Prices::cacheWrite5m,
    &Prices::cacheWrite1h, &Prices::output,      &Prices::reasoning,   &Prices::inputAudio,
    &Prices::outputAudio,  &Prices::inputImage,  &Prices::outputImage, &Prices::search,
    &Prices::picture,      &Prices::request,     &Prices::batch,       &Prices::flex,
    &Prices::priority,
};

Result<void> layPrice(Provider& provider, const config::PriceConfig& chosen)
{
    Price price;
    price.source = chosen.source.empty() ? std::string("config") : chosen.source;
    price.date = chosen.date;
    const auto names = rateNames();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string& text = chosen.*kTexts[i];
        if (text.empty()) continue;
        price.rates.*names[i].rate = parseRate(text, names[i].unit);
        if (!(price.rates.*names[i].rate)) {
            return fail(ErrorKind::Invalid,
                        cat("the ", names[i].key, " price of ", chosen.model, " is not a number"),
                        "write a decimal number of dollars, such as \"2.50\"; \"0\" is free");
        }
    }
    const auto card =
        std::find_if(provider.models.begin(), provider.models.end(),
                     [&](const ModelCard& known) { return known.id == chosen.model; });
    if (card != provider.models.end()) {
        // Tables tell plain rates only: what long prompts cost stays as the catalogue has it.
        if (!chosen.source.empty() && card->price) price.tiers = card->price->tiers;
        card->price = std::move(price);
        return {};
    }
    ModelCard made;
    if (const auto* known = provider.find(chosen.model)) made = *known;  // its limits still hold
    made.id = chosen.model;
    if (made.title.empty()) made.title = chosen.model;
    made.price = std::move(price);
    provider.models.push_back(std::move(made));
    return {};
}

void layHeader(Provider& provider, const config::HeaderConfig& chosen)
{
    for (auto& [name, value] : provider.headers) {
        if (equalsNoCase(name, chosen.name)) {
            value = chosen.value;
            return;
        }
    }
    provider.headers.emplace_back(chosen.name, chosen.value);
}

/// With its slash; empty: the address is a host alone.
std::string_view pathOf(std::string_view url)
{
    const auto host = url.find("://");
    const auto path = host == std::string_view::npos ? host : url.find('/', host + 3);
    return path == std::string_view::npos ? std::string_view() : url.substr(path);
}

/// An address such as the provider has itself, where each customer has a host of his own: its
/// version follows.
bool isPlacesOwn(const Provider& row, std::string_view url)
{
    return std::ranges::any_of(row.places, [url](const Place& place) {
        const SplitBase split = splitBase(place.baseUrl);
        return !split.version.empty() && pathOf(split.baseUrl) == pathOf(url);
    });
}

}  // namespace

Result<Provider> resolve(const Catalogue& catalogue, const config::ProviderConfig& chosen)
{
    const std::string& wanted = chosen.base.empty() ? chosen.id : chosen.base;
    const Provider* row = catalogue.find(wanted);
    if (row == nullptr && chosen.base.empty() && !chosen.baseUrl.empty()) {
        row = catalogue.find("openai-compatible");  // a provider of the user's own
    }
    if (row == nullptr) {
        return fail(ErrorKind::Invalid, cat("no provider is called \"", wanted, "\""),
                    chosen.base.empty()
                        ? "set its baseUrl, or base it on a provider of the catalogue"
                        : "choose a base from the catalogue of providers");
    }
    Provider provider = *row;
    if (provider.id != chosen.id) {
        provider.id = chosen.id;
        provider.aliases.clear();  // they belong to the row itself
        if (catalogue.find(chosen.id) != row) provider.title = chosen.id;
    }
    if (!chosen.title.empty()) provider.title = chosen.title;
    if (!chosen.baseUrl.empty()) {
        SplitBase split = splitBase(chosen.baseUrl);
        provider.baseUrl = std::move(split.baseUrl);
        if (!split.version.empty()) {
            provider.version = std::move(split.version);
        } else if (row->baseUrl.empty() && !pathOf(provider.baseUrl).empty() &&
                   !isPlacesOwn(*row, provider.baseUrl)) {
            provider.version.clear();  // https://host/own/path is meant as it stands
        }
    }
    // Without a key of ours the client's path may name the host.
    const bool mayBePlaced = !provider.places.empty() && chosen.key.empty();
    if (provider.baseUrl.empty() && !provider.sample && !mayBePlaced) {
        return fail(ErrorKind::Invalid, cat("provider \"", chosen.id, "\" has no address"),
                    "set its baseUrl, such as http://127.0.0.1:8000/v1");
    }
    for (const auto& header : chosen.headers) layHeader(provider, header);
    for (const auto& price : chosen.prices) GH_TRY(layPrice(provider, price));
    return provider;
}

}  // namespace gatehouse::provider
