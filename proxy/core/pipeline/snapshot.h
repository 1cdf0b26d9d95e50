#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "proxy/core/base/crypto.h"
#include "proxy/core/base/result.h"
#include "proxy/core/base/secret.h"
#include "proxy/core/config/config.h"
#include "proxy/core/http/url.h"
#include "proxy/core/identity/caller.h"
#include "proxy/core/pipeline/prompt_table.h"
#include "proxy/core/pipeline/route_table.h"
#include "proxy/core/policy/retry.h"
#include "proxy/core/provider/catalogue.h"
#include "proxy/core/provider/provider.h"

namespace gatehouse::cache {
class Book;
}

namespace gatehouse::identity {
class Issuers;
}

namespace gatehouse::pipeline {

using SecretLookup = std::function<Result<Secret>(const SecretRef&)>;

/// Lets a map of strings be asked with a view.
struct TextHash {
    using is_transparent = void;

    std::size_t operator()(std::string_view text) const noexcept
    {
        return std::hash<std::string_view>()(text);
    }
};
template <class Value>
using TextMap = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// An API key of a provider, and its share of the calls.
struct UpstreamKey {
    std::string name;  ///< for people; kFirstKey, or as the config says
    Secret value;
    std::int64_t weight = 1;
    std::uint64_t mark = 0;  ///< tells it from all others; another value is another mark
};

/// A provider ready to be called.
struct Upstream {
    provider::Provider row;
    config::ProviderConfig chosen;
    http::Url base;
    std::vector<UpstreamKey> keys;  ///< none: the client's own credential passes
    std::uint64_t mark = 0;  ///< changes with its address and its keys: what was seen of it before
                             ///< says nothing then
    bool implicit =
        false;  ///< not set up by the user: reached only by its path, with the client's own key
    TextMap<std::size_t> cards;  ///< models of the row by their id
    std::string region;  ///< of the address and of signatures, where the provider has regions
    std::string
        prefix;  ///< of the paths of translated calls; empty though the row has one: unknown
    std::string origin;  ///< names the pool its connections belong to: target, proxy and trust

    /// By its place in `keys`; empty where there is none.
    [[nodiscard]] std::string_view keyAt(std::size_t place) const noexcept
    {
        return place < keys.size() ? keys[place].value.reveal() : std::string_view();
    }

    /// The same provider at another address: what Place means.
    [[nodiscard]] std::unique_ptr<Upstream> at(std::string_view baseUrl,
                                               std::string_view region) const;

    /// Exact name first, then the name without its date, or the newest dated form.
    [[nodiscard]] const provider::ModelCard* card(std::string_view model) const noexcept;
};

using identity::KeyEntry;

/// The keys of a snapshot by their keyed hash.
class KeyIndex {
public:
    /// `version` tells two indexes apart that stand in snapshots of one generation.
    KeyIndex(std::string_view salt, std::vector<KeyEntry> keys, std::uint64_t version = 0);
    /// nullptr: unknown. Disabled and expired keys are found: the caller says why they are refused.
    [[nodiscard]] const KeyEntry* find(std::string_view key) const noexcept;

    [[nodiscard]] bool empty() const noexcept { return keys_.empty(); }

    [[nodiscard]] std::uint64_t version() const noexcept { return version_; }

private:
    std::uint64_t version_;
    Hmac hmac_;
    std::vector<KeyEntry> keys_;
    std::unordered_multimap<std::uint64_t, std::size_t>
        byPrefix_;  ///< first eight bytes of the digest
};

struct GuardEntry;

/// What a gateway, by the name of its path, asks of its calls. What a call says itself goes before
/// it.
struct GatewayRules {
    std::string id;
    /// Its calls need a gateway key, also from where the server lets callers in without one. False
    /// lets nobody in whom the server would not.
    bool authentication = false;
    bool collectLogs = true;           ///< false: no row, but for calls that ask for one
    std::optional<int> retryAttempts;  ///< 1 to 5
    std::optional<Millis> retryDelay;  ///< at most 5 s
    std::optional<policy::Backoff> retryBackoff;
    std::optional<Seconds> cacheTtl;          ///< 0: answers are not kept
    bool forgetsOnUpdate = false;             ///< see config::CacheConfig::forgetOnUpdate
    std::shared_ptr<const GuardEntry> guard;  ///< nullptr: nothing is looked for
};

class LimitBook;

/// A config, compiled. Immutable; an exchange keeps the one it began with.
struct Snapshot {
    config::Config config;
    std::uint64_t generation = 0;
    std::string generationText;
    std::string priceVersion;
    std::vector<Upstream> upstreams;
    TextMap<std::size_t> byName;               ///< ids and aliases of providers
    TextMap<std::string> models;               ///< the user's own names → provider/model
    TextMap<std::size_t> defaultOfFamily;      ///< dialect family → upstream
    std::vector<GatewayRules> gateways;        ///< `default` is always among them
    std::vector<RouteEntry> routes;            ///< as the config has them
    bool hashesBodies = false;                 ///< of some calls, instead of keeping them
    TextMap<std::size_t> routesByName;         ///< "gateway/name"
    TextMap<std::size_t> routesByPath;         ///< of those with a path of their own
    std::shared_ptr<const LimitBook> limits;   ///< never null
    std::shared_ptr<const cache::Book> cache;  ///< likewise
    prompt::Library prompts;
    std::vector<InjectionEntry> injections;  ///< those that are switched on
    std::vector<std::string> hosts;          ///< allowed Host names beside addresses, lower case
    std::unique_ptr<KeyIndex> keys;
    std::shared_ptr<const KeyIndex> runKeys;           ///< beside the config's; nullptr: none
    std::shared_ptr<const identity::Issuers> issuers;  ///< of tokens; nullptr: none is in use

    [[nodiscard]] const Upstream* find(std::string_view name) const;
    /// The rules of a gateway; an empty name is the default one. nullptr: there is none of that id.
    [[nodiscard]] const GatewayRules* gateway(std::string_view id) const noexcept;
    /// The route that a gateway calls so, or else the default gateway, whose routes are
    /// everybody's. nullptr: there is none.
    [[nodiscard]] const RouteEntry* route(std::string_view gateway, std::string_view name) const;
    /// The route whose own path this is; nullptr: none's.
    [[nodiscard]] const RouteEntry* routeAt(std::string_view path) const;
    /// Among the config's keys and those of runs; nullptr: unknown.
    [[nodiscard]] const KeyEntry* key(std::string_view value) const noexcept;

    [[nodiscard]] bool hasKeys() const noexcept
    {
        return !keys->empty() || (runKeys && !runKeys->empty());
    }

    [[nodiscard]] std::uint64_t keysVersion() const noexcept
    {
        return runKeys ? runKeys->version() : 0;
    }

    /// Compiles regexes, prices, key hashes; looks secrets up. Runs on the publisher's thread.
    /// `ownKey` is one more gateway key, of the program itself; it stands in no config. `zones`:
    /// see limit::ZoneSource; without it all calendars are UTC.
    /// Errors  Invalid with the path of the config entry in the message.
    static Result<std::shared_ptr<const Snapshot>> build(
        const config::Config& config, std::uint64_t generation,
        const provider::Catalogue& catalogue, const SecretLookup& secrets,
        std::shared_ptr<const KeyIndex> runKeys = nullptr, const Secret& ownKey = {},
        const std::function<std::string(std::string_view)>& zones = {});
};

}  // namespace gatehouse::pipeline
