#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"
#include "proxy/core/provider/catalogue.h"

/// Edits of a config as values: each takes one and gives the next. Publishing is Gateway's.
///
/// Thread  any.
namespace gatehouse::app {

/// A gateway key as made: the text is shown once and then only its keyed hash is left.
struct NewKey {
    config::Config config;
    std::string id;
    Secret text;  ///< "gh_" and 43 characters: 256 bits of chance
};

NewKey withNewKey(config::Config config, const QString& label, WallMicros now);
/// A new key in place of `id`: the same name, and the old one works for `grace` longer (0: no
/// longer). `id` unknown: as withNewKey().
NewKey withRotatedKey(config::Config config, const std::string& id, Millis grace, WallMicros now);
config::Config withoutKey(config::Config config, const std::string& id);
config::Config withOpenLoopback(config::Config config, bool open);
/// Every listen address with another port.
config::Config withPort(config::Config config, int port);

/// Replaces the provider with this id, or appends it.
config::Config withProvider(config::Config config, config::ProviderConfig provider);
config::Config withoutProvider(config::Config config, const std::string& id);
[[nodiscard]] const config::ProviderConfig* findProvider(const config::Config& config,
                                                         const std::string& id);
/// Where each key of a provider is kept: the first, and the further ones.
std::vector<SecretRef> keysOf(const config::ProviderConfig& provider);
/// Sets the user's own price of a model; one without any rate takes it away.
config::Config withPrice(config::Config config, const std::string& provider,
                         config::PriceConfig price);
/// "openai", or "openai-2" when that is taken. Makes a slug of any title.
std::string freeId(const config::Config& config, const QString& wanted);

/// What people call a provider: its own title, the row's, or the id.
QString titleOf(const config::ProviderConfig& provider);
/// The row with what the user changed; empty when no row fits.
std::optional<provider::Provider> resolved(const config::ProviderConfig& provider);
/// "keychain", "encrypted file", "environment (OPENAI_API_KEY)", "the client's own key", "no key
/// needed".
QString keyPlace(const config::ProviderConfig& provider);

/// Reads a config file; a missing one is the config of a first run. Problems are words for people.
std::optional<config::Config> readConfigFile(const QString& path, QString& trouble);

}  // namespace gatehouse::app
