#pragma once

#include <string>
#include <vector>

#include "app/prices/price_feed.h"
#include "proxy/core/config/config.h"

namespace gatehouse::app {

/// What a table would change about the price of one model.
struct PriceChange {
    enum class Kind : quint8 {
        New,      ///< no price is known here
        Changed,  ///< another one is
        Gone,     ///< the table has the provider, and the model no more; its price stays
    };

    Kind kind = Kind::Changed;
    std::string provider;  ///< of the config
    std::string model;
    provider::Rates before;
    provider::Rates after;  ///< what the table does not tell stays as it was
    bool isOwn = false;     ///< the user set the price that would go
    bool isListed = true;   ///< the model is one that is known here
    bool isChosen = false;  ///< to be put in force

    /// Nothing can be put in force of what is gone.
    [[nodiscard]] bool canBeChosen() const { return kind != Kind::Gone; }
};

/// Differences between a table and the prices in force, by provider in the order of the config.
/// Chosen are changed prices, and new ones of models that are known here; a price of the user's own
/// never is.
std::vector<PriceChange> priceChanges(const config::Config& config, const PriceFeed& feed);

/// The config with the prices of the chosen changes, which say where they come from and when.
config::Config withPrices(config::Config config, const std::vector<PriceChange>& changes,
                          const std::string& source, const std::string& date);

}  // namespace gatehouse::app
