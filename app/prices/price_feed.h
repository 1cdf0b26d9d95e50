#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

#include "proxy/core/provider/provider.h"

namespace gatehouse::app {

/// What a table says that a model costs.
struct FeedPrice {
    std::string provider;  ///< as it is called here: "google-ai-studio"
    std::string model;     ///< as the provider calls it
    provider::Rates rates;
};

/// A table of prices from elsewhere.
struct PriceFeed {
    QString trouble;                ///< what is wrong with it and what to do; empty: it was read
    QString format;                 ///< "Gatehouse", "models.dev", "LiteLLM"
    std::vector<FeedPrice> prices;  ///< by provider, then model
    int unreadable = 0;             ///< entries whose prices are no prices
};

/// Reads a table of one of the known shapes, told apart by its members:
///
/// Shape   Gatehouse: {"prices": [{"provider", "model", "input": "2.50", …}]}, USD per million
/// tokens;
///         models.dev: {PROVIDER: {"models": {MODEL: {"cost": {…}}}}}, USD per million tokens;
///         LiteLLM: {MODEL: {"litellm_provider", "input_cost_per_token", …}}, USD a token.
/// Errors  in `trouble`. Providers that are not known here, and models without a price, are left
/// out.
PriceFeed readPriceFeed(const QByteArray& json);

}  // namespace gatehouse::app
