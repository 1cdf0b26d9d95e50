#include "proxy/shell/engine/cloudflare_keys.h"

#include <algorithm>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/json_text.h"
#include "proxy/core/base/text.h"
#include "proxy/core/config/credential.h"
#include "proxy/shell/engine/cloudflare_objects.h"

namespace gatehouse::engine::cloudflare {
namespace {

using config::ProviderConfig;

constexpr std::string_view kKind = "provider_key";
constexpr std::size_t kLongestAlias = 64;

/// A key as the API names it.
struct KeyPlace {
    std::string provider;  ///< id in the config
    std::string alias;
    SecretRef reference;
};

KeyPlace placeOf(const json::object& data)
{
    return {textAt(data, "provider"), textAt(data, "alias"), {textAt(data, "secret_id")}};
}

std::string_view firstName(const ProviderConfig& provider)
{
    return provider.keyName.empty() ? config::kFirstKey : std::string_view(provider.keyName);
}

bool hasKey(const ProviderConfig& provider, std::string_view alias)
{
    return (!provider.key.empty() && firstName(provider) == alias) ||
           std::ranges::count(provider.moreKeys, alias, &config::ProviderKeyConfig::name) > 0;
}

ProviderConfig* findProvider(config::Config& config, std::string_view id)
{
    const auto at = std::ranges::find(config.providers, id, &ProviderConfig::id);
    return at == config.providers.end() ? nullptr : &*at;
}

bool isInUse(const config::Config& config, const KeyPlace& place)
{
    const auto at = std::ranges::find(config.providers, place.provider, &ProviderConfig::id);
    if (at == config.providers.end()) return false;
    if (firstName(*at) == place.alias) return at->key == place.reference;
    return std::ranges::any_of(at->moreKeys, [&](const auto& each) {
        return each.name == place.alias && each.key == place.reference;
    });
}

void setWeight(ProviderConfig& provider, std::string_view alias, std::int64_t weight)
{
    if (firstName(provider) == alias) provider.keyWeight = weight;
    for (auto& each : provider.moreKeys) {
        if (each.name == alias) each.weight = weight;
    }
}

/// The calls that name no alias go out under this key alone.
void makeDefault(ProviderConfig& provider, std::string_view alias)
{
    provider.keyWeight = 0;
    for (auto& each : provider.moreKeys) each.weight = 0;
    setWeight(provider, alias, 1);
}

void addKey(ProviderConfig& provider, const KeyPlace& place, bool isDefault)
{
    if (provider.key.empty()) {
        provider.key = place.reference;
        provider.keyName = place.alias;
        provider.keyWeight = 1;
    } else {
        provider.moreKeys.push_back({place.alias, place.reference, 0});
    }
    if (isDefault) makeDefault(provider, place.alias);
}

/// The key beside the others moves up, and calls without an alias keep a key.
void dropKey(ProviderConfig& provider, std::string_view alias)
{
    if (firstName(provider) != alias) {
        std::erase_if(provider.moreKeys, [&](const auto& each) { return each.name == alias; });
    } else if (provider.moreKeys.empty()) {
        provider.key = {};
        provider.keyName.clear();
        provider.keyWeight = 1;
    } else {
        const auto next = provider.moreKeys.front();
        provider.moreKeys.erase(provider.moreKeys.begin());
        provider.key = next.key;
        provider.keyName = next.name == config::kFirstKey ? std::string() : next.name;
        provider.keyWeight = next.weight;
    }
    std::int64_t sum = provider.keyWeight;
    for (const auto& each : provider.moreKeys) sum += each.weight;
    if (sum == 0) provider.keyWeight = 1;
}

/// The last characters of a key long enough that they tell nothing.
std::string previewOf(std::string_view secret)
{
    constexpr std::size_t kLong = 16;
    return secret.size() < kLong ? "…" : cat("…", secret.substr(secret.size() - 4));
}

bool isAlias(std::string_view alias)
{
    return !alias.empty() && alias.size() <= kLongestAlias && !config::looksLikeCredential(alias) &&
           std::ranges::all_of(alias, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.';
           });
}

std::int64_t weightOf(const config::Config& config, const KeyPlace& place)
{
    const auto at = std::ranges::find(config.providers, place.provider, &ProviderConfig::id);
    if (at == config.providers.end()) return 0;
    if (firstName(*at) == place.alias) return at->keyWeight;
    const auto more =
        std::ranges::find(at->moreKeys, place.alias, &config::ProviderKeyConfig::name);
    return more == at->moreKeys.end() ? 0 : more->weight;
}

json::object shown(const store::StoredObject& object)
{
    json::object out = objectJson(object);
    out.erase("provider");
    return out;
}

/// As it stands: another key may have been made the default since.
json::object shownNow(const Call& call, const store::StoredObject& object)
{
    json::object out = shown(object);
    if (weightOf(call.snapshot.config, placeOf(dataOf(object))) == 0) out["default_config"] = false;
    return out;
}

/// Its own, so that nobody's value is overwritten by another key of that alias.
std::string vaultNameOf(const std::string& provider, const std::string& alias,
                        const std::string& id)
{
    constexpr std::size_t kEnough = 8;
    return cat("cf.", provider, ".", alias, ".", std::string_view(id).substr(0, kEnough));
}

/// What of a body goes beside the key: default_config and the limits.
Result<void> takeRest(const json::object& body, json::object& data)
{
    auto isDefault = flagOf(body, "default_config",
                            data["default_config"].is_bool() && data["default_config"].get_bool());
    if (!isDefault) return std::move(isDefault).error();
    data["default_config"] = *isDefault;
    for (const std::string_view name : {"rate_limit", "rate_limit_period"}) {
        const auto* value = body.if_contains(name);
        if (value == nullptr) continue;
        if (!value->is_null() && !(value->is_int64() && value->get_int64() >= 0))
            return badRequest(cat(name, " is not a number"),
                              "send a whole number, or leave it out");
        data[name] = *value;
    }
    return {};
}

/// The secret itself, or where it is kept. Puts `secret_id` and `secret_preview` into `data`.
Result<void> takeSecret(const Call& call, const json::object& body, const std::string& vaultName,
                        json::object& data)
{
    const auto* secret = body.if_contains("secret");
    if (secret == nullptr) {
        auto id = textOf(body, "secret_id");
        if (!id) return badRequest("there is neither a secret nor a secret_id", "send the key");
        if (!config::whyUnusable(SecretRef{*id}).empty())
            return badRequest("secret_id names no secret of this gateway",
                              "send env:NAME, file:PATH, vault:NAME or keychain:NAME");
        data["secret_id"] = *id;
        data["secret_preview"] = "…";
        return {};
    }
    // A key may be JSON of several parts, as those of clouds are.
    const Secret value(secret->is_string()   ? std::string(secret->get_string())
                       : secret->is_object() ? json::serialize(*secret)
                                             : std::string());
    if (value.empty()) return badRequest("the secret is empty, or no text", "send the key");
    GH_TRY(call.view.putSecret(vaultName, value));
    data["secret_id"] = cat("vault:", vaultName);
    data["secret_preview"] = previewOf(value.reveal());
    return {};
}

void forget(const Call& call, const SecretRef& reference)
{
    if (reference.text.starts_with("vault:cf."))
        (void)call.view.removeSecret(std::string(reference.name()));
}

Error taken()
{
    return fail(ErrorKind::Conflict, "this provider has a key of that alias",
                "choose another alias, or PATCH that key");
}

}  // namespace

Reply listKeys(const Call& call)
{
    if (const auto known = checkQuery(call, {}); !known) return refuse(known.error());
    const auto paging = pagingOf(call);
    if (!paging) return refuse(paging.error());
    auto all = objectsOf(call, kKind, call.gateway());
    if (!all) return refuse(all.error());
    std::erase_if(*all, [&](const auto& each) {
        return !isInUse(call.snapshot.config, placeOf(dataOf(each)));
    });
    json::array rows;
    for (const auto& each : cut(*all, *paging)) rows.push_back(shownNow(call, each));
    return okPage(std::move(rows), *paging, static_cast<std::int64_t>(all->size()));
}

Reply createKey(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    const auto known = checkMembers(*body, {"alias", "provider_slug", "default_config", "secret",
                                            "secret_id", "rate_limit", "rate_limit_period"});
    if (!known) return refuse(known.error());
    const auto slug = textOf(*body, "provider_slug");
    if (!slug) return refuse(slug.error());
    const auto alias = textOf(*body, "alias");
    if (!alias) return refuse(alias.error());
    if (!isAlias(*alias)) {
        return refuse(badRequest("this cannot be an alias",
                                 "use at most 64 letters, digits, -, _ and points"));
    }
    const auto* upstream = call.snapshot.find(*slug);
    if (upstream == nullptr) {
        return refuse(badRequest("there is no such provider",
                                 "send the slug it has in paths, such as openai"));
    }
    const std::string provider = upstream->chosen.id;
    if (hasKey(upstream->chosen, *alias)) return refuse(taken());
    json::object data{{"provider", provider}, {"provider_slug", *slug}, {"alias", *alias}};
    if (const auto rest = takeRest(*body, data); !rest) return refuse(rest.error());
    const auto id = newId();
    if (!id) return refuse(id.error());
    const std::string vaultName = vaultNameOf(provider, *alias, *id);
    if (const auto kept = takeSecret(call, *body, vaultName, data); !kept)
        return refuse(kept.error());
    const KeyPlace place = placeOf(data);
    const bool isDefault = data["default_config"].get_bool();
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            config::Config config = live;
            if (findProvider(config, provider) == nullptr)
                config.providers.push_back({.id = provider});
            ProviderConfig& own = *findProvider(config, provider);
            if (hasKey(own, place.alias)) return taken();
            addKey(own, place, isDefault);
            return config;
        },
        cat("key ", *alias, " of ", provider, " stored"));
    if (auto refused = refusal(published)) {
        forget(call, place.reference);
        return std::move(*refused);
    }
    const auto object = keepObject(call, kKind, *id, call.gateway(), data);
    return object ? ok(shown(*object)) : refuse(object.error());
}

Reply getKey(const Call& call)
{
    const auto object = objectOf(call, kKind, call.names[1], call.gateway());
    return object ? ok(shownNow(call, *object)) : refuse(object.error());
}

Reply changeKey(const Call& call)
{
    const auto body = bodyOf(call);
    if (!body) return refuse(body.error());
    const auto known = checkMembers(
        *body, {"default_config", "secret", "secret_id", "rate_limit", "rate_limit_period"});
    if (!known) return refuse(known.error());
    const auto object = objectOf(call, kKind, call.names[1], call.gateway());
    if (!object) return refuse(object.error());
    json::object data = dataOf(*object);
    const KeyPlace before = placeOf(data);
    if (!isInUse(call.snapshot.config, before)) {
        return refuse(fail(ErrorKind::NotFound, "the provider has this key no more",
                           "make a new one; this one can be deleted"));
    }
    if (const auto rest = takeRest(*body, data); !rest) return refuse(rest.error());
    if (body->contains("secret") || body->contains("secret_id")) {
        const std::string vaultName = vaultNameOf(before.provider, before.alias, object->id);
        if (const auto kept = takeSecret(call, *body, vaultName, data); !kept)
            return refuse(kept.error());
    }
    const KeyPlace after = placeOf(data);
    const bool isDefault = data["default_config"].get_bool();
    // Also where nothing of the config changes: the snapshot holds the value itself.
    const auto published = call.view.edit(
        [&](const config::Config& live) -> Result<config::Config> {
            config::Config config = live;
            ProviderConfig* own = findProvider(config, before.provider);
            if (own == nullptr) return notFound("key", "…/provider_configs");
            if (firstName(*own) == before.alias) own->key = after.reference;
            for (auto& each : own->moreKeys) {
                if (each.name == before.alias) each.key = after.reference;
            }
            if (isDefault) makeDefault(*own, before.alias);
            return config;
        },
        cat("key ", before.alias, " of ", before.provider, " changed"));
    if (auto refused = refusal(published)) return std::move(*refused);
    if (!(after.reference == before.reference)) forget(call, before.reference);
    const auto kept = keepObject(call, kKind, object->id, object->gateway, data);
    return kept ? ok(shown(*kept)) : refuse(kept.error());
}

Reply removeKey(const Call& call)
{
    const auto object = objectOf(call, kKind, call.names[1], call.gateway());
    if (!object) return refuse(object.error());
    const KeyPlace place = placeOf(dataOf(*object));
    if (isInUse(call.snapshot.config, place)) {
        const auto published = call.view.edit(
            [&](const config::Config& live) -> Result<config::Config> {
                config::Config config = live;
                ProviderConfig* own = findProvider(config, place.provider);
                if (own != nullptr) dropKey(*own, place.alias);
                return config;
            },
            cat("key ", place.alias, " of ", place.provider, " removed"));
        if (auto refused = refusal(published)) return std::move(*refused);
    }
    forget(call, place.reference);
    if (const auto gone = dropObject(call, kKind, object->id); !gone) return refuse(gone.error());
    return ok(shown(*object));
}

}  // namespace gatehouse::engine::cloudflare
