#pragma once

#include <string>
#include <utility>
#include <vector>

#include "proxy/core/config/config.h"
#include "proxy/core/export/bundle.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::exports {

/// Every secret a config names, with the variable it comes from on a server.
///
/// Shape   a variable the config names already keeps its name; others get the vendor's usual one,
/// or one made of the provider's id where that is taken. `file:` secrets are not among them.
std::vector<NeededSecret> neededSecrets(const config::Config& config,
                                        const provider::Catalogue& catalogue);

/// Replaces the references at the places of `secrets` with `env:VARIABLE`.
config::Config withVariables(config::Config config, const std::vector<NeededSecret>& secrets);
/// The way back: each place gets what it was. Places that are no longer there are passed over.
config::Config withFormerPlaces(config::Config config, const std::vector<NeededSecret>& secrets);

/// Each reference to a secret with its JSON pointer and what it is for.
struct SecretPlace {
    std::string path;
    std::string* text = nullptr;  ///< "vault:NAME", as SecretRef has it
    Sentence about;

    [[nodiscard]] SecretRef reference() const { return {*text}; }
};

std::vector<SecretPlace> secretPlaces(config::Config& config, const provider::Catalogue& catalogue);

}  // namespace gatehouse::exports
