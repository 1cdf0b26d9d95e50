#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/embedded.h"
#include "proxy/core/base/result.h"
#include "proxy/core/chat/usage.h"
#include "proxy/core/config/config.h"
#include "proxy/core/provider/provider.h"

namespace gatehouse::provider {

/// All providers known: rows compiled in, rows of the user over them.
class Catalogue {
public:
    /// Errors  Invalid with file name and path inside it.
    static Result<Catalogue> load(std::span<const EmbeddedFile> rows);
    /// The rows that are compiled in. A broken one fails a test, so this cannot fail at run time.
    static const Catalogue& builtIn();

    [[nodiscard]] const Provider* find(std::string_view idOrAlias) const noexcept;

    [[nodiscard]] const std::vector<Provider>& all() const noexcept { return providers_; }

    [[nodiscard]] const std::string& version() const noexcept
    {
        return version_;
    }  ///< of the price facts

private:
    std::vector<Provider> providers_;
    std::string version_;
};

/// The row a config entry means, with everything the user changed laid over it.
Result<Provider> resolve(const Catalogue& catalogue, const config::ProviderConfig& chosen);

/// Cost of a call; empty when a rate that is needed or the usage itself is unknown.
///
/// Units   whole pico-dollars, exact.
/// Source  features.md 7.6: a tier is chosen by all prompt tokens and replaces every rate;
/// reasoning is part of output
///         and priced apart only where it has a rate; a missing cache rate falls back to nothing:
///         unknown.
std::optional<PicoUsd> cost(const chat::Usage& usage, const Price& price) noexcept;

}  // namespace gatehouse::provider
