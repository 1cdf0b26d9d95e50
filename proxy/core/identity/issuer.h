#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/config/access.h"
#include "proxy/core/identity/caller.h"
#include "proxy/core/identity/key_set.h"

namespace gatehouse::identity {

/// An issuer of tokens, compiled. Immutable.
struct Issuer {
    config::TokenIssuerConfig config;
    std::vector<Algorithm> algorithms;
    std::optional<KeySet> keys;  ///< that the config has; nothing: they are fetched, or none needed
    Secret clientSecret;
    std::uint64_t mark = 0;  ///< tells it from all others; another setting is another mark

    [[nodiscard]] bool isAsked() const noexcept { return !config.introspectionUrl.empty(); }

    [[nodiscard]] bool fetches() const noexcept { return !isAsked() && !keys; }
};

/// The issuers of a config that are switched on.
class Issuers {
public:
    using Secrets = std::function<Result<Secret>(const SecretRef&)>;

    /// Errors  Invalid with the path of the config entry in the message.
    static Result<Issuers> build(const std::vector<config::TokenIssuerConfig>& list,
                                 const Secrets& secrets);

    [[nodiscard]] const std::vector<Issuer>& all() const noexcept { return all_; }

    /// Whose token this is, as it says itself. `isOurs`: it stands where nothing but credentials
    /// of the gateway do, so it may be shown to who is asked about tokens. nullptr: nobody's.
    [[nodiscard]] const Issuer* of(std::string_view token, bool isOurs) const;

private:
    std::vector<Issuer> all_;
};

}  // namespace gatehouse::identity
